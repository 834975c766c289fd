//! The practice clinic: offered beside the wizard, made in its own folder, opened again when it is there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::Ui;

use crate::domain::id::OriginId;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::demo::{self, Demo, DemoUser};
use crate::journal::task::place_for_new;
use crate::journal::{FolderRefusal, Tile};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Practice, PracticeTrouble};
use crate::ui::icon::Icon;
use crate::ui::page::gate::{self, Running};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::notice::{self, Notice};
use crate::ui::worker::Progress;

/// How often the bar is painted anew while it moves.
const LOOK: Duration = Duration::from_millis(100);

/// True when it was asked for.
pub fn offer_ui(text: &Text, ui: &mut Ui) -> bool {
    let words = &text.first_start;
    let notice = Notice::quiet(Icon::UsersRound, &words.only_look).text(&words.only_look_detail);
    notice
        .action(Button::secondary(&text.gate.try_practice))
        .show(ui)
}

/// Makes it, or opens the one that was made before.
pub fn try_practice(folder: &Path) -> Command {
    let folder = folder.to_owned();
    match place_for_new(&folder) {
        Err(FolderRefusal::JournalHere) => Command::OpenFolder(folder),
        Ok(()) | Err(_) => Command::MakePractice { folder },
    }
}

/// While it is being made: what happens and how far it has come.
pub fn progress_ui(text: &Text, running: Running<'_>, ui: &mut Ui) {
    let Some(progress) = gate::progress(running, "practice") else {
        return;
    };
    let (done, total) = progress.so_far();
    let mut doing = text.gate.making_practice.clone();
    if total > 0 {
        let (done, total) = (done.to_string(), total.to_string());
        let so_far = fill(&text.gate.steps_done, &[("done", &done), ("total", &total)]);
        doing = format!("{doing} {so_far}");
    }
    let share = (total > 0).then(|| done as f32 / total as f32);
    Card::plain().rows(ui, |ui| notice::loading(ui, &doing, 0, share));
    ui.ctx().request_repaint_after(LOOK);
}

/// What the practice clinic is made from: another seed would only give other ids.
const SEED: u64 = 1;
/// As many patients as a small clinic has; the cast that shows every state is among them.
const PATIENTS: usize = 40;

/// Makes the practice clinic in its own folder, on the worker.
pub fn make_practice(
    folder: PathBuf,
    at: Moment,
    origin: OriginId,
    progress: &Progress,
) -> Result<Practice, PracticeTrouble> {
    let wanted = Demo {
        at,
        seed: SEED,
        patients: PATIENTS,
        origin,
        cost: crate::journal::KdfCost::STANDARD,
    };
    let users = demo::make(&folder, &wanted, progress)?;
    let users = users.into_iter().map(login).collect();
    Ok(Practice { folder, users })
}

fn login(user: DemoUser) -> (String, Role, String) {
    (user.name, user.role, user.passphrase)
}

/// The passphrases of those who have a tile, for a practice clinic that was made before.
pub fn known_logins(tiles: &[Tile]) -> Vec<(String, Role, String)> {
    let has_tile = |user: &DemoUser| tiles.iter().any(|tile| tile.name == user.name);
    let users = demo::users().unwrap_or_default();
    users.into_iter().filter(has_tile).map(login).collect()
}
