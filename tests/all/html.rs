//! A plan as a hand-out: golden files, and what holds of any page, read with a parser as a browser
//! reads it.
//!
//! `BACKPLAN_BLESS=1 cargo test --test all html` rewrites the golden files; read the difference
//! before committing it. How a page looks, prints and works with a screen reader is checked in a
//! browser by `.ci/page`, its player by `.ci/player`.

mod hostile;
mod player;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use backplan::built_in;
use backplan::catalogue::Figures;
use backplan::catalogue::dose::Tempo;
use backplan::export::{self, Options};
use backplan::plan::{Item, Plan, Session, Status, Week};
use backplan::text::id::Text;
use scraper::{ElementRef, Html, Selector};

use crate::program::on_one_line;
use crate::{golden, plans};

/// What makes a booklet.
fn booklet() -> Options {
    Options { booklet: true, ..Options::default() }
}

/// A booklet without its pictures, which are much the longest to make.
fn page(plan: &Plan) -> String {
    export::html::plan(plan, &booklet(), &Figures::default())
}

/// A sheet without its pictures.
fn sheet(plan: &Plan) -> String {
    export::html::plan(plan, &Options::default(), &Figures::default())
}

/// The sheets and booklets of [`all`] as everybody gets them: with pictures. Drawn once.
static PAGES: LazyLock<Vec<(String, Plan, String)>> = LazyLock::new(|| {
    let catalogue = built_in::catalogue();
    let drawn = |name: &str, plan: &Plan, options: Options| {
        let kind = if options.booklet { "booklet" } else { "sheet" };
        let page = export::html::plan(plan, &options, &catalogue.figures());
        (format!("{kind} of {name}"), plan.clone(), page)
    };
    let both = |(name, plan): (&str, Plan)| {
        [Options::default(), booklet()].map(|options| drawn(name, &plan, options))
    };
    all().into_iter().flat_map(both).collect()
});

