//! The strip under the map: the chosen point in words, its units to change, and the keys.

use eframe::egui::{
    Align, Align2, CornerRadius, Key, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::drawing::area_colour;
use super::{MapLook, MapState, paint};
use crate::domain::treatment::map::{InjectionMap, MapPoint, Step};
use crate::ui::face::place as face_place;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, radius, size, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::key;

const HEIGHT: f32 = 60.0;
const DOT: f32 = 30.0;
/// The name takes what the controls and the keys leave it, within these widths.
const NAME: std::ops::RangeInclusive<f32> = 120.0..=260.0;
const BESIDE_NAME: f32 = 440.0;
/// What the controls alone take: a long name is worth more than the keys.
const CONTROLS: f32 = 300.0;
const BUTTON: f32 = 30.0;
const FIELD: f32 = 60.0;

/// Says whether it changed the map.
pub(super) fn strip(
    ui: &mut Ui,
    map: &mut InjectionMap,
    state: &mut MapState,
    look: MapLook,
) -> bool {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), HEIGHT));
    let corner = radius::CARD as u8;
    let bottom = CornerRadius {
        sw: corner,
        se: corner,
        ..CornerRadius::ZERO
    };
    let ground = rect.shrink2(vec2(size::HAIRLINE, 0.0));
    ui.painter().rect_filled(ground, bottom, theme.sunken);
    paint::hairline(ui.painter(), rect.x_range(), rect.top(), theme.line);
    let inside = UiBuilder::new()
        .id_salt("inspector")
        .max_rect(rect.shrink2(vec2(space::CARD_X, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(inside);
    ui.spacing_mut().item_spacing.x = space::S6;
    let index = state.selected_in(map);
    let Some((index, point)) = index.and_then(|at| Some((at, map.get(at)?.clone()))) else {
        leave_field(map, state);
        nothing_chosen(&mut ui, look);
        return false;
    };
    dot(&mut ui, &point, look);
    names(&mut ui, &point, look);
    if look.read_only {
        let units = look.text.units_or_none(point.units);
        ui.label(theme.strong(units));
        return false;
    }
    let before = map.points().to_vec();
    let words = &look.text.injection_map;
    if square(&mut ui, Icon::Minus, &words.fewer).clicked() {
        map.step_units(index, look.step, Step::Down);
    }
    field(&mut ui, map, state, index, look);
    if square(&mut ui, Icon::Plus, &words.more).clicked() {
        map.step_units(index, look.step, Step::Up);
    }
    measure(&mut ui, map.get(index), state.field.wrong, look);
    hints(&mut ui, rect, look);
    before != map.points()
}

fn nothing_chosen(ui: &mut Ui, look: MapLook) {
    let words = &look.text.injection_map;
    let sentence = if look.read_only {
        &words.nothing_to_see
    } else {
        &words.nothing_chosen
    };
    ui.label(Theme::of(ui).small(sentence));
}

fn dot(ui: &mut Ui, point: &MapPoint, look: MapLook) {
    let theme = Theme::of(ui);
    let units = point
        .units
        .map_or_else(|| "–".to_owned(), |units| units.to_string());
    let text = paint::line(
        ui,
        &look.text.decimal(&units),
        Kind::BodyStrong,
        theme.surface,
    );
    let rect = paint::reserve(ui, vec2((text.size().x + space::S8).max(DOT), DOT));
    let painter = ui.painter();
    painter.rect_filled(rect, DOT * 0.5, area_colour(theme, point));
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, text);
    ui.add_space(space::S6);
}

/// »Bryn, yderst · venstre« over »m. corrugator supercilii«.
fn names(ui: &mut Ui, point: &MapPoint, look: MapLook) {
    let theme = Theme::of(ui);
    let (place, side) = look.text.point_place(point);
    let side = side.map(|side| format!(" · {side}")).unwrap_or_default();
    let name = format!("{place}{side}");
    let muscle = face_place::latin(&point.muscle).unwrap_or(&point.muscle);
    let whole = ui.max_rect().width();
    let named = paint::line(ui, &name, Kind::BodyStrong, theme.text);
    let wanted = named.size().x.min(whole - CONTROLS);
    let width = (whole - BESIDE_NAME).max(wanted);
    let width = width.clamp(*NAME.start(), *NAME.end());
    let rect = paint::reserve(ui, vec2(width, HEIGHT));
    let middle = rect.left_center();
    // Which side is never cut: a wrong one is a wrong treatment.
    let side = paint::line(ui, &side, Kind::BodyStrong, theme.text);
    let room = width - side.size().x;
    let text = paint::cut(ui, &place, Kind::BodyStrong, theme.text, room);
    let told = paint::text(ui.painter(), middle, Align2::LEFT_BOTTOM, text);
    let after = pos2(told.right(), middle.y);
    let beside = paint::text(ui.painter(), after, Align2::LEFT_BOTTOM, side);
    let told = paint::say(ui, told.union(beside), &name);
    paint::tip(told, &name);
    let text = paint::cut(ui, muscle, Kind::Small, theme.text_2, width);
    let told = paint::text(ui.painter(), middle, Align2::LEFT_TOP, text);
    let told = paint::say(ui, told, muscle);
    paint::tip(told, look.text.muscle(&point.muscle));
    ui.add_space(space::S6);
}

/// A square button with an outline; `name` is told to screen readers.
fn square(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::click());
    let ground = if response.hovered() {
        theme.hover
    } else {
        theme.surface
    };
    let painter = ui.painter();
    paint::framed(painter, rect, paint::CONTROL_CORNER, ground, theme.control);
    icon.paint(painter, rect.center(), 14.0, theme.text);
    paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    paint::tip(response, name)
}

