//! *Bekræft i dag* from the keyboard: a returning patient, one who was never asked, and what was confirmed already.

use std::collections::BTreeSet;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use mimik::domain::area::Area;
use mimik::domain::confirmation::{AreaFinding, AreaInspected, Doubt, ScreeningConfirmed};
use mimik::domain::consultation::{
    Answer as Said, Choice, ConsultationDraft, HealthCard, HealthItem, Medicine, MedicineKind,
};
use mimik::domain::id::PatientId;
use mimik::domain::time::When;
use mimik::journal::{Edit, Journal};
use mimik::ui::page::record::readiness::dialogs::{Answer, DayDialog};

use super::*;

const AREAS: [Area; 2] = [Area::Forehead, Area::Glabella];

/// Every card of health as before: one answer each, and none for all of them.
const CARDS: &str = "uuuuuuu";

fn open(journal: Journal, patient: PatientId) -> Window<DayDialog> {
    window(journal, patient, DayDialog::new, DayDialog::ui)
}

fn returning(change: impl FnOnce(&mut ConsultationDraft)) -> (Clinic, Window<DayDialog>) {
    let clinic = Clinic::new();
    let (journal, patient) = planned(&clinic, &AREAS, change);
    (clinic, open(journal, patient))
}

fn fish_oil() -> Medicine {
    Medicine {
        name: "Fiskeolie".to_owned(),
        dose: String::new(),
        kind: MedicineKind::Bruising,
        prescribed: false,
        last_intake: When::Exactly(at("2026-11-22 20:00")),
        pause_advised: true,
    }
}

fn screening(edits: &[Edit]) -> ScreeningConfirmed {
    let found = edits.iter().find_map(|edit| {
        let Edit::ConfirmScreening { screening, .. } = edit else {
            return None;
        };
        Some(screening.clone())
    });
    found.unwrap()
}

#[test]
fn each_card_of_a_returning_patient_takes_one_key() {
    let (_clinic, mut window) = returning(|draft| {
        draft.no_medicine = false;
        draft.medicines.push(fish_oil());
    });
    assert!(says(&window, "3 gange nej"));
    assert!(says(&window, "Fiskeolie"));
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    letters(&mut window, "uiuu");
    key(&mut window, Key::Enter);
    let patient = window.state().view.id;
    let edits = saved(&window);
    assert_eq!(edits.first(), Some(&Edit::ConfirmIdentity(patient)));
    let confirmed = screening(&edits);
    assert_eq!(confirmed.answers.len(), HealthItem::ALL.len());
    let all_no = |said: &Said| said.choice == Choice::No;
    assert!(confirmed.answers.values().all(all_no));
    assert_eq!(confirmed.medicines, [fish_oil()]);
    assert!(confirmed.doubt.is_empty());
    let course = carry_out(&mut window);
    assert_eq!(course.identity_confirmed.len(), 1);
    assert_eq!(course.screenings.len(), 1);
    let inspected = course.inspections.iter().map(|told| &told.value.area);
    assert_eq!(inspected.collect::<Vec<_>>(), AREAS.each_ref());
}

#[test]
fn nothing_is_answered_beforehand_and_what_is_missing_is_said() {
    let (_clinic, window) = returning(|_| {});
    let why = locked(&window, "Bekræft").unwrap();
    for missing in ["Identitet", "Allergi", "Medicin", "Tvivl", "Pande"] {
        assert!(why.contains(missing), "{missing} in {why}");
    }
}

#[test]
fn escape_throws_nothing_into_the_record() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Escape);
    assert_eq!(window.state().answer, Some(Answer::Cancel));
}

#[test]
fn nothing_answers_several_questions_at_once() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    for (place, card) in HealthCard::ALL.into_iter().enumerate() {
        let name = window.state().text.health_card(card).to_owned();
        let why = locked(&window, "Bekræft").unwrap();
        assert!(why.contains(&name), "{place}: {name} in {why}");
        letters(&mut window, "u");
        let why = locked(&window, "Bekræft").unwrap();
        assert!(!why.contains(&name), "{place}: {name} in {why}");
    }
}

#[test]
fn a_yes_is_read_with_its_words_and_is_kept_with_them() {
    let (_clinic, mut window) = returning(|draft| {
        let yes = Said {
            choice: Choice::Yes,
            detail: "Tager blodfortyndende".to_owned(),
        };
        draft.answers.insert(HealthItem::BleedingDisorder, yes);
    });
    assert!(says(
        &window,
        "Blødningsforstyrrelse: ja, Tager blodfortyndende"
    ));
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    letters(&mut window, "uiuu");
    key(&mut window, Key::Enter);
    let confirmed = screening(&saved(&window));
    let bleeding = confirmed.answers.get(&HealthItem::BleedingDisorder);
    assert_eq!(bleeding.unwrap().detail, "Tager blodfortyndende");
}

