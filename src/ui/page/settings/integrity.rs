//! »Kontrol«: the whole journal is read again, entry by entry and photo by photo, and what was found stands in plain words.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Moment;
use crate::journal::Recovery;
use crate::journal::SecondPlace;
use crate::journal::task::{Elsewhere, Verified};
use crate::text::{Text, fill, thousands};
use crate::ui::command::{Command, Report};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::notice::Notice;

use super::typed_folder::TypedFolder;

/// The name of the job.
pub const JOB: &str = "verify";
pub const SECOND_PLACE: &str = "second place";

#[derive(Default)]
pub struct IntegritySection {
    /// What the last check since the login found, row by row, and when it ended.
    found: Option<(Moment, Box<Verified>)>,
    typed: TypedFolder,
}

/// Whether the newest check found everything as it was written.
pub fn is_in_order(cx: &Cx<'_>) -> bool {
    let checked = cx.journal.clinic().checked.as_ref();
    checked.is_none_or(|(_, found)| found.faults.is_empty())
}

/// How one thing stands.
struct Row<'a> {
    status: Status,
    title: &'a str,
    said: String,
}

impl IntegritySection {
    /// The check has ended.
    pub fn verified(&mut self, now: Moment, verified: Box<Verified>) {
        self.found = Some((now, verified));
    }

    /// Another place for the anchors was asked for, and the system's dialog did not come.
    pub fn no_dialog(&mut self) {
        self.typed.no_dialog();
    }

    /// The anchors have another place.
    pub fn second_place_kept(&mut self) {
        self.typed.done();
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.integrity;
        let chosen = |path, shown| Report::SecondPlaceChosen { path, shown };
        if let Some(job) = self.typed.ui(cx.text, SECOND_PLACE, chosen, ui) {
            cx.work(job);
        }
        // What was found earlier stands until everything was read again.
        let was_whole = self
            .found
            .as_ref()
            .is_some_and(|(_, found)| found.findings.photos_left == 0);
        let earlier = cx.text.check_found(cx.journal.clinic(), cx.today());
        if let Some(said) = earlier.filter(|_| !was_whole) {
            Notice::new(Status::Stop, &said).show(ui);
        }
        let Some((_, found)) = &self.found else {
            Notice::quiet(Icon::Info, &words.intro).show(ui);
            return;
        };
        let (status, said) = match (found.code(), found.findings.photos_left) {
            (0, 0) => (Status::Ok, &cx.text.cli.all_well),
            // Nothing wrong was found, but not everything was looked at.
            (0, _) => (Status::Warn, &words.stopped),
            (_, _) => (Status::Stop, &cx.text.cli.faults_found),
        };
        Notice::new(status, said).show(ui);
        Card::new(&words.section).show(ui, |ui| {
            for row in rows(cx.text, found, cx.journal.second_place()) {
                CheckRow {
                    status: row.status,
                    title: row.title,
                    why: &row.said,
                    fix: "",
                    locked: false,
                }
                .show(ui);
            }
        });
    }

    pub fn foot_ui(&self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.integrity;
        let doing = doing(cx);
        let noted = cx.journal.clinic().checked.as_ref().map(|(at, _)| *at);
        let checked = self.found.as_ref().map(|(at, _)| *at).or(noted).map(|at| {
            let when = cx.text.day_and_time(at, cx.today());
            fill(&words.checked, &[("when", &when)])
        });
        let state = StateText {
            mark: Mark::Icon(Icon::ShieldCheck),
            lead: "",
            rest: doing
                .as_deref()
                .or(checked.as_deref())
                .unwrap_or(&words.idle),
        };
        if doing.is_some() {
            if action_bar(ui, &state, [Button::secondary(&words.stop)]).is_some() {
                cx.send(Command::CancelWork(JOB));
            }
            return;
        }
        let check = Button::primary(&words.check).icon(Icon::ShieldCheck).key(
            "Ctrl ↵",
            Modifiers::COMMAND,
            Key::Enter,
        );
        let choose = Button::secondary(&words.elsewhere_choose).enabled(cx.is_doctor());
        let asked = action_bar(ui, &state, [choose, check]);
        if asked == Some(0) {
            cx.send(Command::ChooseSecondPlace);
        }
        if asked == Some(1) {
            cx.send(Command::CheckJournal);
        }
    }
}

/// How far the check has come, while it runs.
fn doing(cx: &Cx<'_>) -> Option<String> {
    let words = &cx.text.integrity;
    Some(match gate::progress(cx.running, JOB)?.so_far() {
        (_, 0) => words.reading_entries.clone(),
        (done, total) => {
            let values = [("done", &*done.to_string()), ("total", &*total.to_string())];
            fill(&words.reading_photos, &values)
        }
    })
}

