//! The frame round every page: rail, banner, tabs and keys.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mimik::ui::command::Tab;

use super::kit::{TestClinic, look, moment, open, register, sign};

#[test]
fn the_banner_tells_whose_record_is_open_on_every_tab() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-23T14:40:00+01:00");
    sign(&mut journal, patient, moment("2026-11-23T14:00:00+01:00"));
    clinic.log_out(journal);

    let mut window = clinic.window(clinic.doctor);
    look(&mut window, "today");
    open(&mut window, patient, Tab::Overview);
    for tab in ["Forundersøgelse", "Fotos", "Booking", "Historik"] {
        window.get_by_role_and_label(Role::Tab, tab).click();
        window.run_ok();
        look(&mut window, &tab.to_lowercase());
        assert!(
            window
                .query_all_by_label_contains("PRØVESEN, Agnete")
                .count()
                > 0,
            "{tab}"
        );
        assert!(
            window.query_all_by_label_contains("740385-XXXX").count() > 0,
            "{tab}"
        );
    }
}
