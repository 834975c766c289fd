//! *Hætteglas*: a vial that is mixed, one that is not, and what is printed wrongly, expired or on pause.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use mimik::domain::area::Area;
use mimik::domain::product::ProductId;
use mimik::domain::safety::BatchPaused;
use mimik::domain::time::Day;
use mimik::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};
use mimik::journal::Edit;
use mimik::ui::page::record::readiness::dialogs::VialDialog;

use super::*;

fn of(product: &str) -> (Clinic, Window<VialDialog>) {
    let clinic = Clinic::new();
    let (journal, patient) = planned(&clinic, &[Area::Glabella], |draft| {
        draft.plan.product = Some(ProductId::new(product));
    });
    let window = window(journal, patient, VialDialog::new, VialDialog::ui);
    (clinic, window)
}

fn month(year: i32, month: u32) -> Expiry {
    Expiry::InMonth(Day::new(year, month, 1).unwrap())
}

fn vial(window: &Window<VialDialog>) -> VialOpened {
    match saved(window).as_slice() {
        [
            Edit::OpenVial {
                vial, at: opened, ..
            },
        ] => {
            assert_eq!(*opened, at("2026-11-25 14:40"));
            vial.clone()
        }
        other => panic!("one vial: {other:?}"),
    }
}

#[test]
fn vistabel_is_mixed_and_its_strength_is_said() {
    let (_clinic, mut window) = of("vistabel");
    assert!(says(&window, "Vistabel") && says(&window, "Allergan-enheder"));
    // The batch has the keyboard at once.
    window.event(Event::Text("TEST-0426-A".to_owned()));
    window.run_ok();
    write(&mut window, "Udløb, som det er trykt", "02/28");
    assert!(says(&window, "Sidste dag: 29. feb. 2028"));
    let why = locked(&window, "Gem hætteglas").unwrap();
    for missing in [
        "Pakning",
        "Opblandet i",
        "Opblandet med",
        "Opbevaring",
        "Blandet",
    ] {
        assert!(why.contains(missing), "{missing} in {why}");
    }
    press(&mut window, Role::RadioButton, "50 enheder");
    assert!(!says(&window, "pr. 0,1 ml"));
    press(&mut window, Role::RadioButton, "1,25 ml");
    assert!(says(&window, "4 enheder pr. 0,1 ml"));
    press(
        &mut window,
        Role::RadioButton,
        "Saltvand 0,9 % uden konservering",
    );
    press(&mut window, Role::RadioButton, "Opbevaret ved 2–8 °C");
    press(&mut window, Role::Button, "Nu");
    press(&mut window, Role::Button, "Gem hætteglas");
    let expected = VialOpened {
        product: ProductId::new("vistabel"),
        batch: "TEST-0426-A".to_owned(),
        expiry: month(2028, 2),
        nominal: "50".parse().unwrap(),
        diluent: Some(Diluent {
            kind: DiluentKind::Saline,
            volume: "1.25".parse().unwrap(),
        }),
        mixed_at: Some(at("2026-11-25 14:40")),
        storage: Some(Storage::Cold),
    };
    assert_eq!(vial(&window), expected);
    assert_eq!(carry_out(&mut window).vials.len(), 1);
}

#[test]
fn another_size_has_other_volumes_and_a_typed_one_none() {
    let (_clinic, mut window) = of("vistabel");
    press(&mut window, Role::RadioButton, "50 enheder");
    press(&mut window, Role::RadioButton, "1,25 ml");
    press(&mut window, Role::RadioButton, "100 enheder");
    assert!(
        !says(&window, "pr. 0,1 ml"),
        "the volume was another package's"
    );
    press(&mut window, Role::RadioButton, "2,5 ml");
    assert!(says(&window, "4 enheder pr. 0,1 ml"));
    press_nth(&mut window, Role::RadioButton, "Andet", 0);
    write(&mut window, "Pakning, enheder", "-50");
    assert!(
        locked(&window, "Gem hætteglas")
            .unwrap()
            .contains("Pakning")
    );
    write(&mut window, "Pakning, enheder", "125");
    write(&mut window, "Opblandet i, ml", "0,63");
    assert!(says(&window, "125 enheder i 0,63 ml"));
}

