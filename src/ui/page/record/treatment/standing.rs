//! How the draft stands: what it lacks, and what the rules would say if it were signed now.

use std::rc::Rc;

use crate::domain::id::{EntryId, UserId};
use crate::domain::prescription::Prescription;
use crate::domain::rules::acceptance::is_open_to_decision;
use crate::domain::rules::{Assessment, Finding, Verdict};
use crate::domain::time::{Moment, SECOND};
use crate::domain::treatment::{NotFinished, TreatmentDraft};
use crate::journal::gate::Asked;
use crate::journal::treatments::asked;
use crate::journal::view::RecordView;
use crate::text::findings::Reader;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;

use super::form::Form;

/// Something that keeps it from being signed and that no rule is asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lack {
    /// The record has no vial to draw from.
    Vial,
    Draft(NotFinished),
    /// What is typed as drawn is no amount.
    Drawn,
    BeforeStart(Moment),
    Future,
    EndBeforeBegin,
}

pub struct Standing {
    pub lacks: Vec<Lack>,
    /// What the rules were asked about.
    pub asked: Asked,
    /// Absent if it could not be read: then nothing is signed.
    pub assessment: Option<Assessment>,
    /// What it rests on.
    pub prescription: Option<Prescription>,
}

/// What can be done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// Something is still to be written.
    GoOn,
    Sign,
    /// A warning that can be accepted, or a block that can be overridden.
    Decide(Box<Finding>),
    /// Nobody can open it here: mended elsewhere, or recorded as a deviation.
    Blocked,
}

impl Standing {
    fn of(cx: &Cx<'_>, view: &RecordView, form: &Form) -> Self {
        let (draft, author) = (&form.draft, cx.journal.author().user);
        if let Some(correction) = &draft.correction {
            return Self::of_correction(cx, view, form, correction.entry);
        }
        let phone = &cx.journal.clinic().clinic.phone;
        let asked = asked(author, draft, phone).unwrap_or_else(|_| unfinished(view, draft, author));
        let question = asked.question(cx.moment());
        let prescription = cx.journal.prescription(view, &asked);
        Self {
            lacks: lacks(form, cx.moment()),
            assessment: cx.journal.assess(view, question).ok(),
            prescription: prescription.map(|told| told.value.clone()),
            asked,
        }
    }

    /// What the rules had answered stays; whether somebody may say it otherwise is asked when it is signed.
    fn of_correction(cx: &Cx<'_>, view: &RecordView, form: &Form, treatment: EntryId) -> Self {
        let course = &view.course;
        let mut given = course.given.iter();
        let stands = given.find(|told| told.versions.contains(&treatment));
        let prescription = stands.and_then(|told| told.value.prescription);
        let mut known = course.prescriptions.iter();
        let prescription =
            prescription.and_then(|id| known.find(|told| told.versions.contains(&id)));
        Self {
            lacks: lacks(form, cx.moment()),
            assessment: Some(Assessment {
                findings: Vec::new(),
            }),
            prescription: prescription.map(|told| told.value.clone()),
            asked: unfinished(view, &form.draft, cx.journal.author().user),
        }
    }

    pub fn failed(&self) -> impl Iterator<Item = &Finding> {
        self.assessment.iter().flat_map(Assessment::failed)
    }

    pub fn way(&self) -> Way {
        let mut failed = self.failed();
        let closed = failed.any(|finding| !is_open_to_decision(finding));
        let worst = || self.failed().max_by_key(|finding| finding.verdict);
        match (self.lacks.is_empty(), self.assessment.is_some()) {
            (false, _) => Way::GoOn,
            (true, false) => Way::Blocked,
            (true, true) if closed => Way::Blocked,
            (true, true) => worst()
                .cloned()
                .map_or(Way::Sign, |finding| Way::Decide(Box::new(finding))),
        }
    }

    /// The journal never refuses the truth: what cannot be signed can be told (rules §7).
    pub fn may_deviate(&self) -> bool {
        let lost = |lack: &Lack| match lack {
            Lack::Vial | Lack::Drawn | Lack::Draft(NotFinished::MoreThanDrawn(_)) => true,
            Lack::Draft(_) | Lack::BeforeStart(_) | Lack::Future | Lack::EndBeforeBegin => false,
        };
        let said_no = |finding: &Finding| finding.verdict >= Verdict::Block;
        self.lacks.iter().any(lost) || self.failed().any(said_no) || self.way() == Way::Blocked
    }

    /// Everything that stands in the way, a sentence each: first what is missing, then what the rules say.
    pub fn sentences(&self, cx: &Cx<'_>) -> Vec<String> {
        let lacks = self.lacks.iter().map(|lack| lack.sentence(cx.text));
        let failed = failures(self.failed(), cx);
        let unread = self.assessment.is_none();
        let unread = unread.then(|| cx.text.treatment.not_judged.clone());
        lacks.chain(failed).chain(unread).collect()
    }
}

