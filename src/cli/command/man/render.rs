//! The man page, made from the arguments: what `--help` says of each command, and what holds for
//! all of them.

use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::PAGE;
use crate::cli::args::Arguments;
use crate::export::FORMATS;

const FILES: [(&str, &str); 3] = [
    (
        "a profile (TOML)",
        "Whom a plan is for, with the names of the flags as keys and _ for -; read by --profile.",
    ),
    (
        "a plan (JSON, TOML)",
        "Written by generate and export, read by check, export and diff. A plan written by hand \
            may be short.",
    ),
    (
        "a catalogue (TOML)",
        "Exercises, equipment and workouts of your own; looked at by catalogue check, read by \
            --catalogue.",
    ),
];

const ENVIRONMENT: [(&str, &str); 3] = [
    ("NO_COLOR, CLICOLOR, CLICOLOR_FORCE", "Whether text is coloured, unless --color says it."),
    ("COLUMNS", "The width of text that goes to no terminal, 40 to 100 columns (default: 80)."),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "Whether more than ASCII is printed: a locale that is not UTF-8 turns it off.",
    ),
];

/// The page.
fn page() -> String {
    let mut root = Arguments::command()
        .mut_args(|argument| argument.hide_short_help(false))
        .disable_help_subcommand(true);
    root.build();
    // No date: the page is the same whenever it is made.
    let mut page = format!(
        "{HEAD}.TH BACKPLAN 1 \"\" \"backplan {}\" \"User Commands\"\n{WHOLE_WORDS}",
        env!("CARGO_PKG_VERSION")
    );
    page += &rendered(|out| Man::new(root.clone()).render_name_section(out));
    page += &section("SYNOPSIS", |roff| {
        roff.text([bold("backplan"), roman(" COMMAND [OPTIONS]")]);
    });
    page += &section("DESCRIPTION", |roff| {
        add_paragraphs(roff, &root.get_long_about().expect("an about").to_string());
    });
    page += &section("COMMANDS", |_| {});
    for command in root.get_subcommands() {
        add_command(&mut page, command, &root);
    }
    let shared = rendered(|out| Man::new(root.clone()).render_options_section(out));
    page += &shared
        .replace(".SH OPTIONS", ".SH OPTIONS OF EVERY COMMAND")
        .replace(".SH EVERYWHERE\n", "");
    page += &section("FORMATS", add_formats);
    page += &section("FILES", |roff| add_terms(roff, &FILES));
    page += &section("ENVIRONMENT", |roff| add_terms(roff, &ENVIRONMENT));
    add_closing(
        &mut page,
        &root.get_after_long_help().expect("examples and exit codes").to_string(),
    );
    page
}

fn rendered(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    render(&mut out).expect("a text takes every write");
    let text = String::from_utf8(out).expect("a page is UTF-8");
    text.replace(HEAD, "")
}

/// How an apostrophe is written; said once, at the head of the page.
const HEAD: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// No word is parted at the end of a line, and none spaced out: what is typed can be copied.
const WHOLE_WORDS: &str = ".nh\n.ad l\n";

fn section(name: &str, fill: impl FnOnce(&mut Roff)) -> String {
    let mut roff = Roff::new();
    roff.control("SH", [name]);
    fill(&mut roff);
    rendered(|out| roff.to_writer(out))
}

