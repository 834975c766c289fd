//! Two editions of one draft: both are shown where they differ, and a person chooses.

use eframe::egui::Ui;

use crate::domain::consultation::{ConsultationDraft, HealthItem};
use crate::domain::information::Topic;
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::timeline;

use super::rows::Rows;

/// What the person chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    None,
    /// What is on the screen.
    Mine,
    /// What was saved elsewhere.
    Stored,
}

pub fn ui(
    cx: &Cx<'_>,
    mine: &ConsultationDraft,
    stored: (&ConsultationDraft, Moment),
    ui: &Ui,
) -> Choice {
    let words = &cx.text.consultation;
    let at = cx.text.clock(stored.1);
    let theirs_head = fill(&words.conflict_stored, &[("time", &at)]);
    let shown = Dialog::new("two drafts", &words.conflict)
        .status(Status::Warn)
        .remark(&words.conflict_hint)
        .show(
            ui,
            |ui| {
                let (mine, stored) = (lines(cx.text, mine), lines(cx.text, stored.0));
                for ((label, here), (_, there)) in mine
                    .0
                    .iter()
                    .zip(&stored.0)
                    .filter(|(here, there)| here != there)
                {
                    ui.label(Theme::of(ui).label(label));
                    timeline::correction(
                        ui,
                        (&words.conflict_mine, here),
                        (&theirs_head, there),
                        "",
                    );
                }
            },
            |ui| {
                let stored = Button::secondary(&words.use_stored).show(ui).clicked();
                let mine = Button::primary(&words.use_mine).show(ui).clicked();
                match (mine, stored) {
                    (true, _) => Choice::Mine,
                    (false, true) => Choice::Stored,
                    (false, false) => Choice::None,
                }
            },
        );
    shown.inner.1
}

/// Every field of a draft, in one order, so that two drafts stand beside each other line by line.
fn lines(text: &Text, draft: &ConsultationDraft) -> Rows {
    let words = &text.consultation;
    let mut rows: Vec<(String, String)> = vec![
        (words.began.clone(), text.dated(draft.began)),
        (words.mode.clone(), text.mode(&draft.mode())),
        (words.companion.clone(), draft.companion.clone()),
        (words.wishes.clone(), draft.wishes.clone()),
        (words.expectation.clone(), draft.expectation.clone()),
    ];
    for item in HealthItem::ALL {
        let answer = draft.answers.get(&item);
        let said = answer.map(|answer| format!("{} {}", text.choice(answer.choice), answer.detail));
        rows.push((
            text.health_item(item).to_owned(),
            said.unwrap_or_default().trim().to_owned(),
        ));
    }
    let medicines: Vec<String> = draft
        .medicines
        .iter()
        .map(|medicine| format!("{} {}", medicine.name, medicine.dose))
        .collect();
    let topics: Vec<&str> = Topic::ALL
        .into_iter()
        .filter(|topic| draft.oral.topics.contains_key(topic))
        .map(|topic| text.topic(topic))
        .collect();
    let units: Vec<&str> = draft.plan.units.values().map(String::as_str).collect();
    let written = draft.written.as_ref().and_then(|written| written.at);
    rows.extend([
        (words.medicines.clone(), medicines.join(", ")),
        (words.findings.clone(), draft.findings.clone()),
        (words.indication.clone(), draft.indication.clone()),
        (
            words.written.clone(),
            written.map(|at| text.dated(at)).unwrap_or_default(),
        ),
        (words.oral.clone(), topics.join(", ")),
        (words.questions.clone(), draft.oral.questions.clone()),
        (
            words.outcome.clone(),
            draft
                .outcome
                .map(|outcome| text.outcome(outcome).to_owned())
                .unwrap_or_default(),
        ),
        (words.assessment.clone(), draft.assessment.clone()),
        (words.areas.clone(), text.areas(&draft.plan.areas)),
        (words.largest_units.clone(), units.join(", ")),
        (words.plan_note.clone(), draft.plan.note.clone()),
    ]);
    Rows(rows)
}
