//! »Skabelon«: placed by keyboard in one step, only where it is planned and of the same product; saved by a doctor.

use super::*;
use mimik::domain::product::ProductId;
use mimik::domain::template::{TemplateApproved, TemplateWithdrawn};
use mimik::domain::treatment::InjectionMap;
use mimik::journal::{Edit, Journal};

use crate::clinic::lock;

const TWO_AREAS: &[face::Area] = &[face::Area::Glabella, face::Area::Forehead];

/// Every usual point of these areas with the same units.
fn template(name: &str, product: &str, areas: &[face::Area], units: &str) -> Edit {
    let mut map = InjectionMap::default();
    for site in sites(areas) {
        let mut point = site.point().unwrap();
        point.units = units.parse().ok();
        map.add(point);
    }
    let product = ProductId::new(product);
    Edit::ApproveTemplate(TemplateApproved::of_map(name, &product, &map).unwrap())
}

fn approve(clinic: &Clinic, templates: impl IntoIterator<Item = Edit>) {
    let mut journal = clinic.doctor();
    for edit in templates {
        journal.apply(edit).unwrap();
    }
    drop(lock(journal));
}

/// Templates are approved, and the nurse has just started between the brows.
fn with_templates(templates: impl IntoIterator<Item = Edit>) -> (Clinic, PatientId, Window) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, GLABELLA);
    approve(&clinic, templates);
    let window = start_as_nurse(&clinic, patient, GLABELLA, "2026-11-25 14:40:23");
    (clinic, patient, window)
}

fn press_keys(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_ok();
    window.run_ok();
}

#[test]
fn by_keyboard_alone_it_is_one_step_that_can_be_undone_at_once() {
    let (clinic, patient, mut window) =
        with_templates([template("Standard", "vistabel", TWO_AREAS, "4")]);
    inject(&mut window, "gl.procerus", &[Key::Num9]);
    window
        .get_by_role_and_label(Role::Button, "Skabelon")
        .focus();
    window.run_ok();
    press_keys(&mut window, Modifiers::NONE, Key::Enter);
    for words in [
        "10 punkter",
        "40\u{a0}enheder\u{a0}Vistabel",
        "Godkendt af Vera Mikkelsen",
        "Ikke planlagt og derfor udeladt: Pande (5 punkter).",
    ] {
        assert!(shows(&window, words), "{words}");
    }
    look(&mut window, "treatment-template");
    press_keys(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(shows(&window, "Injektionskort, 5 punkter"));
    assert!(shows(&window, "Næserod: 4 enheder"));
    assert!(!shows(&window, "Pande, midt"));
    assert!(shows(&window, "Samme punkter og enheder som i skabelonen."));
    assert!(shows(&window, "udeladt: Pande (5 punkter)"));

    press_keys(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, "Injektionskort, 1 punkt"));
    assert!(shows(&window, "Næserod: 9 enheder"));
    assert!(!shows(&window, "Forskel fra skabelonen"));
    press_keys(&mut window, Modifiers::COMMAND, Key::Y);
    assert!(shows(&window, "Injektionskort, 5 punkter"));
    wait(&mut window, &clinic, "2026-11-25 14:40:26");
    let draft = draft(&window, patient);
    let vial = draft.vials.first().map(|drawn| drawn.vial);
    assert!(draft.map.points().iter().all(|point| point.vial == vial));
    assert!(course(&window, patient).given.is_empty(), "it is a draft");
}

#[test]
fn what_is_changed_afterwards_is_told_and_marked_also_after_the_lock() {
    let (clinic, patient, mut window) =
        with_templates([template("Standard", "vistabel", TWO_AREAS, "4")]);
    press(&mut window, "Skabelon");
    press(&mut window, "Læg punkterne");
    window.get_by_label("Næserod: 4 enheder").click_accesskit();
    window.run_ok();
    window.key_press(Key::Num6);
    window.run_steps(14);
    window
        .get_by_label("Bryn, inderst, højre: 4 enheder")
        .click_accesskit();
    window.run_ok();
    press_keys(&mut window, Modifiers::NONE, Key::Delete);
    let differs = |window: &Window| {
        for words in [
            "Forskel fra skabelonen Standard",
            "Næserod: 6 enheder, i skabelonen 4 enheder",
            "Bryn, inderst, højre: 4 enheder, udeladt",
        ] {
            assert!(shows(window, words), "{words}");
        }
        assert!(!shows(window, "Pande, midt"), "the forehead is not planned");
    };
    differs(&window);
    look(&mut window, "treatment-template-changed");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    let count = window.get_by_label("4 punkter").rect();
    let first = window.get_by_label("Forskel").rect();
    let last = window.get_by_label("Muskler").rect();
    let toggles = first.union(last);
    assert!(count.right() <= toggles.left(), "the title is not covered");
    look(&mut window, "treatment-template-changed-smal");
    wait(&mut window, &clinic, "2026-11-25 14:40:30");
    lock_and_enter(&mut window, clinic.nurse, patient);
    differs(&window);
}

#[test]
fn units_of_another_product_are_not_offered() {
    let (_clinic, _, window) = with_templates([template(
        "Standard",
        "azzalure",
        &[face::Area::Glabella],
        "10",
    )]);
    assert!(window.query_by_label("Skabelon").is_none());
    assert!(shows(&window, "Underskriv behandling"));
}

