//! `backplan init`: asks who somebody is, saves it as a profile, and shows the plan for it.

mod ask;
mod hear;

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use toml_edit::{DocumentMut, TomlError};

use super::screen::keys::{ProfileFile, put, put_into};
use crate::catalogue::Catalogue;
use crate::cli::context::Context;
use crate::cli::door::Leave;
use crate::cli::failure::{Failure, Mistake, REFUSED};
use crate::cli::home::Home;
use crate::cli::mistakes::Mistakes;
use crate::cli::{args, file, profile, saved, terminal};
use crate::export::text;
use crate::person::key::Key;
use crate::person::profile::{PartialProfile, Profile, Reader};
use crate::plan::{Plan, Status};
use crate::planner;
use crate::text::page::{PLAIN, Page};
use crate::text::vocabulary::Vocabulary as _;

/// Asks, saves and shows.
pub fn run(args: &args::Init, context: &mut Context) -> Result<ExitCode, Failure> {
    let catalogue = context.catalogue()?;
    let mut wrong = Mistakes::default();
    let reader = Reader { catalogue: &catalogue, today: context.today(&catalogue, &mut wrong) };
    let mut flags = args::Profile {
        file: None,
        no_saved: true,
        wishes: args.wishes.clone(),
        health: args.health.clone(),
    };
    profile::person((&flags, None), &reader, &mut wrong);
    wrong.none()?;
    let home = Home::find()?;
    let path = home.profile();
    if let Some(folder) = path.parent() {
        saved::make(folder)?;
    }
    // What is there is changed and never written over as a whole.
    let leave = Leave::default();
    let file = ProfileFile::new(&path, &leave, &reader);
    let (_, kept) = file.ask()?;
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    if kept.is_some() && !asks && !args.force {
        return Err(Mistake::Said {
            message: format!("{} is there already", file::name(&path)),
            help: Some("add --force to change what your flags say in it".into()),
        }
        .into());
    }
    let before = kept.as_deref().map(|text| {
        let name = file::name(&path);
        PartialProfile::read_part(&name, text, &reader).unwrap_or_default()
    });
    let before = before.unwrap_or_default();
    if asks {
        match ask::ask(&mut flags, &before, &reader)? {
            ask::End::Done => {}
            ask::End::Refused => return Ok(ExitCode::from(REFUSED)),
        }
    } else if flags.health.texts(Key::RedFlags).is_none() {
        let help = "answer `backplan screen`, then say --red-flag none, or name the signs";
        let message = "warning signs come first, and the questions need a terminal".to_owned();
        return Err(Mistake::Said { message, help: Some(help.into()) }.into());
    }
    let mut wrong = Mistakes::default();
    let person = profile::person((&flags, None), &reader, &mut wrong);
    wrong.none()?;
    let (said, assumed) = (person.draft, before);
    let keys: Vec<Key> = said.given().collect();
    let joined = said.or(assumed);
    let whole = planner::complete(&joined, &reader);
    file.write(|text| with_keys(text, &keys, &whole))?;
    show(&joined, (&catalogue, &reader), (&home, asks), context)
}

/// The text of a profile with keys put into it; a key that is new gets a line above it that says
/// what it is.
fn with_keys(text: &str, keys: &[Key], profile: &Profile) -> Result<String, TomlError> {
    let values: DocumentMut = toml::to_string(profile).unwrap_or_default().parse()?;
    put_into(text, |document| {
        for key in keys {
            let Some(value) = values.get(key.as_str()) else { continue };
            let is_new = !document.contains_key(key.as_str());
            match value.as_value() {
                Some(value) => put(document, *key, value.clone()),
                None => {
                    document.insert(key.as_str(), value.clone());
                }
            }
            if let Some(mut name) = document.key_mut(key.as_str()).filter(|_| is_new) {
                name.leaf_decor_mut().set_prefix(format!("# {}\n", key.what()));
            }
        }
    })
}

/// Shows the plan for the person, and makes it the current one where somebody says so.
fn show(
    person: &PartialProfile,
    (catalogue, reader): (&Catalogue, &Reader),
    (home, asks): (&Home, bool),
    context: &mut Context,
) -> Result<ExitCode, Failure> {
    let profile = planner::complete(person, reader);
    let plan = planner::plan(&profile, &person.assumed(), catalogue).map_err(Failure::NoPlan)?;
    let look = terminal::look_of_stdout();
    let brief = text::brief(&plan, reader.today, &look);
    context.print(&brief.unwrap_or_else(|| text::plan(&plan, &look, false)))?;
    context.out.flush()?;
    if plan.status == Status::Refused {
        return Ok(ExitCode::from(REFUSED));
    }
    if asks
        && ask::yes("Is this to be your plan? It is kept then, and `backplan today` goes by it.")?
    {
        keep(home, &plan)?;
    } else {
        terminal::say(
            "\nTo keep it as your plan: `backplan generate --save`, then `backplan today`.\n",
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn keep(home: &Home, plan: &Plan) -> Result<(), Failure> {
    saved::save(home, plan)?;
    let start = hear::ask()?;
    let mut page = Page::new(&terminal::look_of_stderr());
    page.gap();
    let text = format!(
        "It is your plan now. Go on with `backplan today`; `{start}` leads through a session."
    );
    page.prose(PLAIN, 0, &text);
    terminal::say(&page.finish());
    Ok(())
}
