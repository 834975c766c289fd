//! »Sikkerhedskopi«: where copies of the journal go, how the last ones went, copying now, and trying a restore.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::backup::{Freshness, RestoreRehearsed};
use crate::domain::rules::policy::Policy;
use crate::journal::task::{BackUpAll, Rehearsal, RestoreError, backup_place};
use crate::journal::{Edit, Error, Journal};
use crate::text::{BackupStatus, Text, fill};
use crate::ui::command::{Command, Job, Report};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip::Chip;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::table::{Column, Table};

use super::typed_folder::TypedFolder;

/// The names of the jobs.
pub const JOB: &str = "backup";
const REHEARSAL: &str = "rehearsal";
pub const FOLDER: &str = "backup folder";

/// A dialog that was closed faster than anybody could was never there.
pub const SEEN: Duration = Duration::from_millis(300);

#[derive(Default)]
pub struct BackupsSection {
    selected: Option<usize>,
    /// What went wrong with a folder that was chosen, or with a rehearsal.
    trouble: Option<String>,
    typed: TypedFolder,
}

/// Copies the journal into all its targets; nothing if it has none.
pub fn job(journal: &Journal) -> Result<Option<Job>, Error> {
    let all = BackUpAll::of(journal)?;
    Ok(all.map(|all| Job::new(JOB, move |progress| Report::BackedUp(all.run(progress)))))
}

pub fn status_of(freshness: Freshness) -> Status {
    match freshness {
        Freshness::Fresh => Status::Ok,
        Freshness::Late => Status::Warn,
        Freshness::Overdue => Status::Stop,
    }
}

/// There is a copy off this disk that is not old. A practice clinic needs none.
pub fn is_in_order(cx: &Cx<'_>) -> bool {
    let status = status(cx);
    let is_well = status.freshness == Freshness::Fresh && !status.is_missing;
    cx.journal.clinic().practice || is_well
}

impl BackupsSection {
    /// A folder was chosen in the system's dialog: it joins the list, or a sentence says why not.
    pub fn folder_chosen(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        path: Option<PathBuf>,
        shown: Duration,
    ) {
        let words = &text.backups;
        let Some(path) = path else {
            self.trouble = None;
            if shown < SEEN {
                self.typed.no_dialog();
            }
            return;
        };
        let policy = &journal.clinic().policy;
        let target = match target(text, journal, &path) {
            Ok(target) if policy.backup_targets.contains(&target) => {
                self.trouble = Some(words.known_already.clone());
                return;
            }
            Ok(target) => target,
            Err(sentence) => {
                self.trouble = Some(sentence);
                return;
            }
        };
        self.trouble = None;
        self.typed.done();
        let mut targets = policy.backup_targets.clone();
        targets.push(target);
        commands.push(Command::Edit(with_targets(policy, targets)));
    }

    pub fn rehearsed(
        &mut self,
        text: &Text,
        journal: &mut Journal,
        commands: &mut Vec<Command>,
        end: Result<RestoreRehearsed, RestoreError>,
    ) -> Result<(), Error> {
        match end {
            Ok(fact) => {
                let bad = fact.photos_bad;
                journal.rehearsed(fact)?;
                self.trouble = (bad > 0).then(|| text.backups.rehearsed_without.clone());
                if bad == 0 {
                    commands.push(Command::Toast(text.backups.rehearsed_done.clone()));
                }
            }
            Err(RestoreError::Backup(fault)) => {
                self.trouble = Some(text.backup_fault(&fault).to_owned());
            }
            Err(RestoreError::Place(refusal)) => self.trouble = Some(text.closed(&refusal)),
            Err(RestoreError::Journal(error)) => return Err(error),
        }
        Ok(())
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let text = cx.text;
        let words = &text.backups;
        let targets = &cx.journal.clinic().policy.backup_targets;
        if let Some(sentence) = &self.trouble {
            Notice::new(Status::Stop, sentence).show(ui);
        }
        let chosen = |path, shown| Report::BackupFolderChosen { path, shown };
        if let Some(job) = self.typed.ui(text, FOLDER, chosen, ui) {
            cx.work(job);
        }
        if targets.is_empty() {
            empty_state(ui, &words.none, &words.none_note, None);
            return;
        }
        status_ui(cx, ui);
        self.table_ui(cx, targets, ui);
        for target in targets {
            let last = cx.journal.last_backups().of(target);
            let Some(code) = last.and_then(|last| last.problem.as_deref()) else {
                continue;
            };
            let why = text.backup_problem(code);
            Notice::new(Status::Warn, target).text(why).show(ui);
        }
    }

