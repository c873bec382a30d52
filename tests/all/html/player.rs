//! The player of a page: its script is the one that its policy knows, and what it plays is the
//! timeline of every session. How it looks and sounds is checked in a browser by `.ci/player`.

use std::collections::BTreeMap;

use backplan::catalogue::Figures;
use backplan::catalogue::dose::Dose;
use backplan::export::html::Drawings;
use backplan::export::html::player::{DIGEST, SCRIPT};
use backplan::export::{self, Options};
use backplan::person::health::severe::{LEAVE_OUT, SEVERE_PAIN};
use backplan::plan::{BlockKind, Item, Plan, RuleId, Session, Status};
use backplan::planner;
use backplan::session::guided::{Amount, words};
use backplan::session::timeline::{self, Kind, Segment, Side};
use scraper::Html;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{all, hostile, select};
use crate::plans;

const DATA: &str = "<script type=\"application/json\" id=\"sessions\">";
const PLACE: &str =
    "<div id=\"player\" role=\"region\" aria-label=\"Play a session\" hidden></div>";

/// A page without its player, where it has one: where it comes to stand, what it plays, what plays
/// it. There is no other script.
pub fn taken_out(page: &str) -> String {
    let script = format!("<script>{SCRIPT}</script>");
    let Some((before, behind)) = page.split_once(DATA) else {
        assert!(!page.contains("<script"), "a script without sessions");
        return page.to_owned();
    };
    let (data, behind) = behind.split_once("</script>").expect("its end");
    assert!(!data.contains(['<', '>', '&']), "the data could be more than data");
    let behind = behind.strip_prefix(&script).expect("the script behind its data");
    assert_eq!(before.matches(PLACE).count(), 1, "a place for the player");
    let rest = before.replace(PLACE, "") + behind;
    assert!(!rest.contains("<script"), "another script");
    rest
}

/// A plan's page as the program makes it, with easier exercises.
fn page(plan: &Plan) -> String {
    let catalogue = backplan::built_in::catalogue();
    let easier = |week: &_, session: &_| planner::easier(plan, week, session, &catalogue);
    export::html::played(
        plan,
        &Options::default(),
        (&Figures::default(), &Drawings::default()),
        &easier,
    )
}

fn block(page: &str) -> Value {
    let html = Html::parse_document(page);
    let block = select(&html, "script#sessions[type=\"application/json\"]");
    let text: String = block[0].text().collect();
    serde_json::from_str(&text).expect("JSON")
}

/// Bytes in the signs of base 64.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(*three.get(at).unwrap_or(&0)));
        let sign = move |at: usize| char::from(SIGNS[(bits >> (18 - 6 * at)) as usize % 64]);
        let filled = three.len() + 1;
        (0..4).map(move |at| if at < filled { sign(at) } else { '=' }).collect::<String>()
    };
    bytes.chunks(3).map(four).collect()
}

