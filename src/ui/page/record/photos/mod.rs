//! Photos: attaching the right views before the needle, and looking at them (`design.md` §9.9).

mod acts_ui;
mod answers;
mod attach_ui;
mod clock;
mod clock_ui;
mod coming_in;
mod compare;
mod dialogs;
mod foot;
mod gallery;
mod grid;
mod inspector;
mod intake;
mod known;
mod large;
mod lens;
mod lens_ui;
mod marking;
mod marking_ui;
mod offers;
mod offers_ui;
pub mod opening;
mod pace;
mod page_ui;
mod path;
pub mod pixels;
mod said;
mod sealing;
mod shelf;
mod side;
mod slots;
mod slots_ui;
mod used_for;
mod viewer;
mod watch;
mod watch_ui;

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::domain::photo::TakenFrom;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::shell;

use compare::Compare;
use dialogs::PhotoDialog;
pub use dialogs::{copies, pairs_found, sheet_page};
use gallery::Gallery;
use intake::Intake;
use known::Known;
use large::Large;
use offers::Offers;
use pace::Pace;
use sealing::Sealing;
use shelf::Shelf;
use slots::Slots;
use watch::Watch;

/// Pixels and textures of a patient live here only, so they are gone when the record closes.
#[derive(Default)]
pub struct PhotosPage {
    known: Known,
    intake: Intake,
    offers: Offers,
    sealing: Sealing,
    /// How fast they are saved.
    saving: Pace,
    watch: Watch,
    gallery: Gallery,
    slots: Slots,
    shelf: Shelf,
    /// The photo that is shown in the place of the page.
    large: Option<Large>,
    dialog: Option<PhotoDialog>,
    /// Two photos that are compared in the place of the page; a photo in large goes before them.
    compare: Option<Compare>,
    /// Of the last frame, for sentences about what came of an edit.
    today: Option<Day>,
}

impl PhotosPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        self.today = Some(cx.today());
        if !sees_photos(cx) {
            shell::main(ui, |ui| {
                empty_state(ui, &cx.text.faults.beyond_keys, "", None)
            });
            return;
        }
        if attaches(cx) {
            self.slots.begin_frame(ui);
            let (files, on) = (attach_ui::dropped(ui), self.slots.dropped_on());
            self.intake.take(view.id, files, on, cx.commands);
            if let Some(picture) = intake::pasted(ui) {
                self.intake
                    .take_pasted(view.id, cx.text, picture, cx.commands);
            }
        }
        if let Some(large) = &mut self.large {
            if large.show(cx, view, &mut self.shelf, ui) {
                if self.compare.is_none() {
                    self.gallery.chosen = Some(large.photo);
                    self.slots.selected = None;
                }
                self.large = None;
            }
        } else if let Some(compare) = &mut self.compare {
            match compare.show(cx, view, &mut self.shelf, ui) {
                Some(compare::Asked::Close) => self.compare = None,
                Some(compare::Asked::MarkPupils(photo)) => {
                    self.large = Large::marking(view, photo);
                    unfocus(ui);
                }
                Some(compare::Asked::Dialog(asked, photo)) => {
                    self.ask_about(cx, view, asked, photo);
                }
                None => {}
            }
        } else {
            self.page_ui(cx, view, ui);
        }
        if let Some(dialog) = &mut self.dialog
            && dialog.ui(cx, view, ui)
        {
            self.dialog = None;
        }
        self.shelf.send_for_saved(cx);
        self.offers.send_for_wanted(cx);
    }

    /// Puts a dialog about a photo before the page.
    fn ask_about(&mut self, cx: &Cx<'_>, view: &RecordView, asked: dialogs::Asked, photo: EntryId) {
        let item = view.all_photos().find(|item| item.id == photo);
        self.dialog = item.map(|item| PhotoDialog::of(asked, item, cx.text));
    }

    fn enlarge(&mut self, photo: EntryId, ui: &Ui) {
        self.large = Some(Large::of(photo));
        unfocus(ui);
    }
}

/// What was pressed is gone, and arrows shall leaf through photos.
fn unfocus(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    ui.ctx().request_repaint();
}

/// Doctors and nurses attach; a reviewer reads.
fn attaches(cx: &Cx<'_>) -> bool {
    match cx.role() {
        Role::Doctor | Role::Nurse => true,
        Role::Reviewer => false,
    }
}

/// Small pictures lie in the journal, which every reviewer opens: who was not granted photos sees none of them.
pub fn sees_photos(cx: &Cx<'_>) -> bool {
    let author = cx.journal.author();
    match author.role {
        Role::Doctor | Role::Nurse => true,
        Role::Reviewer => {
            let user = cx.journal.clinic().user(author.user);
            user.is_some_and(|user| user.photos)
        }
    }
}

/// »1 foto«, »12 fotos«.
fn count(text: &Text, count: usize) -> String {
    if count == 1 {
        return text.photos.one.clone();
    }
    let number = crate::text::thousands(text.language, count as u64);
    fill(&text.photos.many, &[("count", &number)])
}

/// Who says when a photo was taken; `corrected` is by how many seconds the camera's clock was wrong.
fn time_from(text: &Text, from: TakenFrom, corrected: Option<i64>) -> String {
    match (from, corrected) {
        (TakenFrom::Camera, Some(seconds)) => {
            let shift = text.shift(seconds);
            fill(&text.photos_in.from_camera_corrected, &[("shift", &shift)])
        }
        (TakenFrom::Camera, None) => text.photos.by_camera.clone(),
        (TakenFrom::Asked, _) => text.photos.by_person.clone(),
    }
}
