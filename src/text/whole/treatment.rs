//! Vials, treatments, deviations, and the doctor who stands by them.

use super::consultation::none_or;
use super::judgement::{findings, snapshot};
use super::lines::Lines;
use crate::domain::treatment::{
    Attested, Deviation, DrawnVial, NothingGiven, Point, Treatment, TreatmentStarted,
};
use crate::domain::vial::{Diluent, DiluentKind, VialOpened};
use crate::text::fill;

pub fn vial(lines: &mut Lines<'_>, fact: &VialOpened) {
    let VialOpened {
        product,
        batch,
        expiry,
        nominal,
        diluent,
        mixed_at,
        storage,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.batch, batch);
    lines.say(&words.expiry, &text.expiry(*expiry));
    let units = text.decimal(&nominal.to_string());
    lines.say(
        &words.nominal,
        &fill(&words.units_value, &[("units", &units)]),
    );
    let mixed_with = diluent
        .as_ref()
        .map_or_else(|| words.ready_made.clone(), |diluent| mixed(lines, diluent));
    lines.say(&words.diluent, &mixed_with);
    let mixed_at = mixed_at.map(|mixed| text.dated(mixed));
    lines.maybe(&words.mixed_at, mixed_at.as_deref());
    let storage = storage.map(|storage| text.storage(storage));
    lines.maybe(&words.storage, storage);
}

fn mixed(lines: &Lines<'_>, diluent: &Diluent) -> String {
    let Diluent { kind, volume } = diluent;
    let words = &lines.text.whole;
    let what = match kind {
        DiluentKind::Saline => &words.saline,
        DiluentKind::Other(what) => what,
    };
    let volume = lines.text.decimal(&volume.to_string());
    fill(&words.millilitres, &[("volume", &volume), ("what", what)])
}

pub fn started(lines: &mut Lines<'_>, fact: &TreatmentStarted) {
    let TreatmentStarted {
        product,
        areas,
        practitioner,
        snapshot: judged,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.areas, &text.areas(areas));
    lines.user(&words.practitioner, *practitioner);
    snapshot(lines, judged);
}

pub fn nothing_given(lines: &mut Lines<'_>, fact: &NothingGiven) {
    let NothingGiven { start, why } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.concerns, *start);
    lines.say(&words.why, why);
}

pub fn treatment(lines: &mut Lines<'_>, fact: &Treatment) {
    let Treatment {
        started,
        ended,
        practitioner,
        prescription,
        needle,
        anaesthesia,
        note,
        disinfected,
        points: injected,
        vials: drawn,
        snapshot: judged,
    } = fact;
    let words = &lines.text.whole;
    lines.at(&words.injected_from, *started);
    lines.at(&words.injected_until, *ended);
    lines.user(&words.practitioner, *practitioner);
    let prescription = prescription.map(|id| lines.entry_named(id));
    lines.maybe(&words.prescription, prescription.as_deref());
    lines.say(&words.needle, needle);
    lines.say(&words.anaesthesia, anaesthesia);
    lines.whether(&words.disinfected, *disinfected);
    lines.say(&words.note, note);
    points(lines, injected);
    vials(lines, drawn);
    snapshot(lines, judged);
}

fn points(lines: &mut Lines<'_>, points: &[Point]) {
    let words = &lines.text.whole;
    if points.is_empty() {
        let none = none_or(lines, String::new());
        lines.say(&words.points, &none);
    }
    for (number, point) in (1_usize..).zip(points) {
        let label = fill(&words.point, &[("number", &number.to_string())]);
        let said = point_said(lines, point);
        lines.say(&label, &said);
    }
}

fn point_said(lines: &Lines<'_>, point: &Point) -> String {
    let Point {
        area,
        muscle,
        side,
        x,
        y,
        units,
        vial,
    } = point;
    let (text, words) = (lines.text, &lines.text.whole);
    let units = text.decimal(&units.to_string());
    let (x, y) = (u16::from(*x).to_string(), u16::from(*y).to_string());
    let said = [
        text.area(area).to_owned(),
        muscle.clone(),
        text.side(*side).to_lowercase(),
        fill(&words.units_value, &[("units", &units)]),
        fill(&words.place, &[("x", &x), ("y", &y)]),
        lines.entry_named(*vial),
    ];
    said.join(" · ")
}

fn vials(lines: &mut Lines<'_>, vials: &[DrawnVial]) {
    for drawn in vials {
        let said = drawn_said(lines, drawn);
        lines.say(&lines.text.whole.vial, &said);
    }
}

fn drawn_said(lines: &Lines<'_>, of: &DrawnVial) -> String {
    let DrawnVial {
        vial,
        product,
        drawn,
        discarded,
    } = of;
    let (text, words) = (lines.text, &lines.text.whole);
    let (drawn, left) = (drawn.to_string(), discarded.to_string());
    let said = [
        text.product(product),
        lines.entry_named(*vial),
        fill(&words.drawn, &[("units", &text.decimal(&drawn))]),
        fill(&words.discarded, &[("units", &text.decimal(&left))]),
    ];
    said.join(" · ")
}

pub fn deviation(lines: &mut Lines<'_>, fact: &Deviation) {
    let Deviation {
        started,
        ended,
        practitioner,
        product,
        areas,
        units,
        batch,
        expiry,
        points: injected,
        vials: drawn,
        why,
        rules,
        asked,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.at(&words.injected_from, *started);
    let ended = ended.map(|ended| text.dated(ended));
    lines.maybe(&words.injected_until, ended.as_deref());
    lines.user(&words.practitioner, *practitioner);
    lines.say(&words.product, &text.stated_product(product.as_ref()));
    lines.say(&words.areas, &text.areas(areas));
    lines.maybe(&words.units_stated, units.as_deref());
    lines.maybe(&words.batch, batch.as_deref());
    let expiry = expiry.map(|expiry| text.expiry(expiry));
    lines.maybe(&words.expiry, expiry.as_deref());
    // Points that nobody knows are not »none«.
    if injected.is_empty() {
        lines.maybe(&words.points, None);
    } else {
        points(lines, injected);
    }
    vials(lines, drawn);
    lines.say(&words.why, why);
    if rules.is_empty() {
        lines.say(&words.said_no, &text.common.none);
    }
    findings(lines, rules);
    lines.whether(&words.asked, *asked);
}

pub fn attested(lines: &mut Lines<'_>, fact: &Attested) {
    let Attested { entry, grounds } = fact;
    lines.entry(&lines.text.whole.attested, *entry);
    if let Some(said) = grounds {
        lines.say(&lines.text.whole.given_reason, said);
    }
}
