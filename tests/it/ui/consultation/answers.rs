//! What single answers ask for and lead to.

use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::kit::look;
use super::{
    Window, clinic_with, course, doctors_window, field, press, press_role, primary_key, says,
    with_draft, write,
};

#[test]
fn a_yes_that_speaks_against_treatment_proposes_to_advise_against_it() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Myasthenia gravis: Ja");
    press(&mut window, "Tidligere behandlet med botulinumtoksin: Ja");
    press(&mut window, "Måned");
    press(&mut window, "Infektion i området: Ved ikke");
    press(&mut window, "Infektion i området: Ja");
    press(&mut window, "Tidligere behandlet med botulinumtoksin: Nej");
    press(&mut window, "Infektion i området: Nej");
    look(&mut window, "against");
    let chosen = |window: &Window, label: &str| {
        let radio = window.get_by_role_and_label(Role::RadioButton, label);
        radio.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&window, "Frarådet af læge"));
    assert!(says(&window, "Mangler 2:"), "details and assessment");
    press(&mut window, "Behandling planlagt");
    assert!(
        says(&window, "Lægens vurdering"),
        "going on needs the doctor's words"
    );
    press(&mut window, "Myasthenia gravis: Nej");
    assert!(chosen(&window, "Behandling planlagt"));
    press(&mut window, "ALS: Ved ikke");
    assert!(
        chosen(&window, "Frarådet af læge"),
        "not knowing is no »no«"
    );
}

#[test]
fn a_patient_who_declines_information_is_noted_in_her_words() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Patienten frabeder sig information");
    assert!(says(&window, "Mangler 1:"));
    write(
        &mut window,
        "Frabedt med patientens ord",
        "Det vil jeg ikke høre",
    );
    primary_key(&mut window);
    primary_key(&mut window);
    assert_eq!(
        course(&window, patient).declined[0].value.words,
        "Det vil jeg ikke høre"
    );
}

#[test]
fn an_online_consultation_asks_for_platform_photo_id_and_receipt() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Online");
    assert!(says(&window, "Mangler 2:"));
    write(&mut window, "Videoplatform", "Sikker video");
    press_role(
        &mut window,
        Role::CheckBox,
        "Fotolegitimation set på kamera",
    );
    press(&mut window, "Undersøgelsen på video var tilstrækkelig");
    assert!(says(&window, "Modtagelse bekræftet af patienten"));
    look(&mut window, "online");
    primary_key(&mut window);
    primary_key(&mut window);
    let course = course(&window, patient);
    assert!(course.newest_consultation().unwrap().value.video_sufficient);
    let received = mimik::domain::information::Receipt::Confirmed;
    assert_eq!(course.written[0].value.receipt, received);
}

#[test]
fn medicines_carry_kind_last_intake_and_the_pause() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    window.key_press(Key::M);
    window.run_ok();
    assert!(field(&window, "Navn 1").is_focused());
    field(&window, "Navn 1").type_text("fiskeolie");
    window.run_ok();
    write(&mut window, "Dosis 1", "1 kapsel dagligt");
    assert!(says(&window, "Mangler 1:"), "the last intake");
    press_role(&mut window, Role::ComboBox, "Medicin, art 1");
    press(&mut window, "Smertestillende eller kosttilskud");
    press(&mut window, "Pause 48 timer aftalt");
    press(&mut window, "Klokkeslæt");
    write(&mut window, "Sidst taget 1, dato", "i dag");
    write(&mut window, "Sidst taget 1, kl.", "8");
    assert!(says(&window, "Alt er besvaret."));
    press(&mut window, "Ordineret");
    assert!(says(&window, "Må ikke pauseres uden aftale"));
    look(&mut window, "medicine");
    primary_key(&mut window);
    primary_key(&mut window);
    let course = course(&window, patient);
    let medicine = &course.newest_consultation().unwrap().value.medicines[0];
    assert_eq!(
        (medicine.name.as_str(), medicine.prescribed),
        ("fiskeolie", true)
    );
    assert!(
        !medicine.pause_advised,
        "prescribed medicine is never paused from here"
    );
}
