//! Settings: a doctor changes them, a nurse reads them, and the bounds of the law hold.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use mimik::domain::aftercare::AftercareExercise;
use mimik::domain::rules::policy::Policy;
use mimik::domain::user::Role;
use mimik::journal::{Edit, Error, VaultError};
use mimik::text::{Language, Text};
use mimik::ui::command::Command;
use mimik::ui::page::settings::SettingsPage;
use mimik::ui::setup::ThemeChoice;

use super::first_start::{click, go_on, type_into, type_over};
use super::hands::{settings, shows};
use super::kit::{PASSPHRASE, TestClinic, look, moment};

#[test]
fn a_doctor_changes_the_clinic_and_the_lock_screen_follows() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Klinik");
    look(&mut window, "settings-clinic");
    type_over(&mut window, "Klinikkens navn", "Klinik Prøvehuset");
    type_over(&mut window, "Telefon", "12 34 56 78");
    assert!(shows(&window, "Ændringer er ikke gemt."));
    go_on(&mut window);
    assert!(shows(&window, "Gemt"));
    let state = window.state().journal().unwrap().clinic();
    assert_eq!(state.clinic.name, "Klinik Prøvehuset");
    assert_eq!(state.clinic.phone, "12 34 56 78");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    assert!(shows(&window, "Klinik Prøvehuset"));
}

#[test]
fn an_added_nurse_types_her_passphrase_and_then_logs_in() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    click(&mut window, "Tilføj bruger");
    type_into(&mut window, "Navn", "Ida Øvegaard");
    click(&mut window, "Sygeplejerske");
    type_into(&mut window, "Autorisations-id", "0001Y");
    type_into(&mut window, "Adgangskode", "kajak lampe tirsdag");
    look(&mut window, "settings-new-user");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "settings-new-user-small");
    window.set_size(eframe::egui::vec2(1440.0, 900.0));
    window.run_ok();
    type_into(
        &mut window,
        "Skriv adgangskoden igen",
        "kajak lampe tirsdag",
    );
    go_on(&mut window);
    assert!(shows(&window, "Ida Øvegaard er tilføjet og kan logge ind."));
    look(&mut window, "settings-users");

    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    click(&mut window, "Ida Øvegaard, Sygeplejerske");
    super::lock::unlock(&mut window, "kajak lampe tirsdag");
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.author().role, Role::Nurse);
    let user = journal.clinic().user(journal.author().user).unwrap();
    assert_eq!(user.authorisation.as_deref(), Some("0001Y"));
}

#[test]
fn a_new_user_is_not_added_before_everything_is_there() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    click(&mut window, "Tilføj bruger");
    go_on(&mut window);
    type_into(&mut window, "Navn", "Otto Kontrolsen");
    click(&mut window, "Gennemsyn");
    assert!(shows(&window, "Må se fotos"));
    type_into(&mut window, "Adgangskode", "otto kontrolsen er her");
    assert!(shows(&window, "Klinikkens og brugerens navn må ikke indgå"));
    go_on(&mut window);
    assert_eq!(window.state().journal().unwrap().clinic().users.len(), 3);
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(!shows(&window, "Må se fotos"));
}

#[test]
fn a_nurse_reads_the_settings_and_changes_nothing() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    for section in [
        "Klinik",
        "Brugere og roller",
        "Betænkningstid og frister",
        "Sikkerhed",
    ] {
        settings(&mut window, section);
        assert!(shows(&window, "Kun læge kan ændre det her."), "{section}");
        assert_eq!(window.query_all_by_label("Gem").count(), 0, "{section}");
        assert_eq!(
            window.query_all_by_label("Tilføj bruger").count(),
            0,
            "{section}"
        );
    }
    settings(&mut window, "Betænkningstid og frister");
    look(&mut window, "settings-nurse");
    type_over(&mut window, "Sen registrering efter", "1");
    go_on(&mut window);
    let policy = Policy {
        late_entry_hours: 1,
        ..Policy::default()
    };
    window
        .state_mut()
        .ask(Command::Edit(Edit::ChangePolicy(policy)));
    window.run_ok();
    assert!(shows(&window, "Det kan kun en læge."));
    assert_eq!(
        window.state().journal().unwrap().clinic().policy,
        Policy::default()
    );
}

