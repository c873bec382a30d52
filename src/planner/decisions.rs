//! What was decided while planning, so that notices say what happened instead of guessing it
//! afterwards.

use crate::plan::{Notice, NoticeKind, RuleId};
use crate::text::id::Text;

/// Decisions in the order they were taken; each is told once.
#[derive(Default)]
pub(super) struct Decisions {
    pub notices: Vec<Notice>,
    reasons: Vec<(RuleId, String)>,
}

impl Decisions {
    /// A must rule shaped the plan.
    pub fn applied(&mut self, rule: RuleId, text: impl Into<Text>) {
        self.applied_to([], rule, text);
    }

    /// A must rule shaped what is done of these exercises, by id, and sessions, by title.
    pub fn applied_to(
        &mut self,
        about: impl IntoIterator<Item = Text>,
        rule: RuleId,
        text: impl Into<Text>,
    ) {
        let notice = Notice::new(NoticeKind::Applied, rule, text).about(about);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Why a should rule may have to give way; used when it did. The first reason stands.
    pub fn reason(&mut self, rule: RuleId, reason: impl FnOnce() -> String) {
        if self.reason_of(rule).is_none() {
            self.reasons.push((rule, reason()));
        }
    }

    /// The recorded reason for which a rule gave way.
    pub fn reason_of(&self, rule: RuleId) -> Option<&str> {
        self.reasons.iter().find(|(id, _)| *id == rule).map(|(_, reason)| reason.as_str())
    }
}
