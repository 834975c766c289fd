//! *Ordination*: units at their limits, whose plan they come from, to whom, and outside the label.

use eframe::egui::accesskit::Role;
use mimik::domain::area::Area;
use mimik::domain::prescription::{AreaLimit, Prescription};
use mimik::domain::product::ProductId;
use mimik::domain::time::Day;
use mimik::journal::Edit;
use mimik::ui::page::record::readiness::dialogs::PrescriptionDialog;

use super::*;

const SIGN: &str = "Underskriv ordination";
const GLABELLA: &str = "Højst enheder, Bekymringsrynke";

fn open(journal: Journal, patient: PatientId) -> Window<PrescriptionDialog> {
    let (make, draw): (Make<_>, Draw<_>) = (PrescriptionDialog::new, PrescriptionDialog::ui);
    window(journal, patient, make, draw)
}

/// A plan of twenty units in the glabella, by the first doctor.
fn with_plan(clinic: &Clinic, areas: &[Area]) -> (Journal, PatientId) {
    planned(clinic, areas, |draft| {
        let units = &mut draft.plan.units;
        units.insert("glabella".to_owned(), "20".to_owned());
    })
}

fn prescription(window: &Window<PrescriptionDialog>) -> Prescription {
    match saved(window).as_slice() {
        [Edit::Prescribe { prescription, .. }] => prescription.clone(),
        other => panic!("one prescription: {other:?}"),
    }
}

#[test]
fn the_doctors_own_plan_is_proposed_and_nobody_chosen_means_herself() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    let mut window = open(journal, patient);
    assert_eq!(field(&window, GLABELLA).value().as_deref(), Some("20"));
    assert!(says(&window, "ingen valgt: kun dig selv"));
    assert!(says(&window, "Tom: 12 måneder"));
    press(&mut window, Role::Button, SIGN);
    let expected = Prescription {
        product: ProductId::new("vistabel"),
        limits: vec![AreaLimit {
            area: Area::Glabella,
            units: "20".parse().unwrap(),
        }],
        practitioners: Vec::new(),
        valid_until: None,
        off_label_note: None,
    };
    assert_eq!(prescription(&window), expected);
    assert_eq!(carry_out(&mut window).prescriptions.len(), 1);
}

#[test]
fn somebody_elses_plan_proposes_nothing() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    drop(journal);
    let window = open(clinic.enter(clinic.colleague), patient);
    assert_eq!(field(&window, GLABELLA).value().as_deref(), Some(""));
}

#[test]
fn a_nurse_cannot_sign_one() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    drop(journal);
    let mut window = open(clinic.nurse(), patient);
    write(&mut window, GLABELLA, "20");
    assert_eq!(locked(&window, SIGN).as_deref(), Some("Mangler: Kun læge"));
}

#[test]
fn units_are_above_nothing_and_at_most_a_thousand() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    let mut window = open(journal, patient);
    for wrong in ["0", "-4", "1 000", "1000,01", "4 enheder", "0,001"] {
        write(&mut window, GLABELLA, wrong);
        assert!(says(&window, "Skriv enheder som"), "{wrong}");
        assert!(locked(&window, SIGN).is_some(), "{wrong}");
    }
    for right in ["0,01", "1000"] {
        write(&mut window, GLABELLA, right);
        assert_eq!(locked(&window, SIGN), None, "{right}");
    }
}

/// Equal is within the label; above it the doctor is told, and may.
#[test]
fn above_the_label_is_said() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    let mut window = open(journal, patient);
    assert!(!says(&window, "Produktresuméet for Vistabel siger"));
    write(&mut window, GLABELLA, "20,01");
    assert!(says(
        &window,
        "Produktresuméet for Vistabel siger højst 20 enheder"
    ));
    write(&mut window, GLABELLA, "1000");
    assert!(says(&window, "Produktresuméet for Vistabel siger"));
    press(&mut window, Role::Button, SIGN);
    let units = "1000".parse().unwrap();
    assert_eq!(prescription(&window).limits[0].units, units);
}

#[test]
fn outside_the_label_the_doctor_says_why() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella, Area::Chin]);
    let mut window = open(journal, patient);
    assert!(says(&window, "Hage er ikke godkendt for Vistabel"));
    write(&mut window, "Højst enheder, Hage", "6");
    let why = locked(&window, SIGN);
    assert_eq!(
        why.as_deref(),
        Some("Mangler: Begrundelse for brug uden for produktresuméet")
    );
    write(
        &mut window,
        "Begrundelse for brug uden for produktresuméet",
        "Kendt brug i hagen",
    );
    press(&mut window, Role::Button, SIGN);
    let note = prescription(&window).off_label_note;
    assert_eq!(note.as_deref(), Some("Kendt brug i hagen"));
    carry_out(&mut window);
}

#[test]
fn it_names_who_may_inject_and_until_when() {
    let clinic = Clinic::new();
    let (journal, patient) = with_plan(&clinic, &[Area::Glabella]);
    let mut window = open(journal, patient);
    assert!(!says(&window, "Tilde Demo"), "a reviewer treats nobody");
    press(&mut window, Role::CheckBox, "Nina Testesen");
    assert!(!says(&window, "kun dig selv"));
    write(&mut window, "Gælder til og med", "24.11.2026");
    assert!(says(&window, "Datoen er passeret"));
    assert!(locked(&window, SIGN).is_some());
    write(&mut window, "Gælder til og med", "25.11.2026");
    press(&mut window, Role::Button, SIGN);
    let signed = prescription(&window);
    assert_eq!(signed.practitioners, [clinic.nurse]);
    assert_eq!(signed.valid_until, Day::new(2026, 11, 25));
}
