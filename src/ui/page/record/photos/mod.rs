//! Photos: attaching the right views before the needle, and looking at them (`design.md` §9.9).

mod acts_ui;
mod attach_ui;
mod coming_in;
mod compare;
mod dialogs;
mod foot;
mod gallery;
mod grid;
mod inspector;
mod intake;
mod large;
mod lens;
mod lens_ui;
mod marking;
mod marking_ui;
mod offers;
mod offers_ui;
pub mod opening;
mod path;
pub mod pixels;
mod said;
mod sealing;
mod shelf;
mod side;
mod used_for;
mod viewer;

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

use compare::Compare;
use dialogs::PhotoDialog;
pub use dialogs::{copies, pairs_found, sheet_page};
use foot::Pressed;
use gallery::Gallery;
use intake::Intake;
use large::Large;
use offers::Offers;
use sealing::{SEALING, Sealing};
use shelf::Shelf;

/// Pixels and textures of a patient live here only, so they are gone when the record closes.
#[derive(Default)]
pub struct PhotosPage {
    intake: Intake,
    offers: Offers,
    sealing: Sealing,
    gallery: Gallery,
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
                self.intake
                    .files_chosen(text, patient, (paths, shown), commands);
            }
            Report::PhotosRead { patient, files } if patient == view.id => {
                self.read(ctx, text, journal, view, files);
            }
            Report::PhotosSealed { patient, sealed } => {
                self.sealing.sealed(text, patient, sealed, commands);
            }
            Report::ThumbnailsShown(photos) => self.shelf.take_in(ctx, photos),
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
            | Report::PhotosRead { .. }
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
            intake::read(view.id, attach_ui::dropped(ui), cx.commands);
            if let Some(picture) = intake::pasted(ui) {
                self.intake.tell(cx.text.photos.pasted.clone());
                intake::take_pasted(view.id, cx.text, picture, cx.commands);
            }
        }
        if let Some(large) = &mut self.large {
            if large.show(cx, view, &mut self.shelf, ui) {
                if self.compare.is_none() {
                    self.gallery.chosen = Some(large.photo);
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
        self.shelf.send_for_wanted(cx);
    }

    fn page_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let coverage = view.coverage();
        let chosen = self.gallery.chosen(view);
        let whole = ui.available_rect_before_wrap();
        if attaches(cx) {
            let pressed = foot::show(cx, &coverage, &self.offers, &self.sealing, ui);
            self.act(cx, view, pressed);
        } else {
            foot::show_reading(cx, &coverage, ui);
        }
        let side = side::show(cx, view, &coverage, chosen, ui);
        let mut large = side.large || key::pressed(ui, Modifiers::NONE, Key::Space);
        let mut photo = chosen.map(|item| item.id);
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
                self.coming_in_ui(cx, &coverage, ui);
            }
            if view.photos.is_empty() {
                if self.offers.list.is_empty() {
                    let hint = if attaches(cx) {
                        cx.text.photos.empty_hint.as_str()
                    } else {
                        ""
                    };
                    empty_state(ui, &cx.text.photos.empty, hint, None);
                }
            } else if let Some(clicked) = self.gallery.show(cx, view, &mut self.shelf, ui) {
                (photo, large) = (Some(clicked), true);
            }
        });
        if attaches(cx) {
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

    fn coming_in_ui(&mut self, cx: &mut Cx<'_>, coverage: &Coverage, ui: &mut Ui) {
        attach_ui::told_ui(cx, &mut self.intake, ui);
        if let Sealing::Failed(sentence) = &self.sealing {
            let words = format!("{sentence} {}", cx.text.photos.still_here);
            Notice::new(Status::Stop, &cx.text.photos.not_saved)
                .text(&words)
                .show(ui);
        }
        let busy = self.sealing.is_busy();
        offers_ui::show(cx, coverage, &mut self.offers, busy, ui);
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

fn taken_from(text: &Text, from: TakenFrom) -> &str {
    match from {
        TakenFrom::Camera => &text.photos.by_camera,
        TakenFrom::Asked => &text.photos.by_person,
    }
}
