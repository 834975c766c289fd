//! The treatment page under the hands of the one who injects: a start of her own, found by the names on the screen.

mod deciding;
mod deviations;
mod given;
mod nothing_given;
pub mod on_photo;
mod pictured;
mod templates;
mod writing;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::area::Area;
use mimik::domain::course::Course;
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::treatment::TreatmentDraft;
use mimik::journal::view::RecordView;
use mimik::journal::{DraftContent, Passphrase};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Tab};
use mimik::ui::face::place::{Place, sites};
use mimik::ui::face::{self, Picture};
use mimik::ui::setup::ThemeChoice;

use super::hands::{is_disabled, shows};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, Doses, PASSPHRASE, areas_of, at, ready, start};

type Window = Harness<'static, App>;

/// The three areas of picture 08, as they are prescribed there.
const PICTURED: Doses<'static> = &[
    (Area::Forehead, "10"),
    (Area::Glabella, "20"),
    (Area::LateralCanthalRight, "6"),
    (Area::LateralCanthalLeft, "6"),
];

/// All of a plan between the brows; tests that sign prescribe what they give.
const GLABELLA: Doses<'static> = &[(Area::Glabella, "20")];

/// A patient in order, and the nurse who has just started: the gate opened at 14.40.23.
fn started(doses: Doses<'_>) -> (Clinic, PatientId, Window) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, doses);
    let window = start_as_nurse(&clinic, patient, doses, "2026-11-25 14:40:23");
    (clinic, patient, window)
}

fn start_as_nurse(clinic: &Clinic, patient: PatientId, doses: Doses<'_>, time: &str) -> Window {
    clinic.is_at(time);
    let mut journal = clinic.nurse();
    start(&mut journal, patient, &areas_of(doses)).unwrap();
    let danish = Language::Danish;
    let mut window = window_with(journal, &clinic.clock, danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Treatment);
    window.run_ok();
    window
}

/// A window for somebody else; the journal must not be open.
fn window_of(clinic: &Clinic, user: UserId, patient: PatientId) -> Window {
    let journal = clinic.enter(user);
    let danish = Language::Danish;
    let mut window = window_with(journal, &clinic.clock, danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Treatment);
    window.run_ok();
    window
}

fn record(window: &Window, patient: PatientId) -> RecordView {
    window.state().journal().unwrap().record(patient).unwrap()
}

fn course(window: &Window, patient: PatientId) -> Course {
    record(window, patient).course
}

/// What lies in the database.
fn draft(window: &Window, patient: PatientId) -> TreatmentDraft {
    let drafts = record(window, patient).drafts;
    match drafts.into_iter().next().unwrap().content {
        DraftContent::Treatment(draft) => *draft,
        _ => panic!("another draft"),
    }
}

fn wait(window: &mut Window, clinic: &Clinic, time: &str) {
    clinic.is_at(time);
    window.run_ok();
    window.run_ok();
}

/// Wherever on the page it stands.
fn press(window: &mut Window, label: &str) {
    window
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
    window.run_ok();
}

fn tick(window: &mut Window, label: &str) {
    window
        .get_by_role_and_label(Role::CheckBox, label)
        .click_accesskit();
    window.run_ok();
}

fn write(window: &mut Window, label: &str, text: &str) {
    let field = |window: &Window| {
        let one_line = window.query_by_role_and_label(Role::TextInput, label);
        one_line.is_some()
    };
    let role = if field(window) {
        Role::TextInput
    } else {
        Role::MultilineTextInput
    };
    window.get_by_role_and_label(role, label).focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(role, label).type_text(text);
    window.run_ok();
}

/// Into the one password field that there is.
fn write_passphrase(window: &mut Window) {
    window.get_by_role(Role::PasswordInput).focus();
    window.run_ok();
    window.event(Event::Text(PASSPHRASE.to_owned()));
    window.run_ok();
}

fn choose(window: &mut Window, list: &str, option: &str) {
    window
        .get_by_role_and_label(Role::ComboBox, list)
        .click_accesskit();
    window.run_ok();
    window
        .get_by_role_and_label(Role::ListBoxOption, option)
        .click_accesskit();
    window.run_ok();
}

fn on_screen(window: &Window, place: Place) -> Pos2 {
    let face = window.get_by_label_contains("Injektionskort, ").rect();
    Picture::new(face.shrink(1.0), &face::Area::USUAL).at(place)
}

fn click_at(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run_ok();
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run_ok();
}

/// Sets a point at a site of the face, and types its units.
fn inject(window: &mut Window, site: &str, units: &[Key]) {
    let known = sites(&face::Area::USUAL).find(|known| known.id == site);
    let place = known.unwrap().place();
    let at = on_screen(window, place);
    click_at(window, at);
    for key in units {
        window.key_press(*key);
    }
    // So that the next number is one of its own.
    window.run_steps(14);
}

/// Everything but the points: times, skin, aftercare. Fourteen minutes pass.
fn fill_in(window: &mut Window, clinic: &Clinic) {
    press(window, "Første injektion nu");
    // Nobody is idle for so long that the program locks.
    for (minute, x) in [("14:44", 900.0), ("14:48", 910.0), ("14:52:10", 920.0)] {
        window.hover_at(Pos2::new(x, 880.0));
        wait(window, clinic, &format!("2026-11-25 {minute}"));
    }
    press(window, "Sidste injektion nu");
    tick(window, "Hud desinficeret");
    tick(window, "Givet mundtligt");
    tick(window, "Udleveret skriftligt");
    write(window, "Nål", "30G");
    write(window, "Bedøvelse", "Ingen");
}

fn sign(window: &mut Window) {
    press(window, "Underskriv behandling");
    press(window, "Underskriv");
}

/// Locks, and unlocks as the same or another user.
fn lock_and_enter(window: &mut Window, user: UserId, patient: PatientId) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    assert!(window.state().journal().is_none());
    window.state_mut().ask(Command::Unlock {
        user,
        passphrase: Passphrase::typed(PASSPHRASE),
    });
    window.run_ok();
    open(window, patient, Tab::Treatment);
    window.run_ok();
}
