//! A journal from a backup, on a new PC: where the backup lies, who opens it and with what, and where the journal shall lie.
//!
//! Nothing has its place before all of it is copied and verified; whatever goes wrong, what was typed is still there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::task::{FoundBackup, Restore, RestoreError};
use crate::journal::{self, BackupFault, Error, VaultError};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Job, Report};
use crate::ui::icon::Icon;
use crate::ui::page::gate::{self, Running, whole_path};
use crate::ui::page::recovery_field::RecoveryField;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::{self, Notice};
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};
use crate::ui::widget::segmented::Segmented;

use super::clinic::head;

const FIND: &str = "find backup";
const RESTORE: &str = "restore";
/// How often the bar is painted anew while it moves.
const LOOK: Duration = Duration::from_millis(100);
const LABEL: f32 = 120.0;

/// What the backup is opened with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum With {
    Passphrase,
    RecoveryKey,
}

pub struct RestorePage {
    from: String,
    /// Whether the keyboard went to the first field already.
    begun: bool,
    found: Option<Box<FoundBackup>>,
    /// The place of her tile.
    user: usize,
    with: With,
    passphrase: Passphrase,
    recovery: RecoveryField,
    to: String,
    wrong: Option<String>,
    trouble: Option<String>,
    /// It is there, but photos are missing: said before it is opened.
    incomplete: Option<PathBuf>,
    today: Day,
}

impl RestorePage {
    pub fn new(suggested: &Path, today: Day) -> Self {
        Self {
            from: String::new(),
            begun: false,
            found: None,
            user: 0,
            with: With::Passphrase,
            passphrase: Passphrase::default(),
            recovery: RecoveryField::default(),
            to: suggested.display().to_string(),
            wrong: None,
            trouble: None,
            incomplete: None,
            today,
        }
    }

    /// From the system's dialog.
    pub fn chosen(&mut self, text: &Text, path: Option<PathBuf>, shown: Duration) {
        match path {
            Some(path) => {
                self.from = path.display().to_string();
                self.found = None;
            }
            None if shown < super::NO_DIALOG => self.trouble = Some(text.gate.no_dialog.clone()),
            None => {}
        }
    }

    pub fn looked(&mut self, text: &Text, found: Result<Box<FoundBackup>, BackupFault>) {
        match found {
            Ok(found) => {
                self.user = 0;
                self.found = Some(found);
            }
            Err(fault) => self.trouble = Some(text.backup_fault(&fault).to_owned()),
        }
    }

    /// What came of it: how many photos were bad.
    pub fn restored(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        to: PathBuf,
        restored: Result<u64, RestoreError>,
    ) {
        match restored {
            Ok(0) => {
                commands.push(Command::OpenFolder(to));
                commands.push(Command::Toast(text.backups.restored_well.clone()));
            }
            Ok(_) => self.incomplete = Some(to),
            Err(error) => self.failed(text, &error),
        }
    }

    fn failed(&mut self, text: &Text, error: &RestoreError) {
        let sentence = match error {
            RestoreError::Place(refusal) => text.closed(refusal),
            RestoreError::Backup(BackupFault::Cancelled) => {
                text.first_start.restore_stopped.clone()
            }
            RestoreError::Backup(fault) => text.backup_fault(fault).to_owned(),
            RestoreError::Journal(error) => text.error(error, self.today),
        };
        let of_key = [VaultError::WrongPassphrase, VaultError::WrongRecoveryKey];
        let is_of_key = |fault: &VaultError| {
            let same = |known| std::mem::discriminant(known) == std::mem::discriminant(fault);
            of_key.iter().any(same)
        };
        match error {
            RestoreError::Journal(Error::Vault(fault)) if is_of_key(fault) => {
                self.passphrase.clear();
                self.wrong = Some(sentence);
            }
            RestoreError::Place(_) | RestoreError::Backup(_) | RestoreError::Journal(_) => {
                self.trouble = Some(sentence);
            }
        }
    }

