//! »Skabelon«: the approved templates of the product in use, one of which is placed on the map as an unsigned draft.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::premises::Noted;
use crate::domain::template::{Fitted, TemplateApproved};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::face::place::site_of;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::tick::radio;

use super::difference::left_out;
use super::form::Form;

/// From the edge of a round button to its words.
const UNDER_NAME: f32 = 24.0;

/// The dialog: which one is chosen.
#[derive(Default)]
pub struct Choosing {
    chosen: Option<EntryId>,
}

/// What came of it in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Waiting,
    Cancelled,
    Place(EntryId),
    /// A doctor makes a template of the points that are on the map.
    Save,
}

/// The templates of the product in use.
pub fn of_product<'c>(cx: &Cx<'c>, form: &Form) -> Vec<&'c Noted<TemplateApproved>> {
    let templates = &cx.journal.clinic().templates;
    templates.of_product(&form.draft.product)
}

/// The points in the planned areas take the place of what lies there, in one step that can be undone at once.
pub fn place(cx: &Cx<'_>, form: &mut Form, planned: &BTreeSet<Area>, template: EntryId) {
    let known = cx.journal.clinic().templates.get(template);
    let fitted = known.and_then(|noted| fit(form, planned, &noted.value));
    let Some(Fitted { mut map, .. }) = fitted.filter(|fitted| !fitted.map.is_empty()) else {
        return;
    };
    if let Some(vial) = form.shown_vial() {
        map.fill_vials(vial);
    }
    form.draft.map.place(template, &map);
    form.map.select(None);
    form.map.ask_keyboard();
}

fn fit(form: &Form, planned: &BTreeSet<Area>, template: &TemplateApproved) -> Option<Fitted> {
    template.fit(&form.draft.product, planned, site_of).ok()
}

pub fn ui(
    cx: &Cx<'_>,
    form: &Form,
    planned: &BTreeSet<Area>,
    choosing: &mut Choosing,
    ui: &Ui,
) -> Answer {
    let (text, words) = (cx.text, &cx.text.treatment);
    let known = of_product(cx, form);
    if let [only] = known.as_slice() {
        choosing.chosen.get_or_insert(only.entry);
    }
    let picked = choosing.chosen;
    let chosen = known.iter().find(|noted| Some(noted.entry) == picked);
    let fits = chosen
        .and_then(|noted| fit(form, planned, &noted.value))
        .is_some_and(|fitted| !fitted.map.is_empty());
    let blocked = match chosen {
        None => Some(words.template_choose.as_str()),
        Some(_) if !fits => Some(words.template_none_planned.as_str()),
        Some(_) => None,
    };
    let product = text.product(&form.draft.product);
    let none = fill(&words.template_none, &[("product", &product)]);
    let remark = if known.is_empty() {
        &none
    } else {
        &words.template_hint
    };
    let shown = Dialog::new("templates", &words.templates)
        .remark(remark)
        .show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = space::S4;
                for noted in &known {
                    let remark = told(cx, form, planned, noted);
                    let is_chosen = picked == Some(noted.entry);
                    let row = radio(ui, &noted.value.name, "", is_chosen);
                    ui.horizontal_top(|ui| {
                        ui.add_space(UNDER_NAME);
                        ui.vertical(|ui| ui.label(Theme::of(ui).small(remark)));
                    });
                    if known.first().map(|first| first.entry) == Some(noted.entry) {
                        dialog::begin_with(ui, &row);
                    }
                    if row.clicked() {
                        choosing.chosen = Some(noted.entry);
                    }
                }
                if known.is_empty() && cx.is_doctor() {
                    ui.label(Theme::of(ui).body(&words.template_none_hint));
                }
            },
            |ui| {
                let mut answer = Answer::Waiting;
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                if cancel.show(ui).clicked() {
                    answer = Answer::Cancelled;
                }
                let save = |save: Button<'_>, ui: &mut Ui| save.show(ui).clicked();
                if known.is_empty() {
                    let primary = Button::primary(&words.template_save).key(
                        "Ctrl ↵",
                        Modifiers::COMMAND,
                        Key::Enter,
                    );
                    if cx.is_doctor() && save(primary, ui) {
                        answer = Answer::Save;
                    }
                    return answer;
                }
                if cx.is_doctor() && save(Button::secondary(&words.template_save), ui) {
                    answer = Answer::Save;
                }
                let place = Button::primary(&words.template_place)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(blocked);
                if let (true, Some(template)) = (place.show(ui).clicked(), picked) {
                    answer = Answer::Place(template);
                }
                answer
            },
        );
    if shown.cancelled {
        Answer::Cancelled
    } else {
        shown.inner.1
    }
}

/// »5 punkter · 20 enheder Vistabel. Godkendt af Vera Demo, 3. nov. Ikke planlagt og derfor udeladt: Pande (5 punkter).«
fn told(
    cx: &Cx<'_>,
    form: &Form,
    planned: &BTreeSet<Area>,
    noted: &Noted<TemplateApproved>,
) -> String {
    let (text, words) = (cx.text, &cx.text.treatment);
    let holds = text.template_holds(&noted.value);
    let (name, when) = (
        cx.user_name(noted.by),
        text.date_near(noted.at.day(), cx.today()),
    );
    let values = [("holds", holds.as_str()), ("name", &name), ("when", &when)];
    let told = fill(&words.template_told, &values);
    let omitted = fit(form, planned, &noted.value).map(|fitted| fitted.left_out);
    match omitted.filter(|omitted| !omitted.is_empty()) {
        Some(omitted) => format!("{told} {}", left_out(text, &omitted)),
        None => told,
    }
}
