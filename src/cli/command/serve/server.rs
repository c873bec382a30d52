//! The connections of a site. One thread looks after them all and waits for none: how many there
//! are, how long they last and how much they hold has an end, whoever is at the other end of them.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::request;
use super::response::{self, Status};
use super::site::{Site, Wanted};

/// The most connections at once. Further ones wait outside.
const MOST: usize = 64;
/// The most of them that hand a journal in at once: one person has few phones.
const MOST_JOURNALS: usize = 8;
/// How long a request may take to come.
const TO_ASK: Duration = Duration::from_secs(8);
/// How long an answer may take to go.
const TO_HEAR: Duration = Duration::from_secs(30);
/// How long a request has before another one may take its place where there is no room.
const GRACE: Duration = Duration::from_millis(500);
/// What somebody still sends who has their answer is listened to for this long, and no longer than
/// so many bytes: who is cut off in the middle of it loses the answer, too.
const TO_END: (Duration, usize) = (Duration::from_secs(1), 1 << 20);
/// How long to wait where nothing happens.
const PAUSE: Duration = Duration::from_millis(8);
/// Bytes that are taken of a connection in its turn.
const AT_ONCE: usize = 16 << 10;

/// What becomes of a journal that is handed in: the answer.
pub type Keep<'a> = dyn FnMut(Vec<u8>) -> Vec<u8> + 'a;

/// A site with those who ask for it.
pub struct Server<'a> {
    listener: TcpListener,
    site: &'a Site,
    keep: &'a mut Keep<'a>,
    connections: Vec<Connection>,
}

impl<'a> Server<'a> {
    /// Begins to listen.
    pub fn new(
        listener: TcpListener,
        site: &'a Site,
        keep: &'a mut Keep<'a>,
    ) -> std::io::Result<Self> {
        listener.set_nonblocking(true)?;
        Ok(Self { listener, site, keep, connections: Vec::new() })
    }

    /// Answers as long as it is to go on.
    pub fn run(&mut self, goes_on: impl Fn() -> bool) {
        while goes_on() {
            let came = self.accept();
            let went = self.turn();
            if !came && !went {
                sleep(PAUSE);
            }
        }
        self.turn();
    }

    /// Lets in who waits outside, as far as there is room; returns whether anybody came.
    fn accept(&mut self) -> bool {
        let mut came = false;
        while self.make_room() {
            // What is wrong with one of them is nothing to the others.
            let Ok((stream, _)) = self.listener.accept() else { break };
            came = true;
            if stream.set_nonblocking(true).is_ok() {
                self.connections.push(Connection::new(stream));
            }
        }
        came
    }

    /// Whether there is room for one more. The longest there who has not asked for anything yet, or
    /// has their answer, has to go for others.
    fn make_room(&mut self) -> bool {
        if self.connections.len() < MOST {
            return true;
        }
        let now = Instant::now();
        let Some(at) = self.connections.iter().position(|connection| connection.can_go(now)) else {
            return false;
        };
        self.connections.remove(at);
        true
    }

    /// Gives each connection its turn; returns whether anything happened.
    fn turn(&mut self) -> bool {
        let now = Instant::now();
        let mut happened = false;
        let (site, keep) = (self.site, &mut *self.keep);
        let hands_in = |connection: &&Connection| matches!(connection.does, Does::HandsIn(..));
        let mut journals = self.connections.iter().filter(hands_in).count();
        self.connections.retain_mut(|connection| {
            let before = hands_in(&&*connection);
            let went = connection.turn(site, keep, (now, journals < MOST_JOURNALS));
            journals += usize::from(!before && hands_in(&&*connection));
            happened |= went != Went::Waits;
            went != Went::Gone
        });
        happened
    }
}

/// How a turn went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    /// Something came or went.
    On,
    /// The other end has nothing, or takes nothing.
    Waits,
    /// It is over.
    Gone,
}

/// Somebody who asks.
struct Connection {
    stream: TcpStream,
    /// Since when it is at what it does now.
    since: Instant,
    does: Does,
}

/// What a connection is at.
enum Does {
    /// It asks.
    Asks(Vec<u8>),
    /// It hands in a journal of so many bytes.
    HandsIn(Vec<u8>, usize),
    /// It is answered: the bytes, and whether the page follows them; how many have gone.
    Hears(Vec<u8>, bool, usize),
    /// It has its answer; so many bytes came since.
    Ends(usize),
}

impl Connection {
    fn new(stream: TcpStream) -> Self {
        Self { stream, since: Instant::now(), does: Does::Asks(Vec::new()) }
    }

    /// Whether it may go where there is no room for others.
    fn can_go(&self, now: Instant) -> bool {
        match self.does {
            Does::Asks(_) => now.duration_since(self.since) > GRACE,
            Does::Ends(_) => true,
            Does::HandsIn(..) | Does::Hears(..) => false,
        }
    }

