//! Drawing, signing and reading; what is typed is safe; what does not fit is said where it stands.

use super::*;

#[test]
fn three_points_are_drawn_signed_and_read() {
    let (clinic, patient, mut window) = started(&[(Area::Glabella, "12")]);
    for site in ["gl.procerus", "gl.corr_med.H", "gl.corr_med.V"] {
        inject(&mut window, site, &[Key::Num4]);
    }
    assert!(is_disabled(&window, "Underskriv behandling"));
    assert!(shows(&window, "hvornår første og sidste injektion"));
    fill_in(&mut window, &clinic);
    assert!(shows(
        &window,
        "Bekymringsrynke: 3 punkter, 12 enheder (højre 4, midt 4, venstre 4). Ordineret 12"
    ));
    assert!(!shows(&window, "givet 12."), "as prescribed");
    look(&mut window, "treatment-form");
    press(&mut window, "Underskriv behandling");
    look(&mut window, "treatment-sign");
    assert!(shows(&window, "12\u{a0}enheder\u{a0}Vistabel"));
    assert!(shows(&window, "kasseret 38 enheder"));
    assert!(
        course(&window, patient).given.is_empty(),
        "not before the signature"
    );
    press(&mut window, "Underskriv");

    let course = course(&window, patient);
    let given = &course.given.first().unwrap().value;
    assert_eq!(given.points.len(), 3);
    assert_eq!(given.started, at("2026-11-25 14:40:23"));
    assert_eq!(given.ended, at("2026-11-25 14:52:10"));
    let vial = given.vials.first().unwrap();
    assert_eq!(
        (vial.drawn.to_string(), vial.discarded.to_string()),
        ("50".to_owned(), "38".to_owned())
    );
    assert!(given.points.iter().all(|point| point.vial == vial.vial));
    assert_eq!(given.needle, "30G");
    assert_eq!(course.aftercare.len(), 1);
    assert!(record(&window, patient).drafts.is_empty());
    assert!(course.running_start().is_none());

    window.run_ok();
    look(&mut window, "treatment-read");
    for words in [
        "Underskrevet.",
        "Afventer lægens attest",
        "Næserod: 4 enheder",
    ] {
        assert!(shows(&window, words), "{words}");
    }
    let batch = window.get_by_role_and_label(Role::TextInput, "Batch");
    assert_eq!(batch.value().as_deref(), Some("TEST-0426-A"));
}

#[test]
fn the_draft_survives_the_lock_and_nobody_else_can_write_it() {
    let (clinic, patient, mut window) = started(GLABELLA);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    write(&mut window, "Bemærkning", "Halvt skrevet");
    press(&mut window, "Første injektion nu");
    lock_and_enter(&mut window, clinic.nurse, patient);
    assert!(shows(&window, "Næserod: 4 enheder"));
    let draft = draft(&window, patient);
    assert_eq!(draft.note, "Halvt skrevet");
    assert_eq!(draft.began, Some(at("2026-11-25 14:40:23")));
    assert_eq!(draft.vials.len(), 1);

    lock_and_enter(&mut window, clinic.doctor, patient);
    assert!(shows(&window, "Behandlingen er startet af Nina Testesen"));
    assert!(!shows(&window, "Næserod: 4 enheder"));
    assert!(window.query_by_label("Underskriv behandling").is_none());
    assert!(
        record(&window, patient).drafts.is_empty(),
        "no second draft"
    );
    look(&mut window, "treatment-others");
}

#[test]
fn a_half_typed_time_and_amount_survive_the_lock() {
    let (clinic, patient, mut window) = started(GLABELLA);
    write(&mut window, "Første injektion", "14.4");
    write(&mut window, "Trukket op, enheder", "tolv");
    lock_and_enter(&mut window, clinic.nurse, patient);
    let typed = |window: &Window, label| {
        let field = window.get_by_role_and_label(Role::TextInput, label);
        field.value()
    };
    assert_eq!(typed(&window, "Første injektion").as_deref(), Some("14.4"));
    let drawn = typed(&window, "Trukket op, enheder");
    assert_eq!(drawn.as_deref(), Some("tolv"));
    assert_eq!(draft(&window, patient).began, None);
    write(&mut window, "Trukket op, enheder", "12,5");
    lock_and_enter(&mut window, clinic.nurse, patient);
    let draft = draft(&window, patient);
    assert_eq!(draft.vials[0].drawn.to_string(), "12.5");
    assert!(draft.half_typed.drawn.is_empty());
}

