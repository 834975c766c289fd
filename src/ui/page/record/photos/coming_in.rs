//! From files that were looked at to photos that are offered: what is here already, or elsewhere, is said.

use eframe::egui::{ColorImage, Context};

use crate::domain::photo::View;
use crate::journal::Journal;
use crate::journal::task::{Offered, Refused};
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::command::ReadFile;

use super::PhotosPage;

impl PhotosPage {
    /// Offers what could be read, or tells why it is not; true if it is offered.
    pub(super) fn read(
        &mut self,
        ctx: &Context,
        text: &Text,
        journal: &Journal,
        view: &RecordView,
        (file, meant): (ReadFile, Option<View>),
    ) -> bool {
        match file {
            Ok(read) => {
                let (offered, shown) = *read;
                if let Some(sentence) = self.twice(text, view, &offered) {
                    self.intake.tell(sentence);
                    return false;
                }
                self.offer(ctx, text, (journal, view), (offered, shown, meant));
                true
            }
            Err(Refused { name, because }) => {
                self.intake.tell(text.photo_refusal(&name, because));
                false
            }
        }
    }

    /// Why a photo is not offered although it can be read: it is here already.
    fn twice(&self, text: &Text, view: &RecordView, offered: &Offered) -> Option<String> {
        let sha256 = offered.sha256_hex();
        let template = if view.all_photos().any(|item| item.photo.sha256 == sha256) {
            &text.photos.already_here
        } else if self.offers.has(&offered.sha256) {
            &text.photos.already_offered
        } else {
            return None;
        };
        Some(fill(template, &[("name", &offered.name)]))
    }

    fn offer(
        &mut self,
        ctx: &Context,
        text: &Text,
        (journal, view): (&Journal, &RecordView),
        (offered, shown, meant): (Offered, ColorImage, Option<View>),
    ) {
        let elsewhere = match journal.is_elsewhere(view.id, &offered.sha256_hex()) {
            Ok(elsewhere) => elsewhere,
            Err(error) => {
                // It can still be attached; but nobody may believe that it was looked for.
                let today = view.now.moment.day();
                self.intake.tell(text.error(&error, today));
                false
            }
        };
        self.sealing.settle();
        let coverage = self.known.coverage(view);
        let id = self.offers.add(text, coverage, (offered, elsewhere, meant));
        self.offers.shelf.take_in(ctx, vec![(id, Some(shown))]);
    }
}
