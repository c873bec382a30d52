//! The files that people hand in: which one a text is, told by the keys at its top.
//!
//! A file that has anything of what is wanted is read as such, whatever else is wrong with it.

use crate::catalogue;
use crate::person::key::Key;
use crate::text::document::{self, SCHEMAS, Shape, Top, Wanted};
use crate::text::printable::shown;
use crate::text::problem::Problem;
use crate::text::vocabulary::Vocabulary as _;
use crate::text::yes_no::yes_or_no;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whom a plan is for.
    Profile,
    /// Exercises, equipment, workouts and poses.
    Catalogue,
    /// Answers of the screen.
    Answers,
    /// A plan.
    Plan,
}

/// The longest profile and file of answers, in bytes: each lists every exercise of a large
/// catalogue twice.
const LONGEST: usize = 2 << 20;
/// The table of a plan that says whom it is for.
const PROFILE: &str = "profile";

static WANTED: [Wanted; 4] = [
    Wanted {
        what: "profile",
        form: "TOML",
        example: "a profile has lines like `level = \"beginner\"`",
        longest: Some(LONGEST),
        other: |top| other_top(top, Kind::Profile),
    },
    Wanted { other: |top| other_top(top, Kind::Catalogue), ..catalogue::WANTED },
    Wanted {
        what: "file of answers",
        form: "TOML",
        example: "`backplan screen --form` writes a file to fill in",
        longest: Some(LONGEST),
        other: |top| other_top(top, Kind::Answers),
    },
    Wanted {
        what: "plan",
        form: "JSON or TOML",
        example: "`backplan generate -o plan.json` writes a plan that can be read back",
        longest: None,
        other: |top| other_top(top, Kind::Plan),
    },
];

/// A profile that is one line among many.
pub(crate) static LINE: Wanted = Wanted {
    what: "profile",
    form: "a JSON object",
    example: "a line is like {\"id\": 1, \"level\": \"beginner\", \"start\": \"2026-11-23\"}",
    longest: None,
    other: |top| other_top(top, Kind::Profile),
};

impl Kind {
    /// How such a file is called and told.
    pub fn wanted(self) -> &'static Wanted {
        &WANTED[self as usize]
    }

    const fn what(self) -> &'static str {
        WANTED[self as usize].what
    }
}

/// What to say about a text that is something else than what is wanted; none when it has anything
/// of it.
pub fn other(text: &str, wanted: Kind) -> Option<Problem> {
    document::other(text, wanted.wanted())
}

/// Whether a text is TOML that has anything of a kind of file, whatever else is wrong with it.
pub fn has_any(text: &str, kind: Kind) -> bool {
    document::is_toml(text, kind.wanted(), |top| is(top, kind))
}

fn other_top(top: &Top, wanted: Kind) -> Option<Problem> {
    let headed = || headed_profile(top).then(|| under_header(top, wanted));
    printed(top, wanted).or_else(headed).or_else(|| instead_of(top, wanted))
}

/// Whether a document has a profile below `[profile]` and nothing else: a plan says more.
fn headed_profile(top: &Top) -> bool {
    !top.is_json && matches!(top.keys.as_slice(), [(key, Shape::Table)] if *key == PROFILE)
}

/// What to say about a profile that stands as one does in a plan.
fn under_header(top: &Top, wanted: Kind) -> Problem {
    let remove = "remove the line `[profile]`";
    let (message, help) = if wanted == Kind::Profile {
        ("the keys of a profile stand at the top of its file".to_owned(), remove.to_owned())
    } else {
        let Problem { message, help, .. } = instead(Kind::Profile, wanted);
        (message, format!("{remove}; {}", help.unwrap_or_default()))
    };
    Problem { at: top.first.clone(), message, help: Some(help) }
}

