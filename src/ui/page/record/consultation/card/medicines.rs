//! Medicines and supplements with their last intake; and »takes none«, which must be said.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consultation::{MedicineKind, Missing, TypedField};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::Theme;
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::place::{Target, steady, step_card};
use super::super::steps::Step;
use super::inset;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Medicines, ui, |form, ui| {
        let (current, mut add) = (form.step == Step::Medicines, false);
        Card::new(&words.medicines_title)
            .current(current)
            .rows_with(
                ui,
                |ui| {
                    add = Button::link(&words.add_medicine)
                        .key("M", Modifiers::NONE, Key::M)
                        .show(ui)
                        .clicked();
                },
                |ui| rows_ui(cx, form, ui),
            );
        if add {
            form.add_medicine();
            form.step = Step::Medicines;
        }
    });
}

fn rows_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let none = form.draft.medicines.is_empty();
    card::row(ui, 36.0, |ui| {
        let tick = Tick::new(
            &cx.text.consultation.no_medicine,
            &mut form.draft.no_medicine,
        )
        .writable(none);
        let tick = tick.show(ui);
        if none {
            form.mends(Missing::Medicines, &tick);
        }
    });
    let mut removed = None;
    for place in 0..form.draft.medicines.len() {
        steady(ui, ("medicine", place), |ui| {
            card::ruled(ui);
            ui.add_space(8.0);
            inset(ui, |ui| {
                if medicine_ui(cx, form, place, ui) {
                    removed = Some(place);
                }
            });
        });
    }
    if let Some(place) = removed {
        form.remove_medicine(place, cx.moment(), cx.text);
    }
}

/// One medicine; true when it shall go.
fn medicine_ui(cx: &Cx<'_>, form: &mut Form, place: usize, ui: &mut Ui) -> bool {
    let words = &cx.text.consultation;
    let number = (place + 1).to_string();
    let named = |label: &str| fill(&words.of_medicine, &[("what", label), ("number", &number)]);
    let removed = name_ui(cx, form, place, ui);
    let Some(medicine) = form.draft.medicines.get_mut(place) else {
        return removed;
    };
    let kinds = [
        MedicineKind::Other,
        MedicineKind::Bruising,
        MedicineKind::BloodThinning,
        MedicineKind::Neuromuscular,
    ];
    let options = kinds.map(|kind| (kind, cx.text.medicine_kind(kind)));
    Choice::new(&named(&words.medicine_kind), &mut medicine.kind, &options)
        .label_hidden()
        .show(ui);
    ui.horizontal_wrapped(|ui| {
        Tick::new(&words.prescribed, &mut medicine.prescribed).show(ui);
        if matches!(medicine.kind, MedicineKind::Bruising) && !medicine.prescribed {
            Tick::new(&words.pause_advised, &mut medicine.pause_advised).show(ui);
        }
    });
    if medicine.prescribed && medicine.kind != MedicineKind::Other {
        // Prescribed medicine is never paused without whoever prescribed it (R48).
        medicine.pause_advised = false;
        notice::explained(ui, Icon::Info, &words.never_pause);
    }
    intake_ui(cx, form, place, &named(&words.last_intake), ui);
    removed
}

fn name_ui(cx: &Cx<'_>, form: &mut Form, place: usize, ui: &mut Ui) -> bool {
    let words = &cx.text.consultation;
    let number = (place + 1).to_string();
    let named = |label: &str| fill(&words.of_medicine, &[("what", label), ("number", &number)]);
    let last = place + 1 == form.draft.medicines.len();
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 26.0 - 2.0 * ui.spacing().item_spacing.x;
        let Some(medicine) = form.draft.medicines.get_mut(place) else {
            return false;
        };
        let empty = medicine.name.trim().is_empty();
        let labels = [named(&words.medicine_name), named(&words.dose)];
        let [name, dose] = &labels;
        let name = Field::line(name, &mut medicine.name).hint(&words.medicine_name);
        let name = name.label_hidden().width(room * 0.55).show(ui);
        let dose = Field::line(dose, &mut medicine.dose).hint(&words.dose);
        dose.label_hidden().width(room * 0.45).show(ui);
        if form.go_to == Some(Target::NewMedicine) && last {
            form.go_to = None;
            name.request_focus();
        }
        if empty {
            form.mends(Missing::Medicines, &name);
        }
        icon_button(ui, Icon::X, &named(&cx.text.common.remove)).clicked()
    })
    .inner
}

fn intake_ui(cx: &Cx<'_>, form: &mut Form, place: usize, label: &str, ui: &mut Ui) {
    let now = cx.moment();
    ui.label(Theme::of(ui).label(&cx.text.consultation.last_intake));
    let Some(typed) = form.medicines.get_mut(place) else {
        return;
    };
    let typed = ui.vertical(|ui| typed.ui(ui, (cx.text, now), label));
    if typed.inner {
        form.note_intake(place, now, cx.text);
    }
    form.mends(
        Missing::Unreadable(TypedField::Medicine(place)),
        &typed.response,
    );
}