#[test]
fn nothing_is_filled_in_beforehand() {
    let (_clinic, patient, window) = started(PICTURED);
    let draft = draft(&window, patient);
    assert!(draft.map.is_empty());
    assert!(!shows(&window, "Ordineret 42, givet 0"), "not yet");
    assert!(!draft.disinfected && !draft.aftercare_oral && !draft.aftercare_written);
    assert_eq!((draft.began, draft.ended), (None, None));
    assert_eq!(
        draft.vials.first().map(|drawn| drawn.drawn.to_string()),
        Some("50".to_owned())
    );
    assert!(is_disabled(&window, "Underskriv behandling"));
}

#[test]
fn what_is_typed_is_in_the_database_within_two_seconds() {
    let (clinic, patient, mut window) = started(GLABELLA);
    write(&mut window, "Bemærkning", "Ingen blødning");
    assert!(shows(&window, "Gemmer"));
    wait(&mut window, &clinic, "2026-11-25 14:40:24");
    assert!(shows(&window, "Kladde gemt 14.40"));
    assert_eq!(draft(&window, patient).note, "Ingen blødning");
}

#[test]
fn more_than_was_drawn_is_said_and_cannot_be_signed() {
    let (clinic, _, mut window) = started(&[(Area::Glabella, "12")]);
    for site in ["gl.procerus", "gl.corr_med.H", "gl.corr_med.V"] {
        inject(&mut window, site, &[Key::Num4]);
    }
    fill_in(&mut window, &clinic);
    for (drawn, wrong) in [("11,99", true), ("12", false), ("12,01", false)] {
        write(&mut window, "Trukket op, enheder", drawn);
        window.run_ok();
        assert_eq!(
            shows(&window, "mere, end der er trukket op"),
            wrong,
            "{drawn}"
        );
        assert_eq!(
            is_disabled(&window, "Underskriv behandling"),
            wrong,
            "{drawn}"
        );
    }
    write(&mut window, "Trukket op, enheder", "tolv");
    window.run_ok();
    assert!(shows(&window, "Skriv det optrukne i enheder"));
    assert!(is_disabled(&window, "Underskriv behandling"));
}

#[test]
fn a_time_before_the_start_or_after_now_is_said_where_it_stands() {
    let (clinic, _, mut window) = started(&[(Area::Glabella, "4")]);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    fill_in(&mut window, &clinic);
    for (began, sentence) in [
        ("14.39", "Behandlingen blev startet kl. 14.40"),
        ("14.53", "Sidste injektion ligger før den første"),
    ] {
        write(&mut window, "Første injektion", began);
        window.run_ok();
        assert!(shows(&window, sentence), "{began}");
        assert!(is_disabled(&window, "Underskriv behandling"), "{began}");
    }
    write(&mut window, "Første injektion", "14.40");
    window.run_ok();
    assert!(
        !is_disabled(&window, "Underskriv behandling"),
        "the minute of the start itself"
    );
    write(&mut window, "Sidste injektion", "14.53");
    window.run_ok();
    assert!(shows(&window, "Tidspunktet ligger i fremtiden"));
    assert!(is_disabled(&window, "Underskriv behandling"));
}

#[test]
fn two_areas_stand_on_two_lines_with_their_sides() {
    let (_clinic, _, mut window) = started(&[(Area::Forehead, "10"), (Area::Glabella, "20")]);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    inject(&mut window, "fr.med.H", &[Key::Num2]);
    inject(&mut window, "fr.med.V", &[Key::Num3]);
    for line in [
        "Bekymringsrynke: 1 punkt, 4 enheder (midt 4). Ordineret 20",
        "Pande: 2 punkter, 5 enheder (højre 2, venstre 3). Ordineret 10",
        "I alt: 3 punkter, 9 enheder (højre 2, midt 4, venstre 3). Ordineret 30",
    ] {
        assert!(shows(&window, line), "{line}");
    }
}

