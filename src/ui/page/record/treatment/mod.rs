//! The treatment: what was given, where and from which vial (`design.md` §9.8).
//!
//! A start of one's own that nothing is recorded for is a form; its draft follows what is typed. Everything else is read:
//! the newest treatment, and the earlier ones one by one.

mod account;
mod answered;
mod area;
mod bar;
mod carried;
mod correcting;
pub mod difference;
mod drawn;
mod events;
mod form;
pub mod given;
mod on_photo;
mod open;
mod parts;
mod pressed;
pub mod product;
mod reading;
mod save_template;
mod sign;
mod standing;
mod sums;
mod templates;
mod totals;
pub mod writing;

use std::time::Duration;

use eframe::egui::{ColorImage, Context, Ui};

use crate::domain::course::Told;
use crate::domain::id::{DraftId, EntryId, PatientId};
use crate::domain::log::DraftKind;
use crate::domain::time::{Day, Moment};
use crate::domain::treatment::{DrawnDraft, TreatmentDraft, TreatmentStarted};
use crate::journal::task::PhotoTrouble;
use crate::journal::view::{DraftView, RecordView, vials_at_hand};
use crate::journal::{DraftContent, Edit};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::saving::{Saving, Turn};

use form::Form;
use on_photo::OnPhoto;
use open::Open;
use pressed::Dialog;
use product::vial_of;
use reading::Reading;

pub struct TreatmentPage {
    patient: PatientId,
    /// A draft that was found with the record; its form is made in the first frame, where the words are at hand.
    found: Option<DraftView>,
    open: Option<Open>,
    /// The draft is asked for; it is begun once for a start.
    asked: Option<TreatmentDraft>,
    dialog: Dialog,
    /// What the dialog still asks for, once what it asked for first is saved.
    then: Option<Edit>,
    /// Why a signature was refused.
    refused: Option<String>,
    reading: Reading,
    on_photo: OnPhoto,
    /// For the words of an error when no clock can be read.
    opened: Day,
}

impl TreatmentPage {
    pub fn new(view: &RecordView) -> Self {
        Self {
            patient: view.id,
            found: view.draft(DraftKind::Treatment).cloned(),
            open: None,
            asked: None,
            dialog: Dialog::None,
            then: None,
            refused: None,
            reading: Reading::default(),
            on_photo: OnPhoto::default(),
            opened: view.now.moment.day(),
        }
    }

    /// »Kladde gemt 14.30«, or nothing.
    pub fn saved(&self, text: &Text) -> String {
        let open = self.open.as_ref();
        open.map_or_else(String::new, |open| open.saving.said(text, &open.form.draft))
    }

    /// Saves after a pause of 400 ms in typing, at most 2 s after the first unsaved key.
    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        let Some(open) = &mut self.open else {
            return;
        };
        match open.saving.turn(&open.form.draft, uptime) {
            Turn::Nothing => {}
            Turn::Wait(left) => ctx.request_repaint_after(left),
            Turn::Save => open.save(commands),
        }
    }

    /// Saves at once what is not saved.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        if let Some(open) = &mut self.open {
            open.save(commands);
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let start = view.course.running_start();
        let own = start.filter(|start| start.value.practitioner == cx.journal.author().user);
        let corrected = self.corrected_start(view);
        let own = corrected.or(own);
        if let Some(start) = corrected {
            self.find(cx.text, start);
        } else if let Some(start) = own {
            self.find(cx.text, start);
            if self.open.is_none() {
                self.begin(cx, view, start);
            }
        }
        match (own, &mut self.open) {
            (Some(start), Some(open)) if is_of(&open.form.draft, start) => {
                let pressed = writing::ui(cx, view, start, (open, &mut self.on_photo), ui);
                self.form_action(cx, view, pressed);
                if let Some(open) = &mut self.open {
                    area::ui(cx, &mut open.form, ui);
                }
            }
            _ => {
                let stale = self.stale();
                let others = start.filter(|_| own.is_none());
                let notice = reading::notice(cx, others, stale.is_some());
                let running = others.map(|start| start.latest);
                let shown = (notice.as_deref(), stale.is_some(), running);
                let on_screen = (&mut self.reading, &mut self.on_photo);
                let pressed = reading::ui(cx, view, on_screen, shown, ui);
                self.reading_action(cx, view, pressed, stale);
            }
        }
        self.on_photo.send_for_wanted(cx, view, ui);
        self.dialogs_ui(cx, view, ui);
    }

    /// The worker has opened the photo that lies under the map.
    pub fn photo_opened(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        opened: (EntryId, Result<ColorImage, PhotoTrouble>),
    ) {
        self.on_photo.take_in(ctx, text, today, opened);
    }

    /// The draft that was there when the record was opened.
    fn find(&mut self, text: &Text, start: &Told<TreatmentStarted>) {
        if let Some(DraftView {
            id,
            content: DraftContent::Treatment(draft),
            saved_at,
            revision,
            ..
        }) = self.found.take()
        {
            self.open(
                text,
                (id, revision),
                *draft,
                start.occurred_at,
                Some(saved_at),
            );
        }
    }

    fn open(
        &mut self,
        text: &Text,
        (id, revision): (DraftId, i64),
        draft: TreatmentDraft,
        opened: Moment,
        at: Option<Moment>,
    ) {
        self.open = Some(Open {
            saving: Saving::new(id, revision, &draft, at),
            form: Form::open(draft, opened, text),
            sign_when_saved: false,
        });
    }

    /// The draft of a start: its product, and all of the vial that is at hand. No point and no dose.
    fn begin(&mut self, cx: &mut Cx<'_>, view: &RecordView, start: &Told<TreatmentStarted>) {
        if self.asked.as_ref().is_some_and(|draft| is_of(draft, start)) {
            return;
        }
        let product = start.value.product.clone();
        let mut draft = TreatmentDraft::new(start.latest, product.clone());
        for id in vials_at_hand(&view.course, &product, cx.moment()) {
            draft
                .vials
                .extend(vial_of(&view.course, id).map(|vial| DrawnDraft {
                    vial: id,
                    drawn: vial.nominal,
                }));
        }
        self.asked = Some(draft.clone());
        cx.ask(Edit::BeginDraft {
            patient: view.id,
            kind: DraftKind::Treatment,
            content: DraftContent::Treatment(Box::new(draft)),
        });
    }

    /// A draft whose start is not the running one: nothing can be signed from it any more.
    fn stale(&self) -> Option<DraftId> {
        let open = self.open.as_ref().map(|open| open.saving.id);
        open.or_else(|| self.found.as_ref().map(|draft| draft.id))
    }

    fn is_open(&self, draft: DraftId) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.saving.id == draft)
    }

    fn close(&mut self) {
        // What was asked for is remembered: the same start gets no second draft before the record is read again.
        (self.open, self.found) = (None, None);
        (self.refused, self.dialog) = (None, Dialog::None);
    }
}

fn is_of(draft: &TreatmentDraft, start: &Told<TreatmentStarted>) -> bool {
    start.versions.contains(&draft.start)
}
