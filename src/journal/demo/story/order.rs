//! The clinic's own order: who may inject, the sheet approved, the instruction read, the emergency kit checked every month.

use super::super::{Error, talk};
use super::Script;
use crate::domain::safety::{
    EmergencyKitChecked, InstructionAdopted, PractitionerRegistered, SheetApproved, SheetItem, Span,
};
use crate::domain::template::TemplateApproved;
use crate::domain::time::Day;
use crate::domain::treatment::InjectionMap;
use crate::domain::user::Role;
use crate::journal::Edit;

/// Weekdays before today on which the emergency kit is checked: never more than a month apart (R14).
const KIT_CHECKS: [u32; 5] = [98, 77, 56, 35, 14];

/// How long the adrenaline lasts after it was bought.
const ADRENALINE_MONTHS: u32 = 18;

pub fn write(script: &mut Script<'_>) {
    colleagues(script);
    registrations(script);
    sheet(script);
    instruction(script);
    template(script);
    kit(script);
}

fn colleagues(script: &mut Script<'_>) {
    let (calendar, words) = (script.calendar, script.words);
    for (minute, role) in [(10, Role::Nurse), (20, Role::Reviewer)] {
        script.scene(calendar.first_day(8, minute), Role::Doctor, move |stage| {
            stage.add_user(role, words)
        });
    }
}

/// The doctor is registered, and the nurse as her assistant (R10–R11b).
fn registrations(script: &mut Script<'_>) {
    let (at, words) = (script.calendar.first_day(8, 30), script.words);
    script.scene(at, Role::Doctor, move |stage| {
        let doctor = stage.user(Role::Doctor)?;
        for (role, assists) in [(Role::Doctor, None), (Role::Nurse, Some(doctor))] {
            let since = |from: Day| Span { from, to: None };
            stage.apply(Edit::RegisterPractitioner(PractitionerRegistered {
                user: stage.user(role)?,
                authorised: since(words.register.authorised),
                registered: Some(since(words.register.registered)),
                assists,
            }))?;
        }
        Ok(())
    });
}

/// The doctor finds the four things in the sheet that it has to tell (R28).
fn sheet(script: &mut Script<'_>) {
    script.scene(script.calendar.first_day(9, 0), Role::Doctor, |stage| {
        let sha256 = stage.sheet()?.sha256.clone();
        let items = SheetItem::ALL.into();
        stage.apply(Edit::ApproveSheet(SheetApproved { sha256, items }))?;
        Ok(())
    });
}

/// Taken into use by the doctor, read by the nurse who works by it (R13).
fn instruction(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    script.scene(calendar.first_day(9, 10), Role::Doctor, |stage| {
        let version = text.instruction.clone();
        stage.apply(Edit::AdoptInstruction(InstructionAdopted { version }))?;
        Ok(())
    });
    script.scene(calendar.first_day(9, 30), Role::Nurse, |stage| {
        stage.apply(Edit::ReadInstruction).map(drop)
    });
}

/// What this invented clinic gives everywhere, approved by its doctor.
fn template(script: &mut Script<'_>) {
    let (at, words) = (script.calendar.first_day(9, 20), script.words);
    script.scene(at, Role::Doctor, move |stage| {
        let mut map = InjectionMap::default();
        for point in &words.points {
            map.add(point.clone());
        }
        let name = &words.text.template;
        let template = TemplateApproved::of_map(name, &talk::product(), &map);
        let template = template.map_err(|_lacks| Error::Words)?;
        stage.apply(Edit::ApproveTemplate(template)).map(drop)
    });
}

fn kit(script: &mut Script<'_>) {
    let calendar = script.calendar;
    let bought = calendar.founded().day();
    let adrenaline_expiry = bought.plus_months(ADRENALINE_MONTHS).last_of_month();
    for days in KIT_CHECKS {
        let at = calendar.past(days, 8, 15);
        script.scene(at, Role::Nurse, move |stage| {
            let check = EmergencyKitChecked { adrenaline_expiry };
            stage.apply(Edit::CheckEmergencyKit { at, check })?;
            Ok(())
        });
    }
}
