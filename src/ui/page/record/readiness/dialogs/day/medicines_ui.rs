//! Medicines on the screen: what is known, and the list while it is edited.

use eframe::egui::Ui;

use crate::domain::consultation::MedicineKind;
use crate::domain::time::{Moment, When};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::either::{Either, either_row};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;

use super::super::form::{inset, part_title, steady};
use super::Medicines;
use super::known::Known;
use super::looked::opens;
use super::medicines::{Row, numbered};
use super::walk::Walk;

impl Medicines {
    pub fn ui(&mut self, cx: &Cx<'_>, known: Option<&Known>, walk: &mut Walk, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        match known {
            Some(known) => {
                part_title(ui, &words.medicines, "");
                let said = known.medicines_said(cx.text);
                let answers = words.unchanged_or_changed();
                let either = Either::new(&words.medicines, &mut self.which, answers);
                let answered = either_row(ui, (&said, None), either);
                walk.asks(&answered, self.which.is_none(), opens(self.which));
            }
            None => part_title(ui, &words.medicines, &words.never_asked),
        }
        if self.is_open() {
            inset(ui, |ui| self.list_ui(cx, ui));
        }
    }

    fn list_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let mut removed = None;
        for place in 0..self.rows.len() {
            steady(ui, ("medicine", place), |ui| {
                let focus = self.added && place + 1 == self.rows.len();
                let Some(row) = self.rows.get_mut(place) else {
                    return;
                };
                if row.ui(cx.text, cx.moment(), (place, focus), ui) {
                    removed = Some(place);
                }
            });
        }
        self.added = false;
        if let Some(place) = removed {
            self.rows.remove(place);
        }
        ui.horizontal(|ui| {
            if self.rows.is_empty() {
                Tick::new(&cx.text.consultation.no_medicine, &mut self.none).show(ui);
            }
            let add = Button::secondary(&cx.text.readiness_dialogs.add_medicine).small();
            if add.show(ui).clicked() {
                self.add();
            }
        });
    }
}

impl Row {
    /// True when it shall go.
    fn ui(&mut self, text: &Text, now: Moment, (place, focus): (usize, bool), ui: &mut Ui) -> bool {
        let words = &text.consultation;
        let named = |label: &str| numbered(text, label, place + 1);
        let removed = ui.horizontal_top(|ui| {
            let room = ui.available_width() - 26.0 - 2.0 * ui.spacing().item_spacing.x;
            let label = named(&words.medicine_name);
            let name = Field::line(&label, &mut self.name).hint(&words.medicine_name);
            let name = name.label_hidden().width(room * 0.6).show(ui);
            if focus {
                name.request_focus();
            }
            let label = named(&words.dose);
            let dose = Field::line(&label, &mut self.dose).hint(&words.dose);
            dose.label_hidden().width(room * 0.4).show(ui);
            icon_button(ui, Icon::X, &named(&text.common.remove)).clicked()
        });
        self.kind_ui(text, place, ui);
        self.intake_ui(text, now, place, ui);
        removed.inner
    }

    fn kind_ui(&mut self, text: &Text, place: usize, ui: &mut Ui) {
        let (words, own) = (&text.consultation, &text.readiness_dialogs);
        let kinds = [
            MedicineKind::Other,
            MedicineKind::Bruising,
            MedicineKind::BloodThinning,
            MedicineKind::Neuromuscular,
        ];
        let options = kinds.map(|kind| (Some(kind), text.medicine_kind(kind)));
        ui.horizontal(|ui| {
            let label = numbered(text, &words.medicine_kind, place + 1);
            Choice::new(&label, &mut self.kind, &options)
                .hint(&words.medicine_kind)
                .label_hidden()
                .width(250.0)
                .show(ui);
            let label = numbered(text, &words.prescribed, place + 1);
            Segmented::new(&label, &mut self.prescribed)
                .option(Some(true), &own.prescribed)
                .option(Some(false), &own.not_prescribed)
                .show(ui);
        });
        let matters = self.kind.is_some_and(|kind| kind != MedicineKind::Other);
        if self.prescribed == Some(true) && matters {
            notice::explained(ui, Icon::Info, &words.never_pause);
        }
    }

    fn intake_ui(&mut self, text: &Text, now: Moment, place: usize, ui: &mut Ui) {
        let own = &text.readiness_dialogs;
        let meant = self.intake(text, now);
        let error = meant.is_none().then_some(own.invalid_intake.as_str());
        let told = match meant {
            Some(When::Unknown) => own.intake_unknown.clone(),
            Some(when) => text.when(when),
            None => String::new(),
        };
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.add_space(space::S8);
                ui.label(Theme::of(ui).label(&text.consultation.last_intake));
            });
            let label = numbered(text, &own.intake_date, place + 1);
            Field::line(&label, &mut self.date)
                .hint(&own.intake_date_hint)
                .note(&told)
                .error(error)
                .label_hidden()
                .width(210.0)
                .show(ui);
            let label = numbered(text, &own.intake_time, place + 1);
            Field::line(&label, &mut self.time)
                .hint(&own.intake_time_hint)
                .label_hidden()
                .width(90.0)
                .limit(8)
                .show(ui);
        });
    }
}
