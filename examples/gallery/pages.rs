//! Rail and top bar, and the states and dialogs of picture 16.

use eframe::egui::{Key, Modifiers, Ui};
use mimik::ui::icon::Icon;
use mimik::ui::status::Status;
use mimik::ui::theme::Tone;
use mimik::ui::widget::button::Button;
use mimik::ui::widget::card::Card;
use mimik::ui::widget::dialog::Dialog;
use mimik::ui::widget::field::Field;
use mimik::ui::widget::notice::{self, Notice};
use mimik::ui::widget::passphrase::{Passphrase, PassphraseField};
use mimik::ui::widget::rail::{self, Place};
use mimik::ui::widget::topbar::{self, Topbar};
use mimik::ui::widget::{empty_state, shell};

/// The rail with `chosen` open, as a doctor sees it.
pub fn rail(ui: &mut Ui, chosen: usize) {
    let place = |icon, label, waiting| Place {
        icon,
        label,
        waiting,
        hint: "",
    };
    let places = [
        place(Icon::CalendarDays, "I dag", ""),
        place(Icon::UsersRound, "Patienter", ""),
        place(Icon::CalendarCheck, "Opfølgning", "1"),
        place(Icon::ScanEye, "Gennemsyn", ""),
        place(Icon::ScrollText, "Log", ""),
    ];
    let foot = [
        place(Icon::Settings, "Opsætning", ""),
        place(Icon::Lock, "Lås", ""),
    ];
    shell::rail(ui, |ui| rail::rail(ui, &places, &foot, Some(chosen)));
}

pub fn top(ui: &mut Ui, path: &[&str]) {
    let bar = Topbar {
        path,
        search: "Søg patient eller handling",
        search_hint: "Ctrl K",
        clock: "man. 23. nov. 14.30",
        lock: ("Låser om 4.12", Tone::Neutral),
        notice: ("", Tone::Warn),
        initials: "VM",
        user: "Vera Modelby",
        role: "Læge",
    };
    shell::bar(ui, "top", |ui| topbar::topbar(ui, &bar));
}

pub fn states(ui: &mut Ui) {
    super::record::head(ui, 4);
    shell::main(ui, |ui| {
        shell::columns(ui, [1.0, 1.0], 700.0, |index, ui| {
            if index == 0 {
                Card::plain().show(ui, |ui| {
                    empty_state::empty_state(
                        ui,
                        "Ingen aftaler i dag",
                        "Næste aftale er tirsdag 24. nov. kl. 09.00.",
                        Some(
                            Button::secondary("Ny aftale")
                                .icon(Icon::CalendarPlus)
                                .hint("A"),
                        ),
                    );
                });
                Notice::new(Status::Stop, "Kunne ikke gemme").text("Disken er fuld. Din tekst ligger sikkert i hukommelsen, indtil den er gemt.").action(Button::secondary("Prøv igen")).show(ui);
            } else {
                Card::new("Åbner journal").rows(ui, |ui| {
                    notice::loading(ui, "Låser op og kontrollerer 23 poster …", 4, Some(0.62));
                });
            }
        });
    });
    let mut reason = "Patienten rejser i morgen og har selv".to_owned();
    let mut passphrase = Passphrase::default();
    Dialog::new("too early", "Gem som for tidligt")
        .status(Status::Stop)
        .remark("Tiden ligger 4 timer før betænkningstiden slutter.")
        .identity("PRØVESEN, Agnete", "Født 1. jan. 1990 · CPR 610190-XXXX")
        .show(
            ui,
            |ui| {
                Field::area("Begrundelse", &mut reason, 3)
                    .aside("37 tegn · mindst 20")
                    .show(ui);
                PassphraseField::new("Adgangskode for Vera Modelby, læge", &mut passphrase)
                    .take_focus(true)
                    .show(ui);
            },
            |ui| {
                Button::secondary("Annullér").hint("Esc").show(ui);
                Button::primary("Gem som for tidligt")
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .show(ui);
            },
        );
}
