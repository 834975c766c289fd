//! Buttons, fields, choices, chips, status shapes, icons, the face and the four bars: picture 00 of the design.

use eframe::egui::{Key, Modifiers, Ui, vec2};
use mimik::domain::time::Day;
use mimik::ui::face::{self, Area, Look, Marker};
use mimik::ui::icon::{self, Icon};
use mimik::ui::status::{self, Status};
use mimik::ui::theme::{Kind, Theme, Tone, space};
use mimik::ui::widget::action_bar;
use mimik::ui::widget::answer::{Answer, Reply, Words, answer_row};
use mimik::ui::widget::button::{Button, icon_button};
use mimik::ui::widget::card::{self, Card};
use mimik::ui::widget::chip::{self, Chip};
use mimik::ui::widget::choice::Choice;
use mimik::ui::widget::date_field::DateField;
use mimik::ui::widget::field::Field;
use mimik::ui::widget::passphrase::{Passphrase, PassphraseField};
use mimik::ui::widget::reflection_bar::{Appointment, Progress, ReflectionBar, earliest};
use mimik::ui::widget::segmented::Segmented;
use mimik::ui::widget::tick::{self, Tick};
use mimik::ui::widget::time_field::TimeField;
use mimik::ui::widget::{notice, paint, shell, steps};

pub const WORDS: Words = Words {
    no: ("Nej", Key::N),
    yes: ("Ja", Key::J),
    unknown: ("Ved ikke", Key::U),
};

pub fn page(ui: &mut Ui) {
    shell::main(ui, |ui| {
        head(ui);
        shell::columns(ui, [1.0, 1.0], 900.0, |index, ui| {
            if index == 0 {
                buttons(ui);
                fields(ui);
                choices(ui);
                answers(ui);
            } else {
                texts_and_face(ui);
                statuses(ui);
                icons(ui);
                bars(ui);
            }
        });
    });
}

fn head(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let place = paint::reserve(ui, vec2(34.0, 34.0));
        icon::paint_mark(ui.painter(), place, theme.accent);
        ui.label(theme.display("Mimik"));
        ui.label(theme.muted("Visuelt system"));
    });
}

fn buttons(ui: &mut Ui) {
    Card::new("Knapper")
        .aside("højst én fyldt på hver side")
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                Button::primary("Underskriv")
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .show(ui);
                Button::secondary("Book tid")
                    .hint("B")
                    .icon(Icon::CalendarPlus)
                    .show(ui);
                Button::ghost("Tilføj").show(ui);
                Button::secondary("Start")
                    .locked("Betænkningstiden er ikke slut")
                    .show(ui);
                Button::secondary("Fortsæt").enabled(false).show(ui);
                Button::danger("Overtag").hint("L").show(ui);
            });
            ui.horizontal_wrapped(|ui| {
                Button::secondary("Denne uge").small().show(ui);
                Button::toned("Åbn rødt flag", Tone::Stop)
                    .small()
                    .hint("R")
                    .show(ui);
                Button::toned("Brug ons. 14.40", Tone::Accent)
                    .small()
                    .hint("↵")
                    .show(ui);
                Button::link("Vis alle").show(ui);
                icon_button(ui, Icon::ChevronLeft, "Forrige uge");
                icon_button(ui, Icon::ChevronRight, "Næste uge");
                let focused = Button::secondary("Fokus").small().show(ui);
                focused.request_focus();
            });
        });
}

fn fields(ui: &mut Ui) {
    let Some(today) = Day::new(2026, 11, 23) else {
        return;
    };
    Card::new("Felter").show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let mut text = "Øvegård".to_owned();
            Field::line("Efternavn", &mut text).width(150.0).show(ui);
            let mut empty = String::new();
            Field::line("Søg", &mut empty).hint("Navn eller CPR").icon(Icon::Search).width(150.0).show(ui);
            let mut wrong = "190".to_owned();
            Field::line("CPR", &mut wrong).error(Some("Der mangler 7 cifre.")).width(150.0).show(ui);
        });
        ui.horizontal_top(|ui| {
            let mut date = "25.11".to_owned();
            let echo = |day: Day| format!("onsdag {}. nov. {}", day.day_of_month(), day.year());
            DateField::new("Dato", &mut date, today, (&["i dag"], "Skriv en dato som 25.11."), &echo)
                .width(180.0)
                .show(ui);
            let mut time = "14.3".to_owned();
            TimeField::new("Kl.", &mut time, "Skriv en tid som 14.30.").width(150.0).show(ui);
            let mut minutes = 30;
            Choice::new("Varighed", &mut minutes, &[(20, "20 min"), (30, "30 min")]).width(130.0).show(ui);
        });
        let mut note = "Vil gerne se mindre vred og træt ud. Ønsker et naturligt udtryk og at kunne løfte brynene. »Aldrig behandlet før.« ÆØÅ éü".to_owned();
        Field::area("Ønsker", &mut note, 3).aside("112 tegn").show(ui);
        ui.horizontal_top(|ui| {
            let mut passphrase = Passphrase::default();
            passphrase.push_str("hemmelige ord");
            PassphraseField::new("Adgangskode", &mut passphrase).width(220.0).show(ui);
            ui.vertical(|ui| {
                ui.add_space(22.0);
                steps::strength(ui, 3, Status::Ok, "God");
            });
        });
        let mut signed = "Underskrevet tekst kan kun læses.".to_owned();
        Field::line("Plan", &mut signed).writable(false).show(ui);
    });
}

