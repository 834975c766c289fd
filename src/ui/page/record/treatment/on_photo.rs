//! The photo that lies under the injection map: which one, and its pixels, for as long as the record is open.

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions, Ui};

use crate::domain::alignment::Pupils;
use crate::domain::id::EntryId;
use crate::domain::time::{Day, Moment};
use crate::journal::task::PhotoTrouble;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::{Text, fill};
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::pixels::for_the_screen;
use crate::ui::page::record::photos::{opening, sees_photos};
use crate::ui::widget::injection_map::{PhotoLayer, UnderMap};

/// Twice as many pixels as the map has points, so that it is sharp on a fine screen too.
const LONGEST_SIDE: usize = 1_600;

/// Dropping it frees the texture.
#[derive(Default)]
pub struct OnPhoto {
    opened: Option<(EntryId, Result<TextureHandle, String>)>,
    /// With the worker; one at a time.
    outstanding: Option<EntryId>,
    /// The map shows it, and it is not here yet.
    wanted: Option<EntryId>,
}

/// What the map of one treatment can show.
pub enum Found {
    Locked(String),
    Photo {
        photo: EntryId,
        texture: Option<TextureHandle>,
        size: (u32, u32),
        pupils: Pupils,
        said: String,
    },
}

impl OnPhoto {
    /// For the map of a treatment that began then, or begins; read by a reviewer only with access to photos.
    pub fn found(&self, cx: &Cx<'_>, view: &RecordView, start: Moment) -> Found {
        let words = &cx.text.treatment;
        if !sees_photos(cx) {
            return Found::Locked(words.photos_not_granted.clone());
        }
        let Some((item, pupils)) = view.photo_under_map(start) else {
            return Found::Locked(words.no_photo.clone());
        };
        let opened = self.opened.as_ref().filter(|(photo, _)| *photo == item.id);
        let (texture, said) = match opened {
            Some((_, Ok(texture))) => (Some(texture.clone()), which(cx.text, item)),
            Some((_, Err(sentence))) => (None, sentence.clone()),
            None => (None, cx.text.photos.opening.clone()),
        };
        Found::Photo {
            photo: item.id,
            texture,
            size: item.photo.upright(),
            pupils,
            said,
        }
    }

    /// After a map was drawn with its layer on: its photo is sent for, if it is not here.
    pub fn want(&mut self, found: &Found) {
        if let Found::Photo { photo, .. } = found {
            let here = self
                .opened
                .as_ref()
                .is_some_and(|(known, _)| known == photo);
            self.wanted = (!here).then_some(*photo);
        }
    }

    /// Once a frame, after drawing.
    pub fn send_for_wanted(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        let wanted = self.wanted.take().filter(|_| self.outstanding.is_none());
        let item = wanted.and_then(|photo| view.photos.iter().find(|item| item.id == photo));
        let Some(item) = item else {
            return;
        };
        let most = ui.input(|input| input.max_texture_side);
        match opening::task(cx, item, LONGEST_SIDE.min(most)) {
            Ok(show) => {
                let photo = item.id;
                self.outstanding = Some(photo);
                cx.work(Job::new("photo under map", move |_| {
                    Report::PhotoUnderMap {
                        photo,
                        shown: show.run().map(|pixels| for_the_screen(&pixels)),
                    }
                }));
            }
            Err(sentence) => self.opened = Some((item.id, Err(sentence))),
        }
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        (photo, shown): (EntryId, Result<ColorImage, PhotoTrouble>),
    ) {
        // What another record had asked for is not this one's.
        if self.outstanding.take_if(|asked| *asked == photo).is_none() {
            return;
        }
        let opened = match shown {
            Ok(picture) => Ok(ctx.load_texture("photo", picture, TextureOptions::LINEAR)),
            Err(trouble) => Err(opening::sentence(text, today, &trouble)),
        };
        self.opened = Some((photo, opened));
    }
}

impl Found {
    pub fn layer(&self) -> PhotoLayer<'_> {
        match self {
            Self::Locked(reason) => PhotoLayer::Locked(reason),
            Self::Photo {
                texture,
                size,
                pupils,
                said,
                ..
            } => PhotoLayer::Photo(UnderMap {
                texture: texture.as_ref(),
                size: *size,
                pupils: *pupils,
                said,
            }),
        }
    }
}

/// »Front, hvile · Før · 25. nov. 2026 kl. 14.04«.
fn which(text: &Text, item: &PhotoItem) -> String {
    let when = text.dated(item.taken_at);
    let (view, phase) = (text.view(item.photo.view), text.phase(item.photo.phase));
    let values = [("view", view), ("phase", phase), ("when", &*when)];
    fill(&text.injection_map.photo, &values)
}