fn select<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// The one element of a selector.
fn only<'h>(page: &'h Html, selector: &str) -> ElementRef<'h> {
    let found = select(page, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

fn text(element: ElementRef) -> String {
    let words = element.text().flat_map(str::split_whitespace).collect::<Vec<_>>();
    words.join(" ")
}

fn all_text(page: &Html) -> String {
    text(only(page, "body"))
}

fn all() -> Vec<(&'static str, Plan)> {
    vec![
        ("beginner", plans::beginner()),
        ("dumbbells", plans::dumbbells()),
        ("two weeks", plans::weeks(2)),
        ("twelve weeks", plans::weeks(12)),
        ("climbing", plans::climbing()),
        (
            "twelve planned weeks",
            plans::planned(
                "weeks = 12\nlevel = \"intermediate\"\nequipment = [\"dumbbell\", \"band\"]",
            ),
        ),
        ("disc", plans::disc()),
        ("relief", plans::relief()),
        ("refused", plans::refused()),
    ]
}

fn sessions(plan: &Plan) -> impl Iterator<Item = &Session> {
    plan.weeks.iter().flat_map(Week::sessions).map(|(_, session)| session)
}

fn items(plan: &Plan) -> impl Iterator<Item = &Item> {
    sessions(plan).flat_map(|session| session.items().map(|(_, item)| item))
}

/// Elements that begin a line in a golden file, so that a difference is seen.
const LINES: &[&str] = &[
    "article", "section", "tr", "li", "p", "h1", "h2", "h3", "dt", "meta", "title", "main",
    "footer", "nav", "table", "div", "details", "body", "header",
];

/// A page with a line for each element and without its style sheet and its player, which say
/// nothing.
fn in_lines(page: &str) -> String {
    let page = player::taken_out(page).replace(export::html::player::DIGEST, "sha256-...");
    let (head, styled) = page.split_once("<style>").expect("a style sheet");
    let (_, body) = styled.split_once("</style>").expect("its end");
    LINES.iter().fold(format!("{head}{body}"), |page, tag| {
        page.replace(&format!("<{tag}>"), &format!("\n<{tag}>"))
            .replace(&format!("<{tag} "), &format!("\n<{tag} "))
    })
}

/// The same without what stands on the cards of exercises: one page of all shows that.
fn without_cards(page: &str) -> String {
    let mut cards = page.split("<article class=\"card");
    let first = cards.next().unwrap_or_default().to_owned();
    cards.fold(first, |page, card| {
        let (head, rest) = card.split_once('>').expect("a whole element");
        let (_, rest) = rest.split_once("</article>").expect("its end");
        format!("{page}<article class=\"card{head}>...</article>{rest}")
    })
}

/// The lines that only one of two pages has, `-` before those of the first.
fn difference(first: &str, second: &str) -> String {
    let only = |sign: char, page: &str, other: &str| {
        let other: BTreeSet<&str> = other.lines().collect();
        let lines = page
            .lines()
            .filter(|line| !other.contains(line))
            .map(|line| format!("{sign} {line}\n"));
        lines.collect::<Vec<_>>().concat()
    };
    only('-', first, second) + &only('+', second, first)
}

#[test]
fn pages_read_as_they_should() {
    golden::same("html/sheet.html", &in_lines(&sheet(&plans::beginner())));
    golden::same("html/weeks.html", &without_cards(&in_lines(&sheet(&planned(4)))));
    golden::same("html/relief.html", &in_lines(&page(&plans::relief())));
    golden::same("html/refused.html", &in_lines(&page(&plans::refused())));
    let [plan, disc] =
        [plans::beginner(), plans::disc()].map(|plan| without_cards(&in_lines(&page(&plan))));
    golden::same("html/plan.html", &plan);
    golden::same("html/disc.txt", &difference(&plan, &disc));
    let options = Options {
        large: true,
        from: Some("Hillside Physiotherapy".into()),
        note: Some("Start slowly.\n\nSee you on Friday.".into()),
        ..booklet()
    };
    let large = in_lines(&export::html::plan(&plans::dumbbells(), &options, &Figures::default()));
    golden::same("html/large.txt", &difference(&in_lines(&page(&plans::dumbbells())), &large));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for (name, plan) in all() {
        assert_eq!(page(&plan), page(&plan.clone()), "{name}");
        assert_eq!(sheet(&plan), sheet(&plan.clone()), "{name}");
    }
}

#[test]
fn every_exercise_has_one_card_with_all_its_texts() {
    for (name, plan, page) in &*PAGES {
        let html = Html::parse_document(page);
        let used: BTreeMap<_, _> =
            items(plan).map(|item| (item.exercise.id.as_str(), &item.exercise)).collect();
        assert_eq!(select(&html, ".card").len(), used.len(), "{name}");
        for (id, exercise) in used {
            let card = text(only(&html, &format!("article.card#exercise-{id}"))).to_lowercase();
            let single = [&exercise.name, &exercise.purpose, &exercise.setup, &exercise.stop];
            let lists = [&exercise.steps, &exercise.cues, &exercise.mistakes];
            for said in
                single.into_iter().chain(lists.into_iter().flatten()).chain([&exercise.breathing])
            {
                assert!(
                    card.contains(&on_one_line(said).to_lowercase()),
                    "{name}: {id} does not say: {said}"
                );
            }
        }
    }
}

#[test]
fn every_session_stands_with_all_its_items_in_order() {
    for (name, plan) in all() {
        let html = Html::parse_document(&page(&plan));
        let links = select(&html, ".log td a");
        assert_eq!(links.len(), sessions(&plan).count(), "{name}");
        for (link, session) in links.into_iter().zip(sessions(&plan)) {
            // Of many weeks, sessions go by a letter.
            let title = link.attr("aria-label").map_or_else(|| text(link), str::to_owned);
            assert_eq!(title, session.title.as_str(), "{name}");
            assert!(title.contains(&text(link)), "{name}");
            let id = link.attr("href").expect("a link");
            let sheet = only(&html, &format!("article.session{id}"));
            let rows = Selector::parse("tbody a").expect("a selector");
            let exercises: Vec<_> = sheet
                .select(&rows)
                .map(|link| link.attr("href").unwrap_or_default().to_owned())
                .collect();
            let expected: Vec<_> = session
                .items()
                .map(|(_, item)| format!("#exercise-{}", item.exercise.id))
                .collect();
            assert_eq!(exercises, expected, "{name}");
        }
    }
}

#[test]
fn sessions_that_repeat_are_printed_once() {
    let html = Html::parse_document(&page(&plans::weeks(12)));
    // Two strength sessions and two of stretching, which every week repeats.
    assert_eq!(select(&html, "article.session").len(), 4);
    assert_eq!(select(&html, ".log.grid tbody tr").len(), 12);
    assert!(text(only(&html, "#week-1 h2")).starts_with("Weeks 1 to 12 of 12"));
    let first = text(only(&html, "#session-3 h3"));
    assert!(first.contains("Tue and Wed"), "{first}");
    let week = Html::parse_document(&page(&plans::weeks(1)));
    let first = text(only(&week, "#session-3 h3"));
    assert!(first.contains("again on Wed 16 Dec"), "{first}");
}

fn planned(weeks: u32) -> Plan {
    let level = "level = \"intermediate\"\nequipment = [\"dumbbell\"]";
    plans::planned(&format!("weeks = {weeks}\n{level}"))
}

#[test]
fn the_first_week_of_a_block_is_told_in_words_and_the_others_by_what_changes() {
    let plan = planned(12);
    let html = Html::parse_document(&page(&plan));
    assert_eq!(select(&html, "section.week").len(), 3);
    for (number, week) in (1..).zip(select(&html, "section.week")) {
        let sheets = Selector::parse("article.session").expect("a selector");
        let titles = Selector::parse("article.session:first-of-type thead th").expect("a selector");
        // A, B and the daily card.
        assert_eq!(week.select(&sheets).count(), 3, "block {number}");
        let titles: Vec<_> = week.select(&titles).map(text).collect();
        let weeks: Vec<_> =
            (1..=4).map(|week| format!("Week {}", (number - 1) * 4 + week)).collect();
        assert_eq!(titles[1..5], weeks, "block {number}");
        assert_eq!(titles.get(5).map(String::as_str), (number == 3).then_some("Next"));
    }
    for (number, week) in (1..).zip(&plan.weeks) {
        let row = &select(&html, ".grid tbody tr")[number - 1];
        let of = |selector: &str| row.select(&Selector::parse(selector).expect("one")).count();
        let strength = week.strength().count();
        // A box for each session and each day of walking, two for pain with strength work.
        let walks = week.walk.map_or(0, |walk| walk.days as usize);
        assert_eq!((of("td.walk i"), of("td b")), (walks, 2 * strength), "week {number}");
        assert_eq!(of("td i"), week.sessions().count() + walks, "week {number}");
    }
    let lift = sessions(&plan).next().and_then(|session| session.main().next()).expect("a lift");
    let rows = select(&html, "#session-1 tbody tr");
    let row = rows.iter().map(|row| text(*row)).find(|row| row.starts_with(&*lift.exercise.name));
    let row = row.expect("its row");
    assert!(row.contains("3 sets of 8") && row.contains("3 × 9 3 × 10 2 × 10"), "{row}");
}

#[test]
fn weights_measures_and_how_to_go_on_stand_once() {
    let page = page(&planned(12));
    let html = Html::parse_document(&page);
    assert_eq!(select(&html, "#measures tbody tr:first-child b").len(), 4);
    assert!(text(only(&html, "#onward")).contains("Keep one or two sessions a week"));
    let weeks = text(only(&html, "#week-2"));
    assert!(weeks.contains("Which weight") && weeks.contains("ne step heavier than at first"));
    let known = all_text(&Html::parse_document(&self::page(&plans::climbing())));
    for said in [
        "22.5 kg",
        "next week: 3 × 9, one step heavier",
        "easy first set",
        "4 days, 2 times 14 min",
    ] {
        assert!(known.contains(said), "{said}: {known}");
    }
}

#[test]
fn a_dose_is_said_with_all_that_belongs_to_it() {
    let html = Html::parse_document(&page(&plans::beginner()));
    let rows: Vec<_> = select(&html, "#session-1 tbody tr").into_iter().map(text).collect();
    let bird_dog = rows.iter().find(|row| row.starts_with("Bird dog")).expect("a row");
    let catalogue = backplan::built_in::catalogue();
    let reach =
        catalogue.exercise("bird-dog").expect("an exercise").tempo_words(Tempo([2, 0, 2, 2]));
    assert_eq!(
        *bird_dog,
        format!("Bird dog 2 sets of 6 to 8 on each side rest 45 s · effort 4–5 · {reach}")
    );
    assert_eq!(select(&html, "#session-1 tbody tr td i").len(), {
        let plan = plans::beginner();
        let session = sessions(&plan).next().expect("a session");
        session.items().map(|(_, item)| item.dose.sets() as usize).sum::<usize>()
    });
}

#[test]
fn nothing_that_a_plan_says_is_lost() {
    for (name, plan, page) in &*PAGES {
        let html = Html::parse_document(page);
        let page = all_text(&html).to_lowercase();
        let safety = &plan.safety;
        let lists = [&safety.advice, &safety.afterwards, &safety.red_flags];
        let mut said: Vec<&str> = lists.into_iter().flatten().map(Text::as_str).collect();
        said.push(&safety.disclaimer);
        // The signs to stop are a list of their own, which a notice may only repeat; when to answer
        // the questions again stands with the weeks and at the end.
        said.extend(
            plan.notices
                .iter()
                .map(|notice| notice.text.as_str())
                .filter(|text| !text.starts_with("Stop at ") && !text.contains("again, and make")),
        );
        said.extend([&safety.after_stop, &safety.pain_rule, &safety.bad_day].map(Text::as_str));
        said.extend([&safety.missed, &safety.illness].map(Text::as_str));
        said.extend(
            items(plan)
                .flat_map(|item| &item.why)
                .flat_map(|why| [why.text.as_str(), why.rule.as_str()]),
        );
        if plan.status != Status::Refused {
            said.extend(safety.stop_signs.iter().map(Text::as_str));
        }
        for said in said {
            assert!(
                page.contains(&on_one_line(said).to_lowercase()),
                "{name} does not say: {said}"
            );
        }
        for left in &plan.excluded {
            assert!(
                page.contains(&left.exercise.as_str().replace('-', " ")),
                "{name} leaves out {}",
                left.exercise
            );
        }
    }
}

#[test]
fn a_refused_plan_names_no_exercise_and_no_rule() {
    let plan = plans::refused();
    let page = all_text(&Html::parse_document(&page(&plan)));
    for exercise in built_in::catalogue().exercises() {
        assert!(!page.contains(exercise.name.as_str()), "{}", exercise.name);
    }
    assert!(plan.notices.iter().all(|notice| !page.contains(notice.rule.as_str())), "{page}");
}

#[test]
fn rules_are_named_only_among_the_reasons() {
    for (name, plan, page) in &*PAGES {
        let html = Html::parse_document(page);
        let (whole, reasons) =
            (all_text(&html), select(&html, "#reasons").into_iter().map(text).collect::<String>());
        for rule in items(plan)
            .flat_map(|item| &item.why)
            .map(|why| format!("[{}]", why.rule))
            .collect::<BTreeSet<_>>()
        {
            assert_eq!(
                whole.matches(&rule).count(),
                reasons.matches(&rule).count(),
                "{name}: {rule}"
            );
        }
    }
}

#[test]
fn reasons_are_open_where_they_are_asked_for() {
    let open = |why| {
        let of = |booklet| {
            let options = Options { why, booklet, ..Options::default() };
            let page = export::html::plan(&plans::beginner(), &options, &Figures::default());
            let html = Html::parse_document(&page);
            let open = select(&html, "details[open]").len();
            (open, select(&html, "#left-out details, #reasons details").len())
        };
        [of(false), of(true)]
    };
    assert_eq!(open(false), [(0, 2); 2]);
    assert_eq!(open(true), [(2, 2); 2]);
}

#[test]
fn a_page_has_one_heading_one_main_part_and_tables_that_say_what_they_are() {
    for (name, _, page) in &*PAGES {
        let html = Html::parse_document(page);
        assert_eq!(only(&html, "html").attr("lang"), Some("en"), "{name}");
        for once in ["title", "h1", "main", "header", "footer", "style"] {
            only(&html, once);
        }
        let seen = select(&html, "svg[class]")
            .iter()
            .all(|svg| svg.attr("aria-hidden").is_some() != svg.attr("aria-label").is_some());
        assert!(seen, "{name}: a picture is told in words, or left to those who see it");
        let policy = only(&html, "meta[http-equiv=Content-Security-Policy]")
            .attr("content")
            .expect("a policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
            "{policy}"
        );
        assert!(
            only(&html, "meta[name=generator]")
                .attr("content")
                .expect("a name")
                .starts_with("backplan"),
            "{name}"
        );
        assert_eq!(select(&html, "table").len(), select(&html, "table > caption").len(), "{name}");
        assert!(select(&html, "th").iter().all(|head| head.attr("scope").is_some()), "{name}");
    }
}

#[test]
fn links_lead_within_the_page_and_ids_are_unique() {
    for (name, _, page) in &*PAGES {
        let html = Html::parse_document(page);
        let mut ids = BTreeSet::new();
        for element in select(&html, "[id]") {
            let id = element.attr("id").expect("an id");
            assert!(ids.insert(id), "{name}: two elements are {id}");
        }
        for link in select(&html, "[href]") {
            let target = link.attr("href").expect("a target");
            let id = target
                .strip_prefix('#')
                .unwrap_or_else(|| panic!("{name}: {target} leaves the page"));
            assert!(ids.contains(id), "{name}: nothing is {id}");
        }
    }
}

/// What a page is made of. Nothing in it loads, runs or sends.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "nav",
    "main",
    "section",
    "article",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "a",
    "strong",
    "bdi",
    "small",
    "span",
    "i",
    "b",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "svg",
    "symbol",
    "use",
    "g",
    "path",
    "figure",
    "figcaption",
    "br",
    "rect",
    "line",
    "polyline",
    "circle",
    "text",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "aria-label",
    "scope",
    "colspan",
    "open",
    "aria-hidden",
    "role",
    "viewBox",
    "width",
    "height",
    "d",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "points",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
];

