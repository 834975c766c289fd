//! *Aktindsigt* from the overview: a request is written, told to be late, and met.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::access::AccessAnswer;
use mimik::text::Language;
use mimik::ui::command::{Command, Place, Tab};
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, is_disabled, shows, type_into};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, DEMO, lock, register};

#[test]
fn a_request_is_written_put_off_and_met() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 10:00");
    drop(lock(journal));
    let journal = clinic.nurse();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Overview);
    window.run_steps(3);
    assert!(shows(&window, "Ingen anmodninger venter på svar."));
    let press = |window: &mut egui_kittest::Harness<'static, mimik::ui::app::App>, label: &str| {
        window
            .get_by_role_and_label(Role::Button, label)
            .click_accesskit();
        window.run_steps(4);
    };
    press(&mut window, "Ny anmodning …");
    assert!(is_disabled(&window, "Gem anmodning"));
    type_into(&mut window, "Hvem beder om hvad", "Vil se hele sin journal");
    press(&mut window, "Nu");
    look(&mut window, "access-request");
    press(&mut window, "Gem anmodning");
    assert!(shows(&window, "Svar senest 2. dec."));
    look(&mut window, "access-open");

    window.state_mut().ask(Command::Go(Place::FollowUps));
    window.run_steps(4);
    assert!(shows(&window, "Aktindsigt skal besvares"));
    drop(window);

    clinic.is_at("2026-12-03 08:00");
    let journal = clinic.nurse();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Overview);
    window.run_steps(4);
    assert!(shows(&window, "Fristen var 2. dec."));
    press(&mut window, "Besvar …");
    choose(&mut window, "Det tager længere tid");
    type_into(&mut window, "Grunden, som patienten fik", "Lægen er syg");
    press(&mut window, "Nu");
    assert!(is_disabled(&window, "Gem svar"), "until when?");
    type_into(&mut window, "Kan ventes", "9.12.2026");
    window.run_steps(3);
    look(&mut window, "access-answer");
    press(&mut window, "Gem svar");
    assert!(shows(&window, "Patienten venter svar 9. dec."));
    press(&mut window, "Besvar …");
    choose(&mut window, "Udleveret");
    type_into(
        &mut window,
        "Hvad der blev udleveret, og hvordan",
        "Udskrift afhentet",
    );
    press(&mut window, "Nu");
    press(&mut window, "Gem svar");
    assert!(shows(&window, "Ingen anmodninger venter på svar."));
    let journal = window.state().journal().unwrap();
    let answers = journal.record(patient).unwrap().course.access_answers;
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[1].value.answer, AccessAnswer::Given);
}
