//! What the one who asks sees herself: doubt about the consent, and each area (R33, R45, R53).

use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::confirmation::{AreaFinding, AreaInspected, Doubt};
use crate::text::Text;
use crate::ui::page::record::consultation::card::health::toggle;
use crate::ui::theme::Tone;
use crate::ui::widget::chip::pick;
use crate::ui::widget::either::{Either, Which, either_row};

use super::super::form::{inset, part_with_keys, steady};
use super::walk::{Opens, Walk};

/// The second answer opens what there is to tell.
pub(super) const fn opens(which: Option<Which>) -> Opens {
    match which {
        Some(Which::Second) => Opens::More,
        Some(Which::First) | None => Opens::Nothing,
    }
}

#[derive(Default)]
pub(super) struct Doubts {
    pub which: Option<Which>,
    kinds: BTreeSet<Doubt>,
}

impl Doubts {
    /// Doubt says what about.
    pub fn lack<'t>(&self, text: &'t Text) -> Option<&'t str> {
        let words = &text.readiness_dialogs;
        match self.which {
            None => Some(&words.doubt_title),
            Some(Which::Second) if self.kinds.is_empty() => Some(&words.doubt_kind),
            Some(Which::First | Which::Second) => None,
        }
    }

    pub fn told(&self) -> BTreeSet<Doubt> {
        match self.which {
            Some(Which::Second) => self.kinds.clone(),
            Some(Which::First) | None => BTreeSet::new(),
        }
    }

    pub fn ui(&mut self, text: &Text, walk: &mut Walk, ui: &mut Ui) {
        let words = &text.readiness_dialogs;
        let answers = [
            (words.no_doubt.as_str(), words.key_no_doubt.as_str()),
            (words.doubt.as_str(), words.key_doubt.as_str()),
        ];
        part_with_keys(ui, &words.doubt_title, answers);
        let either = Either::new(&words.doubt_question, &mut self.which, answers);
        let answered = either_row(ui, ("", None), either.second_tone(Tone::Stop));
        walk.asks(&answered, self.which.is_none(), opens(self.which));
        if self.which == Some(Which::Second) {
            inset(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for doubt in Doubt::ALL {
                        let mut picked = self.kinds.contains(&doubt);
                        if pick(ui, text.doubt(doubt), Tone::Stop, &mut picked).changed() {
                            toggle(&mut self.kinds, doubt, picked);
                        }
                    }
                });
            });
        }
    }
}

/// One area that is asked for.
pub(super) struct Looked {
    area: Area,
    pub which: Option<Which>,
    infected: bool,
    findings: BTreeSet<AreaFinding>,
}

impl Looked {
    pub const fn new(area: Area) -> Self {
        Self {
            area,
            which: None,
            infected: false,
            findings: BTreeSet::new(),
        }
    }

    /// A finding says what.
    pub fn lacks(&self) -> bool {
        match self.which {
            None => true,
            Some(Which::First) => false,
            Some(Which::Second) => !self.infected && self.findings.is_empty(),
        }
    }

    pub const fn area(&self) -> &Area {
        &self.area
    }

    pub fn told(&self) -> AreaInspected {
        let found = self.which == Some(Which::Second);
        AreaInspected {
            area: self.area.clone(),
            infected: found && self.infected,
            findings: if found {
                self.findings.clone()
            } else {
                BTreeSet::new()
            },
        }
    }

    pub fn ui(&mut self, text: &Text, place: usize, walk: &mut Walk, ui: &mut Ui) {
        let answers = text.readiness_dialogs.nothing_or_found();
        steady(ui, ("area", place), |ui| {
            let name = text.area(&self.area);
            let either = Either::new(name, &mut self.which, answers);
            let answered = either_row(ui, ("", None), either);
            walk.asks(&answered, self.which.is_none(), opens(self.which));
            if self.which == Some(Which::Second) {
                inset(ui, |ui| self.findings_ui(text, ui));
            }
        });
    }

    fn findings_ui(&mut self, text: &Text, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            let infection = &text.readiness_dialogs.infection;
            pick(ui, infection, Tone::Stop, &mut self.infected);
            for finding in AreaFinding::ALL {
                let mut picked = self.findings.contains(&finding);
                if pick(ui, text.area_finding(finding), Tone::Warn, &mut picked).changed() {
                    toggle(&mut self.findings, finding, picked);
                }
            }
        });
    }
}
