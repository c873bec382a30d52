//! From flags and a profile file to a profile, and what had to be assumed.

use std::path::Path;

use crate::cli::failure::Mistake;
use crate::cli::key_flags::{Health, Typed};
use crate::cli::mistakes::Mistakes;
use crate::cli::{args, file, terminal};
use crate::person::health::{Clearance, Covered, RedFlag, Urgency};
use crate::person::key::Key;
use crate::person::profile::{self, Aside, Contradiction, Joined, PartialProfile, Reader, WORDS};
use crate::person::weight::Unit;
use crate::plan::{Notice, NoticeKind, Plan, RuleId};
use crate::text::listed::is_none;
use crate::text::printable::list_in_words;
use crate::text::problem::{Problem, Problems};
use crate::text::vocabulary::Vocabulary as _;

/// Somebody as flags and a file state them, and what has to be told about how both were joined.
#[derive(Default)]
pub struct Person {
    /// What both say.
    pub draft: PartialProfile,
    /// What to tell on stderr.
    pub notes: Vec<String>,
    /// What a plan for this person has to tell.
    pub notices: Vec<Notice>,
}

impl Person {
    /// Somebody of whom only flags speak, or only a file.
    fn of(draft: PartialProfile) -> Self {
        Self { draft, ..Self::default() }
    }

    /// Says on stderr what there is to say.
    pub fn say(&self) {
        self.notes.iter().for_each(|note| terminal::note(note));
    }
}

/// What stands beside the flags: a profile file with its text, or the person of a plan.
struct Beside<'a> {
    draft: PartialProfile,
    name: &'a str,
    text: Option<&'a str>,
}

/// What flags and file say together; a flag wins, and risks add up. What contradicts itself is
/// wrong, too.
pub fn person(
    (flags, file): (&args::Profile, Option<&Path>),
    reader: &Reader,
    wrong: &mut Mistakes,
) -> Person {
    let filed = file.map(|path| Filed::read(path, reader));
    let unit = filed.as_ref().and_then(Filed::unit);
    let typed = Typed::new(Some(&flags.wishes), &flags.health, wrong).beside(unit);
    let (typed, clear) = read(typed, reader);
    with_file(typed, filed, aside(&flags.health), clear, wrong)
}

/// What flags say, and whether it is clear what they state.
fn read(mut typed: Typed, reader: &Reader) -> (PartialProfile, bool) {
    let draft = PartialProfile::from_source(&mut typed, reader);
    (draft, typed.is_clear)
}

/// A profile file: its text, and what it says.
struct Filed {
    name: String,
    text: Result<String, Mistake>,
    draft: Option<Result<PartialProfile, Problems>>,
}

impl Filed {
    fn read(path: &Path, reader: &Reader) -> Self {
        let (name, text) = (file::name(path), file::read(path));
        let draft = text.as_ref().ok().map(|text| PartialProfile::read_part(&name, text, reader));
        Self { name, text, draft }
    }

    /// What its weights are in, where it can be read.
    fn unit(&self) -> Option<Unit> {
        self.draft.as_ref()?.as_ref().ok()?.unit
    }
}

fn with_file(
    typed: PartialProfile,
    filed: Option<Filed>,
    aside: Aside,
    clear: bool,
    wrong: &mut Mistakes,
) -> Person {
    let Some(Filed { name, text, draft }) = filed else {
        typed
            .contradictions()
            .iter()
            .filter(|_| clear)
            .for_each(|contradiction| in_flag(contradiction, wrong));
        let notes = idle_words(&typed, &typed);
        return Person { notes, ..Person::of(typed) };
    };
    let text = match text {
        Ok(text) => text,
        Err(mistake) => {
            wrong.push(mistake);
            return Person::of(typed);
        }
    };
    match draft.and_then(|draft| wrong.file(draft)) {
        Some(draft) if clear => {
            together(&typed, Beside { draft, name: &name, text: Some(&text) }, aside, wrong)
        }
        _ => Person::of(typed),
    }
}

/// Looks for mistakes in what flags state about health, beside a plan that can't be read.
pub fn look_at(flags: &Health, reader: &Reader, wrong: &mut Mistakes) {
    read(Typed::new(None, flags, wrong), reader);
}

