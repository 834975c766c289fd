//! Lock and wizard, as pictures 01 and 15 show them.

use eframe::egui::{Key, Modifiers};
use mimik::ui::theme::Kind;
use mimik::ui::widget::check_row::UserTile;
use mimik::ui::widget::notice::Notice;
use mimik::ui::widget::passphrase::{Passphrase, PassphraseField};
use mimik::ui::widget::{gate, paint, steps};

use crate::prelude::*;

pub fn lock(ui: &mut Ui) {
    gate::night(ui, "Mimik", "Klinik Prøvehuset");
    gate::form(ui, 408.0, lock_form);
}

fn lock_form(ui: &mut Ui) {
    let theme = Theme::of(ui);
    notice::title(ui, Icon::Lock, "Låst", Kind::Display);
    ui.label(theme.muted("Låste automatisk kl. 10.12 efter 5 minutter uden aktivitet."));
    ui.add_space(space::S12);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        for (initials, name, role, selected) in [
            ("VM", "Vera Modelby", "Læge", true),
            ("IØ", "Ida Øvegaard", "Sygeplejerske", false),
            ("OK", "Otto Kontrolsen", "Gennemsyn", false),
        ] {
            UserTile {
                initials,
                name,
                role,
                selected,
            }
            .show(ui, vec2(128.0, 110.0));
        }
    });
    ui.add_space(space::S12);
    let mut passphrase = Passphrase::default();
    passphrase.push_str("ti tegn her");
    PassphraseField::new("Adgangskode for Vera Modelby", &mut passphrase)
        .touch()
        .take_focus(true)
        .show(ui);
    ui.add_space(space::S8);
    Button::primary("Lås op")
        .touch()
        .wide()
        .key("↵", Modifiers::NONE, Key::Enter)
        .show(ui);
    ui.add_space(space::S8);
    Notice::quiet(Icon::Save, "Din kladde er gemt")
        .text("Forundersøgelse fra kl. 09.30 åbnes, hvor du slap.")
        .show(ui);
    ui.add_space(space::S8);
    paint::divider(ui);
    notice::remark(ui, Status::Ok, "Journalboks krypteret og hel");
    notice::remark(ui, Status::Ok, "Sikkerhedskopi i dag kl. 03.00");
    ui.horizontal(|ui| {
        Button::link("Glemt adgangskode?").show(ui);
        Button::link("Brug gendannelsesnøgle").show(ui);
    });
}

pub fn wizard(ui: &mut Ui) {
    let step = |title, detail| steps::WizardStep { title, detail };
    let all = [
        step("Klinik", "Klinik Prøvehuset"),
        step("Ansvarlig læge", "Vera Modelby"),
        step("Adgangskode", "Valgt"),
        step("Gendannelsesnøgle", ""),
        step("Journalmappe", ""),
    ];
    let foot = "Alt gemmes krypteret på denne computer. Ingen andre – heller ikke Mimik – kan åbne boksen for jer.";
    gate::wizard(ui, "Mimik", (&all, 3), foot);
    shell::foot(ui, |ui| {
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: "",
            rest: "Trin 4 af 5 · »Fortsæt« åbnes, når hele nøglen passer",
        };
        action_bar::action_bar(
            ui,
            &state,
            [
                Button::secondary("Tilbage"),
                Button::primary("Fortsæt").locked("Nøglen er ikke skrevet helt endnu"),
            ],
        )
    });
    gate::form(ui, 620.0, recovery_key);
}

fn recovery_key(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.label(theme.display("Gem gendannelsesnøglen"));
    ui.label(theme.muted("Nøglen er den eneste vej ind, hvis alle adgangskoder glemmes. Den vises kun nu. Skriv den ud, og læg den i klinikkens pengeskab."));
    ui.add_space(space::S12);
    steps::key_groups(
        ui,
        &[
            "KAJK", "7Q2M", "HVAL", "P9TE", "LYNG", "4XR8", "MUSE", "B6WD",
        ],
    );
    ui.add_space(space::S12);
    let mut typed = "KAJK-7Q2M-HVAL".to_owned();
    Field::line("Skriv hele nøglen fra arket", &mut typed)
        .touch()
        .note("Store og små bogstaver, mellemrum og bindestreger er uden betydning.")
        .show(ui);
    let mut known = true;
    Tick::new("To personer ved, hvor arket ligger", &mut known).show(ui);
    Notice::new(
        Status::Warn,
        "Mister I både adgangskoder og nøgle, kan journalen ikke åbnes igen.",
    )
    .text("Journaler skal kunne læses i hele opbevaringstiden. Opbevar to ark hver sit sted.")
    .show(ui);
}
