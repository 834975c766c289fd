//! Picture 08: sixteen points as it shows them, in both themes.

use super::super::hands::is_whole;
use super::*;

#[test]
fn the_sixteen_points_of_the_picture_agree_with_the_prescription() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let clinic = Clinic::new();
        let patient = ready(&clinic, PICTURED);
        clinic.is_at("2026-11-25 14:40:23");
        let mut journal = clinic.nurse();
        start(&mut journal, patient, &areas_of(PICTURED)).unwrap();
        let mut window = window_with(journal, &clinic.clock, Language::Danish, theme);
        open(&mut window, patient, Tab::Treatment);
        window.run_ok();
        for site in sites(&face::Area::USUAL) {
            let units = if site.id.starts_with("gl.") {
                Key::Num4
            } else {
                Key::Num2
            };
            inject(&mut window, &site.id, &[units]);
        }
        fill_in(&mut window, &clinic);
        for line in [
            "Bekymringsrynke: 5 punkter, 20 enheder (højre 8, midt 4, venstre 8). Ordineret 20",
            "Pande: 5 punkter, 10 enheder (højre 4, midt 2, venstre 4). Ordineret 10",
            "Smilerynker: 6 punkter, 12 enheder (højre 6, venstre 6). Ordineret 12",
            "I alt: 16 punkter, 42 enheder (højre 18, midt 6, venstre 18). Ordineret 42",
        ] {
            assert!(shows(&window, line), "{line}");
        }
        assert!(shows(&window, "1,05 ml") && shows(&window, "8 enheder"));
        assert!(!shows(&window, "Ordineret 42, givet"));
        assert!(!is_disabled(&window, "Underskriv behandling"));
        let name = match theme {
            ThemeChoice::Dark => "08-behandling-moerk",
            ThemeChoice::Light | ThemeChoice::System => "08-behandling",
        };
        look(&mut window, name);
        window.set_size(eframe::egui::vec2(1180.0, 760.0));
        window.run_ok();
        let sign = window.get_by_label("Underskriv behandling").rect();
        let note = window.get_by_role_and_label(Role::MultilineTextInput, "Bemærkning");
        assert!(sign.right() <= 1180.0 && note.rect().right() <= 1180.0);
        assert!(is_whole(window.output(), "4 enheder pr. 0,1 ml"));
        assert!(is_whole(window.output(), "Øjenkrog, nedre"));
        assert!(is_whole(window.output(), " · venstre"));
        look(&mut window, &format!("{name}-smal"));
    }
}
