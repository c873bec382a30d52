//! From flags and a profile file to a profile, and what had to be assumed.

use std::ops::RangeInclusive;
use std::path::Path;

use crate::catalogue::exercise::Level;
use crate::cli::mistakes::Mistakes;
use crate::cli::{args, file, terminal};
use crate::person::health::{
    BloodPressure, Clearance, Condition, Covered, Direction, RedFlag, Surgery, Urgency,
};
use crate::person::key::Key;
use crate::person::profile::{
    self, AGES, Aside, Contradiction, Day, Goal, Joined, MINUTES, NONE, PAIN, PREGNANCY_WEEKS,
    PartialProfile, Profile, Reader, SESSIONS, SINCE_WAKING, SURGERY_WEEKS, WEEKS, WORDS,
};
use crate::plan::{Notice, NoticeKind, Plan, RuleId};
use crate::text::near::plain;
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
pub fn person(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> Person {
    let before = wrong.count();
    let stated = PartialProfile {
        conditions: conditions(&flags.health, wrong),
        ..signs(&flags.health, wrong)
    };
    // What belongs to a condition or sign can't be judged while it is not clear which ones are
    // meant.
    let clear = wrong.count() == before;
    let said = wishes(flags, reader, wrong).or(health(&flags.health, stated, wrong));
    with_file(said, flags.file.as_deref(), aside(&flags.health), clear, (reader, wrong))
}

fn with_file(
    said: PartialProfile,
    path: Option<&Path>,
    aside: Aside,
    clear: bool,
    (reader, wrong): (&Reader, &mut Mistakes),
) -> Person {
    let Some(path) = path else {
        said.contradictions()
            .iter()
            .filter(|_| clear)
            .for_each(|contradiction| in_flag(contradiction, wrong));
        let notes = idle_words(&said, &said);
        return Person { notes, ..Person::of(said) };
    };
    let name = file::name(path);
    let text = match file::read(path) {
        Ok(text) => text,
        Err(mistake) => {
            wrong.push(mistake);
            return Person::of(said);
        }
    };
    match wrong.file(PartialProfile::read_part(&name, &text, reader)) {
        Some(draft) if clear => {
            together(&said, Beside { draft, name: &name, text: Some(&text) }, aside, wrong)
        }
        _ => Person::of(said),
    }
}

/// Looks for mistakes in what flags state about health, beside a plan that can't be read.
pub fn look_at(flags: &args::Health, wrong: &mut Mistakes) {
    let stated = PartialProfile { conditions: conditions(flags, wrong), ..signs(flags, wrong) };
    health(flags, stated, wrong);
}

/// Whom a plan of a file is held to be for: its own person with what flags add, or the person of a
/// profile file. Start and length stay those of the plan, and so does all that is no matter of
/// health where the file does not state it.
pub fn person_of_plan(
    (path, flags): (Option<&Path>, &args::Health),
    plan: &Plan,
    (reader, wrong): (&Reader, &mut Mistakes),
) -> Person {
    let before = wrong.count();
    let stated = PartialProfile { conditions: conditions(flags, wrong), ..signs(flags, wrong) };
    let clear = wrong.count() == before;
    let said = health(flags, stated, wrong);
    let own = PartialProfile::of(&plan.profile);
    if path.is_some() {
        let mut person = with_file(said, path, aside(flags), clear, (reader, wrong));
        keep_emergency(&mut person, &own);
        let draft = PartialProfile { start: None, weeks: None, ..person.draft };
        return Person { draft: draft.or(own.without_health()), ..person };
    }
    if !clear {
        return Person::of(own);
    }
    together(&said, Beside { draft: own, name: "the plan", text: None }, aside(flags), wrong)
}

/// Adds the emergency signs that a plan states itself: no profile sets them aside.
fn keep_emergency(person: &mut Person, own: &PartialProfile) {
    let emergency = |sign: &RedFlag| sign.urgency() == Urgency::Emergency;
    let signs: Vec<RedFlag> = own.red_flags.iter().flatten().copied().filter(emergency).collect();
    let unsaid =
        |sign: &&RedFlag| !person.draft.red_flags.iter().flatten().any(|said| said == *sign);
    let new: Vec<&str> = signs.iter().filter(unsaid).map(|sign| sign.as_str()).collect();
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
    (path, flags): (Option<&Path>, &args::Health),
    plan: &Plan,
    person: &PartialProfile,
) -> Vec<Key> {
    let said: Vec<Key> = person.said().collect();
    let given = given_health(flags);
    let stated = |key: &Key| {
        given.contains(&key.flag()) || path.is_some() && key.is_of_health() && said.contains(key)
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

fn together(said: &PartialProfile, beside: Beside, aside: Aside, wrong: &mut Mistakes) -> Person {
    let flags: Vec<Key> = said.said().collect();
    let Beside { draft: filed, name, text } = beside;
    let mut in_file = Vec::new();
    let mut notes = Vec::new();
    for key in WORDS {
        said.unstated(key, &filed)
            .into_iter()
            .for_each(|named| in_flag(&profile::unstated(key, named), wrong));
        in_file.extend(
            filed.unstated(key, said).into_iter().map(|named| profile::unstated(key, named)),
        );
        notes.extend(
            filed
                .only_elsewhere(key, said)
                .into_iter()
                .map(|named| not_spoken_for(key, named, name)),
        );
    }
    let joined = said.clone().join(filed, aside);
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
    notes.extend(idle_words(said, &joined.draft));
    notes.extend(aside_notes(&joined, name));
    Person { notices: aside_notices(&joined), draft: joined.draft, notes }
}

fn say_in_file(mistakes: Vec<Contradiction>, name: &str, text: Option<&str>, wrong: &mut Mistakes) {
    let Some(text) = text else {
        return mistakes.into_iter().for_each(|mistake| {
            wrong.add(format!("{name}: {}", mistake.message), Some(mistake.help))
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
fn idle_words(said: &PartialProfile, whole: &PartialProfile) -> Vec<String> {
    let idle = |key: &Key| said.word(*key) == Some(&Clearance::All) && said.nameable().is_empty();
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
fn aside(flags: &args::Health) -> Aside {
    let none = |texts: &[String]| {
        texts.iter().flat_map(|text| text.split(',')).any(|text| plain(text) == NONE)
    };
    Aside { conditions: none(&flags.condition), red_flags: none(&flags.red_flag) }
}

fn conditions(flags: &args::Health, wrong: &mut Mistakes) -> Option<Vec<Condition>> {
    wrong.distinct(&Key::Conditions.flag(), &flags.condition)
}

fn signs(flags: &args::Health, wrong: &mut Mistakes) -> PartialProfile {
    PartialProfile {
        red_flags: wrong.distinct(&Key::RedFlags.flag(), &flags.red_flag),
        ..PartialProfile::default()
    }
}

/// A clinician's word: for all that flags state, or for what is named.
fn clearance(key: Key, texts: &[String], wrong: &mut Mistakes) -> Option<Clearance> {
    if texts.iter().any(|text| text == args::ALL) {
        return Some(Clearance::All);
    }
    wrong.each(&key.flag(), texts, &Covered::words()).map(Clearance::of)
}

/// What the flags wish for.
fn wishes(flags: &args::Profile, reader: &Reader, wrong: &mut Mistakes) -> PartialProfile {
    PartialProfile {
        level: wrong.value("--level", flags.level.as_deref().map(Level::parse)),
        goal: wrong.value("--goal", flags.goal.as_deref().map(Goal::parse)),
        equipment: wrong
            .each("--equipment", &flags.equipment, &reader.all_equipment())
            .map(|sets| sets.concat()),
        sessions: number(Key::Sessions, flags.sessions.as_deref(), SESSIONS, wrong),
        days: wrong.words::<Day>("--days", &flags.days),
        minutes: number(Key::Minutes, flags.minutes.as_deref(), MINUTES, wrong),
        weeks: number(Key::Weeks, flags.weeks.as_deref(), WEEKS, wrong),
        start: wrong.value("--start", flags.start.as_deref().map(|text| reader.date(text))),
        include: wrong.each("--include", &flags.include, &reader.exercises()),
        exclude: wrong.each("--exclude", &flags.exclude, &reader.exercises()),
        workout: wrong
            .value("--workout", flags.workout.as_deref().map(|text| reader.workout(text))),
        ..PartialProfile::default()
    }
}

/// What the flags state about health; conditions and warning signs are understood already.
fn health(flags: &args::Health, stated: PartialProfile, wrong: &mut Mistakes) -> PartialProfile {
    let true_if = |given: bool| given.then_some(true);
    PartialProfile {
        age: number(Key::Age, flags.age.as_deref(), AGES, wrong),
        pain: number(Key::Pain, flags.pain.as_deref(), PAIN, wrong),
        cleared: clearance(Key::Cleared, &flags.cleared, wrong),
        assessed: clearance(Key::Assessed, &flags.assessed, wrong),
        fallen: true_if(flags.fallen),
        pregnancy_weeks: number(
            Key::PregnancyWeeks,
            flags.pregnancy_weeks.as_deref(),
            PREGNANCY_WEEKS,
            wrong,
        ),
        complications: true_if(flags.complications),
        surgery: wrong.value("--surgery", flags.surgery.as_deref().map(Surgery::parse)),
        surgery_weeks: number(
            Key::SurgeryWeeks,
            flags.surgery_weeks.as_deref(),
            SURGERY_WEEKS,
            wrong,
        ),
        blood_pressure: wrong
            .value("--blood-pressure", flags.blood_pressure.as_deref().map(BloodPressure::parse)),
        direction: wrong.value("--direction", flags.direction.as_deref().map(Direction::parse)),
        minutes_since_waking: number(
            Key::MinutesSinceWaking,
            flags.minutes_since_waking.as_deref(),
            SINCE_WAKING,
            wrong,
        ),
        ..stated
    }
}

fn number(
    key: Key,
    text: Option<&str>,
    range: RangeInclusive<u32>,
    wrong: &mut Mistakes,
) -> Option<u32> {
    wrong.number(&key.flag(), text, range, profile::stands_for(key))
}

/// The flags of wishes that were given, as they are typed.
pub fn given_wishes(flags: &args::Profile) -> Vec<String> {
    let given = [
        ("--level", flags.level.is_some()),
        ("--goal", flags.goal.is_some()),
        ("--equipment", !flags.equipment.is_empty()),
        ("--sessions", flags.sessions.is_some()),
        ("--days", !flags.days.is_empty()),
        ("--minutes", flags.minutes.is_some()),
        ("--weeks", flags.weeks.is_some()),
        ("--start", flags.start.is_some()),
        ("--include", !flags.include.is_empty()),
        ("--exclude", !flags.exclude.is_empty()),
        ("--workout", flags.workout.is_some()),
    ];
    those_given(&given)
}

/// The flags of health that were given, as they are typed.
pub fn given_health(flags: &args::Health) -> Vec<String> {
    let given = [
        ("--age", flags.age.is_some()),
        ("--pain", flags.pain.is_some()),
        ("--condition", !flags.condition.is_empty()),
        ("--cleared", !flags.cleared.is_empty()),
        ("--assessed", !flags.assessed.is_empty()),
        ("--fallen", flags.fallen),
        ("--red-flag", !flags.red_flag.is_empty()),
        ("--pregnancy-weeks", flags.pregnancy_weeks.is_some()),
        ("--complications", flags.complications),
        ("--surgery", flags.surgery.is_some()),
        ("--surgery-weeks", flags.surgery_weeks.is_some()),
        ("--blood-pressure", flags.blood_pressure.is_some()),
        ("--direction", flags.direction.is_some()),
        ("--minutes-since-waking", flags.minutes_since_waking.is_some()),
    ];
    those_given(&given)
}

fn those_given(flags: &[(&str, bool)]) -> Vec<String> {
    flags.iter().filter(|(_, given)| *given).map(|(flag, _)| (*flag).to_owned()).collect()
}

/// Says on stderr what nobody said, and where it can be said.
pub fn say_assumed(profile: &Profile, assumed: &[Key], remedy: &str) {
    if assumed.is_empty() {
        return;
    }
    let values: Vec<String> =
        assumed.iter().map(|key| format!("{key} {}", profile.value(*key))).collect();
    terminal::say(&format!("assumed: {} ({remedy})\n", values.join(", ")));
}
