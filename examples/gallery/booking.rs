//! Booking with a time that is too early, as picture 06 shows it.

use crate::prelude::*;
use crate::record::{BAR, foot, head};

pub fn page(ui: &mut Ui) {
    head(ui, 3);
    foot(
        ui,
        Mark::Status(Status::Stop),
        "Valgt tid ligger i betænkningstiden.",
        "Foreslået: onsdag 25. nov. kl. 14.40 hos IØ.",
        [
            Button::secondary("Annullér").hint("Esc"),
            Button::secondary("Gem som for tidligt …"),
            Button::primary("Book tidligst mulige: ons. kl. 14.40").hint("↵"),
        ],
    );
    Side {
        name: "Ny aftale",
        status: Some(Status::Stop),
    }
    .show(ui, |ui| {
        shell::section(
            ui,
            "Ny aftale",
            |_| {},
            |ui| {
                let mut kind = 1;
                Segmented::new("Type", &mut kind)
                    .option(0, "Forund.")
                    .option(1, "Behandling")
                    .option(2, "Kontrol")
                    .wide()
                    .show(ui);
                let mut date = "ons. 25. nov. 2026".to_owned();
                Field::line("Dato", &mut date)
                    .error(Some("Tidligst kl. 14.30 samme dag"))
                    .show(ui);
                pair(ui, 90.0, "Behandler", "Ida Øvegaard");
                pair(ui, 90.0, "Varighed", "30 min");
            },
        );
    });
    shell::main(ui, |ui| {
        shell::page_head(ui, "Uge 48", "", |ui| {
            let mut who = 0;
            Segmented::new("Hvem", &mut who)
                .option(0, "Alle")
                .option(1, "VM")
                .option(2, "IØ")
                .show(ui);
            legend(ui, None, "Ledig");
            legend(ui, Some(Zone::Reflection), "Betænkningstid");
            icon_button(ui, Icon::ChevronRight, "Næste uge");
            Button::secondary("Denne uge").small().show(ui);
            icon_button(ui, Icon::ChevronLeft, "Forrige uge");
        });
        week(ui);
    });
}

fn week(ui: &mut Ui) {
    let day = |label, today, strong| DayHead {
        label,
        today,
        strong,
    };
    let days = [
        day("man. 23. nov. · i dag", true, false),
        day("tir. 24. nov.", false, false),
        day("ons. 25. nov.", false, true),
        day("tor. 26. nov.", false, false),
        day("fre. 27. nov.", false, false),
    ];
    let grid = WeekGrid::show(ui, &days, 540..1020, 60.0, |hour| format!("{hour:02}.00"));
    grid.zone(ui, 0, (540, 876), Zone::Past);
    grid.zone(ui, 0, (876, 1020), Zone::Reflection);
    grid.zone(ui, 1, (540, 1020), Zone::Reflection);
    grid.zone(ui, 2, (540, 870), Zone::Reflection);
    grid.limit(ui, 2, 870, "Tidligst kl. 14.30");
    let block = |day, from, until, look, title, who| Block {
        day,
        from,
        until,
        look,
        title,
        detail: "Behandling",
        who,
        name: title,
    };
    for one in [
        block(0, 570, 600, Look::Gone, "Optaget", "VM"),
        block(1, 540, 585, Look::Busy, "Optaget", "IØ"),
        block(1, 630, 690, Look::Busy, "Hygiejne og lager", "IØ"),
        block(2, 540, 585, Look::Busy, "Optaget", "IØ"),
        block(2, 880, 910, Look::Suggested, "14.40 · foreslået", ""),
        block(3, 570, 615, Look::Busy, "Optaget", "VM"),
        block(4, 660, 690, Look::Free, "11.00", ""),
        block(4, 810, 840, Look::Free, "13.30", ""),
        block(4, 900, 945, Look::Own, "Kontrol", "IØ"),
    ] {
        grid.block(ui, &one);
    }
    let chosen = grid.block(ui, &block(2, 630, 660, Look::TooEarly, "10.30", ""));
    let theme = Theme::of(ui);
    dialog::popover(
        ui,
        "too early",
        (chosen.rect, theme.stop_line, 316.0),
        |ui| {
            dialog::told(
                ui,
                Status::Stop,
                "4 timer for tidligt",
                "Skriftlig information man. 23. nov. 14.04, mundtlig 14.30. Betænkningstiden slutter onsdag 25. nov. kl. 14.30.",
            );
            ReflectionBar {
                height: 10.0,
                progress: Progress::Running(0.917),
                appointment: Some(Appointment {
                    at: 0.917,
                    label: "10.30",
                }),
                ..BAR
            }
            .show(ui);
            ui.horizontal(|ui| {
                Button::toned("Brug ons. 14.40", Tone::Accent)
                    .small()
                    .hint("↵")
                    .show(ui);
                Button::ghost("Vælg anden tid").small().hint("Esc").show(ui);
            });
        },
    );
}
