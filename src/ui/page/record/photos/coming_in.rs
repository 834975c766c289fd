//! From files that were looked at to photos that are offered: what is here already, or elsewhere, is said.

use eframe::egui::{Context, TextureOptions};

use crate::domain::coverage::Coverage;
use crate::journal::Journal;
use crate::journal::task::{Offered, Refused};
use crate::journal::view::RecordView;
use crate::text::{Text, fill};

use super::PhotosPage;
use super::pixels;

impl PhotosPage {
    /// Offers what could be read, and tells of each that could not.
    pub(super) fn read(
        &mut self,
        ctx: &Context,
        text: &Text,
        journal: &Journal,
        view: &RecordView,
        files: Vec<Result<Offered, Refused>>,
    ) {
        let coverage = view.coverage();
        let mut taken = false;
        for file in files {
            match file {
                Ok(offered) => {
                    if let Some(sentence) = self.twice(text, view, &offered) {
                        self.intake.tell(sentence);
                    } else {
                        self.offer(ctx, text, (journal, view, &coverage), offered);
                        taken = true;
                    }
                }
                Err(Refused { name, because }) => {
                    self.intake.tell(text.photo_refusal(&name, because));
                }
            }
        }
        self.intake.read(taken);
    }

    /// Why a photo is not offered although it can be read: it is here already.
    fn twice(&self, text: &Text, view: &RecordView, offered: &Offered) -> Option<String> {
        let sha256 = offered.sha256_hex();
        let template = if view.photos.iter().any(|item| item.photo.sha256 == sha256) {
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
        (journal, view, coverage): (&Journal, &RecordView, &Coverage),
        offered: Offered,
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
        let shown = pixels::for_the_screen(&offered.shown);
        let texture = ctx.load_texture("offered photo", shown, TextureOptions::LINEAR);
        self.sealing.settle();
        self.offers
            .add(text, coverage, (offered, texture, elsewhere));
    }
}
