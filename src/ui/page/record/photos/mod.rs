//! Photos: attaching the right views before the needle, and looking at them (`design.md` §9.9).

mod acts_ui;
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

use eframe::egui::{Context, Key, Modifiers, Ui};

use crate::domain::coverage::Coverage;
use crate::domain::id::EntryId;
use crate::domain::photo::TakenFrom;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::journal::view::{PhotoItem, RecordView};
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Report};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::{key, shell};

use clock::Clock;
use compare::Compare;
use dialogs::PhotoDialog;
pub use dialogs::{copies, pairs_found, sheet_page};
use foot::Pressed;
use gallery::Gallery;
use intake::Intake;
use known::Known;
use large::Large;
use offers::Offers;
use pace::Pace;
use sealing::{SEALING, Sealing};
use shelf::Shelf;
use slots::{Shown, Slots};
use slots_ui::Around;
use watch::{Brought, Watch};

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
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        _commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if let (Edit::AlignPhoto { .. }, Some(large), Some(today)) =
            (edit, &mut self.large, self.today)
        {
            let refused = result.as_ref().err();
            large.pupils_answered(refused.map(|error| text.error(error, today)));
            return true;
        }
        if PhotoDialog::asks_for(edit) {
            return self.dialog_answered(text, result);
        }
        if let (Edit::MarkPhoto { .. }, Some(large), Some(today)) =
            (edit, &mut self.large, self.today)
        {
            let refused = result.as_ref().err();
            large.marks_answered(refused.map(|error| text.error(error, today)));
            return true;
        }
        let Edit::AttachPhotos { photos, .. } = edit else {
            return false;
        };
        match (result, self.today) {
            (Ok(_), _) => {
                self.sealing.attached(&mut self.offers, photos.len());
                true
            }
            (Err(error), Some(today)) => {
                self.sealing.refused(text.error(error, today));
                true
            }
            // Nobody has looked at this page yet, so it is said across whichever is on the screen.
            (Err(_), None) => false,
        }
    }

    /// What was saved closes its dialog; what was refused stays in it with the reason.
    fn dialog_answered(&mut self, text: &Text, result: &Result<Receipt, Error>) -> bool {
        match (result, self.today, &mut self.dialog) {
            (Ok(_), ..) => {
                self.dialog = None;
                true
            }
            (Err(error), Some(today), Some(dialog)) => {
                dialog.refused(text.error(error, today));
                true
            }
            (Err(_), ..) => false,
        }
    }

    /// Takes in what the worker did with photos.
    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        journal: &Journal,
        view: &RecordView,
        commands: &mut Vec<Command>,
        report: Report,
    ) {
        match report {
            Report::FilesChosen {
                patient,
                paths,
                shown,
            } if patient == view.id => {
                let chosen = (paths, shown, self.slots.awaited.take());
                self.intake.files_chosen(text, patient, chosen, commands);
            }
            Report::PhotosFound {
                patient,
                reading,
                names,
            } if patient == view.id => self.intake.found(reading, names),
            Report::PhotoGlimpsed {
                patient,
                reading,
                place,
                picture,
            } if patient == view.id => self.intake.glimpsed(ctx, reading, place, picture),
            Report::PhotoRead {
                patient,
                reading,
                place,
                file,
            } if patient == view.id => {
                let meant = self.intake.view_of(reading);
                let taken = self.read(ctx, text, journal, view, (file, meant));
                self.intake.read(reading, place, taken);
            }
            Report::ReadingEnded { patient, reading } if patient == view.id => {
                self.intake.ended(reading);
            }
            Report::PhotoFolderChosen {
                patient,
                path,
                shown,
            } if patient == view.id => match path {
                Some(folder) => watch_ui::begin(&mut self.watch, folder, commands),
                None => self.intake.not_chosen(text, shown),
            },
            Report::FolderLooked {
                patient,
                watch,
                look,
            } if patient == view.id => match self.watch.looked(watch, look) {
                Brought::Files(files) => self.intake.take(patient, files, None, commands),
                Brought::TooMany => self.intake.tell(text.photos_in.watched_too_many.clone()),
            },
            Report::PhotosSealed { patient, sealed } => {
                self.sealing.sealed(text, patient, sealed, commands);
            }
            Report::ThumbnailsShown(photos) => self.shelf.take_in(ctx, photos),
            Report::OffersShown(photos) => self.offers.shelf.take_in(ctx, photos),
            Report::PhotoShown { photo, shown } => {
                let today = view.now.moment.day();
                let compare = self.compare.as_mut().filter(|compare| compare.wants(photo));
                match (compare, &mut self.large) {
                    (Some(compare), _) => compare.take_in(ctx, text, today, (photo, shown)),
                    (None, Some(large)) => large.take_in(ctx, text, today, (photo, shown)),
                    (None, None) => {}
                }
            }
            Report::PhotoWhole { photo, shown } => {
                if let Some(large) = &mut self.large {
                    large.take_in_whole(photo, shown);
                }
            }
            // Chosen for a patient whose record is closed again: these must never be offered here. The rest is not about photos.
            Report::FilesChosen { .. }
            | Report::PhotosFound { .. }
            | Report::PhotoGlimpsed { .. }
            | Report::PhotoRead { .. }
            | Report::ReadingEnded { .. }
            | Report::PhotoFolderChosen { .. }
            | Report::FolderLooked { .. }
            | Report::PhotoUnderMap { .. }
            | Report::Unlocked { .. }
            | Report::Proved { .. }
            | Report::Founded(_)
            | Report::PracticeMade(_)
            | Report::IndexBuilt(_)
            | Report::ChainChecked(_)
            | Report::FollowUpsListed(_)
            | Report::UserMade(_)
            | Report::PlaceFound { .. }
            | Report::FolderChosen { .. }
            | Report::PlaceChosen { .. }
            | Report::PageSaved(_) => {}
        }
    }

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
                None => {}
            }
        } else {
            self.page_ui(cx, view, ui);
        }
        self.shelf.send_for_saved(cx);
        self.offers.send_for_wanted(cx);
    }

    fn page_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        // A correction is that of one import: what comes after it may be another camera's.
        let more_comes = self.intake.is_reading() || self.watch.folder().is_some();
        if self.offers.list.is_empty() && !more_comes {
            self.offers.clock = Clock::default();
        }
        let coverage = self.known.coverage(view).clone();
        self.gallery.group(view);
        let chosen = self.gallery.chosen(view);
        let whole = ui.available_rect_before_wrap();
        if attaches(cx) {
            let sealing = (&self.sealing, &mut self.saving);
            let pressed = foot::show(cx, &coverage, &self.offers, sealing, ui);
            self.act(cx, view, pressed);
        } else {
            foot::show_reading(cx, &coverage, ui);
        }
        let side = side::show(cx, view, &coverage, chosen, ui);
        let mut large = side.large || key::pressed(ui, Modifiers::NONE, Key::Space);
        let mut photo = None;
        shell::main(ui, |ui| {
            let count = count(cx.text, view.photos.len());
            shell::page_head(ui, &cx.text.shell.photos, &count, |ui| {
                if compare_ui(cx.text, &view.photos, ui) {
                    self.compare = Compare::begun(view, chosen);
                    unfocus(ui);
                }
                if attaches(cx) {
                    attach_ui::path_ui(cx, view.id, &mut self.intake, ui);
                }
            });
            ui.add_space(space::S4);
            ui.spacing_mut().item_spacing.y = space::CARDS;
            if attaches(cx) {
                self.coming_in_ui(cx, view, &coverage, ui);
            }
            // Where an empty place is selected there is nothing to enlarge.
            let is_empty = |of| self.known.standing(view, self.slots.phase, of).is_none();
            if !self.slots.selected.is_some_and(is_empty) {
                photo = self.gallery.chosen(view).map(|item| item.id);
            }
            if let Some(clicked) = self.slots_or_all_ui(cx, view, &coverage, ui) {
                (photo, large) = (Some(clicked), true);
            }
        });
        if attaches(cx) && !self.slots.is_aiming() {
            attach_ui::hovering_ui(cx, whole, ui);
        }
        if large && let Some(photo) = photo {
            self.enlarge(photo, ui);
        }
        if let Some((asked, photo)) = side.asked {
            let mut items = view.photos.iter().chain(&view.hidden_photos);
            let item = items.find(|item| item.id == photo);
            self.dialog = item.map(|item| PhotoDialog::of(asked, item, cx.text));
        }
        if let Some(dialog) = &mut self.dialog
            && dialog.ui(cx, view, ui)
        {
            self.dialog = None;
        }
    }

    fn coming_in_ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        coverage: &Coverage,
        ui: &mut Ui,
    ) {
        let nothing_yet = view.photos.is_empty() && self.slots.shown == Shown::Slots;
        let hint = &cx.text.photos.empty_hint;
        let hint = if nothing_yet { hint } else { "" };
        let intake = (&mut self.intake, hint);
        watch_ui::show(cx, view.id, &mut self.watch, intake, ui);
        attach_ui::told_ui(cx, &mut self.intake, ui);
        if let Sealing::Failed(sentence) = &self.sealing {
            let words = format!("{sentence} {}", cx.text.photos.still_here);
            Notice::new(Status::Stop, &cx.text.photos.not_saved)
                .text(&words)
                .show(ui);
        }
        let busy = self.sealing.is_busy();
        let coming = self.intake.coming();
        offers_ui::show(cx, coverage, (&mut self.offers, &coming), busy, ui);
    }

    /// The standard views, or every photo; gives the one that was pressed.
    fn slots_or_all_ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        coverage: &Coverage,
        ui: &mut Ui,
    ) -> Option<EntryId> {
        slots_ui::switches_ui(cx, &mut self.slots, &mut self.offers, ui);
        if self.slots.shown == Shown::All {
            if view.photos.is_empty() {
                let hint = &cx.text.photos.empty_hint;
                let hint = if attaches(cx) { hint } else { "" };
                empty_state(ui, &cx.text.photos.empty, hint, None);
            }
            return self.gallery.show(cx, view, &mut self.shelf, ui);
        }
        let selected = slots_ui::keys(&mut self.slots, &self.offers, ui)
            .and_then(|of| self.known.standing(view, self.slots.phase, of));
        if let Some(item) = selected {
            self.gallery.chosen = Some(item.id);
        }
        let around = Around {
            view,
            known: &self.known,
            coverage,
            chosen: self.gallery.chosen(view).map(|item| item.id),
            offers: &mut self.offers,
            shelf: &mut self.shelf,
            attaches: attaches(cx),
        };
        match slots_ui::show(cx, &mut self.slots, around, ui) {
            Some(slots_ui::Pressed::Photo(photo)) => Some(photo),
            Some(slots_ui::Pressed::Empty(of)) => {
                self.slots.awaited = Some(of);
                cx.send(Command::ChooseFiles { patient: view.id });
                None
            }
            None => None,
        }
    }

    fn act(&mut self, cx: &mut Cx<'_>, view: &RecordView, pressed: Option<Pressed>) {
        match pressed {
            Some(Pressed::Choose) => cx.send(Command::ChooseFiles { patient: view.id }),
            Some(Pressed::Save) => self.sealing.begin(cx, view.id, &self.offers),
            Some(Pressed::Stop) => cx.send(Command::CancelWork(SEALING)),
            None => {}
        }
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

/// The way to the comparison, once two photos of a view are there.
fn compare_ui(text: &Text, photos: &[PhotoItem], ui: &mut Ui) -> bool {
    let button = Button::secondary(&text.compare.open).icon(Icon::Columns2);
    let button = button.key("S", Modifiers::NONE, Key::S);
    compare::can_compare(photos) && button.show(ui).clicked()
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
