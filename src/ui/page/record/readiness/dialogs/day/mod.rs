//! *Bekræft i dag*: who she is, how she is, what she takes, and each area as it looks (R02, R33, R45, R53, R54).
//!
//! What was confirmed earlier today is shown as done and is left out, unless it is asked again.

mod done;
mod health;
mod health_ui;
mod known;
mod looked;
mod medicines;
mod medicines_ui;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Ui;

use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::id::UserId;
use crate::domain::product::Catalogue;
use crate::domain::time::Moment;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::ui::cx::Cx;
use crate::ui::widget::dialog;
use crate::ui::widget::tick::Tick;

use super::Answer;
use super::form::{self, Form, Head, Next, part_title, part_with_keys, rows};
use done::Part;
use health::Health;
use known::Known;
use looked::{Doubts, Looked};
use medicines::Medicines;
use walk::Walk;

pub struct DayDialog {
    known: Option<Known>,
    identity: Part,
    is_she: bool,
    screening: Part,
    health: Health,
    medicines: Medicines,
    doubts: Doubts,
    /// Each area with whether it was looked at today.
    areas: Vec<(Part, Looked)>,
    walk: Walk,
    error: Option<String>,
}

impl DayDialog {
    pub fn new(cx: &Cx<'_>, view: &RecordView, gate: &GateView) -> Self {
        let (course, today) = (&view.course, cx.today());
        let known = Known::newest(course);
        let asked = gate.asked.as_ref();
        let product = asked.and_then(|asked| Catalogue::shipped().get(&asked.product));
        let areas = asked
            .map(|asked| asked.areas.as_slice())
            .unwrap_or_default();
        let looked_at = |area: &crate::domain::area::Area| {
            let of_area = course
                .inspections
                .iter()
                .filter(|told| told.value.area == *area);
            (Part::of(of_area, today), Looked::new(area.clone()))
        };
        let identity = Part::of(&course.identity_confirmed, today);
        Self {
            walk: Walk::starting(!identity.is_asked()),
            identity,
            is_she: false,
            screening: Part::of(&course.screenings, today),
            health: Health::new(known.as_ref(), product),
            medicines: Medicines::new(known.as_ref(), cx.text),
            doubts: Doubts::default(),
            areas: areas.iter().map(looked_at).collect(),
            error: None,
            known,
        }
    }

    /// It was refused: everything that was answered stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    /// A part was saved by this user now: it is shown as done and is not saved again.
    pub fn saved(&mut self, edit: &Edit, user: UserId, at: Moment) {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the other edits are other dialogs'"
        )]
        match edit {
            Edit::ConfirmIdentity(_) => self.identity.note(user, at),
            Edit::ConfirmScreening { .. } => self.screening.note(user, at),
            Edit::InspectAreas { areas, .. } => {
                let is_in = |looked: &Looked| areas.iter().any(|one| one.area == *looked.area());
                let seen = self.areas.iter_mut().filter(|(_, looked)| is_in(looked));
                seen.for_each(|(part, _)| part.note(user, at));
            }
            _ => {}
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness_dialogs;
        let head = Head {
            id: "confirm today",
            title: &words.day_title,
            remark: &words.day_remark,
            save: &words.day_save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    fn identity_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        part_title(ui, &words.identity, "");
        if self.identity.done_ui(cx, &words.identity, ui) {
            return;
        }
        let tick = Tick::new(&words.identity_agrees, &mut self.is_she).show(ui);
        dialog::begin_with(ui, &tick);
        if tick.changed() && self.is_she {
            self.walk.seek();
        }
    }

    fn screening_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        if !self.screening.is_asked() {
            part_title(ui, &words.health_and_medicines, "");
            self.screening.done_ui(cx, &words.health_and_medicines, ui);
            return;
        }
        let known = self.known.as_ref();
        self.health.ui(cx, known, &mut self.walk, ui);
        self.medicines.ui(cx, known, &mut self.walk, ui);
        self.doubts.ui(cx.text, &mut self.walk, ui);
    }

    fn areas_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        if self.areas.is_empty() {
            return;
        }
        let words = &cx.text.readiness_dialogs;
        part_with_keys(ui, &words.areas, words.nothing_or_found());
        let walk = &mut self.walk;
        rows(ui, |ui| {
            for (place, (part, looked)) in self.areas.iter_mut().enumerate() {
                if !part.done_ui(cx, cx.text.area(looked.area()), ui) {
                    looked.ui(cx.text, place, walk, ui);
                }
            }
        });
    }

    /// The whole of what holds today.
    fn screening(&self, cx: &Cx<'_>) -> ScreeningConfirmed {
        let known = self.known.as_ref();
        let mut screening = ScreeningConfirmed {
            answers: BTreeMap::new(),
            prior_toxin: None,
            infected_areas: BTreeSet::new(),
            medicines: self.medicines.told(known, cx.text, cx.moment()),
            doubt: self.doubts.told(),
        };
        let now = (cx.text, cx.moment());
        self.health.fill_in(&mut screening, known, now);
        screening
    }
}

impl Form for DayDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        self.walk.begin();
        self.identity_ui(cx, ui);
        self.screening_ui(cx, ui);
        self.areas_ui(cx, ui);
        let complete = self.lacks(cx, view).is_empty();
        if self.walk.end(complete) {
            // The keyboard moves with the next frame.
            ui.ctx().request_repaint();
            Next::Answered
        } else {
            Next::Stay
        }
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let (text, now) = (cx.text, cx.moment());
        let words = &text.readiness_dialogs;
        let mut lacks = Vec::new();
        let (identity, screening) = (self.identity.is_asked(), self.screening.is_asked());
        let mut areas = self
            .areas
            .iter()
            .filter(|(part, _)| part.is_asked())
            .peekable();
        if !identity && !screening && areas.peek().is_none() {
            lacks.push(words.all_confirmed.clone());
        }
        if identity && !self.is_she {
            lacks.push(words.identity.clone());
        }
        if screening {
            lacks.extend(self.health.lacks(text, now));
            lacks.extend(self.medicines.lacks(text, now));
            lacks.extend(self.doubts.lack(text).map(str::to_owned));
        }
        let unseen = areas.filter(|(_, looked)| looked.lacks());
        lacks.extend(unseen.map(|(_, looked)| text.area(looked.area()).to_owned()));
        lacks
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let patient = view.id;
        let mut edits = Vec::new();
        if self.identity.is_asked() {
            edits.push(Edit::ConfirmIdentity(patient));
        }
        if self.screening.is_asked() {
            let screening = self.screening(cx);
            edits.push(Edit::ConfirmScreening { patient, screening });
        }
        let asked = self.areas.iter().filter(|(part, _)| part.is_asked());
        let areas: Vec<_> = asked.map(|(_, looked)| looked.told()).collect();
        if !areas.is_empty() {
            edits.push(Edit::InspectAreas { patient, areas });
        }
        edits
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
