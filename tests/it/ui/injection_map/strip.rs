//! The strip under the map: names, the field that takes commas, the buttons, and the layers above.

use super::super::hands::is_whole;
use super::*;
use eframe::egui::accesskit::Role;
use mimik::ui::face::Layers;

const FIELD: &str = "Enheder i punktet";

fn field(window: &mut Window, typed: &str) {
    window.get_by_role_and_label(Role::TextInput, FIELD).focus();
    window.run();
    press_with(window, Modifiers::COMMAND, Key::A);
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    field.type_text(typed);
    window.run();
}

fn value(window: &Window) -> String {
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    field.value().unwrap_or_default()
}

#[test]
fn the_chosen_point_is_told_with_its_muscle() {
    let mut window = with_points(&[("gl.corr_lat.V", "4")]);
    let none = "Klik på ansigtet for at sætte et punkt, eller vælg et punkt.";
    assert!(window.query_by_label(none).is_some());
    choose(&mut window, "Bryn, yderst, venstre: 4 enheder");
    assert!(window.query_by_label("Bryn, yderst · venstre").is_some());
    assert!(window.query_by_label("m. corrugator supercilii").is_some());
    assert!(window.query_by_label(none).is_none());
    assert_eq!(value(&window), "4");
}

#[test]
fn in_a_narrow_strip_the_side_is_read_whole() {
    let mut window = with_points(&[("lc.nedre.H", "2")]);
    window.set_size(eframe::egui::vec2(500.0, 720.0));
    window.run();
    choose(&mut window, "Øjenkrog, nedre, højre: 2 enheder");
    assert!(is_whole(window.output(), "højre"));
    window.set_size(eframe::egui::vec2(700.0, 720.0));
    window.run();
    assert!(is_whole(window.output(), "Øjenkrog, nedre"));
    assert!(is_whole(window.output(), "højre"));
}

#[test]
fn the_field_takes_decimals_and_is_one_step() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    choose(&mut window, "Næserod: 4 enheder");
    field(&mut window, "12,75");
    assert_eq!(chosen(&window), "Næserod: 12,75 enheder");
    press(&mut window, Key::Enter);
    assert_eq!(focused(&window), "Næserod: 12,75 enheder");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(chosen(&window), "Næserod: 4 enheder");
    assert_eq!(value(&window), "4");
}

#[test]
fn what_is_no_amount_is_said_and_not_taken() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    choose(&mut window, "Næserod: 4 enheder");
    for (typed, units) in [
        ("1000", "1000"),
        ("1000,01", "1000"),
        ("0,001", "1000"),
        ("0,01", "0,01"),
    ] {
        field(&mut window, typed);
        assert_eq!(chosen(&window), format!("Næserod: {units} enheder"));
        let wrong = window.query_by_label("Skriv enheder som 4 eller 2,5");
        assert_eq!(
            wrong.is_some(),
            typed.replace(',', ".") != units.replace(',', "."),
            "{typed}"
        );
    }
}

#[test]
fn while_somebody_types_no_key_is_the_maps() {
    let mut window = with_points(&[("gl.corr_lat.V", "4")]);
    choose(&mut window, "Bryn, yderst, venstre: 4 enheder");
    window.get_by_role_and_label(Role::TextInput, FIELD).focus();
    window.run();
    for key in [Key::H, Key::Delete, Key::ArrowLeft, Key::Plus] {
        press(&mut window, key);
    }
    assert_eq!(names(&window), ["Bryn, yderst, venstre: 4 enheder"]);
    assert_eq!(where_is(&window, 0), (6_230, 3_878));
}

#[test]
fn the_buttons_step() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    choose(&mut window, "Næserod: 4 enheder");
    choose(&mut window, "Flere enheder");
    assert_eq!(chosen(&window), "Næserod: 4,5 enheder");
    choose(&mut window, "Færre enheder");
    choose(&mut window, "Færre enheder");
    assert_eq!(chosen(&window), "Næserod: 3,5 enheder");
    assert_eq!(value(&window), "3,5");
}

#[test]
fn layers_are_shown_and_hidden() {
    let mut window = with_points(&[]);
    assert_eq!(window.state().state.layers, Layers::default());
    for name in ["Muskler", "Rynker", "Øjenkant"] {
        choose(&mut window, name);
    }
    let now = Layers {
        muscles: false,
        wrinkles: true,
        rim: false,
        photo: false,
    };
    assert_eq!(window.state().state.layers, now);
}
