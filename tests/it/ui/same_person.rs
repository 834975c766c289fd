//! A patient who was registered twice: found, compared, united and parted again, by the names on the screen.

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::journal::Edit;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::{click, has_button, is_disabled, shows, type_into};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, DEMO, last_kinds, note, register};

type Window = Harness<'static, App>;

/// The row of somebody who was looked for.
fn choose_patient(window: &mut Window, name: &str) {
    let row = window.query_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(name) && label.contains("Født")
    });
    row.unwrap().click();
    window.run_steps(3);
}

#[test]
fn a_doctor_compares_two_registrations_unites_them_and_parts_them_again() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [kept, other] = [0, 1].map(|which| register(&mut journal, DEMO[which]));
    let now = journal.now().unwrap().moment;
    journal.apply(note(other, now, "Ringede om pris")).unwrap();
    let row = journal.patient_row(other).unwrap().unwrap();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, other, Tab::Overview);
    window.run_steps(4);
    click(&mut window, "Registreret to gange");
    window.run_steps(3);
    assert!(shows(&window, "Vælg den anden registrering ovenfor"));
    look(&mut window, "same-person-begun");
    type_into(&mut window, "Find den anden registrering", "740385");
    window.run_steps(3);
    choose_patient(&mut window, "740385");
    type_into(&mut window, "Begrundelse", "Kom først på erstatnings-CPR");
    assert!(shows(&window, "De er ikke ens"));
    assert!(is_disabled(&window, "Saml de to journaler"));
    window
        .get_by_role_and_label(
            Role::CheckBox,
            "Jeg har sammenlignet dem og er sikker på, at det er samme person",
        )
        .click();
    window.run_steps(3);
    window
        .get_by_role_and_label(Role::RadioButton, "Den anden")
        .click();
    window.run_steps(3);
    look(&mut window, "same-person-compared");
    click(&mut window, "Saml de to journaler");
    window.run_steps(6);

    let line = format!("Den anden: {}, {}", row.family.to_uppercase(), row.given);
    let said = |window: &Window| window.query_all_by_label_contains(&line).count();
    assert!(said(&window) > 0, "over every page of the record");
    look(&mut window, "same-person-united");
    {
        let journal = window.state().journal().unwrap();
        assert_eq!(
            last_kinds(journal, 3),
            ["same_person", "same_person", "record_opened"]
        );
        assert_eq!(journal.record(other).unwrap().id, kept);
    }
    window.state_mut().ask(mimik::ui::command::Command::Go(
        mimik::ui::command::Place::Record(Tab::History),
    ));
    window.run_steps(4);
    assert!(said(&window) > 0);
    let marked = window.query_all_by_role(Role::Row).filter(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains("Anden registrering")
    });
    assert_eq!(marked.count(), 3);
    look(&mut window, "same-person-history");

    open(&mut window, other, Tab::Overview);
    window.run_steps(4);
    click(&mut window, "Ikke samme person");
    window.run_steps(3);
    assert!(is_disabled(&window, "Skil de to journaler ad"));
    type_into(&mut window, "Begrundelse", "To søstre");
    window.run_steps(3);
    look(&mut window, "same-person-parting");
    click(&mut window, "Skil de to journaler ad");
    window.run_steps(6);
    assert_eq!(said(&window), 0);
    look(&mut window, "same-person-parted");
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.record(other).unwrap().id, other);
    assert!(journal.record(kept).unwrap().course.notes.is_empty());
}

#[test]
fn what_is_refused_says_why_and_keeps_what_was_typed_and_a_nurse_is_not_asked() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let [a, b, c] = [0, 1, 2].map(|which| register(&mut journal, DEMO[which]));
    journal
        .apply(Edit::Unite(mimik::journal::Uniting {
            patient: b,
            other: c,
            kept: b,
            reason: "Dobbelt".to_owned(),
            differences_seen: true,
        }))
        .unwrap();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, a, Tab::Overview);
    window.run_steps(4);
    click(&mut window, "Registreret to gange");
    window.run_steps(3);
    // By the number of the one that is not worked in.
    type_into(&mut window, "Find den anden registrering", "890204");
    window.run_steps(3);
    choose_patient(&mut window, "621179");
    type_into(&mut window, "Begrundelse", "Dobbelt");
    window
        .get_by_role_and_label(
            Role::CheckBox,
            "Jeg har sammenlignet dem og er sikker på, at det er samme person",
        )
        .click();
    window.run_steps(3);
    click(&mut window, "Saml de to journaler");
    window.run_steps(4);
    look(&mut window, "same-person-refused");
    let refused = "En af de to læses allerede sammen med en anden registrering.";
    assert!(window.query_all_by_label_contains(refused).count() > 0);
    assert_eq!(super::hands::value(&window, "Begrundelse"), "Dobbelt");
    drop(window);

    let journal = clinic.nurse();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, a, Tab::Overview);
    window.run_steps(4);
    assert!(!has_button(&window, "Registreret to gange"));
}
