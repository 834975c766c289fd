//! The dialog that says an entry otherwise: its fields as they stand, to be changed, and why. The old text stays beside the new
//! one, for ever (R94).

mod ask;
mod care;
mod day;
mod gate;
mod said;

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::journal::{Amendment, Edit};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next};
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;

use ask::{Answers, Ask, Unclear};

pub struct CorrectDialog {
    /// The newest version, which is amended.
    entry: EntryId,
    fact: Fact,
    occurred_at: Moment,
    /// When it was so is asked for first, where a person says it.
    asks_when: bool,
    asks: Vec<Ask>,
    title: String,
    reason: String,
    error: Option<String>,
}

impl CorrectDialog {
    /// Whether entries of this kind are corrected here.
    pub const fn corrects(fact: &Fact) -> bool {
        matches!(
            fact,
            Fact::ContactNote(_)
                | Fact::InformationDeclined(_)
                | Fact::NothingGiven(_)
                | Fact::RuleOverridden(_)
                | Fact::AccessRequested(_)
                | Fact::AccessAnswered(_)
                | Fact::PhotoUseConsented(_)
                | Fact::Deviation(_)
                | Fact::ConsentGiven(_)
                | Fact::ConsentWithdrawn(_)
                | Fact::Prescription(_)
                | Fact::RepeatExempted(_)
                | Fact::VialOpened(_)
                | Fact::ScreeningConfirmed(_)
                | Fact::AreaInspected(_)
                | Fact::AftercareGiven(_)
                | Fact::AdverseEvent(_)
                | Fact::FollowUp(_)
                | Fact::RedFlagClosed(_)
        )
    }

