//! The consultation, as picture 05 shows it.

use crate::controls::WORDS;
use crate::prelude::*;
use crate::record::{BAR, foot, head};

pub fn page(ui: &mut Ui) {
    head(ui, 1);
    foot(
        ui,
        Mark::Status(Status::Ok),
        "",
        "Alt er besvaret. Betænkningstiden starter, når du underskriver – regnet fra kl. 14.30.",
        [
            Button::ghost("Kassér kladde"),
            Button::secondary("Gem kladde").hint("Ctrl S"),
            Button::primary("Underskriv forundersøgelse")
                .icon(Icon::PenLine)
                .hint("Ctrl ↵"),
        ],
    );
    Side {
        name: "Betænkningstid",
        status: Some(Status::Running),
    }
    .show(ui, |ui| {
        shell::section(
            ui,
            "Betænkningstid",
            |ui| {
                chip::chip(ui, "48 timer", Tone::Accent);
            },
            |ui| {
                earliest(ui, "Tidligst", "onsdag 25. nov. kl. 14.30");
                BAR.show(ui);
            },
        );
        shell::section(
            ui,
            "Samtykke",
            |_| {},
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                radio(ui, "Gives efter betænkningstiden", "", true);
                radio(ui, "Ønsker ikke behandling", "", false);
                radio(ui, "Frarådet af læge", "", false);
            },
        );
    });
    shell::main(ui, |ui| {
        shell::columns(ui, [186.0, 396.0, 396.0], 700.0, |index, ui| match index {
            0 => {
                let mut mode = 0;
                Segmented::new("Form", &mut mode)
                    .option_with_icon(0, "Klinik", Icon::Building2)
                    .option_with_icon(1, "Online", Icon::Video)
                    .wide()
                    .show(ui);
                let step = |status, title, detail| FormStep {
                    status,
                    title,
                    detail,
                };
                form_steps(
                    ui,
                    &[
                        step(Status::Ok, "Ønsker", "3 områder"),
                        step(Status::Ok, "Helbred", "7 af 7 besvaret"),
                        step(Status::Warn, "Medicin", "Fiskeolie: pause"),
                        step(Status::Ok, "Skriftlig information", "v1 · 14.04"),
                        step(Status::Pending, "Mundtlig information", "7 af 9"),
                    ],
                    4,
                );
            }
            1 => first_column(ui),
            _ => second_column(ui),
        });
    });
}

fn first_column(ui: &mut Ui) {
    Card::new("Ønsker").aside("Patientens egne ord").show(ui, |ui| {
        let mut text = "Vil gerne se mindre vred og træt ud. Ønsker et naturligt udtryk og at kunne løfte brynene.".to_owned();
        Field::area("Ønsker", &mut text, 3).label_hidden().show(ui);
        ui.horizontal_wrapped(|ui| {
            chip::pick(ui, "Bekymringsrynke", Tone::Glabella, &mut true);
            chip::pick(ui, "Pande", Tone::Forehead, &mut true);
            chip::pick(ui, "Smilerynker", Tone::Lateral, &mut false);
        });
    });
    Card::new("Helbred og kontraindikationer").rows_with(
        ui,
        |ui| {
            Chip::new("1 at vurdere").status(Status::Warn).show(ui);
        },
        |ui| {
            for (question, remark, mut reply) in [
                ("Gravid eller ammer", "", Some(Reply::No)),
                (
                    "Muskel- eller nervesygdom",
                    "fx myasthenia gravis",
                    Some(Reply::No),
                ),
                ("Allergi over for botulinumtoksin", "", Some(Reply::Yes)),
                ("Infektion i området, feber", "herpes, aktiv akne", None),
                ("Synke- eller vejrtrækningsbesvær", "", Some(Reply::Unknown)),
            ] {
                card::row(ui, 34.0, |ui| {
                    answer_row(
                        ui,
                        remark,
                        Answer::new(question, &mut reply, &WORDS).yes_tone(Tone::Stop),
                    )
                });
            }
        },
    );
    Card::new("Notat").show(ui, |ui| {
        let mut text = String::new();
        Field::area("Ønsker", &mut text, 3)
            .label_hidden()
            .hint("Spørgsmål og svar")
            .show(ui);
    });
}

fn second_column(ui: &mut Ui) {
    Card::plain().show(ui, |ui| {
        Tick::new("Skriftlig information udleveret", &mut true)
            .strong()
            .stamp("VM 14.04")
            .show(ui);
        ui.horizontal(|ui| {
            let mut version = 1;
            Choice::new("Version", &mut version, &[(1, "Informationsark v1")])
                .label_hidden()
                .icon(Icon::FileText)
                .width(ui.available_width() - 120.0)
                .show(ui);
            let mut way = 1;
            Choice::new("Givet på", &mut way, &[(1, "Papir")])
                .label_hidden()
                .show(ui);
        });
    });
    Card::new("Mundtlig information")
        .remark("af læge")
        .current(true)
        .rows_with(
            ui,
            |ui| {
                chip::chip(ui, "2 af 9", Tone::Accent);
            },
            |ui| {
                for (topic, remark, stamp, mut on) in [
                    ("Virkning og varighed", "3–6 måneder", "VM 14.08", true),
                    (
                        "Hvornår effekten ses",
                        "3–5 dage, fuld 1–2 uger",
                        "VM 14.09",
                        true,
                    ),
                    ("Almindelige bivirkninger", "rødme, blå mærker", "", false),
                    (
                        "Smertestillende og kosttilskud",
                        "48 timer, aldrig ordineret medicin",
                        "",
                        false,
                    ),
                ] {
                    card::row(ui, 31.0, |ui| {
                        Tick::new(topic, &mut on)
                            .remark(remark)
                            .stamp(stamp)
                            .show(ui);
                    });
                }
            },
        );
}