#[test]
fn what_has_changed_is_asked_question_by_question() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    // Pregnancy and muscles as before, an allergy is new: toxin no, excipient yes.
    letters(&mut window, "uuænj");
    // The keyboard stands in the words for it, and the answer's own letter is not among them.
    window.event(Event::Text("Albumin".to_owned()));
    window.run_ok();
    press(
        &mut window,
        Role::RadioButton,
        "Infektion og feber: Uændret",
    );
    letters(&mut window, "uuu");
    letters(&mut window, "uiuu");
    key(&mut window, Key::Enter);
    let confirmed = screening(&saved(&window));
    let allergy = &confirmed.answers[&HealthItem::ExcipientAllergy];
    assert_eq!(
        (allergy.choice, allergy.detail.as_str()),
        (Choice::Yes, "Albumin")
    );
    let toxin = &confirmed.answers[&HealthItem::ToxinAllergy];
    assert_eq!(toxin.choice, Choice::No);
    assert_eq!(confirmed.answers.len(), HealthItem::ALL.len());
}

#[test]
fn a_yes_without_its_words_is_missing() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    press(&mut window, Role::RadioButton, "Allergi: Ændret");
    let toxin = "Allergi over for botulinumtoksin";
    press(&mut window, Role::RadioButton, &format!("{toxin}: Ja"));
    press(
        &mut window,
        Role::RadioButton,
        "Allergi over for et hjælpestof: Ved ikke",
    );
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains(&format!("{toxin}, uddybet")), "{why}");
    assert!(!why.contains("hjælpestof"), "{why}");
}

#[test]
fn the_list_of_medicines_is_edited_where_it_has_changed() {
    let (_clinic, mut window) = returning(|draft| {
        draft.no_medicine = false;
        draft.medicines.push(fish_oil());
    });
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    letters(&mut window, "æ");
    write(&mut window, "Sidst taget, dato 1", "26.11");
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains("Sidst taget på medicin 1"), "{why}");
    write(&mut window, "Sidst taget, dato 1", "24.11");
    write(&mut window, "Sidst taget, kl. 1", "");
    press(&mut window, Role::Button, "Tilføj medicin");
    window.event(Event::Text("Magnyl".to_owned()));
    window.run_ok();
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains("Medicin, art på medicin 2"), "{why}");
    press(&mut window, Role::ComboBox, "Medicin, art 2");
    press(&mut window, Role::ListBoxOption, "Blodfortyndende");
    press_nth(&mut window, Role::RadioButton, "Ordineret", 1);
    press(
        &mut window,
        Role::RadioButton,
        "Tvivl om, at samtykket er frit: Ingen tvivl",
    );
    for area in ["Pande", "Bekymringsrynke"] {
        press(
            &mut window,
            Role::RadioButton,
            &format!("{area}: Uden anmærkning"),
        );
    }
    press(&mut window, Role::Button, "Bekræft");
    let taken = screening(&saved(&window)).medicines;
    assert_eq!(taken.len(), 2);
    let on = When::On(at("2026-11-24 12:00").day());
    assert_eq!(
        taken[0],
        Medicine {
            last_intake: on,
            ..fish_oil()
        }
    );
    assert_eq!(taken[1].kind, MedicineKind::BloodThinning);
    assert!(taken[1].prescribed && taken[1].last_intake == When::Unknown);
}

#[test]
fn doubt_and_findings_say_what_they_are() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    letters(&mut window, "ut");
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains("Hvad tvivlen gælder"), "{why}");
    press(&mut window, Role::CheckBox, "Pres fra andre");
    press(&mut window, Role::RadioButton, "Bekymringsrynke: Fund");
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains("Bekymringsrynke"), "{why}");
    press(&mut window, Role::CheckBox, "Infektion eller betændelse");
    press(&mut window, Role::CheckBox, "Keloid");
    press(&mut window, Role::RadioButton, "Pande: Uden anmærkning");
    press(&mut window, Role::Button, "Bekræft");
    let edits = saved(&window);
    assert_eq!(screening(&edits).doubt, BTreeSet::from([Doubt::Pressure]));
    let patient = window.state().view.id;
    let areas = vec![
        AreaInspected {
            area: Area::Forehead,
            infected: false,
            findings: BTreeSet::new(),
        },
        AreaInspected {
            area: Area::Glabella,
            infected: true,
            findings: BTreeSet::from([AreaFinding::Keloid]),
        },
    ];
    assert_eq!(edits.last(), Some(&Edit::InspectAreas { patient, areas }));
}

