//! The question after a click beside every area: which one is meant? Nothing is set before it is answered.

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::ui::cx::Cx;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::injection_map::add_at;

use super::form::Form;

const AREAS: [Area; 9] = [
    Area::Glabella,
    Area::Forehead,
    Area::LateralCanthalRight,
    Area::LateralCanthalLeft,
    Area::BunnyLines,
    Area::UpperLip,
    Area::MouthCorners,
    Area::Chin,
    Area::Masseter,
];

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &Ui) {
    let Some(place) = form.asked_area else {
        return;
    };
    let words = &cx.text.treatment;
    let shown = Dialog::new("which area", &words.which_area)
        .remark(&words.which_area_hint)
        .show(
            ui,
            |ui| {
                let mut picked = None;
                ui.horizontal_wrapped(|ui| {
                    for area in &AREAS {
                        let button = Button::secondary(cx.text.area(area)).small();
                        if button.show(ui).clicked() {
                            picked = Some(area);
                        }
                    }
                });
                picked
            },
            |ui| {
                let cancel = Button::secondary(&cx.text.common.cancel).hint("Esc");
                cancel.show(ui).clicked()
            },
        );
    let (picked, cancelled) = shown.inner;
    if let Some(area) = picked {
        let vial = form.shown_vial();
        add_at(&mut form.draft.map, &mut form.map, (place, area), vial);
    }
    if picked.is_some() || cancelled || shown.cancelled {
        form.asked_area = None;
    }
}