/// Findings in words, each sentence once.
pub fn failures<'f>(findings: impl Iterator<Item = &'f Finding>, cx: &Cx<'_>) -> Vec<String> {
    let reader = reader(cx);
    let mut sentences: Vec<String> = Vec::new();
    for finding in findings {
        let sentence = cx.text.finding(finding, reader);
        if !sentence.is_empty() && !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

pub fn reader<'c>(cx: &'c Cx<'_>) -> Reader<'c> {
    Reader {
        users: &cx.journal.clinic().users,
        today: cx.today(),
    }
}

impl Lack {
    pub fn sentence(&self, text: &Text) -> String {
        let words = &text.treatment;
        match self {
            Self::Vial => words.no_vial.clone(),
            Self::Draft(lack) => text.not_finished(lack).to_owned(),
            Self::Drawn => words.drawn_unreadable.clone(),
            Self::BeforeStart(at) => fill(&words.before_start, &[("time", &text.clock(*at))]),
            Self::Future => text.common.future_time.clone(),
            Self::EndBeforeBegin => words.end_before_begin.clone(),
        }
    }
}

fn lacks(form: &Form, now: Moment) -> Vec<Lack> {
    let draft = &form.draft;
    let mut lacks: Vec<Lack> = Vec::new();
    lacks.extend(draft.vials.is_empty().then_some(Lack::Vial));
    lacks.extend(draft.points().err().map(Lack::Draft));
    let readable = (0..draft.vials.len()).all(|index| form.is_drawn_readable(index));
    lacks.extend((!readable).then_some(Lack::Drawn));
    lacks.extend(draft.drawn().err().map(Lack::Draft));
    lacks.extend(draft.times().err().map(Lack::Draft));
    lacks.extend(time_faults(draft, form.opened, now));
    lacks
}

/// A time can be wrong before the other one is known.
pub fn time_faults(draft: &TreatmentDraft, opened: Moment, now: Moment) -> Vec<Lack> {
    let mut faults = Vec::new();
    let times = || [draft.began, draft.ended].into_iter().flatten();
    if times().any(|at| at < opened) {
        faults.push(Lack::BeforeStart(opened));
    }
    if times().any(|at| at > now) {
        faults.push(Lack::Future);
    }
    let backwards = |(began, ended): (Moment, Moment)| ended < began;
    if draft.began.zip(draft.ended).is_some_and(backwards) {
        faults.push(Lack::EndBeforeBegin);
    }
    faults
}

/// While it is half written, the start is asked about once more: the vial can be too old already.
fn unfinished(view: &RecordView, draft: &TreatmentDraft, practitioner: UserId) -> Asked {
    let mut areas: Vec<_> = draft
        .map
        .points()
        .iter()
        .map(|point| point.area.clone())
        .collect();
    let start = view
        .course
        .starts
        .iter()
        .find(|told| told.versions.contains(&draft.start));
    areas.extend(
        start
            .into_iter()
            .flat_map(|told| told.value.areas.iter().cloned()),
    );
    areas.sort();
    areas.dedup();
    let vials: Vec<EntryId> = draft.vials.iter().map(|drawn| drawn.vial).collect();
    Asked {
        product: draft.product.clone(),
        areas,
        practitioner,
        vials,
        given: None,
    }
}

/// The rules are asked again when the draft, the journal or a quarter of a minute has changed.
#[derive(Default)]
pub struct Judged(Option<(Key, Rc<Standing>)>);

struct Key {
    draft: TreatmentDraft,
    drawn: Vec<String>,
    revision: u64,
    quarter: i64,
}

pub fn judge(cx: &Cx<'_>, view: &RecordView, form: &mut Form) -> Rc<Standing> {
    let (revision, moment) = (cx.journal.revision(), cx.moment());
    let quarter = moment.micros().div_euclid(15 * SECOND);
    if let Some((known, standing)) = &form.judged.0 {
        let of_now = (known.revision, known.quarter) == (revision, quarter);
        // A point that is dragged is judged where it is let go.
        let still =
            form.draft.map.is_held() || known.draft == form.draft && known.drawn == form.drawn;
        if of_now && still {
            return Rc::clone(standing);
        }
    }
    let standing = Rc::new(Standing::of(cx, view, form));
    let key = Key {
        draft: form.draft.clone(),
        drawn: form.drawn.clone(),
        revision,
        quarter,
    };
    form.judged.0 = Some((key, Rc::clone(&standing)));
    standing
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::product::ProductId;

    #[test]
    fn no_time_lies_before_the_start_or_in_the_future_or_backwards() {
        let at = |time: &str| {
            Moment::parse_rfc3339(&format!("2026-11-25T{time}+01:00")).expect("a moment")
        };
        let (opened, now) = (at("14:40:00"), at("14:52:00"));
        let faults = |began: &str, ended: &str| {
            let start = EntryId::new(Uuid::from_u128(1));
            let mut draft = TreatmentDraft::new(start, ProductId::new("vistabel"));
            (draft.began, draft.ended) = (Some(at(began)), Some(at(ended)));
            time_faults(&draft, opened, now)
        };
        assert_eq!(faults("14:40:00", "14:52:00"), []);
        assert_eq!(faults("14:45:00", "14:45:00"), []);
        assert_eq!(faults("14:39:59", "14:52:00"), [Lack::BeforeStart(opened)]);
        assert_eq!(faults("14:40:00", "14:52:01"), [Lack::Future]);
        assert_eq!(faults("14:45:01", "14:45:00"), [Lack::EndBeforeBegin]);
    }
}
