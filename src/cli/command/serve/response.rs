//! What is answered.

/// How a request went, by the numbers of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Here it is.
    Fine,
    /// It is no request, or none that is taken here.
    Wrong,
    /// It comes from another page.
    Foreign,
    /// There is no such thing here.
    NotHere,
    /// It is not done that way; which way it is.
    OtherMethod(&'static str),
    /// It did not come in time.
    Late,
    /// It does not say how long it is.
    NoLength,
    /// It is too long.
    TooMuch,
    /// What stands before its body is too long.
    TooMuchBefore,
    /// What came could not be kept.
    NotKept,
    /// Too many come with something at once.
    Busy,
}

impl Status {
    /// Number and name, and a sentence for who reads it.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Fine => ("200 OK", ""),
            Self::Wrong => ("400 Bad Request", "This is no request that is taken here."),
            Self::Foreign => ("403 Forbidden", "Nothing is taken from other pages."),
            Self::NotHere => ("404 Not Found", "There is no such page."),
            Self::OtherMethod(_) => ("405 Method Not Allowed", "It is not done that way."),
            Self::Late => ("408 Request Timeout", "The request took too long."),
            Self::NoLength => ("411 Length Required", "Say how long it is."),
            Self::TooMuch => ("413 Content Too Large", "It is longer than 256 KiB."),
            Self::TooMuchBefore => {
                ("431 Request Header Fields Too Large", "The head of the request is too long.")
            }
            Self::Busy => ("503 Service Unavailable", "Too many journals come at once; try again."),
            Self::NotKept => {
                ("500 Internal Server Error", "It could not be kept; keep it yourself.")
            }
        }
    }
}

/// What holds for every answer: kept by nobody, taken for nothing else than it is, shown in no other
/// page, and its address told to nobody.
const FIELDS: &str = "Connection: close\r\n\
    Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Referrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n";

/// The head of the page's answer, whose policy for what it may load stands in the page itself.
pub fn page(length: usize) -> Vec<u8> {
    head(Status::Fine, "text/html", "frame-ancestors 'none'", length)
}

/// An answer in plain text.
pub fn text(status: Status, text: &str) -> Vec<u8> {
    let mut answer =
        head(status, "text/plain", "default-src 'none'; frame-ancestors 'none'", text.len());
    answer.extend_from_slice(text.as_bytes());
    answer
}

/// What is answered to what is not done.
pub fn refusal(status: Status) -> Vec<u8> {
    text(status, &format!("{}\n", status.words().1))
}

/// The word to go on and send the body.
pub const GO_ON: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

fn head(status: Status, kind: &str, policy: &str, length: usize) -> Vec<u8> {
    let (name, _) = status.words();
    let allow = match status {
        Status::OtherMethod(method) => format!("Allow: {method}\r\n"),
        _ => String::new(),
    };
    format!(
        "HTTP/1.1 {name}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {length}\r\n{FIELDS}\
            Content-Security-Policy: {policy}\r\n{allow}\r\n"
    )
    .into_bytes()
}
