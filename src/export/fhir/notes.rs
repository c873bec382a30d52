//! What a plan says beside its exercises, once: as notes of the plan, in Markdown, and as a part of
//! what people read of it, in XHTML.

use maud::{Markup, html};

use crate::export::markdown::escape::Page;
use crate::export::say::notes::{KINDS, LEFT_OUT, WHY, grouped, of_kind, reason_for};
use crate::export::say::safety::{
    self, AFTERWARDS, ASK, HARD_DAYS, HELP, STOP, hard_days, pain_rule, stated, stop_signs,
};
use crate::export::say::session::remarks;
use crate::export::say::week::lighter;
use crate::export::say::{onward, theme};
use crate::plan::{Excluded, Plan, Status};
use crate::text::printable::{list_in_words, printable};

/// Something that a plan says.
pub struct Note {
    /// What heads it.
    title: Option<String>,
    /// What it says: under a head, a list.
    texts: Vec<String>,
}

impl Note {
    fn text(text: impl Into<String>) -> Self {
        Self { title: None, texts: vec![text.into()] }
    }

    /// A list, where there is something to list.
    fn list<T: ToString>(title: &str, texts: impl IntoIterator<Item = T>) -> Option<Self> {
        let texts: Vec<_> = texts.into_iter().map(|text| text.to_string()).collect();
        (!texts.is_empty()).then(|| Self { title: Some(title.to_owned()), texts })
    }

    pub fn markdown(&self) -> String {
        let mut page = Page::default();
        if let Some(title) = &self.title {
            page.paragraph(&format!("{title}:"));
            page.gap();
        }
        for text in &self.texts {
            page.raw(if self.title.is_some() { "- " } else { "" });
            page.text(text);
            page.end();
        }
        page.finish().trim_end().to_owned()
    }

    pub fn xhtml(&self) -> Markup {
        html! {
            @if let Some(title) = &self.title {
                p { (printable(title)) ":" }
                ul { @for text in &self.texts { li { (printable(text)) } } }
            } @else {
                @for text in &self.texts { p { (printable(text)) } }
            }
        }
    }
}

/// What a plan says to stay safe, and how to go on. Signs to stop are left out where there is
/// nothing to stop.
pub fn all(plan: &Plan) -> Vec<Note> {
    let said = &plan.safety;
    let is_refused = plan.status == Status::Refused;
    let [stop, ask] = if is_refused { [vec![], vec![]] } else { stop_signs(said) };
    let mut notes: Vec<Note> =
        pain_rule(plan).map(|rule| Note::text(&**rule)).into_iter().collect();
    notes.extend(Note::list(STOP, stop));
    notes.extend(safety::after_stop(said).map(|then| Note::text(&**then)));
    notes.extend(Note::list(ASK, ask));
    notes.extend(Note::list(HELP, &said.red_flags));
    notes.extend(Note::list(AFTERWARDS, &said.afterwards));
    notes.extend(Note::list(HARD_DAYS, hard_days(said)));
    notes.extend(cards(plan));
    notes.extend(weeks(plan));
    notes.extend(measures(plan));
    notes.extend(Note::list(onward::TITLE, onward::after(plan)));
    notes.extend(reasons(plan));
    notes.extend(left_out(plan));
    notes.extend(stated(&said.disclaimer).map(|text| Note::text(&**text)));
    notes
}

/// What is said of whole sessions.
fn cards(plan: &Plan) -> Vec<Note> {
    let mut said: Vec<(&str, &str)> = Vec::new();
    for (_, session) in plan.sessions() {
        for remark in remarks(plan, session) {
            if !said.contains(&(&session.title, remark)) {
                said.push((&session.title, remark));
            }
        }
    }
    said.into_iter().map(|(title, remark)| Note::text(format!("{title}: {remark}"))).collect()
}

/// Which weeks do something else than those before.
fn weeks(plan: &Plan) -> Option<Note> {
    let mut before = None;
    let mut said = Vec::new();
    for week in &plan.weeks {
        let about = theme::about(plan, week).filter(|_| before != Some(week.theme));
        before = Some(week.theme);
        let lighter = lighter(week, "A lighter week.");
        let words: Vec<_> = about.iter().map(String::as_str).chain([lighter]).collect();
        let words = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        if !words.is_empty() {
            said.push(format!("Week {}: {}", week.number, words.join(" ")));
        }
    }
    Note::list("Weeks", said)
}

fn measures(plan: &Plan) -> Option<Note> {
    Note::list(&onward::measured(plan, &plan.weeks)?, onward::measures(plan))
}

/// What gave way, what shaped the plan, what to know.
fn reasons(plan: &Plan) -> Vec<Note> {
    let with_rule = |text: &str, rule: &str| format!("{text} ({rule})");
    if plan.status == Status::Refused {
        let why = plan.notices.iter().map(|notice| with_rule(&notice.text, &notice.rule));
        return Note::list(WHY, why).into_iter().collect();
    }
    let of_kind = |(kind, title)| {
        let notices = of_kind(plan, [kind]);
        Note::list(title, notices.map(|notice| with_rule(&notice.text, &notice.rule)))
    };
    KINDS.into_iter().filter_map(of_kind).collect()
}

/// Exercises that were left out, by reason.
fn left_out(plan: &Plan) -> Option<Note> {
    let said = |group: Vec<&Excluded>| {
        let names: Vec<_> = group.iter().map(|left| &left.exercise).collect();
        let reason = reason_for(group.len(), &group[0].text);
        format!("{}: {reason} ({})", list_in_words(&names, " and"), group[0].rule)
    };
    Note::list(LEFT_OUT, grouped(&plan.excluded).into_iter().map(said))
}
