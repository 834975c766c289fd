//! What stands in the record about one treatment: product, totals, course of events, aftercare, and what the rules said.

use eframe::egui::Ui;
use rust_decimal::Decimal;

use crate::domain::aftercare::AftercareGiven;
use crate::domain::course::Told;
use crate::domain::rules::Verdict;
use crate::domain::snapshot::KeptFinding;
use crate::domain::treatment::map::InjectionMap;
use crate::domain::treatment::{Deviation, Treatment};
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::chip::Chip;

use super::super::drawn::{Drawn, signed_row};
use super::super::given::{Given, Kind};
use super::super::parts::tinted;
use super::super::product::{self, Shown, vial_of};
use super::super::sums::Sums;
use super::super::totals;
use super::waits_for_doctor;

const LABEL: f32 = 128.0;

pub fn ui(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, map: &InjectionMap, ui: &mut Ui) {
    badges(cx, view, given, ui);
    if let Kind::Deviation(deviation) = given.kind {
        account(cx, deviation, ui);
    }
    products(cx, view, given, ui);
    amounts(cx, view, given, map, ui);
    events(cx, view, given, ui);
    decisions(cx, view, given, ui);
}

/// What stays with it for ever, and what it waits for.
fn badges(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let words = &cx.text.treatment;
    let overridden = kept(given, Verdict::Block).next().is_some();
    let waits = waits_for_doctor(cx, view, given);
    let mut chips: Vec<Chip<'_>> = Vec::new();
    if given.is_deviation() {
        let badge = Chip::new(&words.deviation).tone(Tone::Stop);
        chips.push(badge.icon(Icon::ShieldAlert));
        if waits {
            chips.push(Chip::new(&words.awaits_deviation).tone(Tone::Stop));
        }
    } else if waits {
        chips.push(Chip::new(&words.awaits_attest).tone(Tone::Warn));
    }
    if overridden {
        let badge = Chip::new(&words.overridden).tone(Tone::Warn);
        chips.push(badge.icon(Icon::ShieldAlert));
    }
    if given.amended {
        chips.push(Chip::new(&words.amended).tone(Tone::Warn));
    }
    if chips.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S6;
        for chip in chips {
            chip.show(ui);
        }
    });
}

/// The plain account of a deviation, and what the rules said no to.
fn account(cx: &Cx<'_>, deviation: &Deviation, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    let failed: Vec<String> = deviation.rules.iter().map(|kept| said(cx, kept)).collect();
    let not_asked = (!deviation.asked).then(|| words.never_asked.clone());
    let failed: Vec<String> = failed.into_iter().chain(not_asked).collect();
    if !failed.is_empty() {
        tinted(ui, Status::Stop, &words.said_no, &failed.join(" · "));
    }
    Card::new(&words.deviation_account).show(ui, |ui| {
        ui.label(Theme::of(ui).body(&deviation.why));
        let unknown = || text.common.not_recorded.clone();
        let product = deviation.product.as_ref();
        let product = product.map(|product| text.stated_product(Some(product)));
        pair(ui, LABEL, &words.product, &product.unwrap_or_else(unknown));
        let areas = text.areas(&deviation.areas);
        let areas = if areas.is_empty() { unknown() } else { areas };
        pair(ui, LABEL, &words.areas, &areas);
        let stated = deviation.units.clone().map(|units| text.decimal(&units));
        if deviation.points.is_empty() || stated.is_some() {
            pair(ui, LABEL, &words.units, &stated.unwrap_or_else(unknown));
        }
        // A vial of the record says all of this in its own card.
        if deviation.vials.is_empty() {
            let batch = deviation.batch.clone().unwrap_or_else(unknown);
            pair(ui, LABEL, &words.batch, &batch);
            let expiry = deviation.expiry.map(|expiry| text.expiry(expiry));
            pair(ui, LABEL, &words.expiry, &expiry.unwrap_or_else(unknown));
        }
    });
}

fn products(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    for drawn in given.vials {
        let shown = Shown {
            product: &drawn.product,
            vial: vial_of(&view.course, drawn.vial),
            state: None,
        };
        product::ui(cx, &shown, ui, |_| {});
    }
}

fn amounts(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, map: &InjectionMap, ui: &mut Ui) {
    if given.points.is_empty() {
        return;
    }
    let prescription = match given.kind {
        Kind::Treatment(treatment) => treatment.prescription,
        Kind::Deviation(_) => None,
    };
    let mut known = view.course.prescriptions.iter();
    let prescription = prescription
        .and_then(|id| known.find(|told| told.versions.contains(&id)))
        .map(|told| &told.value);
    let sums = Sums::of(map, &given.areas(), prescription);
    Card::plain().rows(ui, |ui| {
        totals::rows(ui, cx.text, &sums);
        for drawn in given.vials {
            let of_it = given.points.iter().filter(|point| point.vial == drawn.vial);
            let units: Decimal = of_it.map(|point| point.units.decimal()).sum();
            let row = Drawn {
                vial: vial_of(&view.course, drawn.vial),
                given: units,
                taken: drawn.drawn.decimal(),
            };
            signed_row(cx, row, given.vials.len() > 1, ui);
        }
    });
}

