//! Search from anywhere (Ctrl+K): the right patient in two strokes, the wrong one never (`design.md` §9.3).

mod items;
mod matched;
mod preview;
mod rows;

use eframe::egui::{
    Align, Align2, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Order, ScrollArea, Stroke,
    TextEdit, Ui, UiBuilder, Vec2, vec2,
};

use crate::domain::id::PatientId;
use crate::journal::view::PatientRow;
use crate::text::fill;
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, radius, size, space};
use crate::ui::widget::{key, paint};

use super::patients::search::{LONGEST, Search, WhenEmpty};
use items::Item;
use preview::Preview;

const WIDTH: f32 = 782.0;
const LIST: f32 = 472.0;
const TOP: f32 = 84.0;
const HEAD: f32 = 56.0;
const BODY: f32 = 444.0;
const FOOT: f32 = 40.0;
/// So many patients are shown; whoever is not among them is found by typing more.
const MOST: usize = 6;

#[derive(Default)]
pub struct Palette {
    search: Search,
    /// The chosen row, counted over all groups.
    chosen: usize,
    /// The patient that was chosen last: deeds and preview are about her.
    highlighted: Option<PatientRow>,
    preview: Option<Preview>,
    /// The chosen row was moved by keys and shall be in sight.
    reveal: bool,
    /// The patient of the open record has been looked up.
    looked_up: bool,
}

/// Keys of this frame, taken before the field sees them.
#[derive(Clone, Copy, Default)]
struct Pressed {
    down: bool,
    up: bool,
    tab: bool,
    enter: bool,
    escape: bool,
    create: bool,
}

