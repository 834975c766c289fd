//! Search from anywhere (Ctrl+K): the right patient in two strokes, the wrong one never (`design.md` §9.3).

mod items;
mod matched;
mod preview;
mod rows;
mod window;

use eframe::egui::{Align2, Id, Key, Modal, Modifiers, Order, Ui, vec2};

use crate::domain::id::PatientId;
use crate::journal::view::PatientRow;
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;

use super::finder::batches::FoundBatches;
use super::finder::search::{Search, WhenEmpty};
use items::Item;
use preview::Preview;

/// Where its upper edge stands (`design.md` §9.3).
const TOP: f32 = 84.0;
/// So many patients are shown; whoever is not among them is found by typing more.
const MOST: usize = 6;

#[derive(Default)]
pub struct Palette {
    search: Search,
    batches: FoundBatches,
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
        self.batches.follow(cx, self.search.query());
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
            .frame(window::frame(theme))
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
        let batches = (0..self.batches.hits().len()).map(Item::Batch);
        patients
            .chain(batches)
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
                .position(|item| !matches!(item, Item::Patient(_) | Item::Batch(_)))
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
            Some(Item::Batch(_) | Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock)
            | None => None,
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
            Item::Batch(_) | Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock => None,
        };
        let batch = match item {
            Item::Batch(index) => self.batches.recall(index, None),
            Item::Patient(_) | Item::Deed(..) | Item::Create | Item::Go(_) | Item::Lock => None,
        };
        let opened = row.map(|row| Command::OpenRecord {
            patient: row.id,
            tab: Tab::Overview,
            purpose: None,
        });
        if let Some(command) = opened
            .or(batch)
            .or_else(|| items::command(item, self.search.query()))
        {
            cx.send(command);
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
