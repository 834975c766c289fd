//! »Produkter og batch«: which batches are on pause, putting one there, and taking it off again (R62b); and which products
//! stand under the stricter duty to report (R93).

use eframe::egui::{Key, Modifiers, Response, Ui};

use crate::domain::premises::Noted;
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::safety::{BatchPaused, ProductWatched};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::first_start::{LONGEST, line_fault};
use crate::ui::page::settings::form::{Form, Open};
use crate::ui::theme::{Kind, Theme};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::table::{Column, Table};

#[derive(Default)]
pub struct BatchesSection {
    selected: Option<usize>,
}

impl BatchesSection {
    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let (text, words) = (cx.text, &cx.text.order);
        let watch = watched_ui(cx, ui);
        let paused = paused(cx);
        if paused.is_empty() {
            empty_state(ui, &words.no_pause, &words.no_pause_note, None);
            return watch;
        }
        let columns = [
            Column::fixed(&words.product, 150.0),
            Column::fixed(&words.batch, 160.0),
            Column::fixed(&words.paused_since, 170.0),
            Column::fixed(&text.common.who, 150.0),
            Column::share(&words.grounds, 1.0),
        ];
        let table = Table::new("batches", &columns).selected(self.selected);
        let colour = Theme::of(ui).text;
        let done = table.show(ui, paused.len(), |index, row| {
            let Some(noted) = paused.get(index) else {
                return;
            };
            row.name(format!("{} {}", words.batch, noted.value.batch));
            row.body(&text.product(&noted.value.product));
            row.text(&noted.value.batch, Kind::BodyStrong, colour);
            row.body(&text.dated(noted.at));
            row.body(&cx.user_name(noted.by));
            row.body(&noted.value.grounds);
        });
        self.selected = done.selected;
        let opened = done.opened.and_then(|index| paused.get(index));
        let opened = opened
            .filter(|_| cx.is_doctor())
            .map(|noted| UnpauseForm::open(noted));
        opened.or(watch)
    }

    pub fn foot_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let words = &cx.text.order;
        let paused = paused(cx);
        let chosen = self.selected.and_then(|index| paused.get(index));
        let choose = chosen.is_none().then_some(words.choose_batch.as_str());
        let takes_off = cx.is_doctor() && !paused.is_empty();
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: choose.filter(|_| takes_off).unwrap_or_default(),
            rest: &words.pause_note,
        };
        let pause = Button::primary(&words.pause).icon(Icon::Ban).key(
            "Ctrl ↵",
            Modifiers::COMMAND,
            Key::Enter,
        );
        if !takes_off {
            let pressed = action_bar(ui, &state, [pause]);
            return pressed.map(|_| Open::new(PauseForm::default()));
        }
        let unpause = Button::secondary(&words.unpause).locked_if(choose);
        match action_bar(ui, &state, [unpause, pause]) {
            Some(0) => chosen.map(|noted| UnpauseForm::open(noted)),
            Some(_) => Some(Open::new(PauseForm::default())),
            None => None,
        }
    }
}

/// Which products stand under the stricter duty to report (R93); a doctor changes it.
fn watched_ui(cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
    let (text, words) = (cx.text, &cx.text.order);
    let watched = &cx.journal.clinic().premises.watched;
    let named: Vec<_> = watched
        .iter()
        .map(|product| text.product(product))
        .collect();
    let said = if named.is_empty() {
        words.watched_none.clone()
    } else {
        fill(&words.watched, &[("products", &named.join(", "))])
    };
    let row = ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).muted(said));
        cx.is_doctor() && Button::link(&words.watched_change).show(ui).clicked()
    });
    row.inner.then(|| Open::new(WatchForm::default()))
}

#[derive(Default)]
struct WatchForm {
    product: Option<ProductId>,
    watched: Option<bool>,
}

impl Form for WatchForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        (words.watched_title.clone(), words.watched_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.watched_save
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        let words = &cx.text.order;
        let product = self.product.clone();
        let product = product.ok_or_else(|| words.product_missing.clone())?;
        let watched = self.watched;
        let watched = watched.ok_or_else(|| words.watched_choose.clone())?;
        Ok(Edit::WatchProduct(ProductWatched { product, watched }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.order;
        let choice = product_ui(cx, &mut self.product, ui);
        dialog::begin_with(ui, &choice);
        Segmented::new(&words.watched_title, &mut self.watched)
            .option(Some(true), &words.watched_yes)
            .option(Some(false), &words.watched_no)
            .show(ui);
    }
}

/// The products of the catalogue.
fn product_ui(cx: &Cx<'_>, product: &mut Option<ProductId>, ui: &mut Ui) -> Response {
    let words = &cx.text.order;
    let products = Catalogue::shipped().product.iter();
    let options: Vec<(Option<ProductId>, &str)> = products
        .map(|product| (Some(product.id.clone()), product.brand.as_str()))
        .collect();
    let choice = Choice::new(&words.product, product, &options);
    choice.hint(&words.product_missing).show(ui)
}

/// The newest pause first.
fn paused<'c>(cx: &Cx<'c>) -> Vec<&'c Noted<BatchPaused>> {
    let mut paused: Vec<_> = cx.journal.clinic().premises.paused().collect();
    paused.sort_by_key(|noted| std::cmp::Reverse(noted.at));
    paused
}

#[derive(Default)]
struct PauseForm {
    product: Option<ProductId>,
    batch: String,
    grounds: String,
}

impl Form for PauseForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        (words.pause_title.clone(), words.pause_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.pause
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        let words = &cx.text.order;
        let product = self.product.clone();
        let product = product.ok_or_else(|| words.product_missing.clone())?;
        if let Some(fault) = line_fault(&self.batch, &words.batch_missing, cx.text) {
            return Err(fault);
        }
        if self.grounds.trim().is_empty() {
            return Err(words.grounds_missing.clone());
        }
        let batch = self.batch.trim().to_owned();
        let premises = &cx.journal.clinic().premises;
        if premises.pause(&product, &batch).is_some() {
            return Err(words.already_paused.clone());
        }
        Ok(Edit::PauseBatch(BatchPaused {
            product,
            batch,
            paused: true,
            grounds: self.grounds.trim().to_owned(),
        }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.order;
        let choice = product_ui(cx, &mut self.product, ui);
        dialog::begin_with(ui, &choice);
        let batch = Field::line(&words.batch, &mut self.batch).limit(LONGEST);
        batch.show(ui);
        Field::area(&words.grounds, &mut self.grounds, 3).show(ui);
    }
}

struct UnpauseForm {
    product: ProductId,
    batch: String,
    grounds: String,
}

impl UnpauseForm {
    fn open(noted: &Noted<BatchPaused>) -> Open {
        Open::new(Self {
            product: noted.value.product.clone(),
            batch: noted.value.batch.clone(),
            grounds: String::new(),
        })
    }
}

impl Form for UnpauseForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        let product = cx.text.product(&self.product);
        (
            fill(&words.unpause_title, &[("batch", &self.batch)]),
            fill(&words.unpause_about, &[("product", &product)]),
        )
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.unpause
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        if self.grounds.trim().is_empty() {
            return Err(cx.text.order.grounds_missing.clone());
        }
        Ok(Edit::PauseBatch(BatchPaused {
            product: self.product.clone(),
            batch: self.batch.clone(),
            paused: false,
            grounds: self.grounds.trim().to_owned(),
        }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let field = Field::area(&cx.text.order.grounds, &mut self.grounds, 3).show(ui);
        dialog::begin_with(ui, &field);
    }
}
