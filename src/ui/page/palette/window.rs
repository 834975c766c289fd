//! Draws the palette: the field above, rows at the left, who is highlighted at the right, keys below.

use eframe::egui::{
    Align, Align2, Frame, Id, Layout, Margin, Response, ScrollArea, Stroke, TextEdit, Ui,
    UiBuilder, Vec2, vec2,
};

use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::search::LONGEST;
use crate::ui::page::finder::shown_name;
use crate::ui::theme::{Kind, Theme, radius, size, space};
use crate::ui::widget::{key, paint};

use super::items::Item;
use super::{Palette, TOP, items, rows};

const WIDTH: f32 = 782.0;
const LIST: f32 = 472.0;
const HEAD: f32 = 56.0;
const BODY: f32 = 444.0;
const FOOT: f32 = 40.0;

impl Palette {
    pub(super) fn framed_ui(&mut self, cx: &Cx<'_>, items: &[Item], ui: &mut Ui) -> Option<Item> {
        let width = WIDTH.min(ui.ctx().content_rect().width() - space::S48);
        let room = ui.ctx().content_rect().height() - TOP - HEAD - FOOT - space::S24;
        let height = BODY.min(room.max(200.0));
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        self.head_ui(cx, ui);
        paint::divider(ui);
        let mut clicked = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let layout = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(LIST, height), layout, |ui| {
                ui.set_width(LIST);
                clicked = self.list_ui(cx, items, height, ui);
            });
            self.side_ui(cx, vec2(width - LIST, height), ui);
        });
        paint::divider(ui);
        foot_ui(cx, ui);
        clicked
    }

    fn head_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let theme = Theme::of(ui);
        let layout = Layout::left_to_right(Align::Center);
        let wanted = vec2(ui.available_width(), HEAD);
        ui.allocate_ui_with_layout(wanted, layout, |ui| {
            ui.set_min_height(HEAD);
            ui.add_space(space::S20);
            Icon::Search.show(ui, 18.0, theme.text_2);
            let id = Id::unique("search from anywhere");
            ui.memory_mut(|memory| memory.request_focus(id));
            let room = ui.available_width() - key::hint_size(ui, "Esc").x - space::S32;
            let field = TextEdit::singleline(&mut self.search.typed)
                .id(id)
                .frame(Frame::new())
                .font(Kind::H2.font())
                .text_color(theme.text)
                .hint_text(theme.faint(&cx.text.palette.field).font(Kind::H2.font()))
                .char_limit(LONGEST)
                .align(Align2::LEFT_CENTER)
                .min_size(vec2(room, HEAD))
                .desired_width(room);
            field
                .show(ui)
                .response
                .response
                .accessible_name(&cx.text.palette.field);
            key::hint(ui, "Esc");
        });
    }

    fn list_ui(&mut self, cx: &Cx<'_>, items: &[Item], height: f32, ui: &mut Ui) -> Option<Item> {
        let mut clicked = None;
        let reveal = std::mem::take(&mut self.reveal);
        let list = ScrollArea::vertical()
            .id_salt("palette")
            .max_height(height)
            .auto_shrink(false);
        list.show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut group = None;
                for (place, item) in items.iter().enumerate() {
                    let begins = Group::of(*item);
                    if group != Some(begins) {
                        group = Some(begins);
                        self.group_ui(cx, begins, ui);
                    }
                    let response = self.item_ui(cx, *item, place == self.chosen, ui);
                    if reveal && place == self.chosen {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        clicked = Some(*item);
                    }
                }
            });
        });
        clicked
    }

    fn group_ui(&self, cx: &Cx<'_>, group: Group, ui: &mut Ui) {
        let words = &cx.text.palette;
        match group {
            Group::Patients => rows::head(ui, &words.patients),
            Group::Batches => rows::head(ui, &cx.text.recall.batches),
            Group::Deeds => {
                let name = self.highlighted.as_ref().map(shown_name);
                let name = name.unwrap_or_default();
                rows::head(ui, &fill(&words.actions_for, &[("name", &name)]));
            }
            Group::Other => {
                if self.search.is_too_short() {
                    rows::head(ui, &words.type_more);
                }
                rows::head(ui, &words.other);
            }
        }
    }

    fn item_ui(&self, cx: &Cx<'_>, item: Item, selected: bool, ui: &mut Ui) -> Response {
        let (text, query, hits) = (cx.text, self.search.query(), self.search.rows());
        let row = match item {
            Item::Patient(index) => hits.get(index),
            Item::Batch(_) | Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock => None,
        };
        if let Some(row) = row {
            let age = text.age(row.birth_date, cx.today());
            let detail = format!("{} · {age}", row.masked_number);
            let alert = rows::has_name_alert(row, hits);
            return rows::patient(ui, text, (row, &detail, alert), (query, selected));
        }
        let words = &text.palette;
        let batches = self.batches.hits();
        let finds_nobody = hits.is_empty() && batches.is_empty() && !self.search.is_too_short();
        let label = match item {
            Item::Batch(index) => {
                let hit = batches.get(index);
                hit.map(|hit| text.batch_hit(hit)).unwrap_or_default()
            }
            Item::Create if !query.is_empty() && finds_nobody => words.nobody.clone(),
            Item::Create if !query.is_empty() => fill(&words.create_typed, &[("typed", query)]),
            Item::Create | Item::Patient(_) | Item::Deed(..) | Item::Go(_) | Item::Lock => {
                items::label(text, item, cx.is_doctor())
            }
        };
        rows::deed(
            ui,
            (items::icon(item), &label),
            (items::hint(item), selected),
        )
    }

    fn side_ui(&self, cx: &Cx<'_>, wanted: Vec2, ui: &mut Ui) {
        let theme = Theme::of(ui);
        let rect = paint::reserve(ui, wanted);
        ui.painter().rect_filled(rect, 0.0, theme.sunken);
        let line = Stroke::new(size::HAIRLINE, theme.line);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
        let Some(preview) = &self.preview else {
            return;
        };
        let inside = rect.shrink2(vec2(space::SIDE_X, space::S16));
        let layout = Layout::top_down(Align::Min);
        let mut side = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
        side.set_clip_rect(rect.intersect(ui.clip_rect()));
        side.set_width(inside.width());
        preview.ui(cx.text, &mut side);
    }
}

/// The groups of rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Patients,
    Batches,
    Deeds,
    Other,
}

impl Group {
    const fn of(item: Item) -> Self {
        match item {
            Item::Patient(_) => Self::Patients,
            Item::Batch(_) => Self::Batches,
            Item::Deed(..) => Self::Deeds,
            Item::Create | Item::Go(_) | Item::Lock => Self::Other,
        }
    }
}

pub fn frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(size::HAIRLINE, theme.line_2))
        .corner_radius(radius::DIALOG)
        .shadow(theme.shadow())
}

fn foot_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.text.palette;
    let layout = Layout::left_to_right(Align::Center);
    let wanted = vec2(ui.available_width(), FOOT);
    ui.allocate_ui_with_layout(wanted, layout, |ui| {
        ui.set_min_height(FOOT);
        ui.add_space(space::S16);
        key::legend(ui, &["↑", "↓"], &words.choose);
        ui.add_space(space::S8);
        key::legend(ui, &["↵"], &words.open);
        ui.add_space(space::S8);
        key::legend(ui, &["Tab"], &words.actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let theme = Theme::of(ui);
            ui.add_space(space::S16);
            ui.label(theme.small(&words.logged));
            Icon::ScrollText.show(ui, 14.0, theme.text_2);
        });
    });
}