fn choices(ui: &mut Ui) {
    Card::new("Valg").show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let (mut on, mut off, mut switched) = (true, false, true);
            Tick::new("Valgt", &mut on).show(ui);
            Tick::new("Ikke valgt", &mut off).show(ui);
            tick::radio(ui, "Klinik", "", true);
            tick::radio(ui, "Online", "", false);
            tick::switch(ui, "Følg systemet", &mut switched);
        });
        ui.horizontal_wrapped(|ui| {
            let mut mode = 0;
            Segmented::new("Form", &mut mode)
                .option_with_icon(0, "Klinik", Icon::Building2)
                .option_with_icon(1, "Online", Icon::Video)
                .show(ui);
            let mut filter = 1;
            Segmented::new("Filter", &mut filter)
                .option(0, "Alt")
                .option(1, "Behandlinger")
                .option(2, "Fotos")
                .show(ui);
            chip::filter(ui, "Periode", "6. feb. – 23. nov.", true);
            chip::filter(ui, "Type", "Alle", false);
        });
        ui.horizontal_wrapped(|ui| {
            chip::pick(ui, "Bekymringsrynke", Tone::Glabella, &mut true);
            chip::pick(ui, "Pande", Tone::Forehead, &mut true);
            chip::pick(ui, "Smilerynker", Tone::Lateral, &mut false);
        });
        chip::chips(
            ui,
            &[
                ("Bekymringsrynke", Tone::Glabella),
                ("Pande", Tone::Forehead),
                ("Smilerynker", Tone::Lateral),
                ("I orden", Tone::Ok),
                ("Kladde", Tone::Warn),
                ("Mangler", Tone::Stop),
                ("48 timer", Tone::Accent),
                ("3", Tone::Neutral),
            ],
        );
        ui.horizontal(|ui| {
            Chip::new("Ingen fundet").status(Status::Ok).show(ui);
            chip::initials(ui, "VM", "Vera Modelby");
            chip::initials(ui, "IØ", "Ida Øvegaard");
        });
    });
}

fn answers(ui: &mut Ui) {
    Card::new("Helbred og kontraindikationer").rows(ui, |ui| {
        let rows = [
            ("Gravid eller ammer", "", Some(Reply::No), Tone::Stop),
            (
                "Muskel- eller nervesygdom",
                "fx myasthenia gravis",
                Some(Reply::Yes),
                Tone::Stop,
            ),
            (
                "Blødningsforstyrrelse",
                "",
                Some(Reply::Unknown),
                Tone::Warn,
            ),
            ("Tidligere reaktion på behandling", "", None, Tone::Warn),
        ];
        for (question, remark, mut reply, tone) in rows {
            card::row(ui, 34.0, |ui| {
                answer_row(
                    ui,
                    remark,
                    Answer::new(question, &mut reply, &WORDS).yes_tone(tone),
                )
            });
        }
    });
    Card::new("Mundtlig information")
        .remark("af læge, efter den skriftlige")
        .current(true)
        .rows_with(
            ui,
            |ui| {
                chip::chip(ui, "2 af 3", Tone::Accent);
            },
            |ui| {
                for (topic, remark, stamp, mut ticked) in [
                    ("Virkning og varighed", "3–6 måneder", "VM 14.08", true),
                    (
                        "Almindelige bivirkninger",
                        "rødme, blå mærker",
                        "VM 14.12",
                        true,
                    ),
                    ("Alarmsymptomer", "søg straks læge", "", false),
                ] {
                    card::row(ui, 31.0, |ui| {
                        Tick::new(topic, &mut ticked)
                            .remark(remark)
                            .stamp(stamp)
                            .show(ui);
                    });
                }
            },
        );
}

