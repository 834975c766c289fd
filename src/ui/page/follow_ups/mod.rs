//! *Opfølgning* for everybody: who waits for what, what is worst first; each line opens where it is worked with.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::tasks::{Signature, Task, Urgency};
use crate::domain::time::MINUTE;
use crate::journal::view::{FollowUpRow, FollowUpsView, Untold, Waiting};
use crate::text::fill;
use crate::ui::command::{Command, Job, Report, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::shown_name;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;
use crate::ui::widget::table::{Column, Row, Table};

const ROW: f32 = 52.0;

/// The name of the job that reads the list.
const LIST: &str = "follow ups";

/// Revision of facts and of drafts, and the minute.
type Seen = (u64, u64, i64);

#[derive(Default)]
pub struct FollowUpsPage {
    /// What was asked for last. A list of before stands until its answer comes.
    asked: Option<Seen>,
    shown: Shown,
    selected: Option<usize>,
}

#[derive(Default)]
enum Shown {
    #[default]
    Nothing,
    List(FollowUpsView),
    /// Why it cannot be read.
    Fault(String),
}

impl FollowUpsPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.ask_again(cx);
        match std::mem::take(&mut self.shown) {
            Shown::List(view) => {
                self.page_ui(cx, &view, ui);
                self.shown = Shown::List(view);
            }
            Shown::Fault(sentence) => {
                shell::main(ui, |ui| Notice::new(Status::Stop, &sentence).show(ui));
                self.shown = Shown::Fault(sentence);
            }
            Shown::Nothing => shell::main(ui, |ui| {
                let words = &cx.text.follow_ups;
                empty_state(ui, &words.reading, &words.nothing_note, None);
            }),
        }
    }

    /// Once for each thing that happens and each minute, and never while the last answer is awaited.
    fn ask_again(&mut self, cx: &mut Cx<'_>) {
        let seen = (
            cx.journal.revision(),
            cx.journal.draft_revision(),
            cx.moment().micros().div_euclid(MINUTE),
        );
        let is_running = cx.running.iter().any(|(name, _)| *name == LIST);
        if is_running || self.asked == Some(seen) {
            return;
        }
        self.asked = Some(seen);
        match cx.journal.list_follow_ups() {
            Ok(task) => cx.work(Job::new(LIST, |progress| {
                Report::FollowUpsListed(task.run(progress))
            })),
            Err(error) => self.shown = Shown::Fault(cx.text.error(&error, cx.today())),
        }
    }

    /// Takes in the list that was read, or why it could not be. Whoever is chosen stays chosen, wherever in it she stands now.
    pub fn take_in(&mut self, listed: Result<Option<FollowUpsView>, String>) {
        let view = match listed {
            Ok(Some(view)) => view,
            // It was cancelled, and is asked for once more.
            Ok(None) => {
                self.asked = None;
                return;
            }
            Err(sentence) => {
                self.shown = Shown::Fault(sentence);
                return;
            }
        };
        if let (Shown::List(before), Some(index)) = (&self.shown, self.selected) {
            let chosen = before.rows.get(index);
            let place = |chosen: &FollowUpRow| view.rows.iter().position(|row| row == chosen);
            self.selected = chosen.and_then(place);
        }
        self.shown = Shown::List(view);
    }

    fn page_ui(&mut self, cx: &mut Cx<'_>, view: &FollowUpsView, ui: &mut Ui) {
        let chosen = self.selected.and_then(|index| view.rows.get(index));
        let pressed = shell::foot(ui, |ui| bar_ui(cx, chosen, ui));
        let opened = shell::main_fixed(ui, |ui| self.list_ui(cx, view, ui));
        let opened = opened.and_then(|index| view.rows.get(index));
        if let Some(row) = opened.or_else(|| chosen.filter(|_| pressed)) {
            cx.send(Command::OpenRecord {
                patient: row.patient.id,
                tab: tab(&row.waiting),
                purpose: None,
            });
        }
    }

    /// The row that was opened.
    fn list_ui(&mut self, cx: &Cx<'_>, view: &FollowUpsView, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.follow_ups;
        ui.spacing_mut().item_spacing.y = space::S12;
        let count = view.rows.len().to_string();
        let remark = fill(&words.remark, &[("count", &count)]);
        let remark = if view.rows.is_empty() { "" } else { &remark };
        shell::page_head(ui, &cx.text.shell.follow_ups, remark, |_| {});
        if view.rows.is_empty() {
            empty_state(ui, &words.nothing, &words.nothing_note, None);
            return None;
        }
        let columns = [
            Column::fixed("", 34.0),
            Column::share(&words.patient, 1.2),
            Column::share(&words.what, 1.5),
            Column::share(&words.due, 1.2),
            Column::fixed(&words.phone, 130.0),
            Column::fixed("", 150.0),
        ];
        let table = Table::new("follow ups", &columns)
            .row(ROW)
            .fill()
            .selected(self.selected);
        let done = table.show(ui, view.rows.len(), |index, cells| {
            if let Some(row) = view.rows.get(index) {
                row_ui(cx, row, cells);
            }
        });
        self.selected = done.selected;
        done.opened
    }
}

