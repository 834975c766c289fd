//! What lies before the visit: a treatment four months ago, and the patient who is here again.

use mimik::domain::id::PatientId;
use mimik::domain::log::DraftKind;
use mimik::domain::treatment::map::MapPoint;
use mimik::domain::treatment::{DrawnDraft, InjectionMap, TreatmentDraft};
use mimik::journal::{DraftContent, Edit};
use mimik::ui::face;
use mimik::ui::face::place::sites;

use super::{DAY, DOSES, TALK};
use crate::clinic::{
    Clinic, FIRST, areas_of, at, booked, check_kit, lock, photograph, plan_and_prescribe, ready,
    slot, start, treatment, vistabel,
};

/// Treated four months ago; informed and prescribed for again two days ago; photographed, and here.
pub fn prepared() -> (Clinic, PatientId) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, DOSES);
    treat(&clinic, patient);
    plan_and_prescribe(&clinic, patient, DOSES, TALK);
    let areas = areas_of(DOSES);
    clinic.is_at(&format!("{TALK} 10:05"));
    let mut journal = clinic.doctor();
    let slot = slot(clinic.nurse, &format!("{DAY} 14:40"));
    let appointment = booked(journal.apply(Edit::Book(treatment(patient, &areas, slot))));
    drop(lock(journal));
    clinic.is_at(&format!("{DAY} 14:30"));
    let mut journal = clinic.nurse();
    journal.apply(Edit::Arrive(appointment)).unwrap();
    photograph(&clinic, &mut journal, patient, &areas);
    check_kit(&mut journal);
    drop(lock(journal));
    clinic.is_at(&format!("{DAY} 14:35"));
    (clinic, patient)
}

/// The earlier treatment: all sixteen points, signed.
fn treat(clinic: &Clinic, patient: PatientId) {
    let time = |time: &str| at(&format!("{} {time}", FIRST.treatment));
    clinic.clock.move_to(time("14:40"));
    let mut journal = clinic.nurse();
    let started = start(&mut journal, patient, &areas_of(DOSES)).unwrap();
    let course = journal.record(patient).unwrap().course;
    let vial = course.vials.first().unwrap();
    let mut map = InjectionMap::default();
    for point in points() {
        map.add(point);
    }
    map.fill_vials(vial.latest);
    let drawn = DrawnDraft {
        vial: vial.latest,
        drawn: vial.value.nominal,
    };
    let draft = TreatmentDraft {
        map,
        vials: vec![drawn],
        began: Some(time("14:41")),
        ended: Some(time("14:50")),
        disinfected: true,
        aftercare_oral: true,
        aftercare_written: true,
        ..TreatmentDraft::new(*started.entries.first().unwrap(), vistabel())
    };
    clinic.clock.move_to(time("14:52"));
    let content = DraftContent::Treatment(Box::new(draft));
    let kind = DraftKind::Treatment;
    let begun = journal.apply(Edit::BeginDraft {
        patient,
        kind,
        content,
    });
    let (draft, _) = begun.unwrap().draft.unwrap();
    journal.apply(Edit::SignTreatment(draft)).unwrap();
    drop(lock(journal));
}

/// Four units between the brows, two elsewhere.
fn points() -> impl Iterator<Item = MapPoint> {
    sites(&face::Area::USUAL).map(|site| {
        let units = if site.id.starts_with("gl.") { "4" } else { "2" };
        MapPoint {
            units: Some(units.parse().unwrap()),
            ..site.point().unwrap()
        }
    })
}
