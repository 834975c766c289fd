//! The dialog of a contact note. What is half written is kept as a draft, so that it survives the lock.

mod saving;

use eframe::egui::{Context, Key, Modifiers, Ui};
use std::time::Duration;

use crate::domain::id::PatientId;
use crate::domain::log::DraftKind;
use crate::domain::patient::{ContactChannel, ContactNote};
use crate::domain::time::{Day, MINUTE, Moment};
use crate::journal::view::RecordView;
use crate::journal::{DraftContent, Edit, Error, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::patients::form::typed_day;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::time_field::{TimeField, parse_time};
use saving::Saving;

/// How far ahead a contact may be said to have been: what two clocks may differ by (§2.6).
const AHEAD: i64 = 2 * MINUTE;

pub struct NoteDialog {
    patient: PatientId,
    pub is_open: bool,
    channel: ContactChannel,
    day: String,
    time: String,
    text: String,
    saving: Saving,
    /// Why it was not signed.
    refused: Option<String>,
}

impl NoteDialog {
    /// With the half-written note of whoever is logged in, if there is one.
    pub fn new(text: &Text, view: &RecordView) -> Self {
        let draft = view.draft(DraftKind::ContactNote);
        let (note, at) = match draft.map(|draft| &draft.content) {
            Some(DraftContent::ContactNote { note, at }) => (Some(note), *at),
            Some(
                DraftContent::Consultation(_)
                | DraftContent::Treatment(_)
                | DraftContent::Reaction(_)
                | DraftContent::FollowUp(_),
            )
            | None => (None, None),
        };
        let at = at.unwrap_or(view.now.moment);
        Self {
            patient: view.id,
            is_open: false,
            channel: note.map_or(ContactChannel::Telephone, |note| note.channel),
            day: typed_day(at.day()),
            time: text.time(at),
            text: note.map(|note| note.text.clone()).unwrap_or_default(),
            saving: Saving::of(draft.map(|draft| (draft.id, draft.revision))),
            refused: None,
        }
    }

    /// Something is written that is not signed.
    pub fn has_draft(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether this edit is this dialog's own.
    pub fn owns(&self, edit: &Edit) -> bool {
        if let Edit::SaveDraft { draft, .. } | Edit::DiscardDraft(draft) = edit {
            return self.saving.is_of(*draft);
        }
        let kind = DraftKind::ContactNote;
        matches!(edit, Edit::AddContactNote { patient, .. } if *patient == self.patient)
            || matches!(
                edit,
                Edit::BeginDraft { patient, kind: begun, .. }
                    if *begun == kind && *patient == self.patient
            )
    }

    /// A signed note, or one that was thrown away, leaves an empty dialog behind; a refused one stays as it is.
    pub fn answered(&mut self, edit: &Edit, result: Result<&Receipt, String>) {
        match (edit, result) {
            (Edit::AddContactNote { .. } | Edit::DiscardDraft(_), Ok(_)) => {
                self.is_open = false;
                self.text.clear();
                self.saving = Saving::default();
            }
            (_, Ok(receipt)) => self.saving.saved(receipt.draft),
            (_, Err(sentence)) => {
                self.saving.failed();
                self.refused = Some(sentence);
            }
        }
    }

    /// Opens it; an empty note begins with the present time.
    pub fn open(&mut self, text: &Text, now: Moment) {
        if !self.has_draft() {
            self.day = typed_day(now.day());
            self.time = text.time(now);
        }
        self.refused = None;
        self.is_open = true;
    }

    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        if let Some(wait) = self.saving.wait(uptime) {
            if wait.is_zero() {
                self.flush(commands);
            } else {
                ctx.request_repaint_after(wait);
            }
        }
    }

    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        if !self.saving.is_due() {
            return;
        }
        let content = DraftContent::ContactNote {
            note: self.note(),
            at: self.at_unless_wrong(),
        };
        let edit = match self.saving.begin_saving() {
            Some((draft, revision)) => Edit::SaveDraft {
                draft,
                revision,
                content,
            },
            None => Edit::BeginDraft {
                patient: self.patient,
                kind: DraftKind::ContactNote,
                content,
            },
        };
        commands.push(Command::Edit(edit));
    }

    fn note(&self) -> ContactNote {
        ContactNote {
            channel: self.channel,
            text: self.text.clone(),
        }
    }

    /// For the draft, which has no words for »yesterday«.
    fn at_unless_wrong(&self) -> Option<Moment> {
        let today = self.saving.today?;
        at(&self.day, &self.time, today, &[])
    }

    pub fn ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        (name, identity): (&str, &str),
        ui: &Ui,
    ) {
        self.saving.today = Some(cx.today());
        let words = &cx.text.overview_dialogs;
        let when = at(&self.day, &self.time, cx.today(), &[&cx.text.dates.today]);
        let in_future = when.is_some_and(|when| when.since(cx.moment()) > AHEAD);
        let can_sign = when.is_some() && !in_future && self.has_draft();
        let can_discard = self.has_draft() && self.saving.draft().is_some();
        let dialog = Dialog::new("note", &words.note_title)
            .remark(&words.note_remark)
            .identity(name, identity)
            .width(560.0);
        let outcome = dialog.show(
            ui,
            |ui| self.fields_ui(cx, in_future, ui),
            |ui| {
                let discarded = can_discard && Button::danger(&words.discard).show(ui).clicked();
                let closed = Button::secondary(&cx.text.common.close)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let sign = Button::primary(&words.sign)
                    .icon(Icon::PenLine)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(can_sign);
                (discarded, closed, sign.show(ui).clicked())
            },
        );
        let (changed, (discarded, closed, signed)) = outcome.inner;
        if changed {
            self.saving.changed();
            self.refused = None;
        }
        match (discarded, self.saving.draft(), signed, when) {
            (true, Some(draft), _, _) => cx.ask(Edit::DiscardDraft(draft)),
            (_, _, true, Some(at)) => cx.ask(Edit::AddContactNote {
                patient: view.id,
                at,
                note: self.note(),
            }),
            _ => {}
        }
        if closed || outcome.cancelled {
            self.flush(cx.commands);
            self.is_open = false;
        }
    }

    /// True when something was typed.
    fn fields_ui(&mut self, cx: &Cx<'_>, in_future: bool, ui: &mut Ui) -> bool {
        let (text, words) = (cx.text, &cx.text.overview_dialogs);
        ui.spacing_mut().item_spacing.y = space::S12;
        let before = (self.channel, self.day.clone(), self.time.clone());
        if let Some(refused) = &self.refused {
            Notice::new(Status::Stop, refused).show(ui);
        }
        let mut channels = Segmented::new(&words.channel, &mut self.channel);
        for channel in CHANNELS {
            channels = channels.option(channel, text.contact_channel(channel));
        }
        channels.show(ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            let echo = |day: Day| text.weekday_and_date(day, cx.today());
            let today: [&str; 1] = [&text.dates.today];
            let not_a_date = &text.common.invalid_date;
            DateField::new(
                &words.when_day,
                &mut self.day,
                cx.today(),
                (&today, not_a_date),
                &echo,
            )
            .error(in_future.then_some(text.common.future_time.as_str()))
            .width(220.0)
            .show(ui);
            TimeField::new(&words.when_time, &mut self.time, &text.common.invalid_time)
                .width(120.0)
                .show(ui);
        });
        let typed = Field::area(&words.text, &mut self.text, 6)
            .hint(&words.text_hint)
            .show(ui);
        dialog::begin_with(ui, &typed);
        ui.label(Theme::of(ui).faint(&words.draft_kept));
        typed.changed() || before != (self.channel, self.day.clone(), self.time.clone())
    }
}

const CHANNELS: [ContactChannel; 4] = [
    ContactChannel::Telephone,
    ContactChannel::Email,
    ContactChannel::Question,
    ContactChannel::Other,
];

/// The moment that date and time mean together.
fn at(day: &str, time: &str, today: Day, today_words: &[&str]) -> Option<Moment> {
    Some(parse_day(day, today, today_words)?.at(parse_time(time)?))
}

/// What is said about a refused or failed edit.
pub fn sentence(text: &Text, today: Option<Day>, error: &Error) -> String {
    today.map_or_else(
        || text.faults.store.clone(),
        |today| text.error(error, today),
    )
}
