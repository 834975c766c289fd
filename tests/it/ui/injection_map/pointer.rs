//! Clicks and drags: where a point comes to stand, which one is meant, and what is asked.

use super::*;
use mimik::domain::area::Area as RecordedArea;
use mimik::domain::treatment::Side;
use mimik::ui::widget::injection_map::add_at;

#[test]
fn a_click_near_a_site_sets_its_point() {
    let mut window = with_points(&[]);
    assert!(window.query_by_label("Injektionskort, 0 punkter").is_some());
    let site = site_on_screen(&window, "gl.corr_lat.V");
    press_at(&mut window, site + eframe::egui::vec2(9.0, -9.0));
    assert_eq!(chosen(&window), "Bryn, yderst, venstre: uden enheder");
    assert_eq!(where_is(&window, 0), (6_230, 3_878), "at the site itself");
    assert!(window.query_by_label("Injektionskort, 1 punkt").is_some());
    let told = window.get_by_label("Bryn, yderst, venstre: uden enheder");
    assert!(told.rect().contains(site));
    assert!(window.state().changes > 0);
}

#[test]
fn a_site_is_met_within_sixteen_points_and_not_beyond() {
    for (away, name) in [
        (15.5, "Pande, midt: uden enheder"),
        (16.5, "Pande, frit punkt 1: uden enheder"),
    ] {
        let mut window = with_points(&[]);
        let site = site_on_screen(&window, "fr.midt");
        press_at(&mut window, site + eframe::egui::vec2(0.0, away));
        assert_eq!(chosen(&window), name, "{away}");
    }
}

#[test]
fn a_click_elsewhere_in_an_area_sets_a_free_point_of_it() {
    let mut window = with_points(&[]);
    let at = on_screen(&window, place(3_900, 2_700));
    press_at(&mut window, at);
    assert_eq!(chosen(&window), "Pande, frit punkt 1, højre: uden enheder");
    let point = window.state().map.get(0).unwrap();
    assert_eq!((point.side, &*point.muscle), (Side::Right, "frontalis"));
}

#[test]
fn outside_every_area_the_page_is_asked() {
    let mut window = with_points(&[]);
    let cheek = place(3_200, 6_000);
    let at = on_screen(&window, cheek);
    press_at(&mut window, at);
    assert!(window.state().map.is_empty());
    let asked = window.state().asked.unwrap();
    let off = u16::from(asked.x).abs_diff(cheek.x.into());
    assert!(off <= 10, "{off}");
    let page = window.state_mut();
    let area = RecordedArea::Other("kind".to_owned());
    add_at(&mut page.map, &mut page.state, (asked, &area), None);
    window.run();
    assert_eq!(chosen(&window), "kind, frit punkt 1, højre: uden enheder");
    press(&mut window, Key::Num2);
    assert_eq!(names(&window), ["kind, frit punkt 1, højre: 2 enheder"]);
}

#[test]
fn of_two_points_that_lie_together_the_nearest_is_meant() {
    let mut window = with_points(&[("fr.med.H", "2"), ("gl.procerus", "4")]);
    let page = window.state_mut();
    let (x, y) = {
        let point = page.map.get(0).unwrap();
        (point.x, point.y)
    };
    let near = place::free_point(
        "x.1".to_owned(),
        Area::Forehead,
        Place { x: x.moved(200), y },
    );
    page.map.add(near);
    window.run();
    let (left, right) = (
        on_screen(&window, Place { x, y }),
        on_screen(&window, Place { x: x.moved(200), y }),
    );
    let middle = left + (right - left) * 0.5;
    press_at(&mut window, middle - eframe::egui::vec2(1.0, 0.0));
    assert_eq!(chosen(&window), "Pande, inderst, højre: 2 enheder");
    press_at(&mut window, middle + eframe::egui::vec2(1.0, 0.0));
    assert_eq!(chosen(&window), "Pande, frit punkt 1, højre: uden enheder");
    assert_eq!(window.state().map.points().len(), 3);
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    for part in [0.3, 0.7, 1.0] {
        window.hover_at(from + (to - from) * part);
        window.run();
    }
    window.drop_at(to);
    window.run();
}

#[test]
fn a_drag_moves_a_point_and_is_one_step() {
    let mut window = with_points(&[("gl.corr_lat.V", "4")]);
    let from = site_on_screen(&window, "gl.corr_lat.V");
    let to = on_screen(&window, place(6_100, 3_900));
    drag(&mut window, from, to);
    let (x, y) = where_is(&window, 0);
    assert!(
        x.abs_diff(6_100) <= 10 && y.abs_diff(3_900) <= 10,
        "{x} {y}"
    );
    assert_eq!(names(&window), ["Bryn, yderst, venstre: 4 enheder"]);
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(where_is(&window, 0), (6_230, 3_878));
}