#[test]
fn the_policy_of_a_page_knows_its_script_and_no_other() {
    let digest = format!("sha256-{}", base64(&Sha256::digest(SCRIPT)));
    assert_eq!(DIGEST, digest, "write this into src/export/html/player.rs");
    assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"), "it would end, or hide its end");
    for banned in
        ["innerHTML", "outerHTML", "insertAdjacent", "eval(", "Function(", "document.write"]
    {
        assert!(!SCRIPT.contains(banned), "{banned}");
    }
    for (name, plan) in all() {
        let page = page(&plan);
        let html = Html::parse_document(&page);
        let policy = select(&html, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").expect("a policy");
        let scripts = policy.split("; ").filter(|part| part.starts_with("script-src"));
        let plays = plan.status != Status::Refused;
        let own = format!("script-src '{DIGEST}'");
        assert_eq!(scripts.collect::<Vec<_>>(), if plays { vec![&own] } else { vec![] }, "{name}");
        assert_eq!(select(&html, "script").len(), if plays { 2 } else { 0 }, "{name}");
        assert_eq!(select(&html, "#player[hidden]").len(), usize::from(plays), "{name}");
    }
}

/// The script and its style are read by every phone that gets a page.
#[test]
fn the_player_stays_small() {
    assert!(SCRIPT.len() <= 50_000, "{} bytes", SCRIPT.len());
}

#[test]
fn hostile_text_in_the_sessions_stays_text() {
    let more =
        ["\u{2028}</script><script>alert(1)</script>", "\u{1}\u{2}$&", "\"}]\\u003c", "𝒳\u{e0001}"];
    for attack in hostile::ATTACKS.iter().chain(&more) {
        let page = hostile::page(attack);
        taken_out(&page);
        let block = block(&page);
        let texts = block["texts"].as_array().expect("texts");
        assert!(texts.iter().any(|text| text == attack), "{attack:?}: the title is as in the plan");
        let (_, data) = page.split_once(DATA).expect("data");
        let (data, _) = data.split_once("</script>").expect("its end");
        assert!(!data.contains(['\u{2028}', '\u{2029}', '\u{e0001}']), "{attack:?}");
    }
}

/// What a block says, decoded.
struct Decoded {
    block: Value,
    tables: BTreeMap<&'static str, Vec<Vec<usize>>>,
}

impl Decoded {
    fn of(page: &str) -> Self {
        let block = block(page);
        let number = |signs: &str| usize::from_str_radix(signs, 36).expect("a number");
        let row = |row: &str| row.split(',').map(number).collect();
        let table = |name| {
            let text = block[name].as_str().expect("a table");
            (name, text.split_whitespace().map(row).collect())
        };
        let tables = ["doses", "segments", "forms", "items", "turns", "sessions"].map(table);
        Self { tables: tables.into(), block }
    }

    fn rows(&self, table: &str) -> &[Vec<usize>] {
        &self.tables[table]
    }

    fn text(&self, at: usize) -> String {
        self.block["texts"][at].as_str().expect("a text").to_owned()
    }

    fn name(&self, item: &[usize]) -> String {
        self.block["exercises"][item[0]]["name"].as_str().expect("a name").to_owned()
    }

    /// The dose as the field writes it, in words, its sets and pace.
    fn dose(&self, item: &[usize]) -> (String, Vec<usize>, String) {
        let form = &self.rows("forms")[item[1]];
        let row = &self.rows("doses")[form[0]];
        let written = self.block["written"][row[0]].as_str().expect("a dose");
        let rest = self.block["rests"][form[1]].as_str().expect("a rest");
        (format!("{written} {rest}").trim().to_owned(), row[2..].to_vec(), self.text(row[1]))
    }

    fn said(&self, at: usize, item: &[usize]) -> String {
        let (_, _, dose) = self.dose(item);
        self.text(at).replace('\u{1}', &self.name(item)).replace('\u{2}', &dose)
    }

    /// Segments of one session of the block, by place.
    fn session(&self, at: usize) -> (Vec<Vec<usize>>, Vec<(usize, usize)>) {
        let row = &self.rows("sessions")[at];
        let (items, turns) = (self.rows("items"), self.rows("turns"));
        let forms = self.rows("forms");
        let (mut of, mut pieces): (Vec<Vec<usize>>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        for group in &row[4..] {
            let first = of.len();
            if group % 2 == 0 {
                let item = &items[group / 2];
                pieces.extend(forms[item[1]][3..].iter().map(|piece| (first, *piece)));
                of.push(item.clone());
            } else {
                let turn = &turns[group / 2];
                of.extend(turn[1..=turn[0]].iter().map(|item| items[*item].clone()));
                let rest = turn[1 + turn[0]..].chunks(2);
                pieces.extend(rest.map(|piece| (first + piece[0], piece[1])));
            }
        }
        (of, pieces)
    }
}

/// Holds segments of a block against those of the timeline.
fn assert_same(
    name: &str,
    decoded: &Decoded,
    items: &[Vec<usize>],
    pieces: &[(usize, usize)],
    segments: &[Segment],
) {
    let rows = decoded.rows("segments");
    assert_eq!(pieces.len(), segments.len(), "{name}");
    let mut sets = vec![0; items.len()];
    for ((place, piece), segment) in pieces.iter().zip(segments) {
        let [kind, side, number, seconds, says] = rows[*piece][..] else { panic!("{name}: a row") };
        let item = &items[*place];
        let kind = [Kind::Ready, Kind::Work, Kind::Switch, Kind::Rest][kind];
        let side = [None, Some(Side::First), Some(Side::Other)][side];
        let set = match (kind, side) {
            (Kind::Work, Some(Side::Other)) | (Kind::Switch, _) => sets[*place],
            (Kind::Work, _) => {
                sets[*place] += 1;
                sets[*place]
            }
            _ => sets[*place] + 1,
        };
        assert_eq!(
            (*place, kind, side, set),
            (segment.place, segment.kind, segment.side, segment.set as usize),
            "{name}"
        );
        assert_eq!(seconds, segment.seconds as usize, "{name}: {segment:?}");
        let amount = Amount::of(segment);
        if kind == Kind::Work || !matches!(amount, Amount::Seconds(_)) {
            assert_eq!(number, amount.number() as usize, "{name}: {segment:?}");
        }
        assert_eq!(decoded.said(says, item), words::begins(segment), "{name}");
    }
}

/// Holds an item of a block against that of the plan.
fn assert_item(name: &str, decoded: &Decoded, row: &[usize], item: &Item) {
    let exercise = &decoded.block["exercises"][row[0]];
    assert_eq!(exercise["id"], item.exercise.id.as_str(), "{name}");
    let (written, sets_and_pace, plain) = decoded.dose(row);
    assert_eq!((written, plain), (item.dose.to_string(), item.dose.plain()), "{name}");
    let pace: Vec<u32> = match &item.dose {
        Dose::Reps { tempo, .. } => [0].into_iter().chain(tempo.0).collect(),
        Dose::Hold { .. } => vec![1],
        Dose::Holds { seconds, .. } => vec![2, *seconds],
        Dose::Minutes { .. } => vec![3],
    };
    let wanted = [item.dose.sets()].into_iter().chain(pace).map(|number| number as usize);
    assert_eq!(sets_and_pace, wanted.collect::<Vec<_>>(), "{name}");
    let form = &decoded.rows("forms")[row[1]];
    assert_eq!(decoded.said(form[2], row), words::eased(item), "{name}");
}

fn assert_plays(name: &str, plan: &Plan) {
    let catalogue = backplan::built_in::catalogue();
    let decoded = Decoded::of(&page(plan));
    let days = decoded.block["days"].as_array().expect("days");
    assert_eq!(
        days.iter().filter(|day| !day.is_null()).count(),
        plan.weeks.iter().map(|week| week.days.len()).sum::<usize>(),
        "{name}"
    );
    let first: chrono::NaiveDate =
        decoded.block["first"].as_str().expect("a date").parse().expect("a date");
    let items = decoded.rows("items");
    for week in &plan.weeks {
        for day in &week.days {
            let at = usize::try_from((day.date - first).num_days()).expect("a day");
            let told = days[at].as_array().expect("sessions");
            assert_eq!(told.len(), day.sessions.len(), "{name}");
            for (told, session) in told.iter().zip(&day.sessions) {
                let told = usize::try_from(told.as_u64().expect("a place")).expect("a place");
                let row = decoded.rows("sessions")[told].clone();
                assert_eq!(decoded.text(row[0]), session.title.as_str(), "{name}");
                assert_eq!(
                    (row[2] == 1, row[3]),
                    (session.is_strength(), session.seconds as usize),
                    "{name}"
                );
                let (of, pieces) = decoded.session(told);
                let segments = timeline::of(session);
                assert_same(name, &decoded, &of, &pieces, &segments);
                let seconds: usize =
                    pieces.iter().map(|(_, piece)| decoded.rows("segments")[*piece][3]).sum();
                assert_eq!(seconds, session.seconds as usize, "{name}: {}", session.title);
                assert_easier(
                    name,
                    &decoded,
                    (&of, items),
                    session,
                    &planner::easier(plan, week, session, &catalogue),
                );
            }
        }
    }
}

fn assert_easier(
    name: &str,
    decoded: &Decoded,
    (of, items): (&[Vec<usize>], &[Vec<usize>]),
    session: &Session,
    easier: &[Vec<Item>],
) {
    for ((row, (_, item)), easier) in of.iter().zip(session.items()).zip(easier) {
        assert_item(name, decoded, row, item);
        assert_eq!(row[3..].len(), easier.len(), "{name}");
        for (row, item) in row[3..].iter().zip(easier) {
            let row = &items[*row];
            assert_item(name, decoded, row, item);
            let pieces: Vec<_> =
                decoded.rows("forms")[row[1]][3..].iter().map(|piece| (0, *piece)).collect();
            assert_same(
                name,
                decoded,
                std::slice::from_ref(row),
                &pieces,
                &timeline::of_item(0, BlockKind::Main, item),
            );
        }
    }
}

/// When to stop, and what an exercise is tried for, is told while it is played: by its card, or by
/// the block where something easier has no card.
#[test]
fn a_page_tells_of_every_exercise_that_it_plays_when_to_stop() {
    for (name, plan) in all().into_iter().filter(|(_, plan)| plan.status != Status::Refused) {
        let page = page(&plan);
        let (html, block) = (Html::parse_document(&page), block(&page));
        for exercise in block["exercises"].as_array().expect("exercises") {
            let id = exercise["id"].as_str().expect("an id");
            let card = select(&html, &format!("#exercise-{id} .stop"));
            let in_block = exercise["stop"].as_str().is_some_and(|stop| !stop.is_empty());
            assert_eq!(card.len() + usize::from(in_block), 1, "{name}: {id}");
        }
        assert_eq!(block["limits"]["severe"], SEVERE_PAIN, "{name}");
        assert_eq!(block["words"]["severe"], LEAVE_OUT, "{name}");
        assert!(!select(&html, "#safety .alarm li").is_empty(), "{name}: signs to get help");
    }
}

#[test]
fn a_page_that_plays_has_what_a_movement_is_tried_for() {
    let plan = plans::planned("goal = \"sore-back\"\npain = 4\ndirection = \"extension\"");
    let page = page(&plan);
    let texts = block(&page)["texts"].clone();
    let items = plan.sessions().flat_map(|(_, session)| session.items());
    let whys = items.flat_map(|(_, item)| &item.why);
    let tried: Vec<_> = whys.filter(|why| why.rule == RuleId::DIRECTIONAL_PREFERENCE).collect();
    assert!(!tried.is_empty(), "nothing is tried");
    for why in tried {
        let known = texts.as_array().expect("texts").iter().any(|text| text == why.text.as_str());
        assert!(known, "{}", why.text);
    }
}

#[test]
fn what_a_page_plays_is_the_timeline_of_every_session() {
    for (name, plan) in all() {
        if plan.status != Status::Refused {
            assert_plays(name, &plan);
        }
    }
    for profile in [
        "weeks = 2\nsessions = 3\nminutes = 8",
        "weeks = 3\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = 60",
        "weeks = 2\nworkout = \"sample\"",
        "weeks = 6\nlevel = \"intermediate\"\nequipment = [\"dumbbell\"]\nsessions = 2\nminutes = 15",
        "goal = \"desk\"\nweeks = 1",
    ] {
        let plan = plans::planned(profile);
        let in_turn = plan.sessions().any(|(_, session)| session.is_in_turn());
        assert_eq!(in_turn, profile.contains("minutes = 8"), "{profile}");
        assert_plays(profile, &plan);
    }
}
