//! Photos and review, as pictures 09 and 12 show them.

use crate::prelude::*;
use crate::record::{foot, head};

pub fn photos(ui: &mut Ui) {
    head(ui, 2);
    foot(
        ui,
        Mark::Icon(Icon::Image),
        "",
        "3 af 6 nødvendige fotos · 1 fil på vej ind",
        [
            Button::ghost("Fortryd"),
            Button::secondary("Vælg filer")
                .icon(Icon::FolderOpen)
                .hint("Ctrl O"),
            Button::primary("Gem i journalen").hint("Ctrl ↵"),
        ],
    );
    Side {
        name: "Dækning af områder",
        status: Some(Status::Stop),
    }
    .show(ui, |ui| {
        shell::section(
            ui,
            "Front, bekymret",
            |ui| {
                Button::link("Vis stort").hint("Mellemrum").show(ui);
            },
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                pair(ui, 84.0, "Taget", "25. nov. 2026 kl. 14.04");
                pair(ui, 84.0, "Af", "Ida Øvegaard");
            },
        );
    });
    shell::main(ui, |ui| {
        shell::page_head(ui, "Før-fotos", "Behandling onsdag 25. nov. 2026", |_| {});
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S16, space::S12);
            let cell = PhotoCell {
                picture: Picture::Loading,
                title: "Front, hvile",
                detail: "Alle områder · 14.03",
                hint: "1",
                status: Some(Status::Ok),
                mark: "SYNTETISK",
                selected: false,
                receiving: false,
            };
            cell.show(ui, vec2(212.0, 234.0));
            PhotoCell {
                title: "Front, bekymret",
                hint: "2",
                selected: true,
                ..cell
            }
            .show(ui, vec2(212.0, 234.0));
            PhotoCell {
                title: "Front, smil",
                hint: "3",
                picture: Picture::Missing("Slip for at vedhæfte", Tone::Accent),
                receiving: true,
                status: None,
                mark: "",
                ..cell
            }
            .show(ui, vec2(212.0, 234.0));
            PhotoCell {
                title: "Skrå, højre 45°",
                hint: "4",
                picture: Picture::Missing("Mangler", Tone::Stop),
                status: None,
                mark: "",
                ..cell
            }
            .show(ui, vec2(212.0, 234.0));
            PhotoCell {
                title: "Profil, højre",
                detail: "",
                hint: "5",
                picture: Picture::Missing("Valgfri", Tone::Neutral),
                status: None,
                mark: "",
                ..cell
            }
            .show(ui, vec2(212.0, 234.0));
        });
    });
}

pub fn review(ui: &mut Ui) {
    head(ui, 7);
    shell::bar(ui, "read only", |ui| {
        notice::strip(
            ui,
            Icon::Eye,
            Tone::Accent,
            (
                "Kun læsning",
                "Du ser journalen som gennemsyn. Formål: Tilsyn, sag 2026-TEST-01. Alt, du åbner, logges.",
                "Kæde ubrudt · 27 poster",
            ),
        );
    });
    foot(
        ui,
        Mark::Icon(Icon::Info),
        "",
        "Udskrift indeholder kun det, filtrene viser.",
        [
            Button::ghost("Luk"),
            Button::secondary("Kontrollér igen")
                .icon(Icon::ShieldCheck)
                .hint("K"),
            Button::primary("Udskriv til PDF")
                .icon(Icon::Printer)
                .hint("Ctrl P"),
        ],
    );
    Side {
        name: "Post",
        status: None,
    }
    .show(ui, |ui| {
        shell::section(
            ui,
            "Forundersøgelse",
            |ui| {
                chip::chip(ui, "Rettet", Tone::Warn);
            },
            |ui| {
                timeline::correction(
                    ui,
                    (
                        "Oprindelig · 16. nov. 2026 kl. 13.40 · VM",
                        "24 enheder, 6 punkter à 4",
                    ),
                    (
                        "Rettet til · 16. nov. 2026 kl. 14.05 · VM",
                        "12 enheder, 6 punkter à 2",
                    ),
                    "Begrundelse: »Første behandling i området, starter lavt.«",
                );
            },
        );
    });
    shell::main_fixed(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            chip::filter(ui, "Periode", "6. feb. – 23. nov. 2026", true);
            chip::filter(ui, "Type", "Alle", false);
            chip::filter(ui, "Forfatter", "Alle", false);
        });
        let columns = [
            Column::fixed("Dato", 94.0).right(),
            Column::fixed("Kl.", 40.0),
            Column::share("Type", 1.0),
            Column::share("Indhold", 2.0),
            Column::fixed("Af", 34.0),
            Column::fixed("Integritet", 120.0),
        ];
        Table::new("review", &columns)
            .fill()
            .selected(Some(3))
            .show(ui, 40, |index, row| {
                row.name(format!("Post {index}"));
                row.body("16. nov. 2026");
                row.body("13.40");
                row.cell(|ui| {
                    let theme = Theme::of(ui);
                    Icon::NotebookPen.show(ui, 16.0, theme.text_2);
                    ui.label(theme.medium("Forundersøgelse"));
                });
                row.body("Smilerynker og bekymringsrynke, plan 32 enheder");
                row.cell(|ui| {
                    chip::initials(ui, "VM", "Vera Modelby");
                });
                row.cell(|ui| notice::remark(ui, Status::Ok, "Ægte · v2"));
            });
    });
}
