//! The consultation and the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Lines;
use crate::domain::area::Area;
use crate::domain::consultation::{
    Answer, Choice, Consultation, HealthItem, Medicine, Plan, PlannedArea, PriorToxin,
};
use crate::domain::information::{Companion, Mode};
use crate::text::fill;

pub fn consultation(lines: &mut Lines<'_>, fact: &Consultation) {
    let Consultation {
        mode: place,
        companion: with,
        wishes,
        expectation,
        answers,
        prior_toxin,
        infected_areas,
        medicines,
        findings,
        indication,
        outcome,
        assessment,
        video_sufficient,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.outcome, text.outcome(*outcome));
    mode(lines, place);
    companion(lines, with);
    lines.say(&words.wishes, wishes);
    lines.say(&words.expectation, expectation);
    health(
        lines,
        answers,
        infected_areas,
        prior_toxin.as_ref(),
        medicines,
    );
    lines.say(&words.findings, findings);
    lines.say(&words.indication, indication);
    lines.maybe(&words.assessment, assessment.as_deref());
    lines.whether(&words.video_sufficient, *video_sufficient);
}

/// What the patient answered about her health, as it was asked in the consultation or again on the day.
pub fn health(
    lines: &mut Lines<'_>,
    answers: &BTreeMap<HealthItem, Answer>,
    infected_areas: &BTreeSet<Area>,
    prior_toxin: Option<&PriorToxin>,
    medicines: &[Medicine],
) {
    for item in HealthItem::ALL {
        answer(lines, item, answers.get(&item));
    }
    let infected = none_or(lines, lines.text.areas(infected_areas));
    lines.say(&lines.text.whole.infected_areas, &infected);
    if let Some(prior) = prior_toxin {
        prior_treatment(lines, prior);
    }
    medicine_lines(lines, medicines);
}

/// What was looked for and not found is »none«, which is more than silence.
pub fn none_or(lines: &Lines<'_>, named: String) -> String {
    if named.is_empty() {
        lines.text.common.none.clone()
    } else {
        named
    }
}

pub fn mode(lines: &mut Lines<'_>, mode: &Mode) {
    let words = &lines.text.whole;
    match mode {
        Mode::InClinic => lines.say(&words.mode, &words.in_clinic),
        Mode::Online {
            platform,
            photo_id_seen,
        } => {
            lines.say(&words.mode, &fill(&words.online, &[("platform", platform)]));
            lines.whether(&words.photo_id_seen, *photo_id_seen);
        }
    }
}

pub fn companion(lines: &mut Lines<'_>, companion: &Companion) {
    let Companion { offered, who } = companion;
    let words = &lines.text.whole;
    lines.whether(&words.companion_offered, *offered);
    lines.maybe(&words.companion, who.as_deref());
}

/// A question without an answer is shown too: its silence is not a »no«.
fn answer(lines: &mut Lines<'_>, item: HealthItem, given: Option<&Answer>) {
    let (text, words) = (lines.text, &lines.text.common);
    let Some(Answer { choice, detail }) = given else {
        lines.say(text.health_item(item), &text.whole.not_answered);
        return;
    };
    let choice = match choice {
        Choice::No => &words.no,
        Choice::Yes => &words.yes,
        Choice::Unknown => &words.unknown,
    };
    let said = if detail.trim().is_empty() {
        choice.clone()
    } else {
        format!("{choice} · {detail}")
    };
    lines.say(text.health_item(item), &said);
}

fn prior_treatment(lines: &mut Lines<'_>, prior: &PriorToxin) {
    let PriorToxin {
        when,
        area,
        medical,
        place,
    } = prior;
    let words = &lines.text.whole;
    lines.say(&words.prior_when, &lines.when(*when));
    lines.say(&words.prior_area, area);
    lines.whether(&words.prior_medical, *medical);
    lines.say(&words.prior_place, place);
}

fn medicine_lines(lines: &mut Lines<'_>, medicines: &[Medicine]) {
    let words = &lines.text.whole;
    if medicines.is_empty() {
        lines.say(&words.medicine, &lines.text.common.none);
    }
    for taken in medicines {
        lines.say(&words.medicine, &medicine(lines, taken));
    }
}

fn medicine(lines: &Lines<'_>, medicine: &Medicine) -> String {
    let Medicine {
        name,
        dose,
        kind,
        prescribed,
        last_intake,
        pause_advised,
    } = medicine;
    let words = &lines.text.whole;
    let when = lines.when(*last_intake);
    let pieces = [
        name.clone(),
        dose.clone(),
        lines.text.medicine_kind(*kind).to_owned(),
        either(*prescribed, &words.prescribed, &words.not_prescribed),
        fill(&words.last_intake, &[("when", &when)]),
        either(*pause_advised, &words.pause_advised, &words.no_pause),
    ];
    let said: Vec<String> = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect();
    said.join(" · ")
}

fn either(is_so: bool, so: &str, not_so: &str) -> String {
    if is_so { so } else { not_so }.to_owned()
}

pub fn plan(lines: &mut Lines<'_>, fact: &Plan) {
    let Plan {
        product,
        areas,
        note,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.product, &text.product(product));
    if areas.is_empty() {
        lines.say(&words.areas, &text.common.none);
    }
    for PlannedArea { area, units } in areas {
        let most = units.map(|units| lines.at_most(units));
        lines.maybe(text.area(area), most.as_deref());
    }
    lines.say(&words.note, note);
}