impl Palette {
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.look_up_open(cx);
        if self.search.follow(cx, ui, (MOST, WhenEmpty::Nobody)) {
            self.chosen = 0;
        }
        let items = self.items(cx);
        let pressed = take_keys(ui);
        self.walk(&items, pressed);
        self.highlight(&items, cx);
        let theme = Theme::of(ui);
        let id = Id::unique("palette");
        let area = Modal::default_area(id)
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let shown = Modal::new(id)
            .area(area)
            .backdrop_color(theme.scrim.gamma_multiply(0.42))
            .frame(frame(theme))
            .show(ui.ctx(), |ui| self.framed_ui(cx, &items, ui));
        let clicked = shown.inner;
        if pressed.escape || shown.backdrop_response.clicked() {
            cx.send(Command::ClosePalette);
        } else if pressed.create {
            self.take(cx, Item::Create);
        } else if let Some(item) = clicked {
            self.take(cx, item);
        } else if let (true, Some(item)) = (pressed.enter, items.get(self.chosen)) {
            self.take(cx, *item);
        }
    }

    /// Before anything is typed, deeds are about the patient whose record is open.
    fn look_up_open(&mut self, cx: &Cx<'_>) {
        if !self.looked_up {
            self.looked_up = true;
            let open = cx.open.and_then(|id| cx.journal.patient_row(id).ok());
            self.highlighted = open.flatten();
        }
    }

    fn items(&self, cx: &Cx<'_>) -> Vec<Item> {
        let query = self.search.query();
        let hits = self.search.rows().len();
        let about = self
            .highlighted_id()
            .filter(|_| hits > 0 || query.is_empty());
        let patients = (0..hits).map(Item::Patient);
        patients
            .chain(items::behind_patients(cx.text, about, query))
            .collect()
    }

    fn highlighted_id(&self) -> Option<PatientId> {
        self.highlighted.as_ref().map(|row| row.id)
    }

    /// ↑↓ walk over all rows, Tab goes to the first deed.
    fn walk(&mut self, items: &[Item], pressed: Pressed) {
        let last = items.len().saturating_sub(1);
        self.chosen = self.chosen.min(last);
        let target = match pressed {
            Pressed { down: true, .. } => (self.chosen + 1).min(last),
            Pressed { up: true, .. } => self.chosen.saturating_sub(1),
            Pressed { tab: true, .. } => items
                .iter()
                .position(|item| !matches!(item, Item::Patient(_)))
                .unwrap_or(self.chosen),
            Pressed { .. } => return,
        };
        self.chosen = target;
        self.reveal = true;
    }

    /// The chosen patient is highlighted; while a deed is chosen, the one before stays so, if she is still among the hits.
    fn highlight(&mut self, items: &[Item], cx: &Cx<'_>) {
        let rows = self.search.rows();
        let chosen = match items.get(self.chosen) {
            Some(Item::Patient(index)) => rows.get(*index),
            Some(Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock) | None => None,
        };
        let before = self.highlighted_id();
        let is_there = rows.iter().any(|row| Some(row.id) == before);
        match (chosen, rows.first()) {
            (Some(row), _) => self.highlighted = Some(row.clone()),
            (None, Some(first)) if !is_there => self.highlighted = Some(first.clone()),
            (None, Some(_) | None) => {}
        }
        let query = self.search.query();
        let shown = self
            .highlighted
            .as_ref()
            .filter(|_| !rows.is_empty() || query.is_empty());
        let revision = cx.journal.revision();
        match shown {
            None => self.preview = None,
            Some(row) => {
                let is_read = self
                    .preview
                    .as_ref()
                    .is_some_and(|read| read.is_of(row.id, revision));
                if !is_read {
                    self.preview = Preview::read(cx.journal, row);
                }
            }
        }
    }

    fn take(&mut self, cx: &mut Cx<'_>, item: Item) {
        if matches!(item, Item::Patient(_) | Item::Deed(..)) {
            self.search.opened(cx);
        }
        let row = match item {
            Item::Patient(index) => self.search.rows().get(index),
            Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock => None,
        };
        let opened = row.map(|row| Command::OpenRecord {
            patient: row.id,
            tab: Tab::Overview,
            purpose: None,
        });
        if let Some(command) = opened.or_else(|| items::command(item, self.search.query())) {
            cx.send(command);
        }
    }

    fn framed_ui(&mut self, cx: &Cx<'_>, items: &[Item], ui: &mut Ui) -> Option<Item> {
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
            Group::Deeds => {
                let name = self
                    .highlighted
                    .as_ref()
                    .map(super::patients::list::shown_name);
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

    fn item_ui(
        &self,
        cx: &Cx<'_>,
        item: Item,
        selected: bool,
        ui: &mut Ui,
    ) -> eframe::egui::Response {
        let (text, query, hits) = (cx.text, self.search.query(), self.search.rows());
        let row = match item {
            Item::Patient(index) => hits.get(index),
            Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock => None,
        };
        if let Some(row) = row {
            let age = text.age(row.birth_date, cx.today());
            let detail = format!("{} · {age}", row.masked_number);
            let alert = rows::has_name_alert(row, hits);
            return rows::patient(ui, text, (row, &detail, alert), (query, selected));
        }
        let words = &text.palette;
        let finds_nobody = hits.is_empty() && !self.search.is_too_short();
        let label = match item {
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
    Deeds,
    Other,
}

impl Group {
    const fn of(item: Item) -> Self {
        match item {
            Item::Patient(_) => Self::Patients,
            Item::Deed(..) => Self::Deeds,
            Item::Create | Item::Go(_) | Item::Lock => Self::Other,
        }
    }
}

fn take_keys(ui: &Ui) -> Pressed {
    ui.input_mut(|input| {
        let mut plain = |key| input.consume_key(Modifiers::NONE, key);
        Pressed {
            down: plain(Key::ArrowDown),
            up: plain(Key::ArrowUp),
            tab: plain(Key::Tab),
            enter: plain(Key::Enter),
            escape: plain(Key::Escape),
            create: input.consume_key(Modifiers::COMMAND, Key::N),
        }
    })
}

fn frame(theme: &Theme) -> Frame {
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
