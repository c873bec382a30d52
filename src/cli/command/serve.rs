//! `backplan serve`: the page of a plan, handed to a browser on this computer or on the phone, and
//! the journal that comes back from it.

mod address;
mod qr;
mod request;
mod response;
mod server;
mod site;

use std::io::{self, IsTerminal as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;
use chrono::{DateTime, Local};

use self::qr::Canvas;
use self::response::Status as Answer;
use self::server::Server;
use self::site::Site;
use crate::catalogue::Catalogue;
use crate::cli::clock::lasting;
use crate::cli::command::log;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::signals::Signals;
use crate::cli::{args, assumed, full_screen, plans, saved, terminal};
use crate::export::format::{Makes, Making, Options};
use crate::export::html::Drawings;
use crate::export::{self, HTML};
use crate::journal::Journal;
use crate::plan::{Plan, Status};
use crate::planner;
use crate::text::printable::counted;

/// Hands the page out until its time is over, or somebody ends it.
pub fn run(args: &args::Serve, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let minutes = wrong.value("--for", Some(lasting(&args.lasts))).unwrap_or_default();
    let address = wrong.value("--address", args.address.as_deref().map(address::read));
    let plan = plan(args, &catalogue, wrong, context)?;
    if plan.status == Status::Refused {
        terminal::say(&export::text::plan(&plan, &terminal::look_of_stderr(), false));
        return Ok(ExitCode::from(REFUSED));
    }
    let address = match address {
        Some(address) => address,
        None if args.phone => address::find()?,
        None => Ipv4Addr::LOCALHOST.into(),
    };
    let listener = TcpListener::bind((address, 0))
        .with_context(|| format!("can't listen at the address {address}"))?;
    let at = listener.local_addr().context("can't listen")?;
    let site = Site::new(at, secret()?, page(&plan, &catalogue));
    let signals = Signals::listen().context("can't listen to signals")?;
    let (begun, lasts) = (Instant::now(), Duration::from_secs(60 * u64::from(minutes)));
    let ends = SystemTime::now() + lasts;
    writeln!(context.out, "{}", site.url())?;
    context.out.flush()?;
    say(at, args.phone, ends);
    if args.phone {
        show(&site.url());
    }
    let whom = if args.phone { "phone" } else { "browser" };
    let mut keep = |bytes| keep(whom, bytes);
    // A computer that sleeps may stop one of its clocks, and somebody may set the other one.
    let goes_on = || !signals.end() && begun.elapsed() < lasts && SystemTime::now() < ends;
    Server::new(listener, &site, &mut keep).context("can't listen")?.run(goes_on);
    let why = if signals.end() { "stopped" } else { "stopped: the time is over" };
    terminal::say(&format!("{why}\n"));
    Ok(ExitCode::SUCCESS)
}

/// The plan whose page it is: that of a file, the current one, or the one that flags ask for.
fn plan(
    args: &args::Serve,
    catalogue: &Catalogue,
    mut wrong: Mistakes,
    context: &Context,
) -> Result<Plan, Failure> {
    let flags = &args.profile;
    if let Some(path) = &args.plan {
        return plans::of_file(path, (flags, args.unchecked), catalogue, wrong, context);
    }
    let is_asked = flags.file.is_some()
        || flags.no_saved
        || flags.wishes.given().next().is_some()
        || flags.health.given().next().is_some();
    // Without a home there is nothing saved.
    if let (false, Ok(home)) = (is_asked, Home::find())
        && saved::current(&home)?.is_some()
    {
        let today = context.today(catalogue, &mut wrong);
        let read = saved::read(&home, (catalogue, today), &mut wrong)?;
        return plans::held(wrong.with(read)?, args.unchecked, catalogue);
    }
    if args.unchecked {
        terminal::note(plans::UNCHECKED_IDLE);
    }
    let plan = plans::make(flags, catalogue, wrong, context)?;
    if plan.status != Status::Refused {
        assumed::say(&plan.profile, &plan.assumed, assumed::BY_FLAGS);
    }
    Ok(plan)
}

/// The page, as `export` writes it.
fn page(plan: &Plan, catalogue: &Catalogue) -> String {
    let Makes::Text(make) = HTML.makes else { unreachable!("a page is a text") };
    let (options, look) = (Options::default(), terminal::look_of_file());
    let (drawings, easier) = (&Drawings::default(), planner::easier);
    make(&Making { plan, options: &options, look: &look, catalogue, drawings, easier })
}

/// A number that nobody guesses.
fn secret() -> Result<u128, Failure> {
    let mut bytes = [0; 16];
    let drawn = getrandom::fill(&mut bytes);
    drawn.map_err(|error| Mistake::said(format!("the system gives no random numbers: {error}")))?;
    Ok(u128::from_ne_bytes(bytes))
}

/// Says who reaches the page, and until when.
fn say(at: SocketAddr, phone: bool, ends: SystemTime) {
    let ends = DateTime::<Local>::from(ends).format("%H:%M");
    if phone && !at.ip().is_loopback() {
        terminal::note(
            "everybody in this network who has the address can read the plan and add to your \
                journal: it goes over http, not encrypted",
        );
    } else {
        let more = if phone { "" } else { "; --phone is for the phone" };
        terminal::note(&format!("only this computer reaches it{more}"));
    }
    terminal::note(&format!("it stops at {ends}; Ctrl-C stops it before"));
}

/// Shows an address as a picture, where there is a terminal that has room for it.
fn show(url: &str) {
    let is_terminal = io::stderr().is_terminal();
    if !is_terminal && ColorChoice::global() != ColorChoice::AlwaysAnsi {
        return;
    }
    let canvas = Canvas {
        room: if is_terminal { full_screen::room() } else { [80, usize::MAX] },
        unicode: terminal::look_of_stderr().unicode,
        colours: AutoStream::choice(&io::stderr()) != ColorChoice::Never,
    };
    match qr::draw(url, &canvas) {
        Some(picture) => terminal::say(&picture),
        None => terminal::note(
            "the terminal is too small for the picture of the address: make it larger and begin \
                again, or type the address on the phone",
        ),
    }
}

/// Adds a journal that came to the one that is kept; says so here, and answers.
fn keep(whom: &str, bytes: Vec<u8>) -> Vec<u8> {
    let journal = Journal::read(&format!("the journal of the {whom}"), bytes);
    let lines = journal.raw_lines().count();
    let wrong = lines - journal.records();
    let number = |lines: usize| counted(u32::try_from(lines).unwrap_or(u32::MAX), "line");
    if log::not_even_one(&journal).is_some() {
        terminal::note(&format!("what came from the {whom} is no journal, and is not kept"));
        return response::text(Answer::Wrong, &format!("no journal: {} wrong\n", number(wrong)));
    }
    log::say_unread(&journal);
    let kept = log::store().and_then(|store| Ok(store.merge(&[journal])?));
    match kept {
        Ok(new) => {
            terminal::say(&format!("{} from the {whom}, {new} new\n", number(lines)));
            let said = format!("{}, {new} new, {wrong} wrong\n", number(lines));
            response::text(Answer::Fine, &said)
        }
        Err(failure) => {
            failure.report();
            response::refusal(Answer::NotKept)
        }
    }
}