    fn table_ui(&mut self, cx: &Cx<'_>, targets: &[String], ui: &mut Ui) {
        let (text, words) = (cx.text, &cx.text.backups);
        let columns = [
            Column::share(&words.column_target, 1.0),
            Column::fixed(&words.column_last, 190.0),
            Column::fixed(&words.column_state, 170.0),
            Column::fixed(&words.column_rehearsed, 190.0),
        ];
        let colour = Theme::of(ui).text;
        let table = Table::new("backups", &columns).selected(self.selected);
        let done = table.show(ui, targets.len(), |index, row| {
            let Some(target) = targets.get(index) else {
                return;
            };
            let last = cx.journal.last_backups().of(target);
            let made = last.and_then(|last| last.made.as_ref());
            let when = |at| text.day_and_time(at, cx.today());
            let failed = last.is_some_and(|last| last.problem.is_some());
            let (status, state) = match made {
                _ if failed => (Status::Warn, &words.state_failed),
                None => (Status::Pending, &words.state_none),
                Some(made) if !made.fact.elsewhere => (Status::Warn, &words.state_same_disk),
                Some(_) => (Status::Ok, &words.state_whole),
            };
            row.name(target.clone());
            row.text(target, Kind::BodyStrong, colour);
            row.body(&made.map_or_else(|| words.never.clone(), |made| when(made.at)));
            row.cell(|ui| {
                Chip::new(state).status(status).show(ui);
            });
            let tried = last.and_then(|last| last.rehearsed_at);
            row.body(&tried.map_or_else(|| words.never.clone(), when));
        });
        self.selected = done.selected;
    }

    pub fn foot_ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.backups;
        let policy = &cx.journal.clinic().policy;
        let targets = &policy.backup_targets;
        // With one there is nothing to choose.
        let only = targets.first().filter(|_| targets.len() == 1);
        let chosen = self.selected.and_then(|index| targets.get(index)).or(only);
        let choose = chosen.is_none().then_some(words.choose_target.as_str());
        let busy = Self::doing(cx);
        let state = StateText {
            mark: Mark::Icon(if busy.is_some() {
                Icon::DatabaseBackup
            } else {
                Icon::Info
            }),
            lead: "",
            rest: busy.as_deref().unwrap_or(&words.automatic),
        };
        let idle = busy.is_none();
        let add = Button::secondary(&words.add)
            .enabled(cx.is_doctor())
            .icon(Icon::HardDrive);
        if targets.is_empty() {
            let add = Button::primary(&words.add)
                .icon(Icon::HardDrive)
                .enabled(cx.is_doctor())
                .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
            if action_bar(ui, &state, [add]).is_some() {
                cx.send(Command::ChooseBackupFolder);
            }
            return;
        }
        let remove = Button::secondary(&words.remove)
            .enabled(cx.is_doctor())
            .locked_if(choose);
        let rehearse = Button::secondary(&words.rehearse)
            .enabled(idle)
            .locked_if(choose);
        let copy = Button::primary(&words.copy_now)
            .icon(Icon::DatabaseBackup)
            .enabled(idle)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
        match (
            action_bar(ui, &state, [remove, add, rehearse, copy]),
            chosen,
        ) {
            (Some(0), Some(target)) => {
                let mut left = targets.clone();
                left.retain(|other| other != target);
                let edit = with_targets(policy, left);
                (self.selected, self.trouble) = (None, None);
                cx.ask(edit);
            }
            (Some(1), _) => cx.send(Command::ChooseBackupFolder),
            (Some(2), Some(target)) => {
                self.trouble = None;
                let task = Rehearsal {
                    reader: cx.journal.reader(),
                    target: PathBuf::from(target),
                };
                cx.work(Job::new(REHEARSAL, move |progress| {
                    Report::Rehearsed(task.run(progress))
                }));
            }
            (Some(3), _) => {
                self.trouble = None;
                cx.send(Command::BackUp);
            }
            (_, _) => {}
        }
    }

    /// How far what runs now has come.
    fn doing(cx: &Cx<'_>) -> Option<String> {
        let words = &cx.text.backups;
        let said = |name, words: &str| {
            let (done, total) = gate::progress(cx.running, name)?.so_far();
            let values = [("done", &*done.to_string()), ("total", &*total.to_string())];
            Some(fill(words, &values))
        };
        said(JOB, &words.copying).or_else(|| said(REHEARSAL, &words.rehearsing))
    }
}

/// »Sidst kopieret i går 18.02 til E: – afprøvet«, and what to do when that is long ago.
fn status_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let status = status(cx);
    let is_lacking = status.freshness == Freshness::Fresh && status.is_missing;
    let shape = if is_lacking {
        Status::Warn
    } else {
        status_of(status.freshness)
    };
    Notice::new(shape, &status.said)
        .text(&status.advice)
        .show(ui);
}

fn status(cx: &Cx<'_>) -> BackupStatus {
    let targets = &cx.journal.clinic().policy.backup_targets;
    let (runs, founded) = (cx.journal.last_backups(), cx.journal.founded());
    cx.text
        .backup_status(runs, Some(targets), founded, cx.moment())
}

fn with_targets(policy: &Policy, backup_targets: Vec<String>) -> Edit {
    Edit::ChangePolicy(Policy {
        backup_targets,
        ..policy.clone()
    })
}

/// The folder as it is kept, or why it cannot be one.
fn target(text: &Text, journal: &Journal, path: &std::path::Path) -> Result<String, String> {
    let source = journal.backup_source();
    if let Err(fault) = backup_place(&source, path) {
        return Err(text.backup_fault(&fault).to_owned());
    }
    match path.to_str() {
        Some(target) => Ok(target.to_owned()),
        None => Err(text.backups.not_utf8.clone()),
    }
}