/// Whom a plan of a file is held to be for: its own person with what flags add, or the person of a
/// profile file. Start and length stay those of the plan, and so does all that is no matter of
/// health where the file does not state it.
pub fn person_of_plan(
    (path, flags): (Option<&Path>, &Health),
    plan: &Plan,
    (reader, wrong): (&Reader, &mut Mistakes),
) -> Person {
    let (typed, clear) = read(Typed::new(None, flags, wrong), reader);
    let own = PartialProfile::of(&plan.profile);
    if path.is_some() {
        let filed = path.map(|path| Filed::read(path, reader));
        let mut person = with_file(typed, filed, aside(flags), clear, wrong);
        keep_emergency(&mut person, &own);
        let draft = PartialProfile { start: None, weeks: None, ..person.draft };
        return Person { draft: draft.or(own.without_health()), ..person };
    }
    if !clear {
        return Person::of(own);
    }
    together(&typed, Beside { draft: own, name: "the plan", text: None }, aside(flags), wrong)
}

/// Adds the emergency signs that a plan states itself: no profile sets them aside.
fn keep_emergency(person: &mut Person, own: &PartialProfile) {
    let emergency = |sign: &RedFlag| sign.urgency() == Urgency::Emergency;
    let signs: Vec<RedFlag> = own.red_flags.iter().flatten().copied().filter(emergency).collect();
    let is_new =
        |sign: &&RedFlag| !person.draft.red_flags.iter().flatten().any(|stated| stated == *sign);
    let new: Vec<&str> = signs.iter().filter(is_new).map(|sign| sign.as_str()).collect();
    if new.is_empty() {
        return;
    }
    person.notes.push(format!(
        "--profile can't set aside {} of the plan: an emergency sign stays until it is taken out \
            there",
        new.join(", ")
    ));
    let own = PartialProfile { red_flags: Some(signs), ..PartialProfile::default() };
    person.draft = own.join(std::mem::take(&mut person.draft), Aside::default()).draft;
}

/// The keys that nobody stated, of a plan that is held to be for somebody.
pub fn assumed_of_plan(
    (path, flags): (Option<&Path>, &Health),
    plan: &Plan,
    person: &PartialProfile,
) -> Vec<Key> {
    let given: Vec<Key> = person.given().collect();
    let stated = |key: &Key| {
        flags.texts(*key).is_some() || path.is_some() && key.is_of_health() && given.contains(key)
    };
    let open = |key: &Key| {
        if path.is_some() && key.is_of_health() {
            key.is_assumed()
        } else {
            plan.assumed.contains(key)
        }
    };
    Key::ALL.iter().copied().filter(|key| open(key) && !stated(key)).collect()
}

fn together(typed: &PartialProfile, beside: Beside, aside: Aside, wrong: &mut Mistakes) -> Person {
    let flags: Vec<Key> = typed.given().collect();
    let Beside { draft: filed, name, text } = beside;
    let mut in_file = Vec::new();
    let mut notes = Vec::new();
    for key in WORDS {
        typed
            .unstated(key, &filed)
            .into_iter()
            .for_each(|named| in_flag(&profile::unstated(key, named), wrong));
        in_file.extend(
            filed.unstated(key, typed).into_iter().map(|named| profile::unstated(key, named)),
        );
        notes.extend(
            filed
                .only_elsewhere(key, typed)
                .into_iter()
                .map(|named| not_spoken_for(key, named, name)),
        );
    }
    let joined = typed.clone().join(filed, aside);
    let (by_flags, by_file): (Vec<_>, Vec<_>) = joined
        .draft
        .contradictions()
        .into_iter()
        .partition(|contradiction| flags.contains(&contradiction.key));
    for contradiction in &by_flags {
        in_flag(contradiction, wrong);
    }
    in_file.extend(by_file);
    say_in_file(in_file, name, text, wrong);
    notes.extend(idle_words(typed, &joined.draft));
    notes.extend(aside_notes(&joined, name));
    Person { notices: aside_notices(&joined), draft: joined.draft, notes }
}

