//! What is different from an earlier map: told of points that are gone, and hidden again with its own toggle.

use super::*;

fn compared(earlier: &[(&str, &str)], now: &[(&str, &str)]) -> Window {
    let map = |points: &[(&str, &str)]| page(points.iter().map(|(id, units)| at_site(id, units)));
    open(Page {
        earlier: Some(map(earlier).map),
        ..map(now)
    })
}

const GONE: &str = "Næserod: 4 enheder, udeladt";

#[test]
fn a_point_that_is_missing_is_told_and_can_be_hidden() {
    let mut window = compared(
        &[("gl.procerus", "4"), ("fr.midt", "2")],
        &[("fr.midt", "2")],
    );
    assert!(window.query_by_label(GONE).is_some());
    window.get_by_label("Forskel").click();
    window.run();
    assert!(window.query_by_label(GONE).is_none());
    assert!(window.query_by_label("Forskel").is_some());
}

#[test]
fn set_again_it_is_no_longer_missing() {
    let mut window = compared(&[("gl.procerus", "4")], &[("fr.midt", "2")]);
    let at = site_on_screen(&window, "gl.procerus");
    press_at(&mut window, at);
    assert!(window.query_by_label(GONE).is_none());
    assert!(window.query_by_label("Næserod: uden enheder").is_some());
}

#[test]
fn without_an_earlier_map_there_is_nothing_to_hide() {
    let window = with_points(&[("gl.procerus", "4")]);
    assert!(window.query_by_label("Forskel").is_none());
}