/// What to say about output of the program that is no file to be read, told by its schema.
fn printed(top: &Top, wanted: Kind) -> Option<Problem> {
    let Shape::Text(schema) = &top.keys.iter().find(|(key, _)| *key == "schema")?.1 else {
        return None;
    };
    let command = schema
        .strip_prefix(SCHEMAS)?
        .split('/')
        .next()
        .filter(|command| *command != Kind::Plan.what())?;
    let command = shown(command);
    let message = format!(
        "this is what `backplan {command}` prints for programs; a {} is wanted",
        wanted.what()
    );
    Some(Problem::whole(message, wanted.wanted().example))
}

/// What to say where the keys at the top tell another kind; none when they tell nothing, or what is
/// wanted as well.
fn instead_of(top: &Top, wanted: Kind) -> Option<Problem> {
    let kinds = [Kind::Plan, Kind::Catalogue, Kind::Profile, Kind::Answers];
    let found = kinds.into_iter().find(|kind| is(top, *kind)).filter(|_| !is(top, wanted))?;
    if top.is_json && found != Kind::Plan {
        let message = format!("this is a {} as JSON; a {} is wanted", found.what(), wanted.what());
        return Some(Problem::whole(message, wanted.wanted().example));
    }
    Some(instead(found, wanted))
}

fn is(top: &Top, kind: Kind) -> bool {
    top.keys.iter().any(|(key, shape)| tells(kind, key, shape))
}

fn tells(kind: Kind, key: &str, shape: &Shape) -> bool {
    match kind {
        Kind::Plan => match shape {
            Shape::Text(text) => key == "schema" && text.starts_with(SCHEMAS),
            Shape::List => key == "weeks",
            shape => shape.holds_tables() && ["weeks", "profile", "made_by"].contains(&key),
        },
        Kind::Catalogue => {
            shape.holds_tables() && ["exercise", "equipment", "workout", "pose"].contains(&key)
        }
        // That somebody fell stands in profiles and in answers.
        Kind::Profile => {
            key != "fallen"
                && Key::ALL.iter().any(|own| own.as_str() == key)
                && !shape.holds_tables()
                && (key != "weeks" || *shape == Shape::Other)
        }
        // The codes of warning signs have hyphens, the keys of all other files have none.
        Kind::Answers => {
            let is_text = |text: &str| text.is_empty() || yes_or_no(text).is_some();
            let answer =
                *shape == Shape::Flag || matches!(shape, Shape::Text(text) if is_text(text));
            answer && key.contains('-')
        }
    }
}

fn instead(found: Kind, wanted: Kind) -> Problem {
    let help = match (found, wanted) {
        (Kind::Plan, Kind::Profile) => {
            "`backplan export PLAN -f toml` shows the plan's profile under `[profile]`: copy the \
                lines below it to a file of their own"
        }
        (Kind::Plan, _) => "`backplan check PLAN` and `backplan export PLAN` are for plans",
        (Kind::Profile, Kind::Plan) => {
            "`backplan generate --profile FILE -o plan.json` makes a plan for it"
        }
        (Kind::Profile, _) => {
            "a profile is given with --profile, as in `backplan generate --profile FILE`"
        }
        (Kind::Catalogue, _) => {
            "a catalogue is given with --catalogue, as in `backplan list --catalogue FILE`; \
                `backplan catalogue check FILE` looks for mistakes"
        }
        (Kind::Answers, Kind::Profile) => {
            "`backplan screen --answers FILE -o me.toml` makes a profile of them"
        }
        (Kind::Answers, _) => "answers are given with `backplan screen --answers FILE`",
    };
    Problem::whole(format!("this is a {}; a {} is wanted", found.what(), wanted.what()), help)
}

#[cfg(test)]
mod tests {
    use crate::person::key::Key;
    use crate::person::screen::Asked;
    use crate::text::vocabulary::Vocabulary as _;

    #[test]
    fn keys_tell_profiles_and_answers() {
        assert!(Asked::all().all(|asked| asked.code().contains('-') || asked.code() == "fallen"));
        assert!(!Key::ALL.iter().any(|key| key.as_str().contains('-')));
    }
}
