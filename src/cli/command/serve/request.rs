//! What a browser asks for, read from the bytes that come, as strictly as can be: whatever is not
//! plainly HTTP/1.1 is answered with what is wrong, as soon as that is seen.

use super::response::Status;

/// The most bytes before a body.
pub const MOST_HEAD: usize = 8 << 10;
/// The most bytes of a body: some years of a journal.
pub const MOST_BODY: usize = 256 << 10;
/// The most header fields.
const MOST_FIELDS: usize = 100;

/// What stands before the body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The method, as it is written.
    pub method: String,
    /// What is asked for: all that stands between method and version.
    pub target: String,
    /// To whom it is sent, by the browser.
    pub host: String,
    /// Whose page sends it, where that is said.
    pub origin: Option<String>,
    /// How long the body is, where that is said.
    pub length: Option<usize>,
    /// Whether the body comes in pieces, of which nobody says how long they are together.
    pub in_pieces: bool,
    /// Whether it waits for a word before it sends the body.
    pub expects: bool,
    /// Bytes of it, with the empty line.
    pub bytes: usize,
}

/// Reads a request as far as it has come; none means that more of it has to come.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Option<Head>, Status> {
    let (mut lines, mut start) = (Vec::<&[u8]>::new(), 0);
    loop {
        let Some(end) = line_end(&bytes[start..])? else {
            let whole = bytes.len() <= MOST_HEAD;
            // A first line that is no request needs no second one.
            if let Some(first) = lines.first() {
                request_line(first)?;
            }
            return if whole { Ok(None) } else { Err(Status::TooMuchBefore) };
        };
        let line = &bytes[start..start + end];
        start += end + 2;
        if start > MOST_HEAD || lines.len() > MOST_FIELDS {
            return Err(Status::TooMuchBefore);
        }
        if line.is_empty() {
            return head(&lines, start).map(Some);
        }
        lines.push(line);
    }
}

/// Where the first line ends; none where it goes on.
fn line_end(bytes: &[u8]) -> Result<Option<usize>, Status> {
    let stop = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
    match bytes.iter().position(stop) {
        Some(at) if bytes[at] == b'\r' => match bytes.get(at + 1) {
            Some(b'\n') => Ok(Some(at)),
            Some(_) => Err(Status::Wrong),
            None => Ok(None),
        },
        Some(_) => Err(Status::Wrong),
        None => Ok(None),
    }
}

/// Method and target.
fn request_line(line: &[u8]) -> Result<(&str, &str), Status> {
    let line = str::from_utf8(line).ok().filter(|line| line.is_ascii()).ok_or(Status::Wrong)?;
    let mut words = line.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Status::Wrong);
    };
    let is_word = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_path = target.starts_with('/') && !target.contains('\t');
    // `OPTIONS *` and `CONNECT host:port` are asked of others than this.
    if is_word && is_path { Ok((method, target)) } else { Err(Status::Wrong) }
}

fn head(lines: &[&[u8]], bytes: usize) -> Result<Head, Status> {
    let (first, fields) = lines.split_first().ok_or(Status::Wrong)?;
    let (method, target) = request_line(first)?;
    let (mut host, mut origin, mut length, mut in_pieces, mut expects) =
        (None, None, None, false, false);
    for line in fields {
        let colon = line.iter().position(|byte| *byte == b':').ok_or(Status::Wrong)?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        // A space before the colon, or a line that goes on the one before, is read by each in a way
        // of its own.
        if name.is_empty() || !name.iter().copied().all(is_of_a_name) {
            return Err(Status::Wrong);
        }
        let text = || str::from_utf8(value).map(str::to_owned).map_err(|_| Status::Wrong);
        match name.to_ascii_lowercase().as_slice() {
            b"host" => once(&mut host, text()?)?,
            b"origin" => once(&mut origin, text()?)?,
            b"content-length" => once(&mut length, number(value)?)?,
            b"transfer-encoding" => in_pieces = true,
            b"expect" => expects = value.eq_ignore_ascii_case(b"100-continue"),
            _ => {}
        }
    }
    if in_pieces && length.is_some() {
        return Err(Status::Wrong);
    }
    Ok(Head {
        method: method.to_owned(),
        target: target.to_owned(),
        host: host.ok_or(Status::Wrong)?,
        origin,
        length,
        in_pieces,
        expects,
        bytes,
    })
}

/// What two of say different things to different readers.
fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Status> {
    if place.replace(value).is_some() { Err(Status::Wrong) } else { Ok(()) }
}

/// Letters, digits and the signs that a name may have.
fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A length in bytes; what is more than anything that is taken is the largest number.
fn number(digits: &[u8]) -> Result<usize, Status> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(Status::Wrong);
    }
    Ok(str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::{MOST_HEAD, Status, read};

    fn wrong(text: &str) -> Status {
        read(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn a_request_is_read_when_all_of_its_head_is_there() {
        let text = "POST /word/journal HTTP/1.1\r\nhost: a:1\r\nOrigin:http://a:1 \r\n\
            Content-Length: 12\r\nX-Y: \u{e9}\r\n\r\nbody";
        let end = text.find("body").expect("a body");
        for cut in 0..end {
            assert_eq!(read(&text.as_bytes()[..cut]), Ok(None), "{cut}");
        }
        let head = read(text.as_bytes()).expect("no mistake").expect("all of it");
        assert_eq!((&*head.method, &*head.target), ("POST", "/word/journal"));
        assert_eq!((&*head.host, head.origin.as_deref()), ("a:1", Some("http://a:1")));
        assert_eq!((head.length, head.bytes), (Some(12), end));
    }

    #[test]
    fn what_is_no_request_is_seen_at_once() {
        for text in [
            "\r\n",
            "GET /\r\n",
            "GET / HTTP/1.1\n",
            "GET / HTTP/1.1\rx",
            "GET  / HTTP/1.1\r\n",
            "GET / HTTP/1.1 \r\n",
            "GET / HTTP/2.0\r\n",
            "get / HTTP/1.1\r\n",
            "GET http://a/ HTTP/1.1\r\n",
            "OPTIONS * HTTP/1.1\r\n",
            "GET /\u{e9} HTTP/1.1\r\n",
            "GET /\0 HTTP/1.1",
            "\u{16}\u{3}\u{1}",
            "GET / HTTP/1.1\r\nHost: a\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        ] {
            assert_eq!(wrong(text), Status::Wrong, "{text:?}");
        }
        let long = "x".repeat(MOST_HEAD);
        assert_eq!(wrong(&format!("GET /{long}")), Status::TooMuchBefore);
        let many = "a:\r\n".repeat(200);
        assert_eq!(wrong(&format!("GET / HTTP/1.1\r\n{many}")), Status::TooMuchBefore);
        let huge =
            format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", "9".repeat(99));
        let head = read(huge.as_bytes()).expect("no mistake").expect("all of it");
        assert_eq!(head.length, Some(usize::MAX));
    }
}