fn events(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    Card::new(&words.events).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S2;
        let from = text.moment_of_day(given.started, cx.today());
        pair(ui, LABEL, &words.first_injection, &from);
        let until = given
            .ended
            .map(|ended| text.moment_of_day(ended, cx.today()));
        let until = until.unwrap_or_else(|| text.common.not_recorded.clone());
        pair(ui, LABEL, &words.last_injection, &until);
        pair(
            ui,
            LABEL,
            &words.practitioner,
            &cx.user_name(Some(given.practitioner)),
        );
        if let Kind::Treatment(treatment) = given.kind {
            told(cx, treatment, ui);
        }
        let aftercare = view.course.aftercare.iter();
        let mut aftercare = aftercare.filter(|told| is_of(told, given));
        if let Some(told) = aftercare.next_back() {
            let how = text.aftercare_said(&told.value);
            pair(ui, LABEL, &words.aftercare, how);
        }
        if let Some((doctor, at)) = view.course.attested.get(&given.entry) {
            let (name, when) = (
                cx.user_name(Some(*doctor)),
                text.moment_of_day(*at, cx.today()),
            );
            let values = [("name", name.as_str()), ("when", &when)];
            pair(
                ui,
                LABEL,
                &words.attested,
                &fill(&words.attested_by, &values),
            );
        }
    });
}

/// The advice that was signed with a treatment; with a deviation, what was given from its first injection until it was told.
fn is_of(told: &Told<AftercareGiven>, given: &Given<'_>) -> bool {
    if given.is_deviation() {
        told.occurred_at >= given.started && told.first_recorded_at <= given.recorded_at
    } else {
        told.first_recorded_at == given.recorded_at
    }
}

fn told(cx: &Cx<'_>, treatment: &Treatment, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    let yes_no = if treatment.disinfected {
        &text.common.yes
    } else {
        &text.common.no
    };
    pair(ui, LABEL, &words.disinfected, yes_no);
    let or_unknown = |said: &str| {
        if said.is_empty() {
            text.common.not_recorded.clone()
        } else {
            said.to_owned()
        }
    };
    pair(ui, LABEL, &words.needle, &or_unknown(&treatment.needle));
    pair(
        ui,
        LABEL,
        &words.anaesthesia,
        &or_unknown(&treatment.anaesthesia),
    );
    if !treatment.note.is_empty() {
        pair(ui, LABEL, &words.note, &treatment.note);
    }
}

/// Findings of the snapshot that somebody decided about.
fn kept<'g>(given: &Given<'g>, verdict: Verdict) -> impl Iterator<Item = &'g KeptFinding> {
    let findings = given.findings.iter();
    findings.filter(move |kept| kept.accepted_by.is_some() && kept.verdict == verdict)
}

fn decisions(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let words = &cx.text.treatment;
    let all: Vec<(&KeptFinding, &str)> = kept(given, Verdict::Block)
        .map(|kept| (kept, words.overridden.as_str()))
        .chain(kept(given, Verdict::Warn).map(|kept| (kept, words.accepted.as_str())))
        .collect();
    if all.is_empty() {
        return;
    }
    Card::new(&words.decisions).show(ui, |ui| {
        for (kept, badge) in all {
            ui.horizontal_wrapped(|ui| {
                Chip::new(badge).tone(Tone::Warn).show(ui);
                ui.label(Theme::of(ui).medium(said(cx, kept)));
                ui.label(Theme::of(ui).muted(cx.user_name(kept.accepted_by)));
            });
            let overrides = view.course.overrides.iter().rev();
            let mut overrides = overrides.filter(|told| {
                told.value.rule == kept.rule
                    && told.value.part == kept.part
                    && told.value.evidence == kept.evidence
            });
            if let (Verdict::Block, Some(told)) = (kept.verdict, overrides.next()) {
                ui.label(Theme::of(ui).muted(cx.text.quoted(&told.value.grounds)));
            }
        }
    });
}

/// »Betænkningstid (regel R23) · Pande, Vistabel«
fn said(cx: &Cx<'_>, kept: &KeptFinding) -> String {
    let rule = cx.text.rule(kept.rule);
    match &kept.part {
        Some(part) => format!("{rule} · {}", cx.text.part(part)),
        None => rule,
    }
}