fn texts_and_face(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 260.0);
            ui.label(theme.display("Må ikke"));
            ui.label(theme.figure("onsdag 25. nov. kl. 14.30"));
            ui.label(theme.h1("PRØVESEN, Agnete"));
            ui.label(theme.h2("Klar til behandling?"));
            ui.label(theme.body("Ønsker et naturligt udtryk. 0123456789"));
            ui.label(theme.strong("Vistabel 42 enheder"));
            ui.label(theme.small("VM · 16. nov. 13.32, 9 emner"));
            ui.label(theme.micro("Patientens højre"));
            earliest(ui, "Tidligst", "onsdag 25. nov. kl. 14.30");
            let markers = [
                Marker {
                    site: "gl.procerus",
                    units: "",
                },
                Marker {
                    site: "gl.corr_med.H",
                    units: "",
                },
                Marker {
                    site: "gl.corr_med.V",
                    units: "",
                },
            ];
            face::mini_map(ui, face::MINI, &Area::USUAL, &markers, "Kort over områder");
        });
        let place = paint::reserve(ui, vec2(240.0, 280.0));
        paint::framed(ui.painter(), place, 8.0, theme.surface, theme.line);
        let inside = place.shrink(4.0);
        face::paint(ui.painter(), theme, inside, Look::Map, &Area::USUAL);
        let units = |site| Marker { site, units: "4" };
        let sites = [
            "gl.procerus",
            "gl.corr_med.H",
            "gl.corr_med.V",
            "gl.corr_lat.H",
            "gl.corr_lat.V",
            "fr.midt",
            "fr.med.H",
            "fr.med.V",
            "lc.midt.H",
            "lc.midt.V",
        ];
        face::paint_markers(ui.painter(), theme, inside, Look::Map, &sites.map(units));
    });
}

fn statuses(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        for (status, word) in [
            (Status::Ok, "I orden"),
            (Status::Warn, "OBS"),
            (Status::Stop, "Stop"),
            (Status::Pending, "Afventer"),
            (Status::Running, "I gang"),
        ] {
            status.show(ui, 18.0);
            ui.label(Theme::text_in(word, Kind::BodyStrong, status.text(theme)));
            ui.add_space(space::S8);
        }
    });
    ui.horizontal(|ui| {
        let checks = [
            Status::Stop,
            Status::Warn,
            Status::Warn,
            Status::Ok,
            Status::Ok,
            Status::Ok,
            Status::Pending,
        ];
        status::segments(ui, &checks, "1 stop, 2 OBS, 3 i orden, 1 afventer");
        ui.label(theme.small("1 stop · 2 OBS · 3 i orden · 1 afventer"));
    });
    notice::Notice::new(
        Status::Warn,
        "Mister I både adgangskoder og nøgle, kan journalen ikke åbnes igen.",
    )
    .text("Opbevar to ark hver sit sted.")
    .show(ui);
}

fn icons(ui: &mut Ui) {
    let colour = Theme::of(ui).text_2;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        for icon in Icon::ALL {
            icon.show(ui, 20.0, colour);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        for icon in Icon::ALL.iter().take(30) {
            icon.show(ui, 14.0, colour);
        }
    });
}

fn bars(ui: &mut Ui) {
    let bar = ReflectionBar {
        name: "Betænkningstid",
        progress: Progress::NotBegun,
        start: "–",
        end: "Starter, når begge er givet",
        midnights: &[],
        now: "",
        appointment: None,
        height: 12.0,
    };
    let midnights: [(f32, &str); 2] = [(0.198, "tir."), (0.698, "ons.")];
    bar.show(ui);
    ReflectionBar {
        progress: Progress::Running(0.02),
        start: "man. 14.30",
        end: "Tidligst ons. 25. nov. kl. 14.30",
        midnights: &midnights,
        now: "nu",
        ..bar
    }
    .show(ui);
    let early = Appointment {
        at: 0.917,
        label: "aftale 10.30 – 4 t for tidligt",
    };
    ReflectionBar {
        progress: Progress::Running(0.55),
        start: "man. 14.30",
        end: "ons. 14.30",
        midnights: &midnights,
        appointment: Some(early),
        ..bar
    }
    .show(ui);
    let lawful = Appointment {
        at: 1.1,
        label: "aftale tor. 10.30",
    };
    ReflectionBar {
        progress: Progress::Over,
        start: "man. 14.30",
        end: "Opfyldt ons. 14.30",
        appointment: Some(lawful),
        ..bar
    }
    .show(ui);
    let state = action_bar::StateText {
        mark: action_bar::Mark::Status(Status::Stop),
        lead: "Valgt tid ligger i betænkningstiden.",
        rest: "Foreslået: onsdag 25. nov. kl. 14.40 hos IØ.",
    };
    action_bar::action_bar(
        ui,
        &state,
        [
            Button::secondary("Annullér").hint("Esc"),
            Button::primary("Book").hint("↵"),
        ],
    );
}
