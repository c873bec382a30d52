//! Commands and flags that people look for under another name than the one that does it.

use std::path::Path;

use crate::catalogue::exercise::Level;
use crate::cli::kind;
use crate::person::health::{Condition, RedFlag};
use crate::person::key::Key;
use crate::person::profile::{Goal, Reader};
use crate::text::near::did_you_mean;
use crate::text::vocabulary::Vocabulary;

/// What to say about names that are no command.
const COMMANDS: [(&[&str], &str); 14] = [
    (&["next", "now", "day"], "`backplan today` says what the current plan holds for today"),
    (
        &["plan", "make", "create", "new", "build", "gen", "workout", "program", "train"],
        "`backplan generate` makes a plan",
    ),
    (
        &["setup", "begin", "wizard", "quickstart", "profile"],
        "`backplan init` asks who you are, warning signs first, and shows the plan",
    ),
    (&["search", "find", "grep"], "`backplan list --search TEXT` finds exercises"),
    (
        &["exercises", "exercise", "ls", "info", "view", "describe"],
        "`backplan list` names all exercises, `backplan show ID` shows one",
    ),
    (&["verify", "validate", "lint"], "`backplan check plan.json` holds a plan against every rule"),
    (
        &["convert", "print", "save", "pdf", "html", "calendar", "ics", "handout"],
        "`backplan export plan.json -o plan.html` writes a plan in another format",
    ),
    (
        &["phone", "server", "share", "open", "browser", "qr"],
        "`backplan serve --phone` hands the page of a plan to the phone",
    ),
    (
        &["audio", "record", "listen", "speak", "flac", "mp3"],
        "`backplan generate -f flac -o recordings/` makes a recording of each session",
    ),
    (
        &["many", "bulk", "people", "patients", "clinic", "stream"],
        "`backplan batch people.jsonl` makes a plan for each line of a file",
    ),
    (&["compare"], "`backplan diff old.json new.json` says what changed"),
    (&["explain", "why", "rule"], "`backplan rules` lists what decides, `backplan rules ID` one"),
    (
        &["draw", "figure", "pictures", "poster"],
        "`backplan figures -o figures.html` draws all exercises",
    ),
    (
        &["questions", "questionnaire", "ask", "redflags"],
        "`backplan screen` asks about warning signs",
    ),
];

/// Flags by other names, each with the one that does it and, where that says more, how.
const FLAGS: [(&[&str], &str, &str); 28] = [
    (&["date"], "start", ""),
    (&["page-size", "paper-size", "size"], "paper", "--paper letter"),
    (&["mute", "silent", "no-speech"], "no-voice", ""),
    (&["day"], "only", "--only mon"),
    (&["week"], "only", "--only week 3"),
    (&["duration", "length", "time-limit", "mins"], "minutes", ""),
    (&["gear", "tools", "with-equipment"], "equipment", ""),
    (&["muscle", "muscles", "find", "filter", "query"], "search", ""),
    (&["verbose", "reasons", "explain"], "why", ""),
    (&["overwrite", "yes", "clobber"], "force", ""),
    (&["no-color", "no-colour", "nocolor"], "color", "--color never"),
    (&["colour", "colors"], "color", ""),
    (&["out", "file", "to"], "output", "--output FILE"),
    (&["threads", "cores", "workers", "parallel", "processes"], "jobs", ""),
    (&["kg", "kgs", "kilo", "kilos", "kilograms", "metric"], "unit", "--unit kg"),
    (&["lb", "lbs", "pound", "pounds", "imperial"], "unit", "--unit lb"),
    (&["units"], "unit", ""),
    (&["bp", "pressure"], "blood-pressure", ""),
    (&["fall", "falls", "fell"], "fallen", ""),
    (&["pains"], "pain", ""),
    (&["walking", "walk-minutes"], "walk", ""),
    (&["no-walk", "no-walking", "no-walks"], "walk", "--walk 0"),
    (&["skip", "without", "avoid", "no"], "exclude", ""),
    (&["prefer", "use"], "include", ""),
    (&["frequency", "per-week", "times"], "sessions", ""),
    (&["config", "person", "me"], "profile", "--profile FILE"),
    (&["begin", "from-date", "since"], "start", ""),
    (&["diagnosis", "diagnoses", "conditions", "disease"], "condition", ""),
];

/// What to do instead of a command that there is not, if anything is known of it.
pub fn command(word: &str) -> Option<String> {
    let name = word.to_lowercase();
    if let Some((_, help)) = COMMANDS.iter().find(|(names, _)| names.contains(&name.as_str())) {
        return Some((*help).to_owned());
    }
    let is_plan = Path::new(word)
        .extension()
        .is_some_and(|end| ["json", "toml"].iter().any(|plan| end.eq_ignore_ascii_case(plan)));
    if is_plan {
        return Some("a file comes behind a command, like `backplan check plan.json`".to_owned());
    }
    let catalogue = crate::built_in::catalogue();
    let id = &catalogue.meant(word)?.id;
    Some(did_you_mean(&format!("backplan show {id}")))
}