/// The field takes commas, and what is not yet an amount; the map gets amounts only.
fn field(ui: &mut Ui, map: &mut InjectionMap, state: &mut MapState, index: usize, look: MapLook) {
    let Some(point) = map.get(index) else {
        return;
    };
    let of = (point.site.clone(), point.units);
    if state.field.of.as_ref() != Some(&of) {
        let units = point
            .units
            .map_or_else(String::new, |units| units.to_string());
        state.field.text = look.text.decimal(&units);
        state.field.wrong = false;
        state.field.of = Some(of);
    }
    let words = &look.text.injection_map;
    let place = paint::reserve(ui, vec2(FIELD, size::CONTROL));
    let inside = UiBuilder::new().id_salt("units").max_rect(place);
    let response = Field::line(&words.units_field, &mut state.field.text)
        .label_hidden()
        .limit(7)
        .width(FIELD)
        .show(&mut ui.new_child(inside));
    if response.gained_focus() && !map.is_held() {
        map.hold();
        state.field.holds = true;
    }
    if response.changed() {
        let text = state.field.text.trim();
        let units = text.parse().ok();
        state.field.wrong = units.is_none() && !text.is_empty();
        if !state.field.wrong {
            map.set_units(index, units);
            state.field.of = map.get(index).map(|point| (point.site.clone(), units));
        }
    }
    if state.field.wrong {
        let stroke = Stroke::new(size::HAIRLINE, Theme::of(ui).stop);
        let corner = paint::CONTROL_CORNER;
        ui.painter()
            .rect_stroke(response.rect, corner, stroke, StrokeKind::Inside);
    }
    if !response.has_focus() {
        leave_field(map, state);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        state.ask_keyboard();
    }
}

fn leave_field(map: &mut InjectionMap, state: &mut MapState) {
    if std::mem::take(&mut state.field.holds) {
        map.release();
    }
    if std::mem::take(&mut state.field.wrong) {
        state.field.of = None;
    }
}

/// »enheder« over »= 0,1 ml«, or what is wrong with what was typed.
fn measure(ui: &mut Ui, point: Option<&MapPoint>, wrong: bool, look: MapLook) {
    let theme = Theme::of(ui);
    ui.add_space(space::S6);
    if wrong {
        let words = &look.text.injection_map.not_units;
        ui.label(Theme::text_in(words, Kind::SmallMedium, theme.stop));
        return;
    }
    let units = point.and_then(|point| point.units);
    let volume = units.zip(look.volume).map(|(units, volume)| volume(units));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = if volume.is_some() { 2.0 } else { 1.0 };
        ui.add_space((HEIGHT - lines * Kind::Small.line()) * 0.5);
        ui.label(theme.small(&look.text.common.units));
        if let Some(volume) = volume {
            ui.label(theme.small(format!("= {volume}")));
        }
    });
}

/// The keys in two lines at the right, where there is room for all of them.
fn hints(ui: &mut Ui, strip: Rect, look: MapLook) {
    let words = &look.text.injection_map;
    let rows = [
        [
            (&words.key_tab, &words.key_next),
            (&words.key_delete, &words.key_remove),
        ],
        [
            (&words.key_digits, &words.key_units),
            (&words.key_sides, &words.key_mirror),
        ],
    ];
    let left = ui.min_rect().right() + space::S8;
    let wide = |row: &[(&String, &String); 2]| {
        let widths = row.iter().map(|(hint, does)| {
            let text = paint::line(ui, does, Kind::Small, Theme::of(ui).text_2);
            text.size().x + key::hint_size(ui, hint).x + space::S4
        });
        widths.sum::<f32>() + space::S8
    };
    let widest = rows.iter().map(wide).fold(0.0, f32::max);
    if strip.right() - space::CARD_X - widest < left {
        return;
    }
    for (row, y) in rows.into_iter().zip([-10.0, 10.0]) {
        let mut right = pos2(strip.right() - space::CARD_X, strip.center().y + y);
        for (hint, does) in row.into_iter().rev() {
            let colour = Theme::of(ui).text_2;
            let text = paint::line(ui, does, Kind::Small, colour);
            let width = text.size().x + key::hint_size(ui, hint).x + space::S4;
            let place = paint::text(ui.painter(), right, Align2::RIGHT_CENTER, text);
            let at = pos2(right.x - width, right.y);
            key::paint_hint(ui, ui.painter(), at, hint, key::Ground::Quiet);
            paint::say(ui, place, &format!("{hint} {does}"));
            right.x -= width + space::S8;
        }
    }
}