#[test]
fn a_policy_out_of_bounds_is_refused_with_its_sentence_and_stays_typed() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Betænkningstid og frister");
    look(&mut window, "settings-policy");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "settings-policy-small");
    type_over(&mut window, "Sen registrering efter", "25");
    assert!(shows(&window, "En registrering er sen efter 1–24 timer."));
    look(&mut window, "settings-policy-wrong");
    go_on(&mut window);
    assert_eq!(
        window
            .state()
            .journal()
            .unwrap()
            .clinic()
            .policy
            .late_entry_hours,
        24
    );
    type_over(&mut window, "Sen registrering efter", "12");
    click(&mut window, "To hele døgn imellem");
    go_on(&mut window);
    let policy = &window.state().journal().unwrap().clinic().policy;
    assert_eq!(
        (policy.late_entry_hours, policy.two_whole_days_between),
        (12, true)
    );
    assert_eq!(policy.aftercare_exercise, AftercareExercise::DayAndNight);
    click(&mut window, "Hård motion kun frarådet i 4 timer");
    go_on(&mut window);
    let policy = &window.state().journal().unwrap().clinic().policy;
    assert_eq!(policy.aftercare_exercise, AftercareExercise::FourHours);
}

#[test]
fn the_minutes_before_the_lock_are_chosen_and_hold() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Sikkerhed");
    click(&mut window, "Lås automatisk efter");
    click(&mut window, "2 minutter");
    look(&mut window, "settings-safety");
    click(&mut window, "Gem");
    clinic.clock.move_to(moment("2026-11-23T09:02:01+01:00"));
    window.run_ok();
    assert!(window.state().journal().is_none());
}

#[test]
fn the_sheet_stands_with_its_fingerprint() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Informationsark");
    look(&mut window, "settings-sheets");
    assert!(shows(
        &window,
        "b7459498a13d0e97386d811e69cb717293e61f81113bce1969c1d22d76d43ea1"
    ));
}

#[test]
fn the_looks_change_at_once() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Udseende");
    look(&mut window, "settings-looks");
    click(&mut window, "Mørk");
    assert_eq!(window.state().setup().theme, ThemeChoice::Dark);
    click(&mut window, "English");
    assert_eq!(window.state().text().language, Language::English);
    look(&mut window, "settings-looks-dark");
    click(&mut window, "110 %");
    assert!((window.state().setup().zoom - 1.1).abs() < 0.001);
}

#[test]
fn a_doctor_confirms_a_clock_that_was_set_back() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    clinic.clock.move_to(moment("2026-11-23T08:30:00+01:00"));
    window.run_ok();
    click(&mut window, "Bekræft uret");
    assert!(shows(&window, "Uret viser 23. nov. 2026 kl. 08.30"));
    look(&mut window, "clock");
    window.event(Event::Text("forkert adgangskode".to_owned()));
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(shows(&window, "Forkert adgangskode."));
    window.event(Event::Text(PASSPHRASE.to_owned()));
    window.run_ok();
    go_on(&mut window);
    assert!(!shows(&window, "Uret viser"));
    assert!(
        !window
            .state()
            .journal()
            .unwrap()
            .now()
            .unwrap()
            .is_in_doubt()
    );
}
#[test]
fn the_dialog_of_a_new_user_stands_still_from_the_first_frame() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    click(&mut window, "Tilføj bruger");
    let before = window.get_by_label("Adgangskode").rect();
    window.run_ok();
    assert_eq!(window.get_by_label("Adgangskode").rect(), before);
}

#[test]
fn keys_that_could_not_be_made_are_said() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let text = Text::load(Language::Danish).unwrap();
    let made = SettingsPage::default().user_made(&text, &mut journal, Err(VaultError::OutOfMemory));
    assert!(matches!(made, Err(Error::Vault(VaultError::OutOfMemory))));
}

#[test]
fn five_wrong_passphrases_in_a_dialog_make_that_doctor_wait() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    clinic.clock.move_to(moment("2026-11-23T08:30:00+01:00"));
    window.run_ok();
    click(&mut window, "Bekræft uret");
    for _ in 0..5 {
        window.event(Event::Text("forkert adgangskode".to_owned()));
        window.run_ok();
        go_on(&mut window);
        assert!(shows(&window, "Forkert adgangskode."));
    }
    window.event(Event::Text(PASSPHRASE.to_owned()));
    window.run_ok();
    go_on(&mut window);
    assert!(shows(&window, "For mange forsøg. Vent 1.00."));
    assert!(
        window
            .state()
            .journal()
            .unwrap()
            .now()
            .unwrap()
            .is_in_doubt()
    );
}
