//! Somebody who was treated before and wants the same again (R24): told so wherever the reflection period is, and booked.

use mimik::domain::area::Area;
use mimik::journal::Edit;
use mimik::text::Language;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::{click, has_button, shows};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, asked, begin_treatment, brow, filled, lock, ready};

const REPEAT: &str = "Gentagelse, hvis lægen finder det forsvarligt";

#[test]
fn a_repeat_is_booked_at_once_and_not_sent_back_to_the_information() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &[(Area::Glabella, "20")]);
    clinic.is_at("2026-11-25 14:40");
    let mut nurse = clinic.nurse();
    let asked = asked(&nurse, patient, &[Area::Glabella]);
    let vial = asked.vials[0];
    let started = nurse.apply(Edit::StartTreatment { patient, asked });
    let start = started.unwrap().entries[0];
    let times = ("2026-11-25 14:42", "2026-11-25 14:50");
    let draft = filled((start, vial), times, &brow());
    let (draft, _) = begin_treatment(&mut nurse, patient, draft);
    clinic.is_at("2026-11-25 14:52");
    nurse.apply(Edit::SignTreatment(draft)).unwrap();
    drop(lock(nurse));

    clinic.is_at("2027-03-10 10:00");
    let (danish, light) = (Language::Danish, ThemeChoice::Light);
    let mut window = window_with(clinic.doctor(), &clinic.clock, danish, light);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "repeat-overview");
    assert!(shows(&window, REPEAT));
    assert!(has_button(&window, "Book behandling"));
    assert!(!has_button(&window, "Registrér information"));
    click(&mut window, "Book behandling");
    look(&mut window, "repeat-booking");
    assert!(shows(&window, REPEAT) && shows(&window, "Vælg en tid i ugen."));
    assert!(!shows(&window, "er brugt ved en behandling"));
    open(&mut window, patient, Tab::Consultation);
    look(&mut window, "repeat-consultation");
    assert!(shows(&window, REPEAT));
}
