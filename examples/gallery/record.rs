//! An open record: its head, and the overview as picture 04 shows it.

use crate::pages;
use crate::prelude::*;

pub fn head(ui: &mut Ui, chosen: usize) {
    pages::rail(ui, 1);
    pages::top(ui, &["Patienter", "PRØVESEN, Agnete"]);
    let pair = |label, value| Labelled {
        label,
        value,
        meaning: "",
    };
    let banner = Banner {
        name: "PRØVESEN, Agnete",
        identity: &[
            pair("Født", "1. jan. 1990 (36 år)"),
            pair("Køn", "Kvinde"),
            pair("CPR", "610190-XXXX"),
        ],
        second_row: &[
            Item::Value(pair("Allergi", "Ingen kendte")),
            Item::Chip(Weight::Neutral, Icon::Pill, "Fiskeolie – pauseret 23. nov."),
            Item::Chip(Weight::Warn, Icon::UsersRound, "Navnelighed – bekræft CPR"),
            Item::Value(pair("Telefon", "00 00 00 01")),
            Item::Value(pair("Ansvarlig læge", "Vera Modelby")),
        ],
        verdict: Some((Status::Running, "Betænkningstid til ons. 25. nov. 14.30")),
        next: "Ingen behandling booket",
        archived: false,
    };
    shell::bar(ui, "banner", |ui| banner::show(ui, &banner));
    let tab = |label| Tab {
        label,
        status: None,
        hint: "",
    };
    let mut all = [
        tab("Overblik"),
        tab("Forundersøgelse"),
        tab("Fotos"),
        tab("Booking"),
        tab("Klar til behandling?"),
        tab("Behandling"),
        tab("Opfølgning"),
        tab("Historik"),
    ];
    all[4].status = Some(Status::Warn);
    shell::bar(ui, "tabs", |ui| {
        tabs::tabs(ui, &all, chosen, "Kladde gemt 14.30")
    });
}

pub fn foot(ui: &mut Ui, mark: Mark, lead: &str, rest: &str, buttons: [Button; 3]) {
    shell::foot(ui, |ui| {
        action_bar::action_bar(ui, &StateText { mark, lead, rest }, buttons)
    });
}

pub const BAR: ReflectionBar = ReflectionBar {
    name: "Betænkningstid, tidligst onsdag 25. nov. kl. 14.30",
    progress: Progress::Running(0.02),
    start: "man. 14.30",
    end: "ons. 14.30",
    midnights: &[(0.198, ""), (0.698, "")],
    now: "",
    appointment: None,
    height: 14.0,
};

pub fn overview(ui: &mut Ui) {
    head(ui, 0);
    foot(
        ui,
        Mark::Icon(Icon::Camera),
        "Næste skridt: før-foto af smilerynker",
        "(Smil, front)",
        [
            Button::secondary("Book tid")
                .icon(Icon::CalendarPlus)
                .hint("B"),
            Button::secondary("Notat").icon(Icon::NotebookPen).hint("N"),
            Button::primary("Tag før-foto").icon(Icon::Camera).hint("F"),
        ],
    );
    readiness(ui);
    shell::main(ui, history);
}

