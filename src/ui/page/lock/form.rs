//! The form of the lock screen: why it is locked, who you are, your passphrase, and that what you wrote is safe.

use std::time::Duration;

use eframe::egui::{ScrollArea, Ui, vec2};

use crate::domain::log::LockReason;
use crate::journal::Tile;
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::check_row::{UserTile, pair};
use crate::ui::widget::notice::{self, Notice};
use crate::ui::widget::paint;
use crate::ui::widget::passphrase::PassphraseField;

use super::super::gate;
use super::super::settings::backups::status_of;
use super::forgotten::Forgotten;
use super::{LockPage, Trouble, Typed};

pub const WIDTH: f32 = 408.0;
const TILE: eframe::egui::Vec2 = vec2(128.0, 110.0);
const IN_A_ROW: usize = 3;

impl LockPage {
    pub(super) fn form_ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        (unlocking, wait): (bool, Option<Duration>),
        ui: &mut Ui,
    ) {
        let theme = Theme::of(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S4;
            notice::title(ui, Icon::Lock, &text.gate.locked, Kind::Display);
            ui.label(theme.muted(self.why(text)));
        });
        if self.door.is_practice() {
            Notice::new(Status::Warn, &text.common.practice_note).show(ui);
        }
        self.tiles_ui(text, unlocking, ui);
        ui.add_space(space::S8);
        self.passphrase_ui(text, commands, (unlocking, wait), ui);
        if let Some(Trouble::Said(sentences)) = &self.trouble {
            gate::trouble_ui(ui, sentences);
        }
        self.left_ui(text, ui);
        self.draft_ui(text, ui);
        self.practice_ui(text, commands, ui);
        paint::divider(ui);
        notice::remark(ui, Status::Ok, &text.gate.encrypted);
        self.backup_ui(text, ui);
        pair(
            ui,
            90.0,
            &text.gate.folder,
            &self.door.folder().display().to_string(),
        );
    }

    fn why(&self, text: &Text) -> String {
        let words = &text.gate;
        let Some((why, at)) = self.locked else {
            return words.choose_user.clone();
        };
        let today = self.door.clock().system_time().day();
        let when = if at.day() == today {
            text.clock(at)
        } else {
            text.moment_of_day(at, today)
        };
        let sentence = match why {
            LockReason::Idle => &words.locked_idle,
            LockReason::Slept => &words.locked_slept,
            LockReason::TooLong => &words.locked_too_long,
            LockReason::Asked | LockReason::Closed => &words.locked_asked,
        };
        fill(sentence, &[("when", &when)])
    }

    fn tiles_ui(&mut self, text: &Text, unlocking: bool, ui: &mut Ui) {
        let mut clicked = None;
        ScrollArea::vertical()
            .id_salt("users")
            .max_height(2.5 * (TILE.y + space::S12))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(space::S12, space::S12);
                for (row, tiles) in self.tiles.chunks(IN_A_ROW).enumerate() {
                    ui.horizontal(|ui| {
                        for (place, tile) in (row * IN_A_ROW..).zip(tiles) {
                            if tile_ui(ui, text, tile, place == self.chosen) {
                                clicked = Some(place);
                            }
                        }
                    });
                }
            });
        if let Some(place) = clicked.filter(|_| !unlocking) {
            self.choose_tile(place);
        }
    }

    fn passphrase_ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        (unlocking, wait): (bool, Option<Duration>),
        ui: &mut Ui,
    ) {
        let Some(name) = self.tile().map(|tile| tile.name.clone()) else {
            return;
        };
        let label = fill(&text.gate.passphrase_for, &[("name", &name)]);
        let error = self.error(text, wait);
        let may_type = !unlocking && wait.is_none();
        let typed = PassphraseField::new(&label, &mut self.typed)
            .touch()
            .take_focus(self.forgotten.is_none())
            .enabled(may_type)
            .error(error.as_deref())
            .show(ui);
        if typed.response.changed() && matches!(self.trouble, Some(Trouble::Said(_))) {
            self.trouble = None;
        }
        let words = if unlocking && self.upgrading {
            &text.gate.upgrading
        } else if unlocking {
            &text.gate.unlocking
        } else {
            &text.gate.unlock
        };
        let ready = may_type && !self.typed.is_empty();
        let button = Button::primary(words).touch().wide().hint("↵");
        let pressed = button.enabled(ready).show(ui).clicked();
        if ready && (pressed || typed.submitted) {
            self.unlock(commands);
        }
        let forgotten = Button::link(&text.keys.forgotten).show(ui).clicked();
        if forgotten && !unlocking {
            self.forgotten = self.tile().cloned().map(Forgotten::new).map(Box::new);
        }
    }

    /// Whoever looks for a tile that is gone is told why.
    fn left_ui(&self, text: &Text, ui: &mut Ui) {
        for name in self.door.left() {
            let left = fill(&text.keys.left, &[("name", name)]);
            Notice::quiet(Icon::LockKeyhole, &left)
                .text(&text.keys.left_detail)
                .show(ui);
        }
    }

    fn draft_ui(&self, text: &Text, ui: &mut Ui) {
        let words = &text.gate;
        match &self.drafts {
            Typed::Nothing => {}
            Typed::Safe => {
                Notice::quiet(Icon::Save, &words.draft_safe)
                    .text(&words.draft_safe_detail)
                    .show(ui);
            }
            Typed::Lost(sentence) => {
                Notice::new(Status::Stop, &words.draft_lost)
                    .text(sentence)
                    .show(ui);
            }
        }
    }

    /// When the journal was last copied to another disk. A practice clinic needs no copy.
    fn backup_ui(&self, text: &Text, ui: &mut Ui) {
        let runs = self.door.last_backups();
        if self.door.is_practice() && runs.targets.is_empty() {
            return;
        }
        let now = self.door.clock().system_time();
        let status = text.backup_status(runs, None, None, now);
        notice::remark(ui, status_of(status.freshness), &status.said);
    }

    fn practice_ui(&self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        if !self.door.is_practice() {
            return;
        }
        if !self.logins.is_empty() {
            Card::new(&text.gate.practice_logins).rows(ui, |ui| {
                for (name, role, passphrase) in &self.logins {
                    card::row(ui, 30.0, |ui| {
                        let who = format!("{name} · {}", text.role(*role));
                        pair(ui, 190.0, &who, passphrase);
                    });
                }
            });
        }
        if Button::link(&text.gate.leave_practice).show(ui).clicked() {
            commands.push(Command::BackToFirstStart);
        }
    }
}

fn tile_ui(ui: &mut Ui, text: &Text, tile: &Tile, selected: bool) -> bool {
    let tile = UserTile {
        initials: &initials(&tile.name),
        name: &tile.name,
        role: text.role(tile.role),
        selected,
    };
    tile.show(ui, TILE).clicked()
}

/// As `User::initials`, of a name on a tile.
fn initials(name: &str) -> String {
    let first = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    first.take(3).collect()
}
