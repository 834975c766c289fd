//! »Som sidst«: the newest earlier treatment as a draft, and what is different from it, or from the templates that the map
//! was drawn from, in words, shape and colour.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::treatment::map::{Change, Difference, InjectionMap};
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::face::place::{order, site_of};
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::Chip;
use crate::ui::widget::injection_map::{Earlier, Mark};

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

/// The same with the vials that they were drawn from: for whoever corrects it.
pub fn signed_map_of(given: &Given<'_>) -> InjectionMap {
    InjectionMap::from_signed(given.points, site_of)
}

/// The points of last time take the place of those on the map, in one step that can be undone at once.
pub fn copy(form: &mut Form, last: &Given<'_>) {
    let mut copied = map_of(last);
    if let Some(vial) = form.shown_vial() {
        copied.fill_vials(vial);
    }
    form.draft.map.take_over(&copied);
    form.map.select(None);
    form.map.ask_keyboard();
}

/// What the map is compared with.
pub struct Compared {
    title: String,
    /// »{point}, sidst {units}«
    was: String,
    none: String,
    map: InjectionMap,
    /// Of the templates; last time is compared as a whole.
    areas: Option<BTreeSet<Area>>,
    /// Areas of the templates that are not planned, and how many points they have there.
    left_out: BTreeMap<Area, usize>,
}

impl Compared {
    pub const fn earlier(&self) -> Earlier<'_> {
        Earlier {
            map: &self.map,
            areas: self.areas.as_ref(),
        }
    }
}

/// With the templates that points were placed from; without any, with the last treatment. An empty map is compared with
/// nothing.
pub fn compared(
    cx: &Cx<'_>,
    form: &Form,
    planned: &BTreeSet<Area>,
    last: &Last<'_>,
) -> Option<Compared> {
    if form.draft.map.is_empty() {
        return None;
    }
    with_templates(cx, form, planned).or_else(|| with_last(cx, last))
}

fn with_templates(cx: &Cx<'_>, form: &Form, planned: &BTreeSet<Area>) -> Option<Compared> {
    let words = &cx.text.treatment;
    let known = &cx.journal.clinic().templates;
    let (mut map, mut areas) = (InjectionMap::default(), BTreeSet::new());
    let (mut left_out, mut names) = (BTreeMap::new(), Vec::new());
    for entry in form.draft.map.templates() {
        let Some(template) = known.get(*entry).map(|noted| &noted.value) else {
            continue;
        };
        let Ok(fitted) = template.fit(&form.draft.product, planned, site_of) else {
            continue;
        };
        areas.extend(fitted.map.points().iter().map(|point| point.area.clone()));
        map = map.with(&fitted.map);
        left_out.extend(fitted.left_out);
        names.push(template.name.as_str());
    }
    let name = names.join(", ");
    (!names.is_empty()).then(|| Compared {
        title: fill(&words.difference_template, &[("name", &name)]),
        was: words.was_template.clone(),
        none: words.difference_template_none.clone(),
        map,
        areas: Some(areas),
        left_out,
    })
}

fn with_last(cx: &Cx<'_>, last: &Last<'_>) -> Option<Compared> {
    let words = &cx.text.treatment;
    let Last::Points(last) = last else {
        return None;
    };
    let when = cx.text.date_near(last.started.day(), cx.today());
    Some(Compared {
        title: fill(&words.difference, &[("when", &when)]),
        was: words.was.clone(),
        none: words.difference_none.clone(),
        map: map_of(last),
        areas: None,
        left_out: BTreeMap::new(),
    })
}

pub fn ui(cx: &Cx<'_>, map: &InjectionMap, compared: &Compared, ui: &mut Ui) {
    let text = cx.text;
    let mut changed = compared.earlier().changes(map);
    changed.sort_by_key(|difference| difference.now.or(difference.before).map(order));
    Card::new(&compared.title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S6;
        if changed.is_empty() {
            ui.label(Theme::of(ui).muted(&compared.none));
        }
        for difference in &changed {
            ui.horizontal(|ui| {
                for mark in Mark::of(difference) {
                    mark.show(ui);
                }
                let (word, tone) = named(text, difference.change);
                Chip::new(word).tone(tone).show(ui);
                ui.label(Theme::of(ui).body(sentence(text, compared, difference)));
            });
        }
        if !compared.left_out.is_empty() {
            ui.label(Theme::of(ui).muted(left_out(text, &compared.left_out)));
        }
    });
}

/// »Ikke planlagt og derfor udeladt: Pande (5 punkter).«
pub fn left_out(text: &Text, areas: &BTreeMap<Area, usize>) -> String {
    let words = &text.treatment;
    let each = areas.iter().map(|(area, points)| {
        let points = text.point_count(*points);
        let values = [("area", text.area(area)), ("points", points.as_str())];
        fill(&words.left_out_area, &values)
    });
    let items: Vec<String> = each.collect();
    fill(&words.left_out, &[("items", &items.join(", "))])
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
fn sentence(text: &Text, compared: &Compared, difference: &Difference<'_>) -> String {
    match (difference.now, difference.before) {
        (Some(now), Some(before)) if now.units != before.units => {
            let (point, units) = (text.point(now), text.units_or_none(before.units));
            let values = [("point", point.as_str()), ("units", &units)];
            fill(&compared.was, &values)
        }
        (Some(point), _) | (None, Some(point)) => text.point(point),
        (None, None) => String::new(),
    }
}
