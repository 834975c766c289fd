//! History: every entry of the record, whole, with who and when; originals beside corrections (`design.md` §9.12).

mod acts;
mod correct;
mod hand_out;
pub mod integrity;
mod line;
pub mod look;
mod panel;
mod table;
mod thumbnail;
mod withdraw;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, UserId};
use crate::domain::log::Export;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::journal::task::ChainState;
use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Receipt};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, size, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::key;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell::{self, Side};

use acts::Dialog;
use hand_out::HandOut;
use integrity::{Standing, chain_words, check_again};
use line::Row;
use look::Group;
use panel::Panel;

pub use hand_out::{What as HandedOut, page as page_handed_out};
pub use line::initials;
pub use panel::short_hash;

const SEARCH_WIDTH: f32 = 230.0;

#[derive(Default)]
pub struct HistoryPage {
    group: Group,
    query: String,
    selected: Option<EntryId>,
    rows: Vec<Row>,
    /// The revision and the language that the rows were made for.
    read: Option<(u64, &'static str)>,
    /// The broken entry that the list has jumped to already.
    jumped: Option<i64>,
    panel: Panel,
    dialog: Dialog,
    hand_out: Option<HandOut>,
    /// For the words of an error when no clock can be read.
    seen: Option<Day>,
}

/// For what a reviewer opened the record last.
pub fn purpose_of(view: &RecordView, reader: UserId) -> Option<&str> {
    let opened = |entry: &&Entry| {
        matches!(entry.fact, Fact::RecordOpened(_)) && entry.header.user == Some(reader)
    };
    let Fact::RecordOpened(opened) = &view.entries.iter().rev().find(opened)?.fact else {
        return None;
    };
    opened.purpose.as_deref()
}

impl HistoryPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(&mut self, text: &Text, edit: &Edit, result: &Result<Receipt, Error>) -> bool {
        if let Some(today) = self.seen
            && self.dialog.answered(text, today, edit, result)
        {
            return true;
        }
        let number = matches!(
            edit,
            Edit::NoteExport {
                what: Export::PersonalNumber,
                ..
            }
        );
        if number && result.is_ok() {
            self.panel.number_is_logged();
        }
        number && result.is_ok()
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        self.read(cx, view);
        self.jump_to_break(cx);
        let shown = self.shown();
        self.keep_selection(&shown);
        shell::foot(ui, |ui| self.foot_ui(cx, ui));
        let side = Side {
            name: &cx.text.reading.entry_chosen,
            status: None,
        };
        let chosen = self
            .selected
            .and_then(|id| self.rows.iter().find(|row| row.id == id));
        let panel = &mut self.panel;
        let mut asked = None;
        side.show(ui, |ui| asked = panel.ui(cx, view, chosen, ui));
        shell::main_fixed(ui, |ui| self.list_ui(cx, view, &shown, ui));
        if let Some(asked) = asked {
            self.dialog.open(cx, view, asked);
        }
        self.dialog.ui(cx, view, ui);
        if let Some(dialog) = &mut self.hand_out
            && dialog.ui(cx, view, ui)
        {
            self.hand_out = None;
        }
        self.seen = Some(cx.today());
    }

    fn read(&mut self, cx: &Cx<'_>, view: &RecordView) {
        let wanted = (cx.journal.revision(), cx.text.language.code());
        if self.read == Some(wanted) {
            return;
        }
        let mut entries: Vec<_> = view.entries.iter().collect();
        entries
            .sort_by_key(|entry| std::cmp::Reverse((entry.header.occurred_at, entry.header.seq)));
        self.rows = entries
            .into_iter()
            .map(|entry| Row::of(cx, view, entry))
            .collect();
        self.read = Some(wanted);
    }

    /// A broken chain shows its first bad entry by itself, once, if it stands in this record.
    fn jump_to_break(&mut self, cx: &Cx<'_>) {
        let Some(ChainState::Broken { seq }) = cx.chain else {
            self.jumped = None;
            return;
        };
        if self.jumped != Some(seq) {
            self.jumped = Some(seq);
            self.go_to(seq);
        }
    }

    fn go_to(&mut self, seq: i64) {
        if let Some(row) = self.rows.iter().find(|row| row.seq == seq) {
            self.selected = Some(row.id);
            self.query.clear();
            if !self.group.shows(row.group) {
                self.group = if row.group == Group::Log {
                    Group::Log
                } else {
                    Group::All
                };
            }
        }
    }

    /// The places of the rows that pass both filters.
    fn shown(&self) -> Vec<usize> {
        let query = fold(&self.query);
        let passes =
            |row: &Row| self.group.shows(row.group) && (query.is_empty() || row.holds(&query));
        let all = self.rows.iter().enumerate();
        all.filter(|(_, row)| passes(row))
            .map(|(place, _)| place)
            .collect()
    }

