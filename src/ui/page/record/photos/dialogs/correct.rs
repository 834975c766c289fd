//! What was said of a photo wrongly: its view, areas, phase and time. The picture itself is never changed.

use std::collections::BTreeSet;

use eframe::egui::{Ui, vec2};

use crate::domain::area::Area;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::photo::{Phase, PhotoAttached, TakenFrom, View};
use crate::domain::time::Moment;
use crate::journal::view::{PhotoItem, RecordView};
use crate::journal::{Amendment, Edit};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::area;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next};
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::theme::{Theme, space};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::{chip, dialog};

use super::missing;

pub struct CorrectForm {
    photo: EntryId,
    said: PhotoAttached,
    was_taken: Moment,
    view: View,
    phase: Phase,
    areas: BTreeSet<Area>,
    taken: PastMoment,
    /// As the fields stood before anybody typed.
    untouched: PastMoment,
    reason: String,
    pub error: Option<String>,
}

impl CorrectForm {
    pub fn of(item: &PhotoItem, text: &Text) -> Self {
        let taken = PastMoment::kept(text, Some(item.taken_at), None);
        Self {
            photo: item.id,
            said: item.photo.clone(),
            was_taken: item.taken_at,
            view: item.photo.view,
            phase: item.photo.phase,
            areas: item.photo.areas.iter().cloned().collect(),
            untouched: taken.clone(),
            taken,
            reason: String::new(),
            error: None,
        }
    }

    /// The camera's own second stays as long as nobody typed another time.
    fn taken_at(&self, cx: &Cx<'_>) -> Option<(Moment, TakenFrom)> {
        if self.taken == self.untouched {
            return Some((self.was_taken, self.said.taken_from));
        }
        let meant = self.taken.meant(cx.text, cx.moment())?;
        Some((meant, TakenFrom::Asked))
    }

    fn corrected(&self, cx: &Cx<'_>) -> Option<(Moment, PhotoAttached)> {
        let (taken_at, taken_from) = self.taken_at(cx)?;
        let photo = PhotoAttached {
            taken_from,
            areas: self.areas.iter().cloned().collect(),
            view: self.view,
            phase: self.phase,
            ..self.said.clone()
        };
        Some((taken_at, photo))
    }

    fn changes_nothing(&self, cx: &Cx<'_>) -> bool {
        let corrected = self.corrected(cx);
        corrected.is_some_and(|(at, photo)| {
            let areas: BTreeSet<&Area> = self.said.areas.iter().collect();
            let same = PhotoAttached {
                areas: self.said.areas.clone(),
                ..photo.clone()
            };
            at == self.was_taken
                && same == self.said
                && photo.areas.iter().collect::<BTreeSet<_>>() == areas
        })
    }

    fn areas_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        ui.label(Theme::of(ui).label(&cx.text.photos.areas));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S6, space::S6);
            let named = Area::NAMED.into_iter();
            let other: Vec<Area> = self.said.areas.clone();
            let other = other.into_iter().filter(|of| !Area::NAMED.contains(of));
            for of in named.chain(other) {
                let mut picked = self.areas.contains(&of);
                if chip::pick(ui, cx.text.area(&of), area::tone(&of), &mut picked).changed() {
                    if picked {
                        self.areas.insert(of);
                    } else {
                        self.areas.remove(&of);
                    }
                }
            }
        });
    }
}

impl Form for CorrectForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.photos);
        let reason = Field::area(&text.common.reason, &mut self.reason, 2).show(ui);
        dialog::begin_with(ui, &reason);
        let views = View::ALL.map(|view| (view, text.view(view)));
        Choice::new(&words.view, &mut self.view, &views).show(ui);
        let mut phases = Segmented::new(&words.phase, &mut self.phase);
        for phase in Phase::ALL {
            phases = phases.option(phase, text.phase(phase));
        }
        phases.show(ui);
        self.areas_ui(cx, ui);
        let now = (text, cx.moment());
        self.taken.ui(ui, now, &words.taken, Place::Later);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let (text, words) = (cx.text, &cx.text.photos);
        missing(&[
            (self.areas.is_empty(), &words.areas),
            (self.taken_at(cx).is_none(), &words.taken),
            (self.changes_nothing(cx), &text.photo_acts.correct_something),
            (self.reason.trim().is_empty(), &text.common.reason),
        ])
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let corrected = self.corrected(cx);
        let edit = corrected.map(|(occurred_at, photo)| {
            Edit::Amend(Amendment {
                patient: view.id,
                entry: self.photo,
                occurred_at,
                fact: Fact::from(photo),
                reason: self.reason.trim().to_owned(),
            })
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
