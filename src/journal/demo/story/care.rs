//! What happens round a treatment, a scene each: prescription, the day itself, the vial, the start and the signature.

use std::collections::BTreeSet;

use super::super::cast::Person;
use super::super::pictures::Picture;
use super::super::stage::Stage;
use super::super::words::Words;
use super::super::{Error, talk};
use super::Script;
use crate::domain::area::Area;
use crate::domain::confirmation::{AreaInspected, ScreeningConfirmed};
use crate::domain::consent::{ConsentForm, ConsentGiven};
use crate::domain::id::EntryId;
use crate::domain::prescription::{AreaLimit, Prescription};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::treatment::map::MapPoint;
use crate::domain::treatment::{DrawnDraft, InjectionMap, TreatmentDraft};
use crate::domain::units::Units;
use crate::domain::user::Role;
use crate::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};
use crate::journal::gate::Asked;
use crate::journal::{DraftContent, Edit};

/// One practice vial: 50 units of Vistabel in the label's 1.25 millilitres.
const NOMINAL: &str = "50";
const DILUENT: &str = "1.25";

/// How many months a vial lasts when the clinic gets it.
const VIAL_MONTHS: u32 = 10;

impl<'a> Script<'a> {
    /// The doctor signs a prescription for the nurse: exactly what the practice clinic gives in these areas.
    pub fn prescribed(&mut self, person: Person, at: Moment) {
        let words = self.words;
        self.scene(at, Role::Doctor, move |stage| {
            let prescription = Prescription {
                product: talk::product(),
                limits: limits(words, person)?,
                practitioners: vec![stage.user(Role::Nurse)?],
                valid_until: None,
                off_label_note: None,
            };
            let patient = stage.patient(person)?;
            stage.apply(Edit::Prescribe {
                patient,
                prescription,
            })?;
            Ok(())
        });
    }

    pub fn arrived(&mut self, person: Person, at: Moment, who: Role) {
        self.scene(at, who, move |stage| {
            let appointment = stage.appointment(person)?;
            stage.apply(Edit::Arrive(appointment))?;
            stage.open_record(person)
        });
    }

    /// Before-photos, the last of them a minute before they are attached.
    pub fn photographed(
        &mut self,
        person: Person,
        at: Moment,
        who: Role,
        pictures: &'static [Picture],
    ) {
        let count = i64::try_from(pictures.len()).unwrap_or_default();
        self.scene(at, who, move |stage| {
            let patient = stage.patient(person)?;
            stage.attach(patient, pictures, at.plus(-count * MINUTE))
        });
    }

    /// Who she is, how she is, and each area with nothing to see.
    pub fn confirmed(
        &mut self,
        person: Person,
        at: Moment,
        who: Role,
        screening: impl FnOnce(&Stage) -> Result<ScreeningConfirmed, Error> + 'a,
    ) {
        self.scene(at, who, move |stage| {
            let patient = stage.patient(person)?;
            stage.apply(Edit::ConfirmIdentity(patient))?;
            let screening = screening(stage)?;
            stage.apply(Edit::ConfirmScreening { patient, screening })?;
            let seen = |area| AreaInspected {
                area,
                infected: false,
                findings: BTreeSet::new(),
            };
            let areas = areas(person).into_iter().map(seen).collect();
            stage.apply(Edit::InspectAreas { patient, areas })?;
            Ok(())
        });
    }

    pub fn consented(&mut self, person: Person, at: Moment, who: Role) {
        self.scene(at, who, move |stage| {
            let consent = ConsentGiven {
                product: talk::product(),
                areas: areas(person),
                form: ConsentForm::Paper,
            };
            let patient = stage.patient(person)?;
            stage.apply(Edit::GiveConsent {
                patient,
                at,
                consent,
            })?;
            Ok(())
        });
    }

    pub fn vial_opened(&mut self, person: Person, at: Moment, who: Role, batch: &'a str) {
        self.scene(at, who, move |stage| {
            let month = at.day().plus_months(VIAL_MONTHS).last_of_month();
            let vial = VialOpened {
                product: talk::product(),
                batch: batch.to_owned(),
                expiry: Expiry::On(month),
                nominal: units(NOMINAL)?,
                diluent: Some(Diluent {
                    kind: DiluentKind::Saline,
                    volume: DILUENT.parse().or(Err(Error::Words))?,
                }),
                mixed_at: Some(at),
                storage: Some(Storage::UsedAtOnce),
            };
            let patient = stage.patient(person)?;
            stage.apply(Edit::OpenVial { patient, at, vial })?;
            Ok(())
        });
    }

