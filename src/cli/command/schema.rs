//! `backplan schema`: the JSON Schemas of files and output.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::mistakes::Mistakes;
use crate::cli::schema_file::Name;
use crate::cli::{args, output, seal};
use crate::text::vocabulary::Vocabulary as _;

/// Prints a schema.
pub fn run(args: &args::Schema, context: &mut Context) -> Result<ExitCode, Failure> {
    let mut wrong = Mistakes::default();
    let name = wrong.named(Name::parse(&args.name));
    output::print_text(wrong.with(name)?.text(), ("schema", seal::SCHEMA), &args.place, context)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use crate::cli::command::{adapt, batch, list, paths, rules, show};
    use crate::cli::schema_file::{Name, file, ordered, shape};
    use crate::export::journal;
    use crate::export::today;
    use crate::journal::progress;
    use crate::plan::Plan;
    use crate::plan::{self, diff};
    use crate::rules::report;
    use crate::rules::screen;
    use crate::text::vocabulary::Vocabulary as _;

    const NEW_KEYS: &str =
        "Keys that are not described may come without a new number: let them pass.";

    fn made(name: Name) -> Value {
        let output = |about: &str| format!("{about} {NEW_KEYS}");
        match name {
            Name::Plan => {
                let about = "A plan as `backplan generate` and `backplan export` write it, as \
                    JSON or TOML. A plan written by hand may be much shorter: `backplan check` \
                    completes it.";
                with_status(shape::output::<Plan>(plan::SCHEMA, "backplan plan", &output(about)))
            }
            Name::Profile => file::profile(),
            Name::Journal => {
                let about = "What `backplan log list` prints: what holds of the journal. Each line \
                    of the file `journal.jsonl` is a Record; of lines with the same id that with \
                    the highest revision holds.";
                shape::output::<journal::Document>(
                    crate::journal::record::SCHEMA,
                    "backplan journal",
                    &output(about),
                )
            }
            Name::Catalogue => file::catalogue(),
            Name::Batch => batch(&output("A line that `backplan batch` prints.")),
            Name::List => shape::output::<list::Data>(
                "backplan/list/1",
                "backplan list",
                &output("What `backplan list` prints."),
            ),
            Name::Show => shape::output::<show::Data>(
                "backplan/show/1",
                "backplan show",
                &output("What `backplan show` prints."),
            ),
            Name::Rules => shape::output::<rules::Data>(
                "backplan/rules/1",
                "backplan rules",
                &output("What `backplan rules` prints."),
            ),
            Name::Check => {
                let about = output("What `backplan check` prints.");
                shape::output::<report::Report>(report::SCHEMA, "backplan check", &about)
            }
            Name::Diff => shape::output::<diff::Document>(
                diff::SCHEMA,
                "backplan diff",
                &output("What `backplan diff` prints."),
            ),
            Name::Progress => shape::output::<progress::Progress>(
                progress::SCHEMA,
                "backplan progress",
                &output("What `backplan progress` prints."),
            ),
            Name::Screen => {
                let about = output("What `backplan screen` prints.");
                shape::output::<screen::Report>(screen::SCHEMA, "backplan screen", &about)
            }
            Name::Today => shape::output::<today::Document>(
                today::SCHEMA,
                "backplan today",
                &output("What `backplan today` prints."),
            ),
            Name::Adapt => shape::output::<adapt::Document>(
                adapt::SCHEMA,
                "backplan adapt",
                &output("What `backplan adapt` prints."),
            ),
            Name::Paths => shape::output::<paths::Document>(
                paths::SCHEMA,
                "backplan paths",
                &output("What `backplan paths` prints."),
            ),
        }
    }

    /// A line is no file: it has neither number nor digest.
    fn batch(about: &str) -> Value {
        let mut schema = shape::of::<batch::Document>();
        shape::head(&mut schema, "backplan/batch/1", "backplan batch", about);
        schema
    }

    /// A week has seven days; a refused plan has no weeks and names no exercise, any other has
    /// both.
    fn with_status(mut schema: Value) -> Value {
        let days = &mut schema["$defs"]["Week"]["properties"]["days"];
        (days["minItems"], days["maxItems"]) = (7.into(), 7.into());
        let nothing = json!({ "maxItems": 0 });
        let no_wish = json!({ "not": { "anyOf": [{ "required": ["include"] }, { "required": ["exclude"] }, { "required": ["workout"] }, { "required": ["weights"] }] } });
        schema["if"] = json!({ "properties": { "status": { "const": "refused" } } });
        schema["then"] =
            json!({ "properties": { "weeks": nothing, "excluded": nothing, "profile": no_wish } });
        schema["else"] = json!({ "properties": { "weeks": { "minItems": 1 } } });
        schema
    }

    /// `BACKPLAN_BLESS=1` writes the files anew.
    #[test]
    fn every_schema_is_what_its_types_say() {
        for name in Name::ALL.iter().copied() {
            let made = ordered::text(&made(name));
            if std::env::var_os("BACKPLAN_BLESS").is_some() {
                let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                    .join(format!("src/cli/schema_file/{name}.json"));
                std::fs::write(path, &made).expect("the schema is written");
            } else {
                assert!(
                    name.text() == made,
                    "src/cli/schema_file/{name}.json is not what its type says:\n{made}"
                );
            }
        }
    }

    #[test]
    fn a_profile_file_and_a_plan_have_the_keys_of_the_profile() {
        for (name, at) in
            [(Name::Profile, "/properties"), (Name::Plan, "/$defs/Profile/properties")]
        {
            let schema: Value = serde_json::from_str(name.text()).expect("a schema is JSON");
            let mut keys: Vec<&str> =
                crate::person::key::Key::ALL.iter().map(|key| key.as_str()).collect();
            keys.sort_unstable();
            let described = schema.pointer(at).and_then(Value::as_object).expect("keys");
            assert_eq!(described.keys().map(String::as_str).collect::<Vec<_>>(), keys, "{name}");
        }
    }
}