#[test]
fn somebody_who_was_never_asked_answers_every_question() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let mut window = open(journal, patient);
    assert!(!says(&window, "Uændret"));
    key(&mut window, Key::Space);
    // Without a product nobody asks about contraception.
    for _ in 1..HealthItem::ALL.len() {
        letters(&mut window, "n");
    }
    let why = locked(&window, "Bekræft").unwrap();
    assert!(why.contains("Medicin") && !why.contains("Allergi"), "{why}");
    press(
        &mut window,
        Role::CheckBox,
        "Tager ingen medicin eller kosttilskud",
    );
    press(
        &mut window,
        Role::RadioButton,
        "Tvivl om, at samtykket er frit: Ingen tvivl",
    );
    press(&mut window, Role::Button, "Bekræft");
    let edits = saved(&window);
    assert_eq!(edits.len(), 2, "no area is asked for");
    let confirmed = screening(&edits);
    assert_eq!(confirmed.answers.len(), HealthItem::ALL.len() - 1);
    assert!(!confirmed.answers.contains_key(&HealthItem::Contraception));
}

#[test]
fn what_was_confirmed_today_is_left_out() {
    let (clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    letters(&mut window, "uiuu");
    key(&mut window, Key::Enter);
    carry_out(&mut window);
    let patient = window.state().view.id;
    drop(window);
    clinic.is_at("2026-11-25 15:10");
    let mut window = open(clinic.doctor(), patient);
    let done = "Identitet bekræftet i dag kl. 14.40 af Vera Mikkelsen";
    assert!(says(&window, done));
    assert_eq!(
        locked(&window, "Bekræft").as_deref(),
        Some("Mangler: Alt er bekræftet i dag")
    );
    press(&mut window, Role::Button, "Spørg igen: identitet");
    key(&mut window, Key::Tab);
    press(
        &mut window,
        Role::CheckBox,
        "Navn, fødselsdato og nummer er sagt og stemmer",
    );
    press(&mut window, Role::Button, "Bekræft");
    assert_eq!(saved(&window), [Edit::ConfirmIdentity(patient)]);
    drop(window);
    // The day after, everything is asked again.
    clinic.is_at("2026-11-26 00:00");
    let window = open(clinic.doctor(), patient);
    assert!(locked(&window, "Bekræft").unwrap().contains("Identitet"));
}

#[test]
fn a_refusal_stays_in_sight_and_nothing_is_lost() {
    let (_clinic, mut window) = returning(|_| {});
    key(&mut window, Key::Space);
    letters(&mut window, CARDS);
    window
        .state_mut()
        .with(|dialog, _, _| dialog.refused("Journalen er låst".to_owned()));
    window.run_ok();
    assert!(says(&window, "Journalen er låst"));
    assert!(!locked(&window, "Bekræft").unwrap().contains("Allergi"));
}

/// Whatever the keyboard comes to in a low window is in sight.
#[test]
fn the_contents_follow_the_keyboard() {
    let (_clinic, mut window) = returning(|_| {});
    window.set_size(eframe::egui::vec2(1440.0, 620.0));
    window.run_ok();
    let last = "Bekymringsrynke";
    let below = |window: &Window<DayDialog>| {
        let area = window.get_by_role_and_label(Role::RadioGroup, last);
        area.rect().bottom() > 540.0
    };
    assert!(below(&window));
    key(&mut window, Key::Space);
    letters(&mut window, "uuuuuuuuiu");
    assert!(!below(&window), "the last area has the keyboard");
}

/// Behind the last answer stands »Annullér«: ↵ must not throw everything away.
#[test]
fn the_last_answer_never_leaves_the_keyboard_on_cancel() {
    let (_clinic, mut window) = returning(|_| {});
    press(&mut window, Role::RadioButton, "Pande: Uden anmærkning");
    press(
        &mut window,
        Role::RadioButton,
        "Bekymringsrynke: Uden anmærkning",
    );
    let last = window.get_by_role_and_label(Role::RadioGroup, "Bekymringsrynke");
    last.focus();
    window.run_ok();
    letters(&mut window, "u");
    key(&mut window, Key::Enter);
    assert_eq!(window.state().answer, None);
}