    /// The gate opens, the nurse injects, writes and signs, all within a quarter of an hour.
    pub fn treated(&mut self, person: Person, at: Moment) {
        let words = self.words;
        self.scene(at, Role::Nurse, move |stage| {
            let asked = asked(stage, person, Role::Nurse)?;
            let patient = stage.patient(person)?;
            let vial = asked.vials.first().copied().ok_or(Error::Words)?;
            let started = stage.apply(Edit::StartTreatment { patient, asked })?;
            let start = started.entries.first().copied().ok_or(Error::Words)?;
            let draft = written(words, person, (start, vial), at)?;
            stage.begin_draft(person, DraftContent::Treatment(Box::new(draft)))
        });
        self.scene(at.plus(14 * MINUTE), Role::Nurse, move |stage| {
            let (draft, _revision) = stage.draft(person)?;
            stage.apply(Edit::SignTreatment(draft)).map(drop)
        });
    }

    /// The doctor stands by what the nurse did; for a deviation with a reason and her own passphrase.
    pub fn attested(&mut self, person: Person, at: Moment, reason: Option<&'a str>) {
        self.scene(at, Role::Doctor, move |stage| {
            stage.open_record(person)?;
            let course = stage.record(person)?.course;
            let given = course.treatments.last().ok_or(Error::Words)?;
            let attest = Edit::Attest {
                patient: stage.patient(person)?,
                entry: given.entry,
                reason: reason.map(str::to_owned),
            };
            match reason {
                Some(_) => stage.apply_signed(attest)?,
                None => stage.apply(attest)?,
            };
            Ok(())
        });
    }
}

/// What the gate is asked about somebody who is treated by one of the users.
pub fn asked(stage: &Stage, person: Person, who: Role) -> Result<Asked, Error> {
    let record = stage.record(person)?;
    let practitioner = Some(stage.user(who)?);
    let gate = stage
        .journal()
        .gate(&record, practitioner, &BTreeSet::new())?;
    gate.asked.ok_or(Error::Words)
}

/// The treatment as it is signed: two minutes after the gate opened, nine minutes long.
pub fn written(
    words: &Words,
    person: Person,
    (start, vial): (EntryId, EntryId),
    at: Moment,
) -> Result<TreatmentDraft, Error> {
    let mut map = InjectionMap::default();
    for point in points(words, person) {
        map.add(point.clone());
    }
    map.fill_vials(vial);
    let drawn = units(NOMINAL)?;
    Ok(TreatmentDraft {
        map,
        vials: vec![DrawnDraft { vial, drawn }],
        began: Some(at.plus(2 * MINUTE)),
        ended: Some(at.plus(11 * MINUTE)),
        disinfected: true,
        needle: words.text.needle.clone(),
        anaesthesia: words.text.anaesthesia.clone(),
        note: words.text.treatment_note.clone(),
        aftercare_oral: true,
        aftercare_written: true,
        ..TreatmentDraft::new(start, talk::product())
    })
}

pub fn areas(person: Person) -> BTreeSet<Area> {
    talk::areas(talk::planned(person))
}

fn points(words: &Words, person: Person) -> impl Iterator<Item = &MapPoint> {
    let areas = areas(person);
    let mut points: Vec<&MapPoint> = words.points.iter().collect();
    points.retain(|point| areas.contains(&point.area));
    points.into_iter()
}

/// As much as the points of each area come to.
fn limits(words: &Words, person: Person) -> Result<Vec<AreaLimit>, Error> {
    let limit = |area: Area| {
        let of_area = points(words, person).filter(|point| point.area == area);
        let given = of_area.filter_map(|point| point.units);
        let sum: rust_decimal::Decimal = given.map(Units::decimal).sum();
        let units = units(&sum.to_string())?;
        Ok(AreaLimit { area, units })
    };
    areas(person).into_iter().map(limit).collect()
}

fn units(text: &str) -> Result<Units, Error> {
    text.parse().or(Err(Error::Words))
}
