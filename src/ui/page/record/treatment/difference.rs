//! »Som sidst«: the newest earlier treatment as a draft, and what is different from it in words and colour.

use eframe::egui::Ui;

use crate::domain::treatment::map::{Change, Difference, InjectionMap};
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::face::place::{order, site_of};
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::Chip;

use super::form::Form;
use super::given::{self, Given};

/// What was given last, or why it cannot be copied.
pub enum Last<'v> {
    Nothing,
    /// Its units are another product's: they mean nothing here.
    OtherProduct(String),
    Points(Given<'v>),
}

pub fn last<'v>(text: &Text, view: &'v RecordView, form: &Form) -> Last<'v> {
    let mut all = given::all(&view.course);
    all.retain(|given| given.started < form.opened && !given.points.is_empty());
    let Some(last) = all.pop() else {
        return Last::Nothing;
    };
    let products = last.products();
    if products
        .iter()
        .all(|product| *product == form.draft.product)
        && !products.is_empty()
    {
        return Last::Points(last);
    }
    let named: Vec<String> = products
        .iter()
        .map(|product| text.product(product))
        .collect();
    let named = named.join(", ");
    let unknown = || text.common.not_recorded.clone();
    Last::OtherProduct(if named.is_empty() { unknown() } else { named })
}

pub fn map_of(given: &Given<'_>) -> InjectionMap {
    InjectionMap::from_points(given.points, site_of)
}

/// The points of last time take the place of those on the map, in one step that can be undone.
pub fn copy(form: &mut Form, last: &Given<'_>) {
    let mut copied = map_of(last);
    if let Some(vial) = form.shown_vial() {
        copied.fill_vials(vial);
    }
    form.draft.map.take_over(&copied);
    form.map.select(None);
}

pub fn ui(cx: &Cx<'_>, form: &Form, last: &Last<'_>, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    let Last::Points(last) = last else {
        return;
    };
    if form.draft.map.is_empty() {
        return;
    }
    let earlier = map_of(last);
    let differences = form.draft.map.difference(&earlier);
    let mut changed: Vec<&Difference<'_>> = differences
        .iter()
        .filter(|difference| difference.change != Change::Same)
        .collect();
    changed.sort_by_key(|difference| difference.now.or(difference.before).map(order));
    let when = text.date_near(last.started.day(), cx.today());
    let title = fill(&words.difference, &[("when", &when)]);
    Card::new(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S6;
        if changed.is_empty() {
            ui.label(Theme::of(ui).muted(&words.difference_none));
        }
        for difference in changed {
            ui.horizontal(|ui| {
                let (word, tone) = named(text, difference.change);
                Chip::new(word).tone(tone).show(ui);
                ui.label(Theme::of(ui).body(sentence(text, difference)));
            });
        }
    });
}

fn named(text: &Text, change: Change) -> (&str, Tone) {
    let words = &text.treatment;
    match change {
        Change::Same => (&words.same, Tone::Neutral),
        Change::New => (&words.new, Tone::Ok),
        Change::Gone => (&words.gone, Tone::Stop),
        Change::Units => (&words.other_units, Tone::Warn),
        Change::Moved => (&words.moved, Tone::Accent),
        Change::UnitsAndMoved => (&words.units_and_moved, Tone::Warn),
    }
}

/// »Pande, midt: 4 enheder, sidst 2 enheder«
fn sentence(text: &Text, difference: &Difference<'_>) -> String {
    match (difference.now, difference.before) {
        (Some(now), Some(before)) if now.units != before.units => {
            let (point, units) = (text.point(now), text.units_or_none(before.units));
            let values = [("point", point.as_str()), ("units", &units)];
            fill(&text.treatment.was, &values)
        }
        (Some(point), _) | (None, Some(point)) => text.point(point),
        (None, None) => String::new(),
    }
}