#[test]
fn it_was_not_mixed_in_the_future() {
    let (_clinic, mut window) = of("vistabel");
    write(&mut window, "Blandet, kl.", "14.42");
    assert!(
        !locked(&window, "Gem hætteglas")
            .unwrap()
            .contains("Blandet")
    );
    write(&mut window, "Blandet, kl.", "14.43");
    assert!(says(&window, "Tidspunktet ligger i fremtiden"));
    assert!(
        locked(&window, "Gem hætteglas")
            .unwrap()
            .contains("Blandet")
    );
    write(&mut window, "Blandet, dato", "24.11");
    assert!(
        !locked(&window, "Gem hætteglas")
            .unwrap()
            .contains("Blandet")
    );
}

/// What comes ready-made is not mixed: batch, expiry, ↵.
#[test]
fn alluzience_asks_for_batch_and_expiry_alone() {
    let (_clinic, mut window) = of("alluzience");
    assert!(!says(&window, "Opblandet"));
    window.event(Event::Text("A1".to_owned()));
    window.run_ok();
    key(&mut window, Key::Tab);
    window.event(Event::Text("31.3.2027".to_owned()));
    window.run_ok();
    key(&mut window, Key::Enter);
    let expected = VialOpened {
        product: ProductId::new("alluzience"),
        batch: "A1".to_owned(),
        expiry: Expiry::On(Day::new(2027, 3, 31).unwrap()),
        nominal: "125".parse().unwrap(),
        diluent: None,
        mixed_at: None,
        storage: None,
    };
    assert_eq!(vial(&window), expected);
}

#[test]
fn an_expiry_that_means_none_is_not_taken() {
    let (_clinic, mut window) = of("alluzience");
    write(&mut window, "Batch", "A1");
    for wrong in ["25/11", "13/2027", "2027", "31.2.2027"] {
        write(&mut window, "Udløb, som det er trykt", wrong);
        assert!(says(&window, "Skriv udløbet som"), "{wrong}");
        let why = locked(&window, "Gem hætteglas");
        assert_eq!(why.as_deref(), Some("Mangler: Udløb, som det er trykt"));
    }
}

/// The gate says no; the journal takes what is true.
#[test]
fn an_expired_or_paused_batch_is_said_and_can_be_saved() {
    let clinic = Clinic::new();
    let (mut journal, patient) = planned(&clinic, &[Area::Glabella], |draft| {
        draft.plan.product = Some(ProductId::new("alluzience"));
    });
    let pause = BatchPaused {
        product: ProductId::new("alluzience"),
        batch: "TEST 1".to_owned(),
        paused: true,
        grounds: "Knækket ampul i samme kasse".to_owned(),
    };
    journal.apply(Edit::PauseBatch(pause)).unwrap();
    let mut window = window(journal, patient, VialDialog::new, VialDialog::ui);
    write(&mut window, "Batch", "TEST-2");
    assert!(!says(&window, "på pause"));
    write(&mut window, "Batch", "test-1");
    assert!(says(&window, "Batchen er på pause siden 25. nov. 2026"));
    assert!(says(&window, "Knækket ampul"));
    write(&mut window, "Udløb, som det er trykt", "25.11.2026");
    assert!(!says(&window, "Udløbet 25."), "the last day is a valid one");
    write(&mut window, "Udløb, som det er trykt", "24.11.2026");
    assert!(says(&window, "Udløbet 24. nov. 2026"));
    press(&mut window, Role::Button, "Gem hætteglas");
    assert_eq!(carry_out(&mut window).vials.len(), 1);
}