    /// True when somebody goes back to the wizard.
    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        running: Running<'_>,
        ui: &mut Ui,
    ) -> bool {
        let words = &text.first_start;
        head(ui, &words.restore_title, &words.restore_about);
        if let Some(to) = &self.incomplete {
            Notice::new(Status::Warn, &text.backups.restored_without).show(ui);
            let open = Button::primary(&words.open_there).touch().wide();
            if open.show(ui).clicked() {
                commands.push(Command::OpenFolder(to.clone()));
            }
            return false;
        }
        if let Some(trouble) = &self.trouble {
            gate::trouble_ui(ui, trouble);
        }
        if let Some(progress) = gate::progress(running, RESTORE) {
            let (done, total) = progress.so_far();
            let (said, of) = (done.to_string(), total.to_string());
            let doing = fill(&words.restoring, &[("done", &said), ("total", &of)]);
            let share = (total > 0).then(|| done as f32 / total as f32);
            notice::loading(ui, &doing, 0, share);
            ui.ctx().request_repaint_after(LOOK);
            if Button::secondary(&text.common.cancel).show(ui).clicked() {
                commands.push(Command::CancelWork(RESTORE));
            }
            return false;
        }
        let looking = gate::is_running(running, FIND);
        ui.add_enabled_ui(!looking, |ui| {
            self.source_ui(text, commands, ui);
            if self.found.is_some() {
                self.open_ui(text, commands, ui);
            }
        });
        let back = Button::link(&text.common.back).show(ui).clicked();
        if back {
            RecoveryField::forget_typing(ui);
        }
        back
    }

    fn source_ui(&mut self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        let words = &text.first_start;
        let field = Field::line(&words.restore_from, &mut self.from)
            .touch()
            .note(&words.restore_from_note)
            .show(ui);
        if !self.begun {
            self.begun = true;
            field.request_focus();
        }
        if field.changed() {
            self.found = None;
        }
        let submitted = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let path = whole_path(&self.from);
        let mut find = submitted && path.is_some();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let missing = path.is_none().then_some(text.gate.whole_path.as_str());
            let button = Button::secondary(&words.restore_find).locked_if(missing);
            find |= button.show(ui).clicked();
            let browse = Button::secondary(&text.gate.browse).icon(Icon::FolderOpen);
            if browse.show(ui).clicked() {
                commands.push(Command::ChooseFolder);
            }
        });
        if let (true, Some(path)) = (find, path) {
            (self.trouble, self.found) = (None, None);
            commands.push(Command::Work(Job::new(FIND, move |_| {
                Report::BackupFound(FoundBackup::at(&path, None).map(Box::new))
            })));
        }
    }

    fn open_ui(&mut self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        let (words, backups) = (&text.first_start, &text.backups);
        let Some(found) = &self.found else { return };
        let tiles = found.tiles();
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            pair(ui, LABEL, &words.clinic_name, found.clinic());
            let made = text.day_and_time(found.manifest().made_at, self.today);
            pair(ui, LABEL, &backups.made_at, &made);
        });
        if found.damaged > 0 || found.unlisted > 0 {
            Notice::new(Status::Warn, &backups.newer_damaged).show(ui);
        }
        let segmented = Segmented::new(&backups.opened_with, &mut self.with)
            .option(With::Passphrase, &backups.with_passphrase)
            .option(With::RecoveryKey, &backups.with_recovery_key);
        if segmented.show(ui).changed() {
            self.wrong = None;
        }
        let mut submitted = false;
        let missing = match self.with {
            With::Passphrase => {
                let users: Vec<(usize, &str)> = tiles
                    .iter()
                    .enumerate()
                    .map(|(place, tile)| (place, tile.name.as_str()))
                    .collect();
                Choice::new(&text.common.who, &mut self.user, &users).show(ui);
                let field = PassphraseField::new(&text.common.passphrase, &mut self.passphrase)
                    .touch()
                    .take_focus(true)
                    .error(self.wrong.as_deref());
                submitted = field.show(ui).submitted;
                let empty = self.passphrase.is_empty();
                empty.then_some(words.restore_key_missing.as_str())
            }
            With::RecoveryKey => {
                let label = &text.keys.recovery_typed;
                self.recovery.ui(text, label, self.wrong.as_deref(), ui);
                let unread = self.recovery.key().is_err();
                unread.then_some(words.restore_key_missing.as_str())
            }
        };
        Field::line(&words.restore_to, &mut self.to)
            .touch()
            .show(ui);
        let to = whole_path(&self.to);
        let no_place = to.is_none().then_some(text.gate.whole_path.as_str());
        let go = Button::primary(&words.restore_do)
            .touch()
            .wide()
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .locked_if(missing.or(no_place));
        let go = (go.show(ui).clicked() || submitted) && missing.is_none();
        if let (true, Some(to)) = (go, to) {
            RecoveryField::forget_typing(ui);
            commands.extend(self.job(to));
        }
    }

    fn job(&mut self, to: PathBuf) -> Option<Command> {
        let found = self.found.clone()?;
        let tile = found.tiles().into_iter().nth(self.user)?;
        (self.trouble, self.wrong) = (None, None);
        let passphrase = journal::Passphrase::typed(self.passphrase.as_str());
        let recovery = match self.with {
            With::Passphrase => None,
            With::RecoveryKey => Some(self.recovery.key().ok()?),
        };
        Some(Command::Work(Job::new(RESTORE, move |progress| {
            let opened = match &recovery {
                Some(key) => found.with_recovery_key(key),
                None => found.with_passphrase(&tile, &passphrase),
            };
            let restored = opened.map_err(RestoreError::Journal).and_then(|from| {
                let to = to.clone();
                Restore { from, to }.run(progress)
            });
            let restored = restored.map(|restored| restored.fact.photos_bad);
            Report::Restored { to, restored }
        })))
    }
}
