//! The dialog before the signature: whose record, what was given in words, and what was accepted or overridden for it.

use std::cell::Cell;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::rules::{Finding, Verdict};
use crate::domain::units::Units;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;

use super::carried;
use super::form::Form;
use super::product::vial_of;
use super::standing::{Standing, reader};
use super::sums::Sums;
use super::totals;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Waiting,
    Cancelled,
    Agreed,
}

pub fn ui(
    cx: &Cx<'_>,
    view: &RecordView,
    form: &mut Form,
    (standing, sums): (&Standing, &Sums),
    refused: Option<&str>,
    ui: &Ui,
) -> Answer {
    let (words, correcting) = (&cx.text.treatment, &cx.text.correcting);
    let identity = identity::strip(cx.text, view, cx.today());
    let name = view.patient.name.shown();
    let corrects = form.draft.correction.is_some();
    let (title, remark) = if corrects {
        (&correcting.treatment_title, &correcting.treatment_remark)
    } else {
        (&words.sign, &words.signing_locks)
    };
    // Contents and actions are drawn one after the other, but both look at the reason.
    let reason_given = Cell::new(true);
    let shown = Dialog::new("sign treatment", title)
        .remark(remark)
        .identity(&name, &identity)
        .width(560.0)
        .show(
            ui,
            |ui| {
                if let Some(correction) = &mut form.draft.correction {
                    let reason = Field::area(&cx.text.common.reason, &mut correction.reason, 2);
                    let field = reason.show(ui);
                    dialog::begin_with(ui, &field);
                    reason_given.set(!correction.reason.trim().is_empty());
                }
                contents_ui(cx, view, form, sums, ui);
                decided_ui(cx, standing, ui);
                if let Some(refused) = refused {
                    Notice::new(Status::Stop, refused).show(ui);
                }
            },
            |ui| {
                let cancel = Button::secondary(&cx.text.common.cancel)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let label = if corrects {
                    &correcting.save
                } else {
                    &words.sign_now
                };
                let lacks = (!reason_given.get()).then_some(cx.text.common.reason.as_str());
                let sign = Button::primary(label)
                    .icon(Icon::PenLine)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(lacks)
                    .show(ui)
                    .clicked();
                match (cancel, sign) {
                    (_, true) => Answer::Agreed,
                    (true, false) => Answer::Cancelled,
                    (false, false) => Answer::Waiting,
                }
            },
        );
    if shown.cancelled {
        Answer::Cancelled
    } else {
        shown.inner.1
    }
}

/// What signing adds to the journal.
fn contents_ui(cx: &Cx<'_>, view: &RecordView, form: &Form, sums: &Sums, ui: &mut Ui) {
    let (text, words, draft) = (cx.text, &cx.text.treatment, &form.draft);
    let theme = Theme::of(ui);
    let whole = text.units_of(sums.all.tally.units, &draft.product);
    let count = text.point_count(sums.all.tally.points);
    let lead = fill(
        &words.given_in_all,
        &[("units", &whole), ("points", &count)],
    );
    ui.label(theme.strong(lead));
    for row in sums.rows.iter().filter(|row| row.tally.points > 0) {
        ui.label(theme.body(totals::told(text, row)));
    }
    if let Some((began, ended)) = draft.began.zip(draft.ended) {
        let (began, ended) = (text.moment_of_day(began, cx.today()), text.clock(ended));
        let times = [("began", began.as_str()), ("ended", &ended)];
        ui.label(theme.body(fill(&words.given_from_to, &times)));
    }
    for drawn in draft.drawn().unwrap_or_default() {
        let batch = vial_of(&view.course, drawn.vial).map_or("", |vial| vial.batch.as_str());
        let units = |units: Units| text.units(units.decimal());
        let left = text.units(drawn.discarded.decimal());
        let values = [
            ("batch", batch),
            ("drawn", &units(drawn.drawn)),
            ("left", &left),
        ];
        ui.label(theme.body(fill(&words.vial_told, &values)));
    }
    if draft.correction.is_some() {
        return;
    }
    let advice = carried::advice(draft, "");
    let aftercare = advice.map_or_else(
        || words.aftercare_none.as_str(),
        |given| text.aftercare_said(&given),
    );
    ui.label(theme.body(aftercare));
}

/// Warnings that somebody accepted and rules that a doctor overrode stand with the treatment for ever.
fn decided_ui(cx: &Cx<'_>, standing: &Standing, ui: &mut Ui) {
    let findings = standing.assessment.iter().flat_map(|known| &known.findings);
    for finding in findings.filter(|finding| finding.accepted_by.is_some()) {
        let title = decided(cx, finding);
        CheckRow {
            status: Status::Warn,
            title: &title,
            why: &cx.text.finding(finding, reader(cx)),
            fix: "",
            locked: false,
        }
        .show(ui);
    }
}

fn decided(cx: &Cx<'_>, finding: &Finding) -> String {
    let words = &cx.text.treatment;
    let name = cx.user_name(finding.accepted_by);
    let template = if finding.verdict == Verdict::Warn {
        &words.accepted_by
    } else {
        &words.overridden_by
    };
    fill(template, &[("name", &name)])
}