    /// Something is always chosen, so that the panel never stands empty beside a full list.
    fn keep_selection(&mut self, shown: &[usize]) {
        let ids = || {
            shown
                .iter()
                .filter_map(|place| self.rows.get(*place))
                .map(|row| row.id)
        };
        let kept = self
            .selected
            .filter(|selected| ids().any(|id| id == *selected));
        self.selected = kept.or_else(|| ids().next());
    }

    fn list_ui(&mut self, cx: &Cx<'_>, view: &RecordView, shown: &[usize], ui: &mut Ui) {
        self.filters_ui(cx, (shown.len(), view.entries.len()), ui);
        ui.add_space(space::S12);
        if shown.is_empty() {
            let words = &cx.text.reading;
            empty_state(ui, &words.nothing, &words.nothing_hint, None);
            return;
        }
        let id_at = |place: usize| {
            shown
                .get(place)
                .and_then(|at| self.rows.get(*at))
                .map(|row| row.id)
        };
        let selected = (0..shown.len()).find(|place| id_at(*place) == self.selected);
        let outcome = table::table_ui(cx, (&self.rows, shown), selected, ui);
        let now = outcome.selected.and_then(id_at);
        if now != self.selected || outcome.opened.is_some() {
            self.selected = now;
            Side::open(ui);
        }
    }

    fn filters_ui(&mut self, cx: &Cx<'_>, (shown, all): (usize, usize), ui: &mut Ui) {
        let words = &cx.text.reading;
        let field = Id::unique("search the history");
        if key::pressed(ui, Modifiers::COMMAND, Key::F) {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        let hint = format!("{} · Ctrl F", words.search);
        ui.horizontal(|ui| {
            // As high as the field, so that what is lower stands in its middle.
            ui.set_min_height(size::CONTROL);
            ui.spacing_mut().item_spacing.x = space::S12;
            Segmented::new(&words.filter, &mut self.group)
                .option(Group::All, &words.all)
                .option(Group::Course, &words.course)
                .option(Group::Information, &words.information)
                .option(Group::Appointments, &words.appointments)
                .option(Group::Photos, &words.photos)
                .option(Group::Details, &words.details)
                .option(Group::Log, &words.log)
                .show(ui);
            let (shown, all) = (shown.to_string(), all.to_string());
            let counted = fill(&words.counted, &[("shown", &shown), ("all", &all)]);
            ui.label(Theme::of(ui).small(counted));
            ui.add_space((ui.available_width() - SEARCH_WIDTH).max(0.0));
            Field::line(&words.search, &mut self.query)
                .hint(&hint)
                .icon(Icon::Search)
                .width(SEARCH_WIDTH)
                .id(field)
                .label_hidden()
                .show(ui);
        });
    }

    /// Left how the chain stands, right what can be asked of it; the strip over the page says what a break means.
    fn foot_ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.reading;
        let (status, said) = chain_words(cx);
        let bad = self.broken_here(cx);
        let elsewhere = matches!(cx.chain, Some(ChainState::Broken { .. })) && bad.is_none();
        let state = StateText {
            mark: Mark::Status(status),
            lead: &said,
            rest: if elsewhere {
                &words.break_elsewhere
            } else {
                ""
            },
        };
        let mut offered = Vec::new();
        if cx.role() == Role::Reviewer {
            let close = Button::secondary(&words.close_record).icon(Icon::X);
            offered.push((close, Asked::Close));
        }
        if let Some(seq) = bad {
            let show = Button::secondary(&words.go_to_break).icon(Icon::ShieldAlert);
            offered.push((show, Asked::Show(seq)));
        }
        let hand_out = Button::secondary(&cx.text.record_paper.hand_out).icon(Icon::Download);
        offered.push((hand_out, Asked::HandOut));
        let again = Button::secondary(&words.check_again)
            .icon(Icon::ShieldCheck)
            .key("K", Modifiers::NONE, Key::K);
        offered.push((again, Asked::Check));
        let (buttons, asked): (Vec<_>, Vec<_>) = offered.into_iter().unzip();
        let clicked = action_bar(ui, &state, buttons);
        match clicked.and_then(|place| asked.get(place)) {
            Some(Asked::Close) => cx.send(Command::CloseRecord),
            Some(Asked::Show(seq)) => self.go_to(*seq),
            Some(Asked::Check) => check_again(cx),
            Some(Asked::HandOut) => self.hand_out = Some(HandOut::new()),
            None => {}
        }
    }

    /// The number of the broken entry, if it stands in this record.
    fn broken_here(&self, cx: &Cx<'_>) -> Option<i64> {
        let broken = |row: &&Row| Standing::of(cx.chain, row.seq) == Standing::Broken;
        self.rows.iter().find(broken).map(|row| row.seq)
    }
}

/// What a button of the action bar asks for.
#[derive(Clone, Copy)]
enum Asked {
    Close,
    Show(i64),
    Check,
    HandOut,
}