pub fn assert_inert(name: &str, page: &str) {
    let html = Html::parse_document(&player::taken_out(page));
    for element in select(&html, "*") {
        let tag = element.value().name();
        assert!(ELEMENTS.contains(&tag), "{name}: <{tag}>");
        for (attribute, value) in element.value().attrs() {
            assert!(ATTRIBUTES.contains(&attribute), "{name}: <{tag} {attribute}>");
            assert!(
                attribute != "href" || value.starts_with('#'),
                "{name}: {value} leaves the page"
            );
        }
    }
    let style = text(only(&html, "style")).to_lowercase();
    for loading in
        ["url(", "@import", "image(", "image-set(", "src(", "@font-face", "expression(", "\\"]
    {
        assert!(!style.contains(loading), "{name}: {loading} in the style sheet loads something");
    }
    assert!(
        !html.root_element().descendants().any(|node| node.value().is_comment()),
        "{name}: a comment"
    );
}

#[test]
fn a_page_loads_runs_and_sends_nothing() {
    for (name, plan, page) in &*PAGES {
        assert_inert(name, page);
        assert!(!page.contains("://"), "{name}");
        assert_eq!(
            page.contains("class=\"picture\""),
            plan.status != Status::Refused,
            "{name}: this is the page with pictures"
        );
    }
}

