//! The hand-out as a sheet: what it says on paper, and that nothing is lost that stands on none.

use backplan::built_in;
use backplan::export::{self, Options};
use backplan::plan::{Plan, Status, Week};
use scraper::{ElementRef, Html, Selector};

use super::{all, items, only, planned, select, sessions, sheet, text};
use crate::plans;
use crate::program::on_one_line;

/// The page as paper has it: without what has to be opened.
fn on_paper(page: &str) -> Html {
    let mut html = Html::parse_document(page);
    let closed = Selector::parse("details").expect("a selector");
    let closed: Vec<_> = html.select(&closed).map(|details| details.id()).collect();
    for id in closed {
        if let Some(mut node) = html.tree.get_mut(id) {
            node.detach();
        }
    }
    html
}

fn within<'h>(element: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    element.select(&Selector::parse(selector).expect("a selector")).collect()
}

#[test]
fn no_word_for_safety_has_to_be_opened() {
    for (name, mut plan) in all() {
        if plan.status != Status::Refused {
            plan.rests_on = vec!["a clinician has cleared exercise".into()];
        }
        let paper = text(only(&on_paper(&sheet(&plan)), "body")).to_lowercase();
        let safety = &plan.safety;
        let mut said: Vec<_> = safety.advice.iter().chain(&safety.red_flags).collect();
        said.extend([&safety.disclaimer]);
        if plan.status != Status::Refused {
            said.extend(safety.stop_signs.iter().chain([&safety.after_stop, &safety.pain_rule]));
        }
        said.extend(&plan.rests_on);
        said.extend(items(&plan).map(|item| &item.exercise.stop));
        said.extend(items(&plan).flat_map(|item| &item.exercise.cues));
        let beside = items(&plan).flat_map(|item| &item.why);
        said.extend(
            beside.filter(|why| *why.rule == *"directional-preference").map(|why| &why.text),
        );
        for said in said {
            let said = on_one_line(said).to_lowercase();
            assert!(paper.contains(&said), "{name} does not print: {said}");
        }
    }
}

#[test]
fn what_is_read_once_is_closed_and_stands_below_its_card() {
    let html = Html::parse_document(&sheet(&plans::beginner()));
    for card in select(&html, "article.card") {
        let closed = within(card, "details:not([open])");
        assert_eq!(closed.len(), 1);
        let said = text(closed[0]);
        for part in ["How to do it", "Start:", "Avoid:", "Breathing:"] {
            assert!(said.contains(part), "{said}");
        }
    }
    for part in ["afterwards", "hard-days", "onward", "measures"] {
        only(&html, &format!("section#{part} > details:not([open]) h2"));
    }
}