#[test]
fn a_point_that_is_dragged_across_is_never_called_by_the_old_side() {
    let mut window = with_points(&[("gl.corr_lat.V", "4")]);
    let from = site_on_screen(&window, "gl.corr_lat.V");
    let to = site_on_screen(&window, "gl.corr_lat.H");
    drag(&mut window, from, to);
    assert_eq!(
        names(&window),
        ["Bekymringsrynke, frit punkt 1, højre: 4 enheder"]
    );
    let to = on_screen(&window, place(7_738, 4_929));
    let from = site_on_screen(&window, "gl.corr_lat.H");
    drag(&mut window, from, to);
    assert_eq!(
        names(&window),
        ["Smilerynker venstre, frit punkt 1: 4 enheder"]
    );
    let point = window.state().map.get(0).unwrap();
    assert_eq!(point.area, RecordedArea::LateralCanthalLeft);
    assert_eq!(point.muscle, "orbicularis_oculi_lat");
}

#[test]
fn a_point_that_is_dragged_to_another_site_takes_its_muscle_and_loses_its_name() {
    let mut window = with_points(&[("gl.corr_lat.V", "4")]);
    let from = site_on_screen(&window, "gl.corr_lat.V");
    let to = on_screen(&window, place(5_000, 4_700));
    drag(&mut window, from, to);
    assert_eq!(names(&window), ["Bekymringsrynke, frit punkt 1: 4 enheder"]);
    let point = window.state().map.get(0).unwrap();
    assert_eq!((&*point.muscle, point.side), ("procerus", Side::Midline));
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window), ["Bryn, yderst, venstre: 4 enheder"]);
}

#[test]
fn a_point_stays_on_the_map_wherever_it_is_dragged() {
    let mut window = with_points(&[("gl.procerus", "4")]);
    let from = site_on_screen(&window, "gl.procerus");
    drag(&mut window, from, Pos2::new(-4_000.0, -4_000.0));
    assert_eq!(where_is(&window, 0), (0, 0));
}

#[test]
fn a_planned_point_is_given_with_a_click() {
    let mut page = page([at_site("gl.procerus", "4")]);
    page.planned = vec![at_site("gl.procerus", "3"), at_site("fr.midt", "2.5")];
    let mut window = open(page);
    let planned = "Pande, midt: 2,5 enheder, planlagt";
    assert!(window.query_by_label(planned).is_some());
    assert!(
        window
            .query_by_label("Næserod: 3 enheder, planlagt")
            .is_none()
    );
    let at = site_on_screen(&window, "fr.midt");
    press_at(&mut window, at);
    assert_eq!(
        names(&window),
        ["Næserod: 4 enheder", "Pande, midt: 2,5 enheder"]
    );
    assert!(window.query_by_label(planned).is_none());
}

#[test]
fn a_point_inside_the_rim_is_told() {
    let mut window = with_points(&[("lc.oevre.V", "2")]);
    assert!(window.state().answer.inside_rim.is_empty());
    let from = site_on_screen(&window, "lc.oevre.V");
    let to = on_screen(&window, place(6_351, 4_871));
    drag(&mut window, from, to);
    assert_eq!(window.state().answer.inside_rim, [0]);
    let sentence =
        "Et punkt ligger inden for øjenhulens kant. En sygeplejerske spørger lægen først.";
    assert!(window.query_by_label(sentence).is_some());
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().answer.inside_rim.is_empty());
    assert!(window.query_by_label(sentence).is_none());
}

#[test]
fn a_signed_map_is_read_and_not_changed() {
    let mut page = page([at_site("gl.procerus", "4"), at_site("fr.midt", "2")]);
    page.read_only = true;
    let mut window = open(page);
    choose(&mut window, "Pande, midt: 2 enheder");
    assert_eq!(chosen(&window), "Pande, midt: 2 enheder");
    for key in [Key::Num9, Key::Plus, Key::Delete, Key::H, Key::ArrowUp] {
        press(&mut window, key);
    }
    let from = site_on_screen(&window, "gl.procerus");
    let to = on_screen(&window, place(6_000, 3_000));
    drag(&mut window, from, to);
    press_at(&mut window, to);
    assert_eq!(
        names(&window),
        ["Næserod: 4 enheder", "Pande, midt: 2 enheder"]
    );
    assert_eq!(window.state().changes, 0);
    assert_eq!(window.state().asked, None);
}

#[test]
fn right_and_left_are_always_the_patients() {
    let window = with_points(&[]);
    let right = window.get_by_label("Patientens højre").rect();
    let left = window.get_by_label("Patientens venstre").rect();
    assert!(
        right.right() < left.left(),
        "the right is at the left of the picture"
    );
}