#[test]
fn hostile_text_stays_text() {
    for attack in hostile::ATTACKS {
        let page = hostile::page(attack);
        assert_inert(attack, &page);
        let parsed = |page: &str| Html::parse_document(&player::taken_out(page));
        let (hostile, harmless) = (parsed(&page), parsed(&hostile::page("harmless")));
        let shape = |html: &Html| {
            select(html, "*").iter().map(|one| one.value().name().to_owned()).collect::<Vec<_>>()
        };
        assert!(shape(&hostile) == shape(&harmless), "{attack:?} changes the page");
        let times = |html: &Html, said: &str| {
            all_text(html).to_lowercase().matches(&said.to_lowercase()).count()
        };
        let seen = on_one_line(attack);
        if !attack.chars().any(char::is_control) {
            assert_eq!(
                times(&hostile, &seen),
                times(&harmless, "harmless"),
                "{attack:?} is not shown as it is"
            );
        }
    }
}

#[test]
fn text_that_acts_on_a_reader_or_is_forbidden_does_not_enter_a_page() {
    for forbidden in
        ["\u{1b}[31m", "\u{7}", "\u{9b}2J", "\u{202e}", "\u{200f}", "\u{fdd0}", "\u{ffff}", "\u{0}"]
    {
        let page = hostile::page(&format!("before{forbidden}behind"));
        let sign = forbidden.chars().next().expect("a sign");
        assert!(!page.contains(sign), "{forbidden:?}");
        assert!(page.contains("before") && page.contains("behind"), "{forbidden:?}");
    }
}

