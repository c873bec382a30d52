//! The one page that there is, and the one place that takes a journal: who asks for what, and
//! whether they get it.

use std::net::SocketAddr;

use super::request::{Head, MOST_BODY};
use super::response::Status;

/// Where a page finds its journal's place: behind its own address.
const JOURNAL: &str = "/journal";

/// The page under its address.
#[derive(Debug)]
pub struct Site {
    /// Address and port, as browsers write them.
    host: String,
    /// The page's path: a slash, and the word that nobody guesses.
    path: String,
    /// The page.
    pub page: String,
}

/// What is wanted of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The page.
    Page,
    /// To hand in a journal of so many bytes.
    Journal(usize),
}

impl Site {
    /// The site at an address; `secret` is what makes its path one that nobody guesses.
    pub fn new(at: SocketAddr, secret: u128, page: String) -> Self {
        Self { host: at.to_string(), path: format!("/{secret:032x}"), page }
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.path)
    }

    fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// What a request wants.
    ///
    /// # Errors
    /// What is answered where it gets nothing.
    pub fn wants(&self, head: &Head) -> Result<Wanted, Status> {
        // Another page whose name leads here would send that name.
        if head.host != self.host {
            return Err(Status::NotHere);
        }
        let (path, rest) = head.target.split_at_checked(self.path.len()).ok_or(Status::NotHere)?;
        if !is_same(path, &self.path) {
            return Err(Status::NotHere);
        }
        match (rest, &*head.method) {
            ("" | "/", "GET") => Ok(Wanted::Page),
            ("" | "/", _) => Err(Status::OtherMethod("GET")),
            (JOURNAL, "POST") => self.takes(head),
            (JOURNAL, _) => Err(Status::OtherMethod("POST")),
            _ => Err(Status::NotHere),
        }
    }

    fn takes(&self, head: &Head) -> Result<Wanted, Status> {
        if head.origin.as_ref().is_some_and(|origin| *origin != self.origin()) {
            return Err(Status::Foreign);
        }
        match head.length {
            _ if head.in_pieces => Err(Status::NoLength),
            None => Err(Status::NoLength),
            Some(length) if length > MOST_BODY => Err(Status::TooMuch),
            Some(length) => Ok(Wanted::Journal(length)),
        }
    }
}

/// Whether two texts are the same, in a time that tells nothing of where they differ.
fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    one.len() == other.len() && pairs.fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::super::request::{Head, read};
    use super::{Site, Status, Wanted};

    fn site() -> Site {
        Site::new("127.0.0.1:8000".parse().expect("an address"), 0xabc, String::new())
    }

    fn head(text: &str) -> Head {
        read(format!("{text}\r\n\r\n").as_bytes()).expect(text).expect(text)
    }

    #[test]
    fn an_address_of_either_kind_is_written_as_browsers_do() {
        let word = format!("{:032x}", 0xabc);
        assert_eq!(site().url(), format!("http://127.0.0.1:8000/{word}"));
        let six = Site::new("[fd00::2]:80".parse().expect("an address"), 0xabc, String::new());
        assert_eq!(six.url(), format!("http://[fd00::2]:80/{word}"));
    }

    #[test]
    fn only_who_knows_the_whole_address_gets_anything() {
        let site = site();
        let wants =
            |line: &str, fields: &str| site.wants(&head(&format!("{line} HTTP/1.1\r\n{fields}")));
        let here = "Host: 127.0.0.1:8000";
        let page = format!("GET {}", site.path);
        assert_eq!(wants(&page, here), Ok(Wanted::Page));
        assert_eq!(wants(&format!("{page}/"), here), Ok(Wanted::Page));
        for host in
            ["127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.test", "localhost:8000", ""]
        {
            assert_eq!(wants(&page, &format!("Host: {host}")), Err(Status::NotHere), "{host}");
        }
        for more in ["/x", "//", "/../", "/%2e", "?a", "#a", "0", "/journal/"] {
            assert_eq!(wants(&format!("{page}{more}"), here), Err(Status::NotHere), "{more}");
        }
        for path in ["/", "//", "/..", &site.path[..20], &site.path.to_uppercase()] {
            assert_eq!(wants(&format!("GET {path}"), here), Err(Status::NotHere), "{path}");
        }
        assert_eq!(wants(&format!("PUT {}", site.path), here), Err(Status::OtherMethod("GET")));
    }

    #[test]
    fn a_journal_is_taken_from_the_page_itself_and_says_how_long_it_is() {
        let site = site();
        let wants = |fields: &str| {
            let line = format!("POST {}/journal HTTP/1.1\r\nHost: 127.0.0.1:8000", site.path);
            site.wants(&head(&format!("{line}\r\n{fields}")))
        };
        assert_eq!(wants("Content-Length: 5"), Ok(Wanted::Journal(5)));
        assert_eq!(
            wants("Content-Length: 5\r\nOrigin: http://127.0.0.1:8000"),
            Ok(Wanted::Journal(5))
        );
        for origin in
            ["null", "http://evil.test", "http://127.0.0.1:8001", "https://127.0.0.1:8000"]
        {
            let fields = format!("Content-Length: 5\r\nOrigin: {origin}");
            assert_eq!(wants(&fields), Err(Status::Foreign), "{origin}");
        }
        assert_eq!(wants("Content-Length: 262145"), Err(Status::TooMuch));
        assert_eq!(wants("Transfer-Encoding: chunked"), Err(Status::NoLength));
        assert_eq!(wants("X: y"), Err(Status::NoLength));
    }
}
