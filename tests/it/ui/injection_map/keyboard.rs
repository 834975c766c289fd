//! The keys of the map, and that they are the map's only while it has the keyboard.

use super::*;

#[test]
fn digits_are_units_and_two_soon_after_another_are_one_number() {
    let mut window = with_points(&[("gl.procerus", "")]);
    choose(&mut window, "Næserod: uden enheder");
    window.key_press(Key::Num1);
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(chosen(&window), "Næserod: 12 enheder");
    wait(&mut window);
    press(&mut window, Key::Num4);
    assert_eq!(chosen(&window), "Næserod: 4 enheder");
    wait(&mut window);
    press(&mut window, Key::Num5);
    assert_eq!(chosen(&window), "Næserod: 5 enheder");
    for units in ["4 enheder", "12 enheder", "uden enheder"] {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(chosen(&window), format!("Næserod: {units}"));
    }
}

#[test]
fn a_second_digit_for_another_point_is_its_own_number() {
    let mut window = with_points(&[("gl.procerus", ""), ("gl.corr_med.H", "")]);
    choose(&mut window, "Næserod: uden enheder");
    window.key_press(Key::Num1);
    window.key_press(Key::Tab);
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(
        names(&window),
        ["Næserod: 1 enhed", "Bryn, inderst, højre: 2 enheder"]
    );
}

#[test]
fn a_digit_after_another_step_begins_a_new_number() {
    let mut window = with_points(&[("gl.procerus", "7")]);
    choose(&mut window, "Næserod: 7 enheder");
    window.key_press(Key::Plus);
    window.key_press(Key::Num1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(chosen(&window), "Næserod: 2 enheder");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&window), "Næserod: 7,5 enheder");
}

#[test]
fn a_lone_nought_takes_the_units_away() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    choose(&mut window, "Næserod: 4 enheder");
    press(&mut window, Key::Num0);
    assert_eq!(chosen(&window), "Næserod: uden enheder");
    press(&mut window, Key::Num6);
    assert_eq!(chosen(&window), "Næserod: 6 enheder");
}

#[test]
fn tab_walks_the_points_in_clinical_order() {
    let order = ["fr.midt", "gl.corr_med.V", "gl.procerus", "gl.corr_med.H"];
    let mut window = with_points(&order.map(|site| (site, "2")));
    choose(&mut window, "Næserod: 2 enheder");
    for name in [
        "Bryn, inderst, højre: 2 enheder",
        "Bryn, inderst, venstre: 2 enheder",
        "Pande, midt: 2 enheder",
    ] {
        press(&mut window, Key::Tab);
        assert_eq!(
            (chosen(&window), focused(&window)),
            (name.to_owned(), name.to_owned())
        );
    }
    press_with(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(chosen(&window), "Bryn, inderst, venstre: 2 enheder");
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    assert_eq!(focused(&window), "Færre enheder", "the map is no trap");
    assert_eq!(chosen(&window), "Pande, midt: 2 enheder");
}

#[test]
fn arrows_nudge_and_do_not_walk_away() {
    let mut window = with_points(&[("gl.procerus", "4"), ("fr.midt", "2")]);
    choose(&mut window, "Næserod: 4 enheder");
    for (key, at) in [
        (Key::ArrowRight, (5_025, 4_509)),
        (Key::ArrowUp, (5_025, 4_484)),
        (Key::ArrowLeft, (5_000, 4_484)),
        (Key::ArrowDown, (5_000, 4_509)),
    ] {
        press(&mut window, key);
        assert_eq!(where_is(&window, 0), at, "{key:?}");
        assert_eq!(focused(&window), "Næserod: 4 enheder");
    }
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(where_is(&window, 0), (5_000, 4_484));
}

#[test]
fn plus_and_minus_step_and_never_reach_nothing() {
    let mut window = with_points(&[("gl.procerus", "")]);
    choose(&mut window, "Næserod: uden enheder");
    for (key, units) in [
        (Key::Minus, "uden enheder"),
        (Key::Plus, "0,5 enheder"),
        (Key::Plus, "1 enhed"),
        (Key::Minus, "0,5 enheder"),
        (Key::Minus, "0,5 enheder"),
    ] {
        press(&mut window, key);
        assert_eq!(chosen(&window), format!("Næserod: {units}"));
    }
}

#[test]
fn a_point_is_mirrored_with_either_letter() {
    for (key, site) in [(Key::H, "gl.corr_lat.V"), (Key::V, "gl.corr_lat.H")] {
        let mut window = with_points(&[(site, "4")]);
        let name = names(&window).remove(0);
        choose(&mut window, &name);
        press(&mut window, key);
        assert_eq!(
            names(&window),
            [
                "Bryn, yderst, højre: 4 enheder",
                "Bryn, yderst, venstre: 4 enheder"
            ]
        );
        assert_eq!(chosen(&window), name);
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(names(&window), [name]);
    }
}

#[test]
fn what_is_removed_can_be_undone_and_done_again() {
    let mut window = with_points(&[
        ("gl.procerus", "4"),
        ("gl.corr_med.H", "3"),
        ("fr.midt", "2"),
    ]);
    let all = names(&window);
    choose(&mut window, "Bryn, inderst, højre: 3 enheder");
    press(&mut window, Key::Delete);
    assert_eq!(chosen(&window), "Pande, midt: 2 enheder", "the next one");
    press(&mut window, Key::Delete);
    assert_eq!(
        chosen(&window),
        "Næserod: 4 enheder",
        "the last that is left"
    );
    press(&mut window, Key::Delete);
    assert!(names(&window).is_empty());
    for _ in 0..3 {
        press_with(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(names(&window), all);
    press_with(&mut window, Modifiers::COMMAND, Key::Y);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(names(&window), ["Næserod: 4 enheder"]);
}

#[test]
fn without_the_keyboard_the_map_takes_no_key() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    for key in [Key::Num9, Key::Delete, Key::Plus, Key::H] {
        press(&mut window, key);
    }
    assert_eq!(names(&window), ["Næserod: 4 enheder"]);
    choose(&mut window, "Næserod: 4 enheder");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Delete);
    assert_eq!(
        names(&window),
        ["Næserod: 4 enheder"],
        "Esc has given it back"
    );
}

#[test]
fn a_screen_reader_can_choose_a_point() {
    let mut window = with_points(&[("gl.procerus", "4"), ("fr.midt", "2")]);
    window
        .get_by_label("Pande, midt: 2 enheder")
        .click_accesskit();
    window.run();
    assert_eq!(focused(&window), "Pande, midt: 2 enheder");
    assert_eq!(chosen(&window), "Pande, midt: 2 enheder");
}