#[test]
fn twelve_weeks_stay_under_300_kb() {
    let largest = page(&plans::weeks(12)).len();
    assert!(largest < 300_000, "{largest} bytes");
}

/// Each exercise is drawn once, within its card, so that readers show it that know no `use`; sessions
/// of a booklet use it small.
#[test]
fn every_exercise_of_a_page_has_its_picture() {
    for (name, plan, page) in &*PAGES {
        let html = Html::parse_document(page);
        let exercises: BTreeSet<&str> = items(plan).map(|item| item.exercise.id.as_str()).collect();
        for id in &exercises {
            let drawn = only(&html, &format!("article.card#exercise-{id} svg.picture"));
            let paths = Selector::parse("path").expect("a selector");
            assert!(drawn.select(&paths).count() > 5, "{name}: {id} is drawn in its card");
        }
        if name.starts_with("sheet") {
            assert!(!page.contains("<use") && !page.contains("<symbol"), "{name}");
        }
        assert_eq!(
            select(&html, ".card svg.picture[role=img][aria-label]").len(),
            exercises.len(),
            "{name}"
        );
        let small =
            if name.starts_with("sheet") { 0 } else { select(&html, ".session th a").len() };
        assert_eq!(select(&html, ".session th svg.small").len(), small, "{name}");
    }
}

/// The longest plans with the most exercises.
#[test]
fn a_page_of_twelve_weeks_with_its_pictures_stays_small() {
    let catalogue = built_in::catalogue();
    for (goal, minutes, sessions) in [("balanced", 60, 3), ("performance", 60, 3), ("desk", 120, 7)]
    {
        let profile = format!(
            "goal = \"{goal}\"\nlevel = \"advanced\"\nequipment = [\"gym\"]\nminutes = \
                {minutes}\nsessions = {sessions}\nweeks = 12\nstart = \"2026-11-23\""
        );
        for options in [Options::default(), booklet()] {
            let page =
                export::html::plan(&plans::planned(&profile), &options, &catalogue.figures());
            assert!(page.len() <= 600 * 1024, "{goal}: {} bytes", page.len());
        }
    }
}
