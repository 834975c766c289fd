//! What was done about an adverse event, and how a treatment went.

use super::lines::Lines;
use crate::domain::aftercare::{AreaEffect, EventDone, EventStep, FollowUp, Grade};
use crate::text::fill;

pub fn step(lines: &mut Lines<'_>, fact: &EventStep) {
    let EventStep { event, done } = fact;
    let words = &lines.text.whole;
    lines.entry(&words.event, *event);
    match done {
        EventDone::Asked { affected } => lines.whether(&words.breathing_affected, *affected),
        EventDone::Rang112 => lines.whether(&words.rang_112, true),
        EventDone::DoctorInformed { doctor } => lines.user(&words.informed_doctor, *doctor),
        EventDone::Reported => lines.whether(&words.reported, true),
    }
}

pub fn follow_up(lines: &mut Lines<'_>, fact: &FollowUp) {
    let FollowUp {
        treatment,
        mode,
        effects,
        symmetrical,
        satisfaction,
        note,
        next_step,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.entry(&words.treatment_named, *treatment);
    lines.say(&words.follow_up_mode, text.follow_up_mode(*mode));
    for AreaEffect {
        area,
        rest,
        movement,
    } in effects
    {
        let of = |label: &str| fill(label, &[("area", text.area(area))]);
        lines.maybe(&of(&words.effect_rest), number(*rest).as_deref());
        lines.maybe(&of(&words.effect_movement), number(*movement).as_deref());
    }
    match symmetrical {
        Some(symmetrical) => lines.whether(&words.symmetrical, *symmetrical),
        None => lines.maybe(&words.symmetrical, None),
    }
    let satisfaction = satisfaction.map(|known| known.number().to_string());
    lines.maybe(&words.satisfaction, satisfaction.as_deref());
    lines.say(&words.note, note);
    lines.say(&words.next_step, next_step);
}

fn number(grade: Option<Grade>) -> Option<String> {
    grade.map(|grade| grade.number().to_string())
}
