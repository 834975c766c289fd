//! A folder that cannot be opened says what happened, and nothing in it is changed.

use egui_kittest::kittest::Queryable as _;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::setup::ThemeChoice;

use super::first_start::{click, type_into};
use super::kit::{TestClinic, gate, look};

#[test]
fn a_damaged_journal_is_refused_and_opens_once_it_is_put_back() {
    let (clinic, folder) = TestClinic::new().closed();
    let file = folder.join("journal.db");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..5000]).unwrap();
    let mut window = gate(
        &clinic.clock,
        Some(folder),
        ThemeChoice::Light,
        Language::Danish,
    );
    look(&mut window, "refused");
    let is_said = |window: &egui_kittest::Harness<'_, App>, words: &str| {
        window.query_all_by_label_contains(words).count() > 0
    };
    assert!(is_said(
        &window,
        "Filen journal.db er beskadiget eller afkortet."
    ));
    assert!(is_said(&window, "Intet er ændret."));
    assert_eq!(std::fs::read(&file).unwrap().len(), 5000);

    std::fs::write(&file, &whole).unwrap();
    click(&mut window, "Prøv igen");
    assert!(is_said(&window, "Adgangskode for Vera Demo"));
}

#[test]
fn another_folder_can_be_typed() {
    let (clinic, right) = TestClinic::new().closed();
    let (_other, wrong) = TestClinic::new().closed();
    std::fs::remove_file(wrong.join("vault.keys")).unwrap();
    std::fs::remove_file(wrong.join("vault.keys.copy")).unwrap();
    let mut window = gate(
        &clinic.clock,
        Some(wrong),
        ThemeChoice::Light,
        Language::Danish,
    );
    assert!(
        window
            .query_all_by_label_contains("Nøglefilen vault.keys mangler.")
            .count()
            > 0
    );
    click(&mut window, "Vælg en anden mappe");
    type_into(
        &mut window,
        "Stien til mappen",
        &right.display().to_string(),
    );
    click(&mut window, "Åbn mappen");
    assert!(
        window
            .query_all_by_label_contains("Adgangskode for Vera Demo")
            .count()
            > 0
    );
}

#[test]
fn a_journal_on_a_disk_that_is_not_connected_is_waited_for() {
    let (clinic, folder) = TestClinic::new().closed();
    let elsewhere = folder.with_file_name("uden disk");
    std::fs::rename(&folder, &elsewhere).unwrap();
    let mut window = gate(
        &clinic.clock,
        Some(folder.clone()),
        ThemeChoice::Light,
        Language::Danish,
    );
    look(&mut window, "refused-gone");
    let is_said = |window: &egui_kittest::Harness<'_, App>, words: &str| {
        window.query_all_by_label_contains(words).count() > 0
    };
    assert!(is_said(&window, "Mappen findes ikke lige nu"));
    assert!(is_said(&window, "Sæt disken til, og prøv igen."));
    click(&mut window, "Prøv igen");
    assert!(is_said(&window, "Mappen findes ikke lige nu"));

    // A new journal is begun only when somebody says so, and the way back stays open.
    click(&mut window, "Begynd en ny journal");
    assert!(is_said(&window, "Velkommen til Mimik"));
    std::fs::rename(&elsewhere, &folder).unwrap();
    click(&mut window, "Prøv igen");
    assert!(is_said(&window, "Adgangskode for Vera Demo"));
    assert_eq!(window.state().setup().folder, Some(folder));
}