/// What to write instead of a flag that there is not, given without its dashes, where the command
/// `has` one that does it.
pub fn flag(name: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let name = name.to_lowercase();
    if name == "pager" && has("no-pager") {
        return Some("a terminal shows long texts with $PAGER already".to_owned());
    }
    let known = FLAGS.iter().find(|(names, flag, _)| names.contains(&name.as_str()) && has(flag));
    let instead = known.map(|(_, flag, how)| match *how {
        "" => format!("--{flag}"),
        how => how.to_owned(),
    });
    let format = || {
        let format = kind::called(&name).filter(|_| has("format"))?;
        Some(format!("--format {}", format.name))
    };
    instead.or_else(format).or_else(|| value(&name, has)).map(|instead| did_you_mean(&instead))
}

/// The flag for a value that was written as one, or without it.
pub fn value(name: &str, has: impl Fn(&str) -> bool) -> Option<String> {
    let of = |key: Key, word: Option<&'static str>| {
        let flag = key.flag();
        let word = word.filter(|_| has(flag.trim_start_matches('-')))?;
        Some(format!("{flag} {word}"))
    };
    let catalogue = crate::built_in::catalogue();
    let equipment = || {
        let reader = Reader { catalogue: &catalogue, today: chrono::NaiveDate::default() };
        let found = reader.all_equipment().find(name)?;
        let [one] = found.as_slice() else { return None };
        has("equipment").then(|| format!("--equipment {}", one.id))
    };
    of(Key::Conditions, word::<Condition>(name))
        .or_else(|| of(Key::RedFlags, word::<RedFlag>(name)))
        .or_else(|| of(Key::Level, word::<Level>(name)))
        .or_else(|| of(Key::Goal, word::<Goal>(name)))
        .or_else(equipment)
}

fn word<W: Vocabulary>(name: &str) -> Option<&'static str> {
    W::find(name).map(W::as_str)
}

#[cfg(test)]
mod tests {
    use clap::{Arg, CommandFactory as _};

    use super::{COMMANDS, FLAGS, command, flag};
    use crate::cli::args::Arguments;

    #[test]
    fn every_hint_names_a_command_that_there_is_for_one_that_there_is_not() {
        let program = Arguments::command();
        let mut seen = Vec::new();
        for (names, help) in COMMANDS {
            for call in help.split("`backplan ").skip(1) {
                let name = call.split([' ', '`']).next().unwrap_or_default();
                assert!(program.find_subcommand(name).is_some(), "{help}");
            }
            for name in names {
                assert!(program.find_subcommand(name).is_none(), "{name}");
                assert!(!seen.contains(name), "{name}");
                seen.push(name);
                assert_eq!(command(&name.to_uppercase()).as_deref(), Some(help));
            }
        }
        assert_eq!(command("Bird dog").as_deref(), Some("did you mean `backplan show bird-dog`?"));
        assert_eq!(command("nonsense"), None);
    }

    #[test]
    fn every_hint_names_a_flag_that_there_is_for_one_that_there_is_not() {
        let mut program = Arguments::command();
        program.build();
        let commands: Vec<Vec<&str>> = program
            .get_subcommands()
            .map(|command| command.get_arguments().filter_map(Arg::get_long).collect())
            .collect();
        let mut seen = Vec::new();
        for (names, flag, how) in FLAGS {
            // Another command may have a flag of the name.
            let helps = |name: &&str| {
                commands.iter().any(|flags| flags.contains(&flag) && !flags.contains(name))
            };
            assert!(how.is_empty() || how.starts_with(&format!("--{flag}")), "{how}");
            for name in names {
                assert!(helps(name), "{name}");
                assert!(!seen.contains(name), "{name}");
                seen.push(name);
            }
        }
    }

    #[test]
    fn formats_and_words_are_told_with_their_flags() {
        let all = |name| flag(name, |_| true).unwrap_or_default();
        for (name, instead) in [
            ("json", "--format json"),
            ("md", "--format markdown"),
            ("osteoporosis", "--condition osteoporosis"),
            ("beginner", "--level beginner"),
            ("night-pain", "--red-flag night-pain"),
            ("stretching", "--goal stretch"),
            ("dumbbells", "--equipment dumbbell"),
            ("day", "--only mon"),
            ("lb", "--unit lb"),
            ("pounds", "--unit lb"),
            ("kg", "--unit kg"),
            ("bp", "--blood-pressure"),
            ("fell", "--fallen"),
            ("walking", "--walk"),
            ("no-walk", "--walk 0"),
            ("date", "--start"),
        ] {
            assert_eq!(all(name), format!("did you mean `{instead}`?"), "{name}");
        }
        assert_eq!(flag("json", |_| false), None, "only where the command has it");
        assert_eq!(flag("nonsense", |_| true), None);
    }
}
