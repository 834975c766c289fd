//! *Registrér afvigelse*: what is known, what is not, and that nothing in it is yet to come.

use eframe::egui::accesskit::Role;
use mimik::domain::area::Area;
use mimik::domain::product::ProductId;
use mimik::domain::treatment::{Deviation, StatedProduct};
use mimik::domain::vial::Expiry;
use mimik::journal::Edit;
use mimik::ui::page::record::readiness::dialogs::DeviationDialog;

use super::*;

const SAVE: &str = "Registrér afvigelse";
const WHY: &str = "Hvad skete der, hvorfor, og hvad er gjort for patienten";

fn open() -> (Clinic, Window<DeviationDialog>) {
    let clinic = Clinic::new();
    let (journal, patient) = planned(&clinic, &[Area::Glabella], |_| {});
    let make: Make<_> = |cx, view, gate| {
        let sentence = "Betænkningstid: 18 minutter manglede".to_owned();
        DeviationDialog::new(cx, view, gate).failing(vec![sentence])
    };
    let window = window(journal, patient, make, DeviationDialog::ui);
    (clinic, window)
}

fn unknown(window: &mut Window<DeviationDialog>, what: &str) {
    press(window, Role::CheckBox, &format!("{what}: Ikke oplyst"));
}

fn all_unknown(window: &mut Window<DeviationDialog>) {
    for what in [
        "Sidste injektion",
        "Områder",
        "Enheder, med ord",
        "Batch",
        "Udløb, som det er trykt",
    ] {
        unknown(window, what);
    }
    product(window, "Ikke oplyst");
}

fn product(window: &mut Window<DeviationDialog>, name: &str) {
    press(window, Role::ComboBox, "Produkt");
    press(window, Role::ListBoxOption, name);
}

fn deviation(window: &Window<DeviationDialog>) -> Deviation {
    match saved(window).as_slice() {
        [Edit::RecordDeviation { deviation, .. }] => (**deviation).clone(),
        other => panic!("one deviation: {other:?}"),
    }
}

#[test]
fn all_but_the_time_and_the_account_may_be_unknown() {
    let (clinic, mut window) = open();
    assert!(says(&window, "Betænkningstid: 18 minutter manglede"));
    let why = locked(&window, SAVE).unwrap();
    for missing in [
        "Første", "Sidste", "Områder", "Produkt", "Enheder", "Batch", "Udløb",
    ] {
        assert!(
            why.contains(missing),
            "nothing is unknown by itself: {missing} in {why}"
        );
    }
    // The first date has the keyboard at once.
    window.event(Event::Text("24.11".to_owned()));
    window.run_ok();
    write(&mut window, "Første injektion, kl.", "15.00");
    all_unknown(&mut window);
    let why = locked(&window, SAVE);
    assert_eq!(why, Some(format!("Mangler: {WHY}")));
    write(&mut window, WHY, "Givet dagen før.");
    press(&mut window, Role::Button, SAVE);
    let told = deviation(&window);
    assert_eq!(told.started, at("2026-11-24 15:00"));
    assert_eq!(told.practitioner, clinic.doctor);
    assert_eq!(
        (told.ended, told.product, told.units, told.batch),
        (None, None, None, None)
    );
    assert!(told.areas.is_empty() && told.expiry.is_none() && told.rules.is_empty());
    let course = carry_out(&mut window);
    assert_eq!(course.deviations.len(), 1);
    assert!(
        !course.deviations[0].value.rules.is_empty(),
        "the journal fills them in"
    );
}

#[test]
fn what_is_known_is_told_whole() {
    let (_clinic, mut window) = open();
    write(&mut window, "Første injektion, dato", "25.11");
    write(&mut window, "Første injektion, kl.", "14.12");
    write(&mut window, "Sidste injektion, kl.", "14.20");
    press(&mut window, Role::CheckBox, "Bekymringsrynke");
    press(&mut window, Role::CheckBox, "Andet");
    write(&mut window, "Hvilket område", "Halsen");
    product(&mut window, "Azzalure");
    write(&mut window, "Enheder, med ord", "Femten eller tyve");
    write(&mut window, "Batch", "A1");
    write(&mut window, "Udløb, som det er trykt", "03/27");
    write(&mut window, WHY, "Uret var ikke set efter.");
    press(&mut window, Role::Button, SAVE);
    let told = deviation(&window);
    assert_eq!(told.ended, Some(at("2026-11-25 14:20")));
    let areas = [Area::Glabella, Area::Other("Halsen".to_owned())];
    assert_eq!(told.areas, areas.into());
    assert_eq!(
        told.product,
        Some(StatedProduct::Id(ProductId::new("azzalure")))
    );
    assert_eq!(told.units.as_deref(), Some("Femten eller tyve"));
    let march = mimik::domain::time::Day::new(2027, 3, 1).unwrap();
    assert_eq!(told.expiry, Some(Expiry::InMonth(march)));
    carry_out(&mut window);
}

#[test]
fn a_product_outside_the_catalogue_has_its_name() {
    let (_clinic, mut window) = open();
    write(&mut window, "Første injektion, kl.", "14.12");
    all_unknown(&mut window);
    write(&mut window, WHY, "Givet uden for klinikken.");
    product(&mut window, "Andet produkt");
    assert_eq!(locked(&window, SAVE).as_deref(), Some("Mangler: Produkt"));
    write(&mut window, "Hvilket produkt", "Ukendt mærke");
    press(&mut window, Role::Button, SAVE);
    let named = StatedProduct::Name("Ukendt mærke".to_owned());
    assert_eq!(deviation(&window).product, Some(named));
}

#[test]
fn nothing_of_it_lies_in_the_future_and_it_ends_after_it_began() {
    let (_clinic, mut window) = open();
    all_unknown(&mut window);
    write(&mut window, WHY, "Givet uden at spørge.");
    write(&mut window, "Første injektion, kl.", "14.41");
    assert!(says(&window, "Tidspunktet ligger i fremtiden"));
    let why = locked(&window, SAVE);
    assert_eq!(why.as_deref(), Some("Mangler: Første injektion"));
    write(&mut window, "Første injektion, dato", "26.11");
    assert!(locked(&window, SAVE).is_some());
    write(&mut window, "Første injektion, dato", "25.11");
    write(&mut window, "Første injektion, kl.", "14.40");
    assert_eq!(locked(&window, SAVE), None);
    // The last injection is known after all, and cannot come before the first.
    unknown(&mut window, "Sidste injektion");
    write(&mut window, "Sidste injektion, kl.", "14.39");
    assert!(says(&window, "Sidste injektion ligger før den første"));
    assert!(locked(&window, SAVE).is_some());
    write(&mut window, "Sidste injektion, kl.", "14.40");
    assert_eq!(locked(&window, SAVE), None);
}