/// The exercises that an article lists, in order; of a part that is as before, those of that day.
fn listed(html: &Html, article: ElementRef) -> Vec<String> {
    let links = |part: ElementRef| {
        let links = within(part, "ol a").into_iter();
        links.map(|link| link.attr("href").unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let own = |week: &&ElementRef| within(**week, ".session").contains(&article);
    let sections = select(html, "section.week");
    let mut listed = Vec::new();
    for part in within(article, ".session > div") {
        let said = text(part);
        let Some((head, place)) = said.split_once(" as on ") else {
            listed.extend(links(part));
            continue;
        };
        let (day, weeks) =
            place.split_once(" in ").map_or((place, None), |(day, weeks)| (day, Some(weeks)));
        let called = |week: &&ElementRef| {
            weeks.is_some_and(|weeks| {
                text(within(**week, "h2")[0]).to_lowercase().starts_with(weeks)
            })
        };
        let week =
            sections.iter().find(|week| if weeks.is_some() { called(week) } else { own(week) });
        let sessions = within(*week.expect("its weeks"), ".session");
        let there = sessions.into_iter().find(|other| text(within(*other, "h3")[0]).contains(day));
        let name = head.split(' ').next().unwrap_or_default();
        let parts = within(there.expect("a day before"), ".session > div");
        let part = parts.into_iter().find(|part| text(*part).starts_with(name));
        listed.extend(links(part.expect("the part")));
    }
    listed
}

#[test]
fn every_session_is_told_with_its_exercises_in_order_and_its_minutes() {
    for (name, plan) in all().into_iter().filter(|(_, plan)| plan.status != Status::Refused) {
        let html = Html::parse_document(&sheet(&plan));
        let links = select(&html, ".log td a");
        assert_eq!(links.len(), sessions(&plan).count(), "{name}");
        for (link, session) in links.into_iter().zip(sessions(&plan)) {
            let id = link.attr("href").expect("a link");
            let article = only(&html, &format!("article.session{id}"));
            assert!(text(article).contains(" min"), "{name}");
            if text(article).contains("As in week") {
                continue;
            }
            let expected: Vec<_> = session
                .items()
                .map(|(_, item)| format!("#exercise-{}", item.exercise.id))
                .collect();
            assert_eq!(listed(&html, article), expected, "{name}: {id}");
        }
    }
}

fn days(week: &Week, id: &str) -> usize {
    let holds = |day: &&backplan::plan::PlanDay| {
        day.sessions
            .iter()
            .any(|session| session.items().any(|(_, item)| item.exercise.id.as_str() == id))
    };
    week.days.iter().filter(holds).count()
}

#[test]
fn a_card_has_a_box_for_each_day_on_which_its_exercise_is_done() {
    for plan in [plans::beginner(), plans::relief(), planned(4)] {
        let html = Html::parse_document(&sheet(&plan));
        for card in select(&html, "article.card") {
            let id = card.attr("id").and_then(|id| id.strip_prefix("exercise-")).expect("an id");
            let often: usize = plan.weeks.iter().map(|week| days(week, id)).sum();
            let boxes = within(card, ".days i").len();
            let crowded = plan.weeks.len() > 1 && often > 12;
            assert_eq!(boxes, if crowded { 0 } else { often }, "{id}");
        }
    }
}

#[test]
fn what_changes_from_week_to_week_is_one_table() {
    let html = Html::parse_document(&sheet(&planned(4)));
    let table = only(&html, "table.changes");
    let heads: Vec<_> = within(table, "thead th").into_iter().map(text).collect();
    assert_eq!(heads, ["Exercise", "Session", "Week 1", "Week 2", "Week 3", "Week 4", "Next"]);
    let rows: Vec<_> = within(table, "tbody tr").into_iter().map(text).collect();
    assert!(
        rows.iter().any(|row| row.contains("3 × 8") && row.contains("3 × 9 3 × 10")),
        "{rows:#?}"
    );
    let week = Html::parse_document(&sheet(&plans::beginner()));
    assert!(select(&week, "table.changes").is_empty());
    // A table a block, each with the weeks of it.
    let year = Html::parse_document(&sheet(&planned(12)));
    assert_eq!(select(&year, "table.changes").len(), 3);
}

#[test]
fn an_amount_of_a_card_says_what_asks_for_it() {
    let long: Plan = planned(12);
    let html = Html::parse_document(&sheet(&long));
    for dose in select(&html, ".card .dose").into_iter().map(text) {
        assert!(!dose.starts_with(':') && !dose.contains(": :"), "{dose}");
    }
    let easy = select(&html, ".card .dose").into_iter().map(text);
    assert!(easy.into_iter().any(|dose| dose.starts_with("Easy first set")));
}

/// A player of some 40 KB is to have room beside it.
#[test]
fn a_sheet_of_a_year_stays_below_600_kb() {
    let plan = plans::planned("weeks = 52");
    let figures = built_in::catalogue();
    let page = export::html::plan(&plan, &Options::default(), &figures.figures());
    assert!(page.len() <= 600 * 1024, "{} bytes", page.len());
}
