//! The form on the screen: the map at the left, what it is drawn from and adds up to at the right.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::domain::area::Area;
use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::rules::Verdict;
use crate::domain::strength::Strength;
use crate::domain::treatment::TreatmentStarted;
use crate::domain::units::Units;
use crate::domain::vial::VialOpened;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::face;
use crate::ui::status::Status;
use crate::ui::theme::{size, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::injection_map::{MapLook, injection_map};
use crate::ui::widget::shell;

use super::bar::{self, Action, Look};
use super::difference::{self, Compared, Last};
use super::form::{Form, other_vials};
use super::on_photo::OnPhoto;
use super::open::Open;
use super::parts::tinted;
use super::product::{self, Shown, vial_of};
use super::standing::{Standing, Way, judge};
use super::sums::Sums;
use super::{drawn, events, templates, totals};

/// The map's share of the page, and what its strip and its controls need at least.
const MAP: f32 = 0.472;
const MAP_LEAST: f32 = 560.0;
/// The row that says that what was given is not what was prescribed.
const DISAGREEMENT: f32 = 48.0;
/// The strip under the face.
const STRIP: f32 = 60.0;

pub fn ui(
    cx: &Cx<'_>,
    view: &RecordView,
    start: &Told<TreatmentStarted>,
    (open, on_photo): (&mut Open, &mut OnPhoto),
    ui: &mut Ui,
) -> Option<Action> {
    let standing = judge(cx, view, &mut open.form);
    let last = difference::last(cx.text, view, &open.form);
    let other = match &last {
        Last::OtherProduct(named) => {
            fill(&cx.text.treatment.last_other_product, &[("product", named)])
        }
        Last::Nothing | Last::Points(_) => String::new(),
    };
    let as_last = match &last {
        Last::Nothing => None,
        Last::OtherProduct(_) => Some(Err(other.as_str())),
        Last::Points(_) => Some(Ok(())),
    };
    let unsaved = open.saving.has_failed();
    let form = &mut open.form;
    let templates = cx.is_doctor() || !templates::of_product(cx, form).is_empty();
    let look = Look {
        unsaved,
        empty: form.draft.map.is_empty(),
        as_last,
        templates,
        correction: form.draft.correction.is_some(),
    };
    let pressed = bar::ui(cx, &standing, look, ui);
    let compared = difference::compared(cx, form, &start.value.areas, &last);
    let compared = compared.as_ref();
    two_columns(ui, |left, height, ui| {
        if left {
            map_ui(cx, view, start, (form, compared, on_photo), height, ui);
        } else {
            right_ui(cx, view, start, (form, &standing, compared), ui);
        }
    });
    form.settle_vials();
    form.settle_templates();
    if open.saving.is_new(&open.form.draft) {
        // So that the time of the key is taken at once, and not when the next event comes.
        ui.ctx().request_repaint();
    }
    pressed
}

/// The map as high as the page, and beside it what scrolls by itself. `contents` is told whether it is the map's column.
pub fn two_columns(ui: &mut Ui, mut contents: impl FnMut(bool, f32, &mut Ui)) {
    shell::main_fixed(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let width = ((room.width() * MAP).floor()).max(MAP_LEAST.min(room.width() * 0.6));
        let left = room.with_max_x(room.left() + width);
        ui.scope_builder(
            UiBuilder::new().max_rect(left).id_salt("map column"),
            |ui| {
                contents(true, left.height(), ui);
            },
        );
        // The cards run to the action bar; the page's own margin lies inside their scrolling.
        let right = Rect::from_min_max(
            pos2(left.right() + space::COLUMNS, room.top()),
            pos2(room.right() + space::PAGE_X, room.bottom() + space::PAGE_Y),
        );
        ui.scope_builder(
            UiBuilder::new().max_rect(right).id_salt("card column"),
            |ui| {
                ScrollArea::vertical()
                    .id_salt("treatment cards")
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width() - space::PAGE_X);
                        ui.spacing_mut().item_spacing = vec2(space::S8, space::CARDS);
                        contents(false, right.height(), ui);
                        ui.add_space(space::PAGE_Y);
                    });
            },
        );
    });
}

/// What the face may be high in a column.
pub fn face_height(column: f32) -> f32 {
    (column - size::CARD_HEAD - STRIP - 2.0).max(240.0)
}

/// The drawn areas of recorded ones, in the face's own order.
pub fn drawn_areas<'a>(areas: impl IntoIterator<Item = &'a Area>) -> Vec<face::Area> {
    let mut drawn: Vec<face::Area> = areas.into_iter().filter_map(face::Area::of).collect();
    drawn.sort();
    drawn.dedup();
    drawn
}

fn map_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    start: &Told<TreatmentStarted>,
    (form, compared, on_photo): (&mut Form, Option<&Compared>, &mut OnPhoto),
    height: f32,
    ui: &mut Ui,
) {
    let Ok(step) = "0.5".parse::<Units>() else {
        return;
    };
    let pointed = form.draft.map.points().iter().map(|point| &point.area);
    let areas = drawn_areas(start.value.areas.iter().chain(pointed));
    let vial = form.shown_vial();
    let strength = vial
        .and_then(|id| vial_of(&view.course, id))
        .and_then(Strength::of);
    let volume = strength.map(|strength| {
        move |units: Units| {
            let volume = strength.volume_of(units.decimal());
            volume.map_or_else(String::new, |volume| cx.text.volume(volume))
        }
    });
    let photo = on_photo.found(cx, view, start.occurred_at);
    let look = MapLook {
        text: cx.text,
        areas: &areas,
        planned: &[],
        earlier: compared.map(Compared::earlier),
        read_only: false,
        step,
        vial,
        height: face_height(height),
        volume: volume
            .as_ref()
            .map(|volume| volume as &dyn Fn(Units) -> String),
        photo: Some(photo.layer()),
    };
    let answer = injection_map(ui, &mut form.draft.map, &mut form.map, look);
    if form.map.layers.photo {
        on_photo.want(&photo);
    }
    if answer.asked_area.is_some() {
        form.asked_area = answer.asked_area;
    }
}