    /// None for what is corrected elsewhere, or not at all.
    pub fn of(cx: &Cx<'_>, newest: &Entry) -> Option<Self> {
        let mut asks = asks(cx, &newest.fact)?;
        let occurred_at = newest.header.occurred_at;
        let asks_when = is_told_when(&newest.fact);
        if asks_when {
            let when = Ask::past(&cx.text.reading.occurred_at, Some(occurred_at), cx.text);
            asks.insert(0, when.needed());
        }
        let kind = cx.text.fact_kind(newest.fact.kind());
        Some(Self {
            entry: newest.header.id,
            fact: newest.fact.clone(),
            occurred_at,
            asks_when,
            asks,
            title: fill(&cx.text.correcting.title, &[("kind", kind)]),
            reason: String::new(),
            error: None,
        })
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let title = self.title.clone();
        let words = &cx.text.correcting;
        let head = Head {
            id: "correct entry",
            title: &title,
            remark: &words.remark,
            save: &words.save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    fn corrected(&self, cx: &Cx<'_>) -> Option<(Moment, Fact)> {
        let mut answers = Answers::of(&self.asks, cx);
        let occurred_at = if self.asks_when {
            answers.past().ok()??
        } else {
            self.occurred_at
        };
        let fact = told(&self.fact, &mut answers).ok()?;
        Some((occurred_at, fact))
    }
}

impl Form for CorrectDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let reason = Field::area(&cx.text.common.reason, &mut self.reason, 2).show(ui);
        dialog::begin_with(ui, &reason);
        for ask in &mut self.asks {
            ask.ui(cx.text, cx.moment(), ui);
        }
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let (text, now) = (cx.text, cx.moment());
        let mut lacks: Vec<String> = self
            .asks
            .iter()
            .filter_map(|ask| ask.lacks(text, now))
            .collect();
        if lacks.is_empty() {
            let same = |(at, fact): &(Moment, Fact)| *at == self.occurred_at && *fact == self.fact;
            let corrected = self.corrected(cx);
            if corrected.as_ref().is_none_or(same) {
                lacks.push(text.correcting.something.clone());
            }
        }
        if self.reason.trim().is_empty() {
            lacks.push(text.common.reason.clone());
        }
        lacks
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let edit = self.corrected(cx).map(|(occurred_at, fact)| {
            Edit::Amend(Amendment {
                patient: view.id,
                entry: self.entry,
                occurred_at,
                fact,
                reason: self.reason.trim().to_owned(),
            })
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

/// Whether a person says when it was so; everything else happened when it was ticked or signed.
const fn is_told_when(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::ContactNote(_)
            | Fact::ConsentGiven(_)
            | Fact::ConsentWithdrawn(_)
            | Fact::VialOpened(_)
            | Fact::AftercareGiven(_)
            | Fact::AdverseEvent(_)
            | Fact::FollowUp(_)
            | Fact::AccessRequested(_)
            | Fact::AccessAnswered(_)
    )
}

/// What is asked about an entry. Its answers are read in the same order, by [`told`].
fn asks(cx: &Cx<'_>, fact: &Fact) -> Option<Vec<Ask>> {
    let text = cx.text;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other kinds are corrected on their own pages, or not at all"
    )]
    let asks = match fact {
        Fact::ContactNote(fact) => said::contact_note(text, fact),
        Fact::InformationDeclined(fact) => said::declined(text, fact),
        Fact::NothingGiven(fact) => said::nothing_given(text, fact),
        Fact::RuleOverridden(fact) => said::overridden(text, fact),
        Fact::AccessRequested(fact) => said::access_requested(text, fact),
        Fact::AccessAnswered(fact) => said::access_answered(text, fact),
        Fact::PhotoUseConsented(fact) => said::photo_use(text, fact),
        Fact::Deviation(fact) => said::deviation(text, fact),
        Fact::ConsentGiven(fact) => gate::consent(text, fact),
        Fact::ConsentWithdrawn(fact) => gate::consent_withdrawn(text, fact),
        Fact::Prescription(fact) => gate::prescription(cx, fact),
        Fact::RepeatExempted(fact) => gate::exempted(text, fact),
        Fact::VialOpened(fact) => gate::vial(text, fact),
        Fact::ScreeningConfirmed(fact) => day::screening(text, fact),
        Fact::AreaInspected(fact) => day::inspected(text, fact),
        Fact::AftercareGiven(fact) => care::aftercare(text, fact),
        Fact::AdverseEvent(fact) => care::adverse_event(text, fact),
        Fact::FollowUp(fact) => care::follow_up(text, fact),
        Fact::RedFlagClosed(fact) => care::flag_closed(text, fact),
        _ => return None,
    };
    Some(asks)
}

/// The fact as the answers say it.
fn told(was: &Fact, answers: &mut Answers<'_>) -> Result<Fact, Unclear> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "nothing else was asked about"
    )]
    let fact = match was {
        Fact::ContactNote(was) => said::contact_note_told(was, answers)?.into(),
        Fact::InformationDeclined(_) => said::declined_told(answers)?.into(),
        Fact::NothingGiven(was) => said::nothing_given_told(was, answers)?.into(),
        Fact::RuleOverridden(was) => said::overridden_told(was, answers)?.into(),
        Fact::AccessRequested(_) => said::access_requested_told(answers)?.into(),
        Fact::AccessAnswered(was) => said::access_answered_told(was, answers)?.into(),
        Fact::PhotoUseConsented(was) => said::photo_use_told(was, answers)?.into(),
        Fact::Deviation(was) => said::deviation_told(was, answers)?.into(),
        Fact::ConsentGiven(was) => gate::consent_told(was, answers)?.into(),
        Fact::ConsentWithdrawn(was) => gate::consent_withdrawn_told(was, answers)?.into(),
        Fact::Prescription(was) => gate::prescription_told(was, answers)?.into(),
        Fact::RepeatExempted(was) => gate::exempted_told(was, answers)?.into(),
        Fact::VialOpened(was) => gate::vial_told(was, answers)?.into(),
        Fact::ScreeningConfirmed(was) => day::screening_told(was, answers)?.into(),
        Fact::AreaInspected(was) => day::inspected_told(was, answers)?.into(),
        Fact::AftercareGiven(_) => care::aftercare_told(answers)?.into(),
        Fact::AdverseEvent(was) => care::adverse_event_told(was, answers)?.into(),
        Fact::FollowUp(was) => care::follow_up_told(was, answers)?.into(),
        Fact::RedFlagClosed(was) => care::flag_closed_told(was, answers)?.into(),
        _ => return Err(Unclear),
    };
    Ok(fact)
}

/// Every named area, and what else was said.
fn areas<'a>(said: impl IntoIterator<Item = &'a Area>) -> Vec<Area> {
    let others = said.into_iter().filter(|area| !Area::NAMED.contains(area));
    Area::NAMED.into_iter().chain(others.cloned()).collect()
}

fn ask_areas<'a>(
    text: &Text,
    label: &str,
    said: &(impl IntoIterator<Item = &'a Area> + Clone),
) -> Ask {
    let is_said = |area: &Area| said.clone().into_iter().any(|one| one == area);
    let options = areas(said.clone());
    Ask::many(
        label,
        options.iter().map(|area| (text.area(area), is_said(area))),
    )
}
