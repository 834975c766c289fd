//! The light of the gate where the panel itself is not seen: in the tab, the banner and the lists.

use std::collections::BTreeSet;

use crate::domain::readiness::{Answer, Readiness};
use crate::domain::time::Moment;
use crate::journal::Journal;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::status::Status;

pub struct GateLight {
    pub verdict: Answer,
    pub earliest: Option<Moment>,
    /// A treatment is booked for today: then it is the first thing to know about the patient.
    pub today: bool,
}

impl GateLight {
    fn of(readiness: &Readiness, today: bool) -> Self {
        Self {
            today,
            verdict: readiness.verdict,
            earliest: readiness.earliest,
        }
    }

    pub const fn status(&self) -> Status {
        match self.verdict {
            Answer::MustNot => Status::Stop,
            Answer::Nearly => Status::Pending,
            Answer::ReadyWithRemarks => Status::Warn,
            Answer::Ready => Status::Ok,
        }
    }

    /// »Må ikke behandles før kl. 14.30«, or the verdict alone.
    pub fn said(&self, text: &Text, now: Moment) -> String {
        let words = &text.readiness;
        match (self.verdict, self.earliest) {
            (Answer::MustNot, Some(earliest)) if earliest > now => {
                let when = text.moment(earliest, now.day());
                fill(&words.not_before, &[("when", &when)])
            }
            (Answer::MustNot, _) => words.must_not.clone(),
            (Answer::Nearly, _) => words.nearly.clone(),
            (Answer::ReadyWithRemarks, _) => words.ready_with_remarks.clone(),
            (Answer::Ready, _) => words.ready.clone(),
        }
    }
}

/// Nothing while nothing is planned or booked: then there is nothing to be ready for.
pub fn light_of(journal: &Journal, view: &RecordView) -> Option<GateLight> {
    let gate = journal.gate(view, None, &BTreeSet::new()).ok()?;
    gate.asked.as_ref()?;
    let now = view.now.moment;
    let booked = gate.appointment.and_then(|id| view.course.appointment(id));
    let today = booked.is_some_and(|booked| booked.start.day() == now.day());
    Some(GateLight::of(&gate.readiness, today))
}
