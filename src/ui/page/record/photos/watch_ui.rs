//! Which folder is watched, and the ways to begin and to stop.

use std::path::{Path, PathBuf};

use eframe::egui::Ui;

use crate::domain::id::PatientId;
use crate::text::fill;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::Notice;

use super::intake::Intake;
use super::watch::Watch;

/// The folder that is watched; or one press to watch the last one, a typed one, or another.
/// `hint` says what else can be done while there is nothing yet.
pub fn show(
    cx: &mut Cx<'_>,
    patient: PatientId,
    watch: &mut Watch,
    (intake, hint): (&mut Intake, &str),
    ui: &mut Ui,
) {
    if watch.folder().is_some() {
        watched_ui(cx, patient, watch, intake, ui);
        let now = ui.input(|input| input.time);
        if let Some(wait) = watch.look(patient, now, cx.commands) {
            ui.ctx().request_repaint_after(wait);
        }
    } else {
        begin_ui(cx, patient, watch, (intake, hint), ui);
    }
}

/// Only the last part: what stands above it says nothing to anybody.
fn name_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    name.to_string_lossy().into_owned()
}

fn watched_ui(
    cx: &mut Cx<'_>,
    patient: PatientId,
    watch: &mut Watch,
    intake: &mut Intake,
    ui: &mut Ui,
) {
    let words = &cx.text.photos_in;
    let Some((folder, is_there)) = watch.folder() else {
        return;
    };
    let title = fill(&words.watched, &[("folder", &name_of(folder))]);
    let notice = match is_there {
        Some(false) => Notice::new(Status::Pending, &title).text(&words.watched_gone),
        Some(true) | None => Notice::quiet(Icon::FolderOpen, &title).text(&words.watched_detail),
    };
    if notice.action(Button::secondary(&words.watch_stop)).show(ui) {
        watch.stop();
    }
    let count = watch.before();
    if count == 0 {
        return;
    }
    let before = if count == 1 {
        words.take_one_before.clone()
    } else {
        fill(&words.take_before, &[("count", &count.to_string())])
    };
    if Button::link(&before).show(ui).clicked() {
        intake.take(patient, watch.take_before(), None, cx.commands);
    }
}

fn begin_ui(
    cx: &mut Cx<'_>,
    patient: PatientId,
    watch: &mut Watch,
    (intake, hint): (&mut Intake, &str),
    ui: &mut Ui,
) {
    let words = &cx.text.photos_in;
    let mut begun: Option<PathBuf> = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S12;
        if let Some(folder) = cx.photo_folder {
            let again = fill(&words.watch_again, &[("folder", &name_of(folder))]);
            if Button::link(&again)
                .icon(Icon::FolderOpen)
                .show(ui)
                .clicked()
            {
                begun = Some(folder.to_owned());
            }
        }
        let (label, icon) = match cx.photo_folder {
            Some(_) => (&words.watch_another, None),
            None => (&words.watch, Some(Icon::FolderOpen)),
        };
        let mut another = Button::link(label);
        if let Some(icon) = icon {
            another = another.icon(icon);
        }
        if another.show(ui).clicked() {
            // A path that is typed is the folder meant: where there is no dialog it is the only way.
            match intake.typed() {
                Some(path) => begun = Some(path),
                None => cx.commands.push(Command::ChoosePhotoFolder { patient }),
            }
        }
        if !hint.is_empty() {
            ui.label(Theme::of(ui).small(hint));
        }
    });
    if let Some(folder) = begun {
        begin(watch, folder, cx.commands);
    }
}

/// Begins, and has the folder remembered for the next time.
pub fn begin(watch: &mut Watch, folder: PathBuf, commands: &mut Vec<Command>) {
    commands.push(Command::RememberPhotoFolder(folder.clone()));
    watch.begin(folder);
}