fn right_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    start: &Told<TreatmentStarted>,
    (form, standing, compared): (&mut Form, &Standing, Option<&Compared>),
    ui: &mut Ui,
) {
    in_place(ui, |ui| said_no_ui(cx, standing, ui));
    let vial = form.shown_vial().and_then(|id| vial_of(&view.course, id));
    let shown = Shown {
        product: &form.draft.product.clone(),
        vial,
        state: Some(product::state(cx, standing, vial)),
    };
    product::ui(cx, &shown, ui, |ui| vials_ui(cx, view, form, ui));
    let prescription = standing.prescription.as_ref();
    let sums = Sums::of(&form.draft.map, &start.value.areas, prescription);
    Card::plain().rows(ui, |ui| {
        totals::rows(ui, cx.text, &sums);
        drawn::ui(cx, view, form, ui);
        if let Some(sentence) = totals::disagreement(cx.text, &sums) {
            card::row(ui, DISAGREEMENT, |ui| {
                tinted(ui, Status::Warn, &sentence, "");
            });
        }
    });
    if let Some(compared) = compared {
        difference::ui(cx, &form.draft.map, compared, ui);
    }
    if form.draft.correction.is_some() {
        // Aftercare is an entry of its own, and is corrected as one.
        events::ui(cx, form, ui);
    } else {
        shell::columns(ui, [1.0, 1.0], 520.0, |column, ui| {
            if column == 0 {
                events::ui(cx, form, ui);
            } else {
                events::aftercare_ui(cx, form, ui);
            }
        });
    }
    events::note_ui(cx, form, ui);
}

/// What comes and goes at the top of the cards: whoever works further down keeps everything under her hand.
fn in_place(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("height at the top");
    let is_scrolled = ui.min_rect().top() < ui.clip_rect().top() - 1.0;
    let before = ui.cursor().top();
    contents(ui);
    let height = ui.cursor().top() - before;
    let known = ui.data_mut(|data| {
        let known = data.get_temp(id).unwrap_or(height);
        data.insert_temp(id, height);
        known
    });
    if is_scrolled && (height - known).abs() > 0.5 {
        ui.scroll_with_delta_animation(vec2(0.0, known - height), ScrollAnimation::none());
    }
}

/// Everything that the rules say, once nothing else is missing: the bar has room for two lines only.
fn said_no_ui(cx: &Cx<'_>, standing: &Standing, ui: &mut Ui) {
    let words = &cx.text.treatment;
    let (status, lead) = match standing.way() {
        Way::GoOn | Way::Sign => return,
        Way::Decide(finding) if finding.verdict == Verdict::Warn => {
            (Status::Warn, &words.to_decide)
        }
        Way::Decide(_) => (Status::Stop, &words.to_decide),
        Way::Blocked => (Status::Stop, &words.blocked),
    };
    let sentences = standing.sentences(cx).join("\n");
    tinted(ui, status, lead, &format!("\n{sentences}"));
}

/// No vial yet, the choice between two, and a second one of the record.
fn vials_ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.treatment;
    if form.draft.vials.is_empty() {
        tinted(ui, Status::Warn, &words.no_vial, &words.no_vial_hint);
    }
    if form.draft.vials.len() > 1 {
        choice_ui(cx, view, form, ui);
    }
    let others: Vec<(EntryId, VialOpened)> = other_vials(view, &form.draft)
        .into_iter()
        .map(|told| (told.latest, told.value.clone()))
        .collect();
    for (id, vial) in others {
        let label = fill(&words.add_vial, &[("batch", &vial.batch)]);
        if Button::secondary(&label).small().show(ui).clicked() {
            form.add_vial(id, &vial, cx.text);
        }
    }
}

/// Which vial the chosen point was given from; without one, which new points are.
fn choice_ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.treatment;
    let mut named: Vec<(EntryId, String)> = Vec::new();
    for (index, drawn) in form.draft.vials.iter().enumerate() {
        let batch = vial_of(&view.course, drawn.vial).map_or("", |vial| vial.batch.as_str());
        let number = (index + 1).to_string();
        let name = fill(&words.vial_named, &[("number", &number), ("batch", batch)]);
        named.push((drawn.vial, name));
    }
    let options: Vec<(Option<EntryId>, &str)> = named
        .iter()
        .map(|(id, name)| (Some(*id), name.as_str()))
        .collect();
    let mut shown = form.shown_vial();
    let label = &words.new_points_from;
    if Choice::new(label, &mut shown, &options).show(ui).changed() {
        let place = form
            .draft
            .vials
            .iter()
            .position(|drawn| Some(drawn.vial) == shown);
        form.vial = place.unwrap_or(form.vial);
    }
    let chosen = form
        .map
        .selected()
        .and_then(|site| form.draft.map.find(site));
    let Some((index, point)) = chosen.and_then(|at| Some((at, form.draft.map.get(at)?))) else {
        return;
    };
    let mut own = point.vial;
    let place = match cx.text.point_place(point) {
        (name, Some(side)) => format!("{name}, {side}"),
        (name, None) => name,
    };
    let label = fill(&words.point_from, &[("point", &place)]);
    if Choice::new(&label, &mut own, &options).show(ui).changed() {
        form.draft.map.set_vial(index, own);
    }
}