fn readiness(ui: &mut Ui) {
    Side {
        name: "Klar til behandling?",
        status: Some(Status::Warn),
    }
    .show(ui, |ui| {
        shell::section(
            ui,
            "Klar til behandling?",
            |ui| {
                Button::link("Åbn").hint("Alt 5").show(ui);
            },
            |ui| {
                dialog::told(
                    ui,
                    Status::Warn,
                    "Næsten klar",
                    "2 skal løses · 1 venter · 8 i orden",
                );
            },
        );
        shell::section(
            ui,
            "Betænkningstid",
            |ui| {
                chip::chip(ui, "48 timer", Tone::Accent);
            },
            |ui| {
                earliest(ui, "Tidligst", "onsdag 25. nov. kl. 14.30");
                BAR.show(ui);
                notice::explained(
                    ui,
                    Icon::Info,
                    "Regnes fra den seneste af skriftlig (14.04) og mundtlig information (14.30).",
                );
            },
        );
        shell::section(
            ui,
            "",
            |_| {},
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (status, title, why, fix, locked) in [
                    (
                        Status::Warn,
                        "Før-foto mangler",
                        "Smilerynker: Smil, front",
                        "Tag foto",
                        false,
                    ),
                    (
                        Status::Warn,
                        "Medicin",
                        "Ibuprofen taget 21. nov. – under 48 t",
                        "Vurdér",
                        false,
                    ),
                    (
                        Status::Stop,
                        "Betænkningstid",
                        "Slutter onsdag 25. nov. kl. 14.30",
                        "",
                        true,
                    ),
                    (
                        Status::Pending,
                        "Identitet",
                        "Bekræftes ved fremmøde",
                        "Bekræft",
                        false,
                    ),
                    (
                        Status::Ok,
                        "Forundersøgelse af læge",
                        "VM · 16. nov. 13.40, underskrevet",
                        "",
                        false,
                    ),
                ] {
                    CheckRow {
                        status,
                        title,
                        why,
                        fix,
                        locked,
                    }
                    .show(ui);
                }
            },
        );
    });
}

fn history(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    shell::page_head(ui, "Historik", "", |ui| {
        notice::remark(ui, Status::Ok, "Ubrudt kæde · 23 poster");
    });
    let mut filter = 0;
    Segmented::new("Filter", &mut filter)
        .option(0, "Alt")
        .option(1, "Forundersøgelser")
        .option(2, "Behandlinger")
        .option(3, "Fotos")
        .show(ui);
    ui.add_space(space::S12);
    timeline::group(ui, "Aktuelt forløb", true);
    let entry = Entry {
        day: "I dag",
        time: "11.15",
        icon: Icon::Syringe,
        title: "Behandling planlagt",
        who: "IØ · 30 min",
        signed: "",
        badges: &[("For tidligt", Tone::Stop)],
        planned: true,
        tone: Tone::Neutral,
        last: false,
        selected: false,
    };
    entry.show(ui, |ui| {
        chip::chips(
            ui,
            &[
                ("Bekymringsrynke 20", Tone::Glabella),
                ("Smilerynker 12", Tone::Lateral),
            ],
        );
    });
    Entry {
        day: "18. nov.",
        time: "20.14",
        icon: Icon::Signature,
        title: "Samtykke givet",
        who: "Elektronisk, efter betænkningstid",
        signed: "Underskrevet",
        badges: &[],
        planned: false,
        ..entry
    }
    .show(ui, |_| {});
    Entry { day: "16. nov.", time: "13.05", icon: Icon::NotebookPen, title: "Forundersøgelse", who: "Vera Modelby · klinikken · ledsager: søster", signed: "Underskrevet", badges: &[("Rettet", Tone::Warn)], planned: false, selected: true, ..entry }.show(ui, |ui| {
            ui.label(Theme::of(ui).muted("Ønsker mildere rynker ved øjnene. God effekt i bekymringsrynken efter juni. Tager ibuprofen ved hovedpine, rådet til pause i 48 timer."));
        });
    timeline::group(ui, "Sommer 2026", false);
    Entry {
        day: "25. jun.",
        time: "11.00",
        icon: Icon::Syringe,
        title: "Behandling",
        who: "Ida Øvegaard, ordineret af Vera Modelby",
        signed: "Underskrevet",
        badges: &[],
        planned: false,
        last: true,
        ..entry
    }
    .show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let dot = |site| Marker { site, units: "" };
            face::mini_map(
                ui,
                face::MINI,
                &[Area::Glabella],
                &[
                    "gl.procerus",
                    "gl.corr_med.H",
                    "gl.corr_med.V",
                    "gl.corr_lat.H",
                    "gl.corr_lat.V",
                ]
                .map(dot),
                "Bekymringsrynke, 5 punkter",
            );
            ui.vertical(|ui| {
                chip::chip(ui, "Bekymringsrynke 20", Tone::Glabella);
                ui.label(Theme::of(ui).small("Batch TEST-0226-C · udløb 31. dec. 2026"));
            });
        });
    });
}
