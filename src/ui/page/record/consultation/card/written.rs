//! The written information comes before the oral: which sheet, how the patient had it, and when.

use eframe::egui::Ui;

use crate::domain::consultation::{Missing, TypedField, WrittenDraft};
use crate::domain::information::{Channel, Mark};
use crate::journal::already_informed;
use crate::journal::view::RecordView;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::notice;
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::information::parts;
use super::super::place::step_card;
use super::super::steps::Step;
use super::super::typed::{MomentText, Typed};
use super::inset;

pub fn ui(cx: &mut Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    step_card(form, Step::Written, ui, |form, ui| {
        let current = form.step == Step::Written;
        Card::plain().current(current).rows(ui, |ui| {
            card::padded(ui, 42.0, |ui| given_ui(cx, form, ui));
            inset(ui, |ui| {
                if form.draft.written.is_some() {
                    details_ui(cx, form, ui);
                } else if already_informed(&view.course, &form.draft).written {
                    notice::explained(ui, Icon::Info, &cx.text.consultation.written_already);
                } else if !form.draft.oral.topics.is_empty() {
                    notice::explained(ui, Icon::Info, &cx.text.consultation.written_first);
                }
                if Button::link(&cx.text.consultation.read_sheet)
                    .icon(Icon::FileText)
                    .show(ui)
                    .clicked()
                {
                    cx.send(Command::ShowSheet { version: None });
                }
            });
        });
    });
}

fn given_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let label = if form.draft.online {
        &words.receipt_confirmed
    } else {
        &words.handed_over
    };
    let at = form.draft.written.as_ref().and_then(|written| written.at);
    let stamp = at.map(|at| parts::stamp(cx, at)).unwrap_or_default();
    let mut given = form.draft.written.is_some();
    let tick = Tick::new(label, &mut given).strong().stamp(&stamp).show(ui);
    form.mends(Missing::WrittenInformation, &tick);
    if tick.changed() {
        form.draft.written = given.then(|| now_given(cx, form.draft.online)).flatten();
        form.draft.half_typed.remove(&TypedField::Written);
        form.written = MomentText::of(cx.moment(), cx.text);
    }
}

/// As it is when somebody ticks it: the current sheet, at this moment.
fn now_given(cx: &Cx<'_>, online: bool) -> Option<WrittenDraft> {
    let sheet = cx.journal.clinic().current_sheet()?;
    Some(WrittenDraft {
        sheet: sheet.version.clone(),
        sheet_sha256: sheet.sha256.clone(),
        channel: if online {
            Channel::SecureMail
        } else {
            Channel::Paper
        },
        at: Some(cx.moment().whole_second()),
        mark: Mark::Full,
    })
}

fn details_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    if let Some(written) = &mut form.draft.written {
        ui.horizontal_top(|ui| {
            let half = (ui.available_width() - ui.spacing().item_spacing.x) * 0.5;
            parts::sheet_ui(
                ui,
                cx,
                (&mut written.sheet, &mut written.sheet_sha256),
                half,
            );
            parts::channel_ui(ui, cx.text, &mut written.channel, half);
        });
        parts::other_channel_ui(ui, cx.text, &mut written.channel);
    }
    let what = if form.draft.online {
        &words.received
    } else {
        &words.given
    };
    let shown = ui.scope(|ui| form.written.ui(ui, (cx.text, cx.moment()), what));
    let unclear = shown.inner == Typed::Unclear;
    let at = form.note_moment(TypedField::Written, shown.inner);
    if let Some(written) = &mut form.draft.written {
        let kept = written.at.filter(|_| !unclear);
        written.at = at.or(kept);
        parts::mark_ui(ui, cx.text, &words.written_mark, &mut written.mark);
    }
    form.mends(Missing::WrittenReceipt, &shown.response);
    form.mends(Missing::Unreadable(TypedField::Written), &shown.response);
}