#[test]
fn the_strength_is_exact_and_the_product_cannot_be_changed() {
    let (_clinic, patient, mut window) = started(GLABELLA);
    let strength = window.get_by_role_and_label(Role::TextInput, "Styrke");
    assert_eq!(strength.value().as_deref(), Some("4 enheder pr. 0,1 ml"));
    assert!(shows(&window, "Enheder gælder kun Vistabel."));
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    assert!(shows(&window, "0,1 ml"));
    press(&mut window, "Skift produkt");
    assert!(shows(&window, "kræver en ny start"));
    look(&mut window, "treatment-product");
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(draft(&window, patient).product, crate::clinic::vistabel());
}

#[test]
fn a_point_beside_every_area_gets_the_one_that_is_chosen() {
    let (_clinic, _, mut window) = started(GLABELLA);
    let sites = sites(&face::Area::USUAL);
    let forehead = sites.filter(|site| site.id == "fr.midt").last();
    let at = on_screen(&window, forehead.unwrap().place());
    click_at(&mut window, at);
    assert!(shows(&window, "Hvilket område?"));
    press(&mut window, "Pande");
    assert!(shows(&window, "Pande, frit punkt 1: uden enheder"));
    assert!(!shows(&window, "Hvilket område?"));
}

#[test]
fn with_a_second_vial_each_point_has_its_own() {
    let (clinic, patient, mut window) = started(GLABELLA);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    wait(&mut window, &clinic, "2026-11-25 14:40:25");
    drop(window);
    let mut journal = clinic.nurse();
    let second = crate::clinic::open_vial(&mut journal, patient, "TEST-0426-B");
    crate::clinic::lock(journal);
    let mut window = window_of(&clinic, clinic.nurse, patient);
    press(&mut window, "Tilføj hætteglas TEST-0426-B");
    inject(&mut window, "gl.corr_med.H", &[Key::Num3]);
    wait(&mut window, &clinic, "2026-11-25 14:40:26");
    look(&mut window, "treatment-two-vials");
    let saved = draft(&window, patient);
    let first = saved.vials.first().unwrap().vial;
    let of = |place: usize| saved.map.get(place).unwrap().vial;
    assert_eq!((of(0), of(1)), (Some(first), Some(second)));

    choose(
        &mut window,
        "Hætteglas for Bryn, inderst, højre",
        "Hætteglas 1, TEST-0426-A",
    );
    wait(&mut window, &clinic, "2026-11-25 14:40:30");
    let saved = draft(&window, patient);
    assert_eq!(saved.map.get(1).unwrap().vial, Some(first));
}

#[test]
fn the_advice_says_how_long_and_once_the_end_is_known_until_when() {
    let (clinic, _, mut window) = started(GLABELLA);
    assert!(shows(&window, "Hold dig oprejst og rolig i 4 timer"));
    assert!(shows(&window, "Ingen massage i 24 timer"));
    fill_in(&mut window, &clinic);
    for line in [
        // Ten seconds after 14.52: a limit is rounded up.
        "Hold dig oprejst og rolig til kl. 18.53",
        "Ingen solbadning før kl. 18.53",
        "Ingen sauna før kl. 18.53",
        "Ingen massage før i morgen kl. 14.53",
        "Ingen hård motion før i morgen kl. 14.53",
        "Sving ikke hovedet under hjertehøjde før i morgen kl. 14.53",
    ] {
        assert!(shows(&window, line), "{line}");
    }
    look(&mut window, "treatment-advice");
    write(&mut window, "Sidste injektion", "14.50");
    assert!(shows(&window, "Ingen sauna før kl. 18.50"));
    write(&mut window, "Sidste injektion", "14.55");
    assert!(shows(&window, "Ingen sauna i 4 timer"), "yet to come");
}
