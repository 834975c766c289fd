//! The page itself: what is coming in, the standard views or all photos, the side panel and the bar.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::coverage::Coverage;
use crate::domain::id::EntryId;
use crate::journal::view::RecordView;
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::{key, shell};

use super::clock::Clock;
use super::compare::Compare;
use super::foot::{self, Pressed};
use super::sealing::{SEALING, Sealing};
use super::slots::Shown;
use super::slots_ui::{self, Around};
use super::{PhotosPage, attach_ui, attaches, count, offers_ui, side, unfocus, watch_ui};

impl PhotosPage {
    pub(super) fn page_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
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
                if compare_ui(cx.text, self.known.can_compare(), ui) {
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
            self.ask_about(cx, view, asked, photo);
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
}

/// The way to the comparison, once two photos of a view are there.
fn compare_ui(text: &Text, is_there: bool, ui: &mut Ui) -> bool {
    let button = Button::secondary(&text.compare.open).icon(Icon::Columns2);
    let button = button.key("S", Modifiers::NONE, Key::S);
    is_there && button.show(ui).clicked()
}
