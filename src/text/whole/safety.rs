//! Aftercare, adverse events, and what the clinic keeps in order for everybody.

use super::consultation::none_or;
use super::lines::Lines;
use crate::domain::aftercare::{AdverseEvent, AftercareGiven, InformedDoctor, RedFlagClosed};
use crate::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, InstructionRead, PractitionerRegistered,
    ProductWatched, SheetApproved, Span,
};
use crate::text::fill;

pub fn aftercare(lines: &mut Lines<'_>, fact: &AftercareGiven) {
    let AftercareGiven {
        oral,
        written,
        phone,
    } = fact;
    let words = &lines.text.whole;
    lines.whether(&words.given_oral, *oral);
    lines.whether(&words.given_written, *written);
    lines.say(&words.ring, phone);
}

pub fn adverse_event(lines: &mut Lines<'_>, fact: &AdverseEvent) {
    let AdverseEvent {
        noticed,
        alarm,
        reactions,
        serious,
        words: told,
        informed_doctor,
        reported,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.at(&words.noticed, *noticed);
    let symptoms: Vec<&str> = alarm
        .iter()
        .map(|symptom| text.alarm_symptom(*symptom))
        .collect();
    let symptoms = none_or(lines, symptoms.join(", "));
    lines.say(&words.alarm, &symptoms);
    if !reactions.is_empty() {
        let named: Vec<&str> = reactions.iter().map(|told| text.reaction(*told)).collect();
        lines.say(&words.reactions, &named.join(", "));
    }
    lines.whether(&words.serious, *serious);
    lines.say(&words.event_words, told);
    match informed_doctor {
        Some(InformedDoctor { doctor, at }) => {
            lines.user(&words.informed_doctor, *doctor);
            lines.at(&words.informed_at, *at);
        }
        None => lines.maybe(&words.informed_doctor, None),
    }
    lines.whether(&words.reported, *reported);
}

pub fn flag_closed(lines: &mut Lines<'_>, fact: &RedFlagClosed) {
    let RedFlagClosed { event, assessment } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.event, *event);
    lines.say(&words.assessment, assessment);
}

pub fn sheet_approved(lines: &mut Lines<'_>, fact: &SheetApproved) {
    let SheetApproved { sha256, items } = fact;
    let words = &lines.text.whole;
    let named: Vec<&str> = items
        .iter()
        .map(|item| lines.text.sheet_item(*item))
        .collect();
    let named = none_or(lines, named.join(", "));
    lines.say(&words.sheet_items, &named);
    lines.say(&words.sha256, sha256);
}

pub fn practitioner(lines: &mut Lines<'_>, fact: &PractitionerRegistered) {
    let PractitionerRegistered {
        user,
        authorised,
        registered,
        assists,
    } = fact;
    let words = &lines.text.whole;
    lines.user(&words.name, *user);
    let authorised = span(lines, *authorised);
    lines.say(&words.authorised, &authorised);
    let registered = registered.map(|registered| span(lines, registered));
    let registered = registered.unwrap_or_else(|| words.not_registered.clone());
    lines.say(&words.registered, &registered);
    if let Some(doctor) = assists {
        lines.user(&words.assists, *doctor);
    }
}

fn span(lines: &Lines<'_>, span: Span) -> String {
    let (text, words) = (lines.text, &lines.text.whole);
    let from = text.date(span.from);
    match span.to {
        Some(to) => fill(&words.span, &[("from", &from), ("to", &text.date(to))]),
        None => fill(&words.span_open, &[("from", &from)]),
    }
}

pub fn watched(lines: &mut Lines<'_>, fact: &ProductWatched) {
    let ProductWatched { product, watched } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.whether(&words.watched, *watched);
}

pub fn batch(lines: &mut Lines<'_>, fact: &BatchPaused) {
    let BatchPaused {
        product,
        batch,
        paused,
        grounds,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.batch, batch);
    lines.whether(&words.paused, *paused);
    lines.say(&words.given_reason, grounds);
}

pub fn emergency_kit(lines: &mut Lines<'_>, fact: &EmergencyKitChecked) {
    let EmergencyKitChecked { adrenaline_expiry } = fact;
    let text = lines.text;
    lines.say(
        &text.whole.adrenaline_expiry,
        &text.date(*adrenaline_expiry),
    );
}

pub fn instruction_adopted(lines: &mut Lines<'_>, fact: &InstructionAdopted) {
    let InstructionAdopted { version } = fact;
    lines.say(&lines.text.whole.instruction, version);
}

pub fn instruction(lines: &mut Lines<'_>, fact: &InstructionRead) {
    let InstructionRead { version } = fact;
    lines.say(&lines.text.whole.instruction, version);
}