    fn becomes(&mut self, does: Does) -> Went {
        self.does = does;
        Went::On
    }

    /// Goes on to an answer.
    fn hears(&mut self, answer: Vec<u8>, page: bool) -> Went {
        self.since = Instant::now();
        self.becomes(Does::Hears(answer, page, 0))
    }

    /// Does what is next; `(now, takes)` says whether there is room for one more journal.
    fn turn(&mut self, site: &Site, keep: &mut Keep, (now, takes): (Instant, bool)) -> Went {
        let lasts = now.saturating_duration_since(self.since);
        match &self.does {
            Does::Asks(bytes) if lasts > TO_ASK && bytes.is_empty() => Went::Gone,
            Does::Asks(_) | Does::HandsIn(..) if lasts > TO_ASK => {
                self.hears(response::refusal(Status::Late), false)
            }
            Does::Hears(..) if lasts > TO_HEAR => Went::Gone,
            Does::Ends(_) if lasts > TO_END.0 => Went::Gone,
            Does::Hears(..) => self.tell(site),
            Does::Asks(_) | Does::HandsIn(..) | Does::Ends(_) => self.listen(site, keep, takes),
        }
    }

    /// Takes what came.
    fn listen(&mut self, site: &Site, keep: &mut Keep, takes: bool) -> Went {
        let mut bytes = [0; AT_ONCE];
        let came = match self.stream.read(&mut bytes) {
            Ok(came) => &bytes[..came],
            Err(error) if is_later(&error) => return Went::Waits,
            Err(_) => return Went::Gone,
        };
        match &mut self.does {
            Does::Ends(before) => {
                *before += came.len();
                if came.is_empty() || *before > TO_END.1 { Went::Gone } else { Went::On }
            }
            // Who has said all they have to say and said too little.
            Does::Asks(before) if came.is_empty() && before.is_empty() => Went::Gone,
            Does::Asks(_) | Does::HandsIn(..) if came.is_empty() => {
                self.hears(response::refusal(Status::Wrong), false)
            }
            Does::Asks(before) => {
                before.extend_from_slice(came);
                self.ask(site, keep, takes)
            }
            Does::HandsIn(before, _) => {
                before.extend_from_slice(came);
                self.hand_in(keep)
            }
            Does::Hears(..) => Went::Waits,
        }
    }

    /// Looks whether all of what is asked has come, and what it is.
    fn ask(&mut self, site: &Site, keep: &mut Keep, takes: bool) -> Went {
        let Does::Asks(bytes) = &mut self.does else { return Went::Waits };
        let read = request::read(bytes);
        let wanted = match &read {
            Ok(None) => return Went::On,
            Ok(Some(head)) => site.wants(head).map(|wanted| (head, wanted)),
            Err(status) => Err(*status),
        };
        match wanted {
            Ok((_, Wanted::Page)) => self.hears(response::page(site.page.len()), true),
            Ok((_, Wanted::Journal(_))) if !takes => {
                self.hears(response::refusal(Status::Busy), false)
            }
            Ok((head, Wanted::Journal(length))) => {
                let body = bytes.split_off(head.bytes);
                if head.expects && body.is_empty() {
                    // So short a word goes at once, or not at all; then it is sent without.
                    self.stream.write_all(response::GO_ON).ok();
                }
                self.does = Does::HandsIn(body, length);
                self.hand_in(keep)
            }
            Err(status) => self.hears(response::refusal(status), false),
        }
    }

    /// Hands a journal over when all of it has come.
    fn hand_in(&mut self, keep: &mut Keep) -> Went {
        let Does::HandsIn(bytes, length) = &mut self.does else { return Went::Waits };
        if bytes.len() < *length {
            return Went::On;
        }
        bytes.truncate(*length);
        let answer = keep(std::mem::take(bytes));
        self.hears(answer, false)
    }

    /// Sends of the answer what goes.
    fn tell(&mut self, site: &Site) -> Went {
        let Does::Hears(head, page, gone) = &mut self.does else { return Went::Waits };
        let page = if *page { site.page.as_bytes() } else { &[] };
        let left = match gone.checked_sub(head.len()) {
            None => &head[*gone..],
            Some(of_page) => &page[of_page..],
        };
        if left.is_empty() {
            self.since = Instant::now();
            self.stream.shutdown(Shutdown::Write).ok();
            return self.becomes(Does::Ends(0));
        }
        match self.stream.write(left) {
            Ok(0) => Went::Gone,
            Ok(more) => {
                *gone += more;
                Went::On
            }
            Err(error) if is_later(&error) => Went::Waits,
            Err(_) => Went::Gone,
        }
    }
}

fn is_later(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}
