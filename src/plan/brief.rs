//! A plan without what explains it, for whoever reads many.

use std::mem;

use super::{NoticeKind, Plan, Safety, Status};

impl Plan {
    /// Takes out what explains the plan and what every plan says alike: reasons, breathing, what
    /// was left out, words for everybody. What stays is what is done when, for whom, what gave way,
    /// and the advice of this person. A plan that is nothing but advice stays whole.
    pub fn shorten(&mut self) {
        if self.status == Status::Refused {
            return;
        }
        self.notices.retain(|notice| notice.kind == NoticeKind::Deviation);
        self.excluded.clear();
        self.safety = Safety { advice: mem::take(&mut self.safety.advice), ..Safety::default() };
        let days = self.weeks.iter_mut().flat_map(|week| &mut week.days);
        let blocks = days.flat_map(|day| &mut day.sessions).flat_map(|session| &mut session.blocks);
        for item in blocks.flat_map(|block| &mut block.items) {
            (item.breathing, item.why) = (None, Vec::new());
        }
    }
}
