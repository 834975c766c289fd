//! Lock and wizard, as pictures 01 and 15 show them.

use eframe::egui::{Key, Modifiers, Rect, Ui, pos2, vec2};
use mimik::ui::face::{self, Look};
use mimik::ui::icon::{self, Icon};
use mimik::ui::status::Status;
use mimik::ui::theme::{Kind, Theme, space};
use mimik::ui::widget::button::Button;
use mimik::ui::widget::check_row::UserTile;
use mimik::ui::widget::field::Field;
use mimik::ui::widget::notice::{self, Notice};
use mimik::ui::widget::passphrase::{Passphrase, PassphraseField};
use mimik::ui::widget::{paint, steps, tick};

pub fn lock(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let window = ui.max_rect();
    let split = (window.width() * 0.528).round();
    let left = window.with_max_x(split);
    ui.painter().rect_filled(window, 0.0, theme.canvas);
    ui.painter().rect_filled(left, 0.0, theme.banner);
    face::paint(ui.painter(), theme, left, Look::Night, &[]);
    let mark = Rect::from_min_size(pos2(40.0, 36.0), vec2(34.0, 34.0));
    icon::paint_mark(ui.painter(), mark, theme.banner_text);
    let title = paint::line(ui, "Mimik", Kind::H1, theme.banner_text);
    paint::text(
        ui.painter(),
        pos2(84.0, 36.0),
        eframe::egui::Align2::LEFT_TOP,
        title,
    );
    let clinic = paint::line(ui, "Klinik Prøvehuset", Kind::Small, theme.banner_text_2);
    paint::text(
        ui.painter(),
        pos2(84.0, 60.0),
        eframe::egui::Align2::LEFT_TOP,
        clinic,
    );
    let form = Rect::from_center_size(
        pos2((split + window.right()) * 0.5, window.center().y),
        vec2(408.0, 520.0),
    );
    let mut form = ui.new_child(eframe::egui::UiBuilder::new().max_rect(form));
    lock_form(&mut form);
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
    let theme = Theme::of(ui);
    let window = ui.max_rect();
    let left = window.with_max_x(380.0);
    ui.painter().rect_filled(window, 0.0, theme.canvas);
    ui.painter().rect_filled(left, 0.0, theme.banner);
    icon::paint_mark(
        ui.painter(),
        Rect::from_min_size(pos2(40.0, 36.0), vec2(34.0, 34.0)),
        theme.banner_text,
    );
    let side = Rect::from_min_max(pos2(40.0, 134.0), pos2(340.0, 700.0));
    let mut side = ui.new_child(eframe::egui::UiBuilder::new().max_rect(side));
    side.spacing_mut().item_spacing.y = 0.0;
    let step = |title, detail| steps::WizardStep { title, detail };
    steps::wizard_steps(
        &mut side,
        &[
            step("Klinik", "Klinik Prøvehuset"),
            step("Ansvarlig læge", "Vera Modelby"),
            step("Adgangskode", "Valgt"),
            step("Gendannelsesnøgle", ""),
            step("Sikkerhedskopi", ""),
        ],
        3,
    );
    let middle = (380.0 + window.right()) * 0.5;
    let main = Rect::from_center_size(
        pos2(middle, window.center().y),
        vec2(620.0, window.height() - 170.0),
    );
    let mut main = ui.new_child(eframe::egui::UiBuilder::new().max_rect(main));
    let ui = &mut main;
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
    tick::Tick::new("To personer ved, hvor arket ligger", &mut known).show(ui);
    Notice::new(
        Status::Warn,
        "Mister I både adgangskoder og nøgle, kan journalen ikke åbnes igen.",
    )
    .text("Journaler skal kunne læses i hele opbevaringstiden. Opbevar to ark hver sit sted.")
    .show(ui);
    ui.horizontal(|ui| {
        Button::secondary("Tilbage").show(ui);
        Button::primary("Fortsæt")
            .locked("Nøglen er ikke skrevet helt endnu")
            .show(ui);
    });
}
