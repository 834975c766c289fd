//! The last hour and a half: who is ready for treatment now, who nearly is, and who must not be treated.

use super::super::cast::Person;
use super::super::{Error, pictures, talk};
use super::Script;
use super::care::{areas, asked};
use crate::domain::area::Area;
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{Answer, Choice, HealthItem, PriorToxin};
use crate::domain::information::Part;
use crate::domain::prescription::RepeatExempted;
use crate::domain::rules::RuleId;
use crate::domain::time::{HOUR, When};
use crate::domain::user::Role;
use crate::journal::Edit;

pub fn write(script: &mut Script<'_>) {
    // A clinic that is made in the night has no day behind it.
    if script.calendar.has_begun() {
        overridden(script);
        returning(script);
        ready_with_remarks(script);
        blocked(script);
        ready(script);
        nearly(script);
    }
}

fn overridden(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let (person, who) = (Person::Overridden, Role::Nurse);
    script.arrived(person, calendar.ago(95), who);
    script.confirmed(person, calendar.ago(92), who, |_| Ok(talk::screening()));
    script.consented(person, calendar.ago(90), who);
    script.vial_opened(person, calendar.ago(87), who, &text.batch);
    script.scene(calendar.ago(84), who, move |stage| {
        let asked = asked(stage, person, who)?;
        stage.apply_signed(Edit::OverrideRule {
            patient: stage.patient(person)?,
            asked,
            rule: RuleId::R80,
            part: Some(Part {
                area: Area::Glabella,
                product: talk::product(),
            }),
            reason: text.overridden_because.clone(),
        })?;
        Ok(())
    });
    script.treated(person, calendar.ago(80));
}

/// The same as four months ago: the doctor decides that no new period is needed (R24).
fn returning(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let (person, who) = (Person::Returning, Role::Nurse);
    script.arrived(person, calendar.ago(62), who);
    script.photographed(person, calendar.ago(55), who, pictures::WHOLE);
    script.confirmed(person, calendar.ago(53), who, move |stage| {
        let course = stage.record(person)?.course;
        let last = course.treatments.last().ok_or(Error::Words)?;
        let prior = PriorToxin {
            when: When::On(last.started.day()),
            area: text.earlier_place.clone(),
            medical: false,
            place: stage.journal().clinic().clinic.name.clone(),
        };
        Ok(treated_before(prior))
    });
    script.scene(calendar.ago(48), Role::Doctor, move |stage| {
        let exempted = RepeatExempted {
            product: talk::product(),
            areas: areas(person),
            grounds: text.exempted_because.clone(),
        };
        let patient = stage.patient(person)?;
        stage.apply(Edit::ExemptRepeat { patient, exempted })?;
        Ok(())
    });
    script.consented(person, calendar.ago(30), who);
    script.vial_opened(person, calendar.ago(28), who, &text.batch);
}

fn treated_before(prior: PriorToxin) -> ScreeningConfirmed {
    let mut screening = talk::screening();
    let yes = Answer {
        choice: Choice::Yes,
        detail: String::new(),
    };
    screening.answers.insert(HealthItem::PriorToxin, yes);
    screening.prior_toxin = Some(prior);
    screening
}

/// The doctor injects herself, and stands by the painkiller that was taken yesterday (R48).
fn ready_with_remarks(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let (person, who) = (Person::ReadyWithRemarks, Role::Doctor);
    script.arrived(person, calendar.ago(47), who);
    script.confirmed(person, calendar.ago(44), who, move |_| {
        let taken = calendar.at.plus(-26 * HOUR);
        let painkiller = talk::bruising(&text.medicine, &text.medicine_dose, taken);
        Ok(with(painkiller))
    });
    script.consented(person, calendar.ago(42), who);
    script.vial_opened(person, calendar.ago(40), who, &text.batch);
    script.scene(calendar.ago(38), who, move |stage| {
        stage.apply(Edit::AcceptWarning {
            patient: stage.patient(person)?,
            asked: asked(stage, person, who)?,
            rule: RuleId::R48,
            part: None,
        })?;
        Ok(())
    });
}

fn blocked(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let (person, who) = (Person::Blocked, Role::Nurse);
    script.arrived(person, calendar.ago(26), who);
    script.confirmed(person, calendar.ago(24), who, move |_| {
        let taken = calendar.at.plus(-43 * HOUR);
        let capsule = talk::bruising(&text.fish_oil, &text.fish_oil_dose, taken);
        Ok(with(capsule))
    });
    script.consented(person, calendar.ago(22), who);
    script.vial_opened(person, calendar.ago(20), who, &text.batch);
}

fn with(medicine: crate::domain::consultation::Medicine) -> ScreeningConfirmed {
    let mut screening = talk::screening();
    screening.medicines.push(medicine);
    screening
}

fn ready(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let (person, who) = (Person::Ready, Role::Nurse);
    script.arrived(person, calendar.ago(18), who);
    script.confirmed(person, calendar.ago(16), who, |_| Ok(talk::screening()));
    script.consented(person, calendar.ago(14), who);
    script.vial_opened(person, calendar.ago(12), who, &text.batch);
}

/// The vial stands ready for her; the rest waits until she comes.
fn nearly(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let who = Role::Nurse;
    script.vial_opened(Person::Nearly, calendar.ago(8), who, &text.batch);
}
