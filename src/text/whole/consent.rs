//! Consent, prescription, and what is confirmed on the day.

use super::consultation::{health, none_or};
use super::lines::Lines;
use crate::domain::confirmation::{AreaInspected, IdentityConfirmed, ScreeningConfirmed};
use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::prescription::{AreaLimit, Prescription, RepeatExempted};

pub fn given(lines: &mut Lines<'_>, fact: &ConsentGiven) {
    let ConsentGiven {
        product,
        areas,
        form,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.areas, &text.areas(areas));
    lines.say(&words.consent_form, text.consent_form(*form));
}

pub fn withdrawn(lines: &mut Lines<'_>, fact: &ConsentWithdrawn) {
    let ConsentWithdrawn { consent, note } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.consent, *consent);
    lines.say(&words.patient_words, note);
}

pub fn prescription(lines: &mut Lines<'_>, fact: &Prescription) {
    let Prescription {
        product,
        limits,
        practitioners,
        valid_until,
        off_label_note,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    if limits.is_empty() {
        lines.say(&words.areas, &text.common.none);
    }
    for AreaLimit { area, units } in limits {
        lines.say(text.area(area), &lines.at_most(*units));
    }
    if practitioners.is_empty() {
        lines.say(&words.may_inject, &words.doctor_herself);
    }
    for practitioner in practitioners {
        lines.user(&words.may_inject, *practitioner);
    }
    let until = valid_until.map(|day| text.date(day));
    lines.maybe(&words.valid_until, until.as_deref());
    lines.maybe(&words.off_label_note, off_label_note.as_deref());
}

pub fn exempted(lines: &mut Lines<'_>, fact: &RepeatExempted) {
    let RepeatExempted {
        product,
        areas,
        grounds,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.areas, &text.areas(areas));
    lines.say(&words.given_reason, grounds);
}

pub fn identity(lines: &mut Lines<'_>, fact: &IdentityConfirmed) {
    let IdentityConfirmed {} = fact;
    let words = &lines.text.whole;
    lines.say(
        lines.text.fact_kind("identity_confirmed"),
        &words.nothing_more,
    );
}

pub fn screening(lines: &mut Lines<'_>, fact: &ScreeningConfirmed) {
    let ScreeningConfirmed {
        answers,
        prior_toxin,
        infected_areas,
        medicines,
        doubt,
    } = fact;
    health(
        lines,
        answers,
        infected_areas,
        prior_toxin.as_ref(),
        medicines,
    );
    let doubts: Vec<&str> = doubt.iter().map(|doubt| lines.text.doubt(*doubt)).collect();
    let doubts = none_or(lines, doubts.join(", "));
    lines.say(&lines.text.whole.doubt, &doubts);
}

pub fn inspected(lines: &mut Lines<'_>, fact: &AreaInspected) {
    let AreaInspected {
        area,
        infected,
        findings,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.area, text.area(area));
    lines.whether(&words.infected, *infected);
    let found: Vec<&str> = findings
        .iter()
        .map(|finding| text.area_finding(*finding))
        .collect();
    let found = none_or(lines, found.join(", "));
    lines.say(&words.findings, &found);
}