#[test]
fn between_two_one_is_chosen_first_and_a_withdrawn_one_is_not_among_them() {
    let glabella = &[face::Area::Glabella];
    let withdrawn = Edit::WithdrawTemplate(TemplateWithdrawn {
        name: "Gammel".to_owned(),
        product: ProductId::new("vistabel"),
        grounds: "Ny praksis".to_owned(),
    });
    let (_clinic, _, mut window) = with_templates([
        template("Gammel", "vistabel", glabella, "1"),
        template("Let", "vistabel", glabella, "2"),
        template("Pande alene", "vistabel", &[face::Area::Forehead], "2"),
        withdrawn,
    ]);
    press(&mut window, "Skabelon");
    assert!(!shows(&window, "Gammel"));
    assert!(is_disabled(&window, "Læg punkterne"));
    let choose = |window: &mut Window, name: &str| {
        window
            .get_by_role_and_label(Role::RadioButton, name)
            .click_accesskit();
        window.run_ok();
    };
    choose(&mut window, "Pande alene");
    assert!(
        is_disabled(&window, "Læg punkterne"),
        "nothing is planned there"
    );
    choose(&mut window, "Let");
    press(&mut window, "Læg punkterne");
    assert!(shows(&window, "Næserod: 2 enheder"));
}

fn doctors(clinic: &Clinic) -> Window {
    let patient = ready(clinic, GLABELLA);
    clinic.is_at("2026-11-25 14:40:23");
    let mut journal = clinic.doctor();
    start(&mut journal, patient, &areas_of(GLABELLA)).unwrap();
    let danish = Language::Danish;
    let mut window = window_with(journal, &clinic.clock, danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Treatment);
    window.run_ok();
    window
}

fn journal(window: &Window) -> &Journal {
    window.state().journal().unwrap()
}

fn in_use(window: &Window) -> Vec<String> {
    let templates = journal(window).clinic().templates.in_use();
    let told = |template: &TemplateApproved| {
        format!("{} {}", template.name, template.total().unwrap().units)
    };
    templates.iter().map(|noted| told(&noted.value)).collect()
}

#[test]
fn a_doctor_saves_the_points_of_the_map_and_replaces_them_under_the_same_name() {
    let clinic = Clinic::new();
    let mut window = doctors(&clinic);
    press(&mut window, "Skabelon");
    assert!(shows(&window, "ingen godkendt skabelon til Vistabel"));
    press(&mut window, "Gem som skabelon …");
    assert!(is_disabled(&window, "Godkend skabelon"), "no points");
    press_keys(&mut window, Modifiers::NONE, Key::Escape);

    inject(&mut window, "gl.procerus", &[Key::Num5]);
    inject(&mut window, "gl.corr_med.H", &[]);
    press(&mut window, "Skabelon");
    press(&mut window, "Gem som skabelon …");
    write(&mut window, "Navn", "Bryn");
    assert!(is_disabled(&window, "Godkend skabelon"), "without units");
    press_keys(&mut window, Modifiers::NONE, Key::Escape);

    let unset = "Bryn, inderst, højre: uden enheder";
    window.get_by_label(unset).click_accesskit();
    window.run_ok();
    press_keys(&mut window, Modifiers::NONE, Key::Delete);
    press(&mut window, "Skabelon");
    press(&mut window, "Gem som skabelon …");
    assert!(is_disabled(&window, "Godkend skabelon"), "without a name");
    write(&mut window, "Navn", "Bryn");
    // R63: a remark, and no obstacle.
    assert!(shows(&window, "5 enheder Vistabel") && shows(&window, "4 enheder Vistabel"));
    look(&mut window, "treatment-template-save");
    press(&mut window, "Godkend skabelon");
    assert_eq!(in_use(&window), ["Bryn 5"]);

    inject(&mut window, "gl.corr_med.H", &[Key::Num2]);
    press(&mut window, "Skabelon");
    press(&mut window, "Gem som skabelon …");
    write(&mut window, "Navn", " bryn ");
    assert!(shows(
        &window,
        "Erstatter »Bryn«, godkendt af Vera Mikkelsen"
    ));
    press(&mut window, "Godkend skabelon");
    assert_eq!(in_use(&window), ["bryn 7"]);
}

#[test]
fn a_nurse_can_save_none() {
    let (_clinic, _, mut window) =
        with_templates([template("Standard", "vistabel", TWO_AREAS, "4")]);
    press(&mut window, "Skabelon");
    assert!(window.query_by_label("Gem som skabelon …").is_none());
    assert!(shows(&window, "Læg punkterne"));
}

#[test]
fn a_doctor_takes_one_out_of_use_in_the_settings_with_a_reason() {
    let clinic = Clinic::new();
    approve(
        &clinic,
        [
            template("Standard", "vistabel", TWO_AREAS, "4"),
            template("Standard", "azzalure", &[face::Area::Glabella], "10"),
        ],
    );
    let settings = |user: UserId| {
        let journal = clinic.enter(user);
        let danish = Language::Danish;
        let mut window = window_with(journal, &clinic.clock, danish, ThemeChoice::Light);
        window
            .state_mut()
            .ask(Command::Go(mimik::ui::command::Place::Settings));
        window.run_ok();
        window
            .get_by_role_and_label(Role::Tab, "Skabeloner")
            .click_accesskit();
        window.run_ok();
        window
    };
    let window = settings(clinic.nurse);
    assert!(shows(&window, "Vera Mikkelsen"));
    assert!(window.query_by_label("Træk tilbage").is_none());
    drop(window);

    let mut window = settings(clinic.doctor);
    look(&mut window, "settings-templates");
    assert!(is_disabled(&window, "Træk tilbage"), "which one?");
    press_keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    press_keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, "Træk tilbage");
    assert!(shows(&window, "Træk skabelonen »Standard« tilbage"));
    assert!(shows(&window, "Ingen kan bruge den længere til Vistabel"));
    write(&mut window, "Begrundelse", "Ny praksis");
    look(&mut window, "settings-templates-withdraw");
    press_keys(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(in_use(&window), ["Standard 50"]);
}
