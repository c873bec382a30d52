//! What is sent by who means harm, or by chance.

use std::env;
use std::io::Write as _;
use std::net::TcpStream;
use std::thread::{scope, sleep};
use std::time::Duration;

use super::{LINES, Served, read, status};
use crate::scratch::folder;

/// How many requests are made by chance.
const TRIES: &str = "BACKPLAN_SERVE_TRIES";
/// As many connections as are made at once.
const AT_ONCE: usize = 200;

#[test]
fn what_is_not_plainly_asked_for_is_refused_in_a_few_words() {
    let served = Served::start(&folder("serve-refused"), &[]);
    let (host, page) = (served.host().to_owned(), served.path().to_owned());
    let number = host.split_once(':').unwrap().1;
    let with_host = |host: &str| format!("GET {page} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let get = |target: &str| format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let post =
        |fields: &str| format!("POST {page}/journal HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n");
    let other_word = format!("/{}", "0".repeat(32));
    let tries = [
        // Another host that leads here.
        (with_host("127.0.0.1.evil.test"), "404"),
        (with_host(&format!("127.0.0.1.evil.test:{number}")), "404"),
        (with_host(&format!("evil.test:{number}")), "404"),
        (with_host(&format!("localhost:{number}")), "404"),
        (with_host("127.0.0.1"), "404"),
        (with_host(&format!("{host}.")), "404"),
        (with_host(&format!("{host}@evil.test")), "404"),
        (with_host(""), "404"),
        (format!("GET {page} HTTP/1.1\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost: evil.test\r\nhost: {host}\r\n\r\n"), "400"),
        // Another path.
        (get("/"), "404"),
        (get(&other_word), "404"),
        (get(&page[..page.len() - 1]), "404"),
        (get(&format!("{page}0")), "404"),
        (get(&format!("{page}/..")), "404"),
        (get(&format!("{page}/../../etc/passwd")), "404"),
        (get(&format!("{page}/%2e%2e/%2e%2e/etc/passwd")), "404"),
        (get(&format!("/..{page}")), "404"),
        (get(&format!("/%2e{page}")), "404"),
        (get(&format!("/{page}")), "404"),
        (get(&format!("{page}//")), "404"),
        (get(&format!("{page}?x=/etc/passwd")), "404"),
        (get(&format!("{page}\\..\\..")), "404"),
        (get("/journal.jsonl"), "404"),
        (get(&format!("{page}/journal.jsonl")), "404"),
        (get(&format!("http://{host}{page}")), "400"),
        (get(&format!("file://{page}")), "400"),
        (get("etc/passwd"), "400"),
        (get("*"), "400"),
        (format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        // Another method.
        (get(&format!("{page}/journal")), "405"),
        (format!("HEAD {page} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("POST {page} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n"), "405"),
        (format!("DELETE {page}/journal HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("OPTIONS {page}/journal HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("TRACE {page} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        // No HTTP, or another one.
        (format!("GET {page}\r\n"), "400"),
        (format!("GET {page} HTTP/0.9\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/2.0\r\nHost: {host}\r\n\r\n"), "400"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), "400"),
        (format!("get {page} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\nHost: {host}\n\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost: {host}\n\r\n"), "400"),
        (format!("GET {page}\0 HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost: {host}\0\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost: {host}\r\n X: folded\r\n\r\n"), "400"),
        (format!("GET {page} HTTP/1.1\r\nHost : {host}\r\n\r\n"), "400"),
        ("\u{16}\u{3}\u{1}\0\u{1}".to_owned(), "400"),
        ("SSH-2.0-OpenSSH\r\n".to_owned(), "400"),
        // Too much.
        (format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(100_000)), "431"),
        (
            format!("GET {page} HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(100_000)),
            "431",
        ),
        (format!("GET {page} HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "a: b\r\n".repeat(200)), "431"),
        (post("Content-Length: 262145\r\n"), "413"),
        (post(&format!("Content-Length: 5000000\r\n\r\n{}", "{".repeat(5_000_000))), "413"),
        (post(&format!("Content-Length: {}\r\n", "9".repeat(40))), "413"),
        // A length that is none.
        (post(""), "411"),
        (post("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"), "411"),
        (post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello"), "400"),
        (post("Content-Length: -1\r\n"), "400"),
        (post("Content-Length: +5\r\n\r\nhello"), "400"),
        (post("Content-Length: 0x5\r\n\r\nhello"), "400"),
        (post("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), "400"),
        (post("Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"), "400"),
        (post("Content-Length: 5, 5\r\n\r\nhello"), "400"),
        // Another page.
        (post("Origin: http://evil.test\r\nContent-Length: 0\r\n"), "403"),
        (post("Origin: null\r\nContent-Length: 0\r\n"), "403"),
        (post(&format!("Origin: http://{host}.evil.test\r\nContent-Length: 0\r\n")), "403"),
        (post(&format!("Origin: https://{host}\r\nContent-Length: 0\r\n")), "403"),
    ];
    for (request, expected) in tries {
        let answer = served.answer(request.as_bytes());
        assert_eq!(status(&answer), expected, "{request:.300}\n{answer:.300}");
        let (head, text) = answer.split_once("\r\n\r\n").unwrap();
        assert!(text.len() < 100 && text.ends_with(".\n"), "{answer}");
        assert!(head.contains("nosniff") && head.contains("no-store"), "{answer}");
        assert!(!answer.contains(&page[1..]), "the word stays unsaid: {answer}");
    }
    served.is_well();
}

#[test]
fn a_second_request_in_the_same_breath_is_not_heard() {
    let served = Served::start(&folder("serve-pipe"), &[]);
    let one = format!("GET {} HTTP/1.1\r\nHost: {}\r\n\r\n", served.path(), served.host());
    let answer = served.answer(one.repeat(20).as_bytes());
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 1);
    assert!(answer.ends_with("</html>\n"));
    let length = LINES.len();
    let both = format!(
        "POST {}/journal HTTP/1.1\r\nHost: {}\r\nContent-Length: {length}\r\n\r\n{LINES}{one}",
        served.path(),
        served.host()
    );
    let answer = served.answer(both.as_bytes());
    assert!(answer.ends_with("\r\n\r\n2 lines, 2 new, 0 wrong\n"), "{answer}");
}

#[test]
fn who_waits_for_a_word_before_the_body_gets_it() {
    let served = Served::start(&folder("serve-expect"), &[]);
    let mut stream = served.connect();
    let length = LINES.len();
    let (path, host) = (served.path(), served.host());
    write!(
        stream,
        "POST {path}/journal HTTP/1.1\r\nHost: {host}\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n"
    )
    .unwrap();
    let mut word = [0; 25];
    std::io::Read::read_exact(&mut stream, &mut word).unwrap();
    assert_eq!(&word, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(LINES.as_bytes()).unwrap();
    assert!(read(&mut stream).ends_with("2 lines, 2 new, 0 wrong\n"));
}

#[test]
fn who_sends_drop_by_drop_keeps_nobody_waiting_and_is_sent_away() {
    let served = Served::start(&folder("serve-drops"), &[]);
    let begun = || -> Vec<TcpStream> { (0..AT_ONCE).map(|_| served.connect()).collect() };
    let mut slow = begun();
    let head = format!("GET {} HTTP/1.1\r\nHost: {}\r\nX: ", served.path(), served.host());
    for stream in &mut slow {
        stream.write_all(head.as_bytes()).ok();
    }
    served.is_well();
    // A body that never comes, and one who says nothing at all.
    let mut half = served.connect();
    write!(
        half,
        "POST {}/journal HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\n{{",
        served.path(),
        served.host()
    )
    .unwrap();
    let mut silent = served.connect();
    let mut last = served.connect();
    last.write_all(head.as_bytes()).unwrap();
    scope(|scope| {
        let mut drops = last.try_clone().unwrap();
        scope.spawn(move || {
            while drops.write_all(b"x").is_ok() {
                sleep(Duration::from_millis(100));
            }
        });
        served.is_well();
        for stream in [&mut half, &mut last] {
            assert_eq!(status(&read(stream)), "408");
        }
        assert_eq!(read(&mut silent), "");
    });
    drop(slow);
    served.is_well();
}

#[test]
fn many_at_once_are_all_answered() {
    let served = Served::start(&folder("serve-many"), &[]);
    scope(|scope| {
        let pages: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(|| served.page())).collect();
        for page in pages {
            let page = page.join().unwrap();
            assert!(
                page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("</html>\n"),
                "{page:.200}"
            );
        }
    });
    served.is_well();
}

/// Numbers by chance, always the same ones.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

const PARTS: [&[u8]; 24] = [
    b"GET ",
    b"POST ",
    b"PAGE",
    b"/journal",
    b" HTTP/1.1",
    b" HTTP/1.0",
    b"\r\n",
    b"\r\n\r\n",
    b"\n",
    b"\r",
    b"Host: HERE",
    b"Host: evil.test",
    b"Content-Length: 5",
    b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked",
    b"Origin: http://HERE",
    b"Expect: 100-continue",
    b": ",
    b"hello",
    b"\0",
    b"\xff\xfe",
    b"/../",
    b"%2e%2e",
    b"\t",
];

#[test]
fn no_bytes_at_all_stop_it_or_get_anything_but_the_page() {
    let served = Served::start(&folder("serve-chance"), &[]);
    let tries: usize = env::var(TRIES).map_or(2000, |tries| tries.parse().unwrap());
    let whole = served.page();
    // It is no journal, so that nothing has to be kept.
    let real = "POST PAGE/journal HTTP/1.1\r\nHost: HERE\r\nContent-Length: 6\r\n\r\nhello\n";
    let mut chance = Chance(7);
    for turn in 0..tries {
        let mut bytes: Vec<u8> = if turn % 2 == 0 {
            (0..chance.below(20)).flat_map(|_| PARTS[chance.below(PARTS.len())].to_vec()).collect()
        } else {
            real.as_bytes().to_vec()
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if turn % 2 == 1 || chance.below(2) == 0 {
            bytes = text.replace("PAGE", served.path()).replace("HERE", served.host()).into_bytes();
        }
        for _ in 0..chance.below(4) {
            let at = chance.below(bytes.len() + 1);
            match chance.below(3) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, u8::try_from(chance.below(256)).unwrap()),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (turn % 8)),
            }
        }
        let mut stream = served.connect();
        stream.write_all(&bytes).ok();
        // Nothing more will come.
        stream.shutdown(std::net::Shutdown::Write).ok();
        let answer = read(&mut stream);
        let answer = answer.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(&answer);
        let few = answer.is_empty() || answer.starts_with("HTTP/1.1 ") && answer.len() < 600;
        assert!(few || answer == whole, "{}\n{answer:.300}", String::from_utf8_lossy(&bytes));
    }
    served.is_well();
}
