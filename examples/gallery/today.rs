//! I dag, as picture 02 shows it.

use mimik::ui::theme::size;
use mimik::ui::widget::check_row::ListRow;

use crate::pages::{rail, top};
use crate::prelude::*;

struct Visit {
    time: &'static str,
    minutes: &'static str,
    name: &'static str,
    identity: &'static str,
    icon: Icon,
    kind: &'static str,
    areas: &'static [(&'static str, Tone)],
    who: &'static str,
    status: Status,
    state: &'static str,
    checks: &'static [Status],
}

const GLABELLA: (&str, Tone) = ("Bekymringsrynke", Tone::Glabella);
const FOREHEAD: (&str, Tone) = ("Pande", Tone::Forehead);
const LATERAL: (&str, Tone) = ("Smilerynker", Tone::Lateral);
const READY: &[Status] = &[Status::Ok; 11];

const VISITS: &[Visit] = &[
    Visit {
        time: "08.30",
        minutes: "45 min",
        name: "FIKTIVSEN, Karen",
        identity: "640469-XXXX · 57 år",
        icon: Icon::Syringe,
        kind: "Behandling",
        areas: &[GLABELLA, FOREHEAD],
        who: "IØ",
        status: Status::Ok,
        state: "Afsluttet og underskrevet",
        checks: READY,
    },
    Visit {
        time: "09.30",
        minutes: "30 min",
        name: "BLINDBERG, Jonas",
        identity: "670799-XXXX · 27 år",
        icon: Icon::NotebookPen,
        kind: "Forundersøgelse",
        areas: &[],
        who: "VM",
        status: Status::Warn,
        state: "Kladde – ikke underskrevet",
        checks: &[],
    },
    Visit {
        time: "11.15",
        minutes: "30 min",
        name: "EKSEMPELSEN, Solveig",
        identity: "630378-XXXX · 48 år",
        icon: Icon::Syringe,
        kind: "Behandling",
        areas: &[GLABELLA, LATERAL],
        who: "IØ",
        status: Status::Warn,
        state: "Mangler før-foto: smilerynker",
        checks: &[
            Status::Ok,
            Status::Ok,
            Status::Ok,
            Status::Warn,
            Status::Pending,
        ],
    },
    Visit {
        time: "13.30",
        minutes: "30 min",
        name: "ATTRAPSEN, Bodil",
        identity: "660661-XXXX · 65 år",
        icon: Icon::Syringe,
        kind: "Behandling",
        areas: &[FOREHEAD],
        who: "VM",
        status: Status::Stop,
        state: "Betænkningstid slutter kl. 16.10",
        checks: &[Status::Ok, Status::Stop, Status::Ok, Status::Pending],
    },
    Visit {
        time: "14.00",
        minutes: "30 min",
        name: "PRØVESEN, Agnete",
        identity: "610190-XXXX · 36 år",
        icon: Icon::NotebookPen,
        kind: "Forundersøgelse",
        areas: &[],
        who: "VM",
        status: Status::Pending,
        state: "Ny patient · skriftlig info givet 20. nov.",
        checks: &[],
    },
];

pub fn page(ui: &mut Ui) {
    rail(ui, 0);
    top(ui, &["I dag"]);
    shell::foot(ui, |ui| {
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: "Valgt: EKSEMPELSEN, Solveig",
            rest: "· 11.15 · mangler før-foto af smilerynker",
        };
        action_bar::action_bar(
            ui,
            &state,
            [
                Button::secondary("Ny aftale")
                    .icon(Icon::CalendarPlus)
                    .hint("A"),
                Button::secondary("Ny patient")
                    .icon(Icon::UserRoundPlus)
                    .hint("N"),
                Button::primary("Åbn patient").hint("↵"),
            ],
        )
    });
    shell::main(ui, |ui| {
        shell::columns(ui, [968.0, 340.0], 900.0, |index, ui| {
            if index == 0 { day(ui) } else { beside(ui) }
        });
    });
}

fn day(ui: &mut Ui) {
    shell::page_head(
        ui,
        "Mandag 23. november",
        "8 aftaler · 3 behandlinger tilbage",
        |ui| {
            let mut whole = true;
            Segmented::new("Hvis aftaler", &mut whole)
                .option(true, "Hele klinikken")
                .option(false, "Mine")
                .show(ui);
            icon_button(ui, Icon::ChevronRight, "Næste dag");
            Button::secondary("I dag").small().show(ui);
            icon_button(ui, Icon::ChevronLeft, "Forrige dag");
        },
    );
    let columns = [
        Column::fixed("Tid", 52.0),
        Column::share("Patient", 1.0),
        Column::share("Aftale", 1.2),
        Column::fixed("Hvem", 34.0),
        Column::share("Klar til behandling?", 1.4),
        Column::fixed("", 16.0),
    ];
    Table::new("today", &columns)
        .row(size::ROW_APPOINTMENT)
        .selected(Some(2))
        .show(ui, VISITS.len(), |index, row| {
            let Some(visit) = VISITS.get(index) else {
                return;
            };
            row.name(format!("{} {}", visit.time, visit.name));
            row.time(visit.time, visit.minutes);
            row.two_lines(visit.name, visit.identity);
            row.icon_over_chips(visit.icon, visit.kind, visit.areas, "Klinikken");
            row.cell(|ui| {
                chip::initials(ui, visit.who, visit.who);
            });
            row.state(visit.status, visit.state, visit.checks);
            row.cell(|ui| {
                let colour = Theme::of(ui).text_3;
                Icon::ChevronRight.show(ui, 16.0, colour);
            });
        });
    ui.horizontal(|ui| {
        notice::remark(ui, Status::Ok, "Klar");
        notice::remark(ui, Status::Warn, "Mangler noget, kan nås");
        notice::remark(ui, Status::Stop, "Må ikke behandles nu");
        notice::remark(ui, Status::Pending, "Ikke relevant endnu");
    });
}

fn beside(ui: &mut Ui) {
    ui.add_space(36.0);
    Card::new("Rødt flag – afventer læge")
        .aside("20 min")
        .status(Status::Stop)
        .show(ui, |ui| {
            let theme = Theme::of(ui);
            ui.label(theme.strong("SKYGGEBY, Nora · dag 6 efter behandling"));
            ui.label(theme.small("Synkebesvær, oplyst pr. telefon kl. 09.52 til IØ"));
            Button::toned("Åbn rødt flag", Tone::Stop)
                .small()
                .hint("R")
                .show(ui);
        });
    let aside = |ui: &mut Ui| {
        Button::link("Gennemgå").show(ui);
        chip::chip(ui, "3", Tone::Neutral);
    };
    Card::new("Mangler din underskrift").rows_with(ui, aside, |ui| {
        for (title, detail, trailing) in [
            ("BLINDBERG, Jonas", "Forundersøgelse i dag 09.30", "42 min"),
            (
                "FIKTIVSEN, Karen",
                "Behandling v. IØ · lægens attest",
                "1 t 5 min",
            ),
            ("MODELGAARD, Per", "Rettelse til plan, 20. nov.", "3 dage"),
        ] {
            ListRow {
                status: Some(Status::Warn),
                title,
                detail,
                trailing,
                selected: false,
            }
            .show(ui);
        }
    });
}