/// A command and those within it: how it is called, what it does, its own options, what its help
/// ends with.
fn add_command(page: &mut String, command: &Command, root: &Command) {
    for inner in command.get_subcommands() {
        add_command(page, inner, root);
    }
    if command.has_subcommands() {
        return;
    }
    let twin = root.find_subcommand("generate").filter(|_| command.get_name() == "export");
    let mut own = command.clone().mut_args(|argument| {
        let told_elsewhere = argument.get_id() == "help"
            || argument.is_hide_set()
            || argument.is_global_set()
            || twin.is_some_and(|twin| has_same(twin, &argument));
        argument.hide(told_elsewhere)
    });
    let usage = own.render_usage().to_string();
    let mut roff = Roff::new();
    roff.control("SS", [usage.trim_start_matches("Usage: ")]);
    add_paragraphs(
        &mut roff,
        &own.get_about().expect("every command says what it does").to_string(),
    );
    *page += &rendered(|out| roff.to_writer(out));
    if own.get_arguments().any(|argument| !argument.is_hide_set()) {
        let options = rendered(|out| Man::new(own.clone()).render_options_section(out));
        *page += &under_heading(&options);
    }
    if twin.is_some() {
        *page += ".PP\nEvery other option is that of \\fBbackplan generate\\fR.\n";
    }
    let mut roff = Roff::new();
    roff.control("PP", []);
    add_paragraphs(
        &mut roff,
        &own.get_after_long_help().expect("every command has examples").to_string(),
    );
    *page += &rendered(|out| roff.to_writer(out));
}

fn has_same(twin: &Command, argument: &clap::Arg) -> bool {
    let same = |other: &clap::Arg| {
        other.get_id() == argument.get_id()
            && other.get_help().map(ToString::to_string)
                == argument.get_help().map(ToString::to_string)
    };
    twin.get_arguments().any(same)
}

/// Sections of options as headed paragraphs of a command.
fn under_heading(options: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ") {
        Some("OPTIONS") => String::new(),
        Some(heading) => {
            format!(
                ".PP\n{}:\n",
                crate::text::printable::capital(&heading.trim_matches('"').to_lowercase())
            )
        }
        None => format!("{line}\n"),
    };
    options.lines().map(line).collect()
}

/// Paragraphs of help, the first right below a heading: indented lines stand as they are.
fn add_paragraphs(roff: &mut Roff, help: &str) {
    let mut as_it_is = false;
    for (index, line) in help.lines().filter(|line| !line.is_empty()).enumerate() {
        let indented = line.strip_prefix("  ");
        if indented.is_some() != as_it_is {
            as_it_is = indented.is_some();
            let controls: [&str; 2] = if as_it_is { ["RS", "nf"] } else { ["fi", "RE"] };
            for control in controls {
                roff.control(
                    control,
                    if control == "RS" { &["4"][..] } else { &[] }.iter().copied(),
                );
            }
        }
        if !as_it_is && index > 0 {
            roff.control("PP", []);
        }
        roff.text([roman(indented.unwrap_or(line))]);
    }
    if as_it_is {
        roff.control("fi", []);
        roff.control("RE", []);
    }
}

fn add_terms(roff: &mut Roff, terms: &[(&str, &str)]) {
    for (term, says) in terms {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*says)]);
    }
}

/// The formats in the words of their table.
fn add_formats(roff: &mut Roff) {
    roff.text([roman(
        "Without --format, the format follows the extension of the file that --output names.",
    )]);
    for format in FORMATS {
        add_terms(roff, &[(format.name, format.purpose)]);
    }
}

/// What the help of the program ends with, under the headings that man pages have for it.
fn add_closing(page: &mut String, help: &str) {
    for block in help.split("\n\n") {
        let (name, rest) = match block.split_once(":\n") {
            Some(("Examples", rest)) => ("EXAMPLES", rest),
            Some(("Exit codes", rest)) => ("EXIT STATUS", rest),
            _ if block.starts_with("Data goes") => continue,
            _ => ("NOTES", block),
        };
        *page += &section(name, |roff| add_paragraphs(roff, rest));
    }
}

/// `BACKPLAN_BLESS=1` writes the page anew.
#[test]
fn the_page_says_what_the_help_says() {
    let page = page();
    if std::env::var_os("BACKPLAN_BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/command/man/backplan.1");
        std::fs::write(path, &page).expect("the page is written");
    } else {
        assert!(
            PAGE == page,
            "src/cli/command/man/backplan.1 is not what the arguments say:\n{page}"
        );
    }
}