fn row_ui(cx: &Cx<'_>, row: &FollowUpRow, cells: &mut Row<'_>) {
    let (text, status) = (cx.text, status(&row.waiting));
    let to_do = text.to_do(&row.waiting, cx.today());
    let name = shown_name(&row.patient);
    cells.name(format!("{name}, {}, {}", to_do.what, to_do.when));
    cells.cell(|ui| {
        status.show(ui, 16.0);
    });
    cells.two_lines(&name, &row.patient.masked_number);
    let author = match &row.waiting {
        Waiting::Untold(Untold { author, .. }) | Waiting::Draft { author, .. } => {
            cx.user_name(Some(*author))
        }
        Waiting::Task(_) => String::new(),
    };
    if author.is_empty() {
        cells.cell(|ui| {
            ui.label(Theme::of(ui).strong(&to_do.what));
        });
    } else {
        cells.two_lines(&to_do.what, &author);
    }
    cells.body(&to_do.when);
    cells.body(&row.patient.phone);
    cells.cell(|ui| {
        if !to_do.remark.is_empty() {
            chip::chip(ui, &to_do.remark, status.tone());
        }
    });
}

/// How much it hurries, as a shape.
const fn status(waiting: &Waiting) -> Status {
    match waiting {
        Waiting::Task(Task::RedFlag { .. }) | Waiting::Untold(_) => Status::Stop,
        Waiting::Task(Task::Report { due, .. }) => match due.urgency {
            Urgency::InTime => Status::Pending,
            Urgency::Escalated => Status::Warn,
            Urgency::Late => Status::Stop,
        },
        Waiting::Task(Task::Access(open)) => {
            if open.late {
                Status::Stop
            } else {
                Status::Pending
            }
        }
        Waiting::Task(Task::Unsigned { waits, .. }) | Waiting::Draft { waits, .. } => match waits {
            Signature::Today | Signature::Missing => Status::Warn,
            Signature::Escalated => Status::Stop,
        },
        Waiting::Task(Task::NoControl(_)) => Status::Pending,
        Waiting::Task(Task::Recall { overdue, .. }) => {
            if *overdue {
                Status::Warn
            } else {
                Status::Pending
            }
        }
    }
}

/// Where it is worked with.
const fn tab(waiting: &Waiting) -> Tab {
    match waiting {
        Waiting::Task(Task::RedFlag { .. } | Task::Report { .. }) | Waiting::Untold(_) => {
            Tab::FollowUp
        }
        Waiting::Task(Task::Access(_)) => Tab::Overview,
        Waiting::Task(Task::Unsigned { .. }) => Tab::Treatment,
        Waiting::Draft { kind, .. } => Tab::of_draft(*kind),
        Waiting::Task(Task::NoControl(_) | Task::Recall { .. }) => Tab::Booking,
    }
}

/// True when the chosen patient is to be opened.
fn bar_ui(cx: &Cx<'_>, chosen: Option<&FollowUpRow>, ui: &mut Ui) -> bool {
    let words = &cx.text.follow_ups;
    let (lead, rest) = match chosen {
        Some(row) => {
            let to_do = cx.text.to_do(&row.waiting, cx.today());
            let lead = format!("{} {}", words.chosen, shown_name(&row.patient));
            (lead, format!("· {} · {}", to_do.what, to_do.when))
        }
        None => (String::new(), words.nothing_chosen.clone()),
    };
    let state = StateText {
        mark: Mark::Icon(Icon::Info),
        lead: &lead,
        rest: &rest,
    };
    let open = Button::primary(&words.open)
        .key("↵", Modifiers::NONE, Key::Enter)
        .enabled(chosen.is_some());
    action_bar(ui, &state, [open]).is_some()
}
