//! What an accepted plan has to go through.

use std::sync::LazyLock;

use backplan::built_in;
use backplan::catalogue::Catalogue;
use backplan::catalogue::pose::Poses;
use backplan::export::format::{Format, Makes, Making};
use backplan::export::html::Drawings;
use backplan::export::{self, FLAC, FORMATS, Options};
use backplan::plan::diff::diff;
use backplan::plan::{Plan, Status};
use backplan::plan_file;
use backplan::rules::report;
use backplan::text::look::Look;
use backplan::text::printable::disturbing;
use chrono::NaiveTime;

use super::chance::Chance;
use super::today;

/// No line of a text acts on a terminal.
pub fn is_safe(shown: &str, of: &str) {
    // A table of values begins with the mark by which programs tell its letters.
    for line in shown.trim_start_matches('\u{feff}').lines() {
        assert_eq!(disturbing(line), None, "{line:?} is told about\n{of}");
    }
}

/// Every format, every width, and back again.
pub fn everywhere(plan: &Plan, catalogue: &Catalogue, chance: &mut Chance, of: &str) {
    for width in [40, 60, 80, 100] {
        let look = Look { width, unicode: !chance.one_in(3) };
        printed(&export::text::plan(plan, &look, chance.one_in(2)), of);
        if width == 60 {
            printed(&report::report(plan, catalogue).text(&look), of);
        }
    }
    read_back(plan, catalogue, of);
    assert_eq!(diff(plan, plan), [], "{of}");
    let (options, look) = (options(chance), Look { width: 80, unicode: true });
    let easier = backplan::planner::easier;
    let (catalogue, drawings) = (&UNDRAWN, &Drawings::default());
    let making = Making { plan, options: &options, look: &look, catalogue, drawings, easier };
    for format in FORMATS {
        match format.makes {
            Makes::Text(make) => made(format, &make(&making), of),
            // Recordings take longer than all else together.
            Makes::Workouts { .. } if *format == FLAC => {}
            Makes::Workouts { of: make, is_whole, .. } => {
                assert!(make(&making).iter().all(|file| is_whole(file) == Some(true)), "{of}");
            }
            // The page is that of the hand-out.
            Makes::Printed(_) | Makes::Nothing => {}
        }
    }
}

/// Pictures are no matter of a plan, and take longer than all else.
static UNDRAWN: LazyLock<Catalogue> =
    LazyLock::new(|| built_in::catalogue().with_stored(Poses::default, Vec::new));

/// What holds for texts of every format, and for those of some.
fn made(format: &Format, text: &str, of: &str) {
    is_safe(&anstream::adapter::strip_str(text).to_string(), of);
    match format.name {
        "csv" => assert!(text.contains("week,date,day,"), "{of}"),
        "ics" => {
            let folded = text.lines().all(|line| line.len() <= 75);
            assert!(folded && text.ends_with("END:VCALENDAR\r\n"), "{of}");
        }
        "html" => assert!(text.ends_with("</html>\n"), "{of}"),
        _ => {}
    }
}

fn options(chance: &mut Chance) -> Options {
    Options {
        why: chance.one_in(2),
        time: chance.one_in(2).then(|| NaiveTime::from_hms_opt(7, 30, 0).expect("a time")),
        remind: chance.one_in(2).then_some(15),
        booklet: chance.one_in(2),
        large: chance.one_in(2),
        ..Options::default()
    }
}

/// Text as a stream without colours shows it.
fn printed(text: &str, of: &str) {
    let plain = anstream::adapter::strip_str(text).to_string();
    is_safe(&plain, of);
    for line in plain.lines() {
        assert!(!line.ends_with(' '), "{line:?} of\n{of}");
    }
    assert!(!plain.contains("up to 0 minutes"), "{of}");
}

fn read_back(plan: &Plan, catalogue: &Catalogue, of: &str) {
    for (form, text) in [("JSON", export::json::plan(plan)), ("TOML", export::toml::plan(plan))] {
        let read = plan_file::read("again", &text, catalogue, today())
            .unwrap_or_else(|problems| panic!("{form}: {problems}\n{of}"));
        if plan.status == Status::Refused {
            assert_eq!(read.status, Status::Refused);
        }
        assert!(read == *plan, "{form}: {:?}\n{of}", diff(plan, &read));
    }
}