/// What the second place says, and where it is.
fn elsewhere(text: &Text, found: Elsewhere, place: Option<&SecondPlace>) -> (Status, String) {
    let words = &text.integrity;
    let place = place.map(|place| place.path().to_string_lossy());
    let said = |template: &str, anchors: usize, left: usize| {
        let count = |count: usize| thousands(text.language, count as u64);
        let (count, left) = (count(anchors), count(left));
        let place = place.as_deref().unwrap_or_default();
        fill(
            template,
            &[("count", &count), ("left", &left), ("place", place)],
        )
    };
    match found {
        Elsewhere::Nowhere => (Status::Pending, words.elsewhere_nowhere.clone()),
        Elsewhere::Unreadable => (Status::Warn, said(&words.elsewhere_unreadable, 0, 0)),
        Elsewhere::Read { anchors: 0, .. } => (Status::Pending, said(&words.elsewhere_empty, 0, 0)),
        Elsewhere::Read {
            anchors,
            is_behind: true,
            ..
        } => (Status::Warn, said(&words.elsewhere_behind, anchors, 0)),
        Elsewhere::Read {
            anchors,
            left_behind: 0,
            ..
        } => (Status::Ok, said(&words.elsewhere_good, anchors, 0)),
        Elsewhere::Read {
            anchors,
            left_behind,
            ..
        } => {
            let said = said(&words.elsewhere_restored, anchors, left_behind);
            (Status::Ok, said)
        }
    }
}

fn rows<'t>(text: &'t Text, found: &Verified, place: Option<&SecondPlace>) -> Vec<Row<'t>> {
    let (words, findings) = (&text.integrity, &found.findings);
    let count =
        |template: &str, count: u64| fill(template, &[("count", &thousands(text.language, count))]);
    let entry = |template: &str, seq: i64| {
        fill(
            template,
            &[("entry", &thousands(text.language, seq.unsigned_abs()))],
        )
    };
    let row = |title, (status, said)| Row {
        status,
        title,
        said,
    };
    let chain = match findings.chain.fault {
        None => (
            Status::Ok,
            count(&words.chain_whole, findings.chain.entries),
        ),
        Some((seq, _)) => (Status::Stop, entry(&words.chain_broken, seq)),
    };
    let authors = match (findings.authors.forged, findings.chain.fault) {
        (Some((seq, _)), _) => (Status::Stop, entry(&words.authors_forged, seq)),
        (None, Some(_)) => (Status::Pending, words.authors_skipped.clone()),
        (None, None) => {
            let signatures = findings.authors.signatures;
            (Status::Ok, count(&words.authors_good, signatures))
        }
    };
    let recovery = match findings.recovery {
        Recovery::Known => (Status::Ok, words.recovery_good.clone()),
        Recovery::Differs => (Status::Stop, words.recovery_differs.clone()),
        Recovery::Unsaid => (Status::Pending, words.recovery_unsaid.clone()),
        Recovery::NoFile => (Status::Stop, words.recovery_no_file.clone()),
    };
    let anchors = match findings.anchors_broken.iter().min() {
        Some(seq) => (Status::Stop, entry(&words.anchors_broken, *seq)),
        None if findings.anchors_read == 0 => (Status::Warn, words.anchors_none.clone()),
        None => (
            Status::Ok,
            count(&words.anchors_good, findings.anchors_read as u64),
        ),
    };
    let photos = match (findings.photos.len() as u64, findings.photos_left as u64) {
        (0, 0) => (
            Status::Ok,
            count(&words.photos_good, findings.photos_read as u64),
        ),
        (0, left) => (Status::Pending, count(&words.photos_left, left)),
        (bad, _) => (Status::Stop, count(&words.photos_bad, bad)),
    };
    let differing = findings.differences.len() as u64 + findings.thumbnails_bad as u64;
    let tables = match differing {
        0 => (Status::Ok, words.tables_good.clone()),
        differing => (Status::Stop, count(&words.tables_differ, differing)),
    };
    let pages = if found.pages.is_empty() {
        (Status::Ok, words.pages_good.clone())
    } else {
        (Status::Stop, words.pages_bad.clone())
    };
    vec![
        row(words.chain.as_str(), chain),
        row(&words.authors, authors),
        row(&words.recovery, recovery),
        row(&words.anchors, anchors),
        row(&words.elsewhere, elsewhere(text, findings.second, place)),
        row(&words.photos, photos),
        row(&words.tables, tables),
        row(&words.pages, pages),
    ]
}