fn say_in_file(mistakes: Vec<Contradiction>, name: &str, text: Option<&str>, wrong: &mut Mistakes) {
    let Some(text) = text else {
        return mistakes.into_iter().for_each(|mistake| {
            wrong.add(format!("{name}: {}", mistake.message), Some(mistake.help));
        });
    };
    if mistakes.is_empty() {
        return;
    }
    let problem = |wrong: Contradiction| Problem {
        at: profile::place(text, wrong.key),
        message: wrong.message,
        help: Some(wrong.help),
    };
    wrong.file::<()>(Err(Problems::new(
        name,
        text,
        mistakes.into_iter().map(problem).collect::<Vec<_>>(),
    )));
}

/// A word of the file about what comes by flag: it does not count.
fn not_spoken_for(key: Key, named: Covered, name: &str) -> String {
    let word = named.as_str();
    format!(
        "`{key}` of {name} does not speak for {word}, which comes by flag; if it does, add \
            {}={word}",
        key.flag()
    )
}

/// Words without a list that speak for nothing, as the flags beside them state nothing.
fn idle_words(typed: &PartialProfile, whole: &PartialProfile) -> Vec<String> {
    let idle = |key: &Key| typed.word(*key) == Some(&Clearance::All) && typed.nameable().is_empty();
    let others: Vec<&str> = whole.stated().into_iter().map(Covered::as_str).collect();
    let tell = |key: Key| {
        let flag = key.flag();
        match others.as_slice() {
            [] => format!(
                "{flag} covers nothing: no condition, warning sign or blood pressure is stated"
            ),
            others => format!(
                "{flag} covers nothing: it speaks for what flags state; for what stands elsewhere \
                    name it, like {flag}={}",
                others.join(",")
            ),
        }
    };
    WORDS.into_iter().filter(idle).map(tell).collect()
}

fn aside_notes(joined: &Joined, name: &str) -> Vec<String> {
    let words = |words: Vec<&str>| words.join(", ");
    let conditions = words(joined.conditions.iter().map(|one| one.as_str()).collect());
    let signs = words(joined.red_flags.iter().map(|one| one.as_str()).collect());
    let kept = words(joined.kept.iter().map(|one| one.as_str()).collect());
    let tell = |list: &str, text: String| (!list.is_empty()).then_some(text);
    let notes = [
        tell(&conditions, format!("--condition none sets aside what {name} states: {conditions}")),
        tell(&signs, format!("--red-flag none sets aside what {name} states: {signs}")),
        tell(
            &kept,
            format!(
                "--red-flag none can't set aside {kept} of {name}: an emergency sign stays until \
                    it is taken out there"
            ),
        ),
    ];
    notes.into_iter().flatten().collect()
}

/// What a plan tells about what was set aside.
fn aside_notices(joined: &Joined) -> Vec<Notice> {
    let notice = |rule: RuleId, names: Vec<&str>| {
        let text = format!(
            "{}{}. It was stated before.",
            profile::SET_ASIDE,
            list_in_words(&names, " and")
        );
        (!names.is_empty()).then(|| Notice::new(NoticeKind::Applied, rule, text))
    };
    let conditions =
        notice(RuleId::CONDITION_CAPS, joined.conditions.iter().map(|one| one.name()).collect());
    let signs = notice(
        RuleId::SEE_CLINICIAN_FIRST,
        joined.red_flags.iter().map(|one| one.sign()).collect(),
    );
    conditions.into_iter().chain(signs).collect()
}

fn in_flag(contradiction: &Contradiction, wrong: &mut Mistakes) {
    let message = format!("{}: {}", contradiction.key.flag(), contradiction.message);
    wrong.add(message, Some(contradiction.help.clone()));
}

/// Which lists of the file `none` sets aside.
fn aside(flags: &Health) -> Aside {
    let none = |key: Key| {
        let mut texts = flags.texts(key).into_iter().flatten().flat_map(|text| text.split(','));
        texts.any(is_none)
    };
    Aside { conditions: none(Key::Conditions), red_flags: none(Key::RedFlags) }
}
