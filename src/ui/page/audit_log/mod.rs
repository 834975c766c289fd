//! The log: who saw and did what, filtered; rows are only ever added (`design.md` §9.13).

mod line;
mod pages;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::fold::fold;
use crate::domain::user::Role;
use crate::text::{fill, thousands};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::history::integrity::{Standing, chain_words, check_again};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, size, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::key;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::paint;
use crate::ui::widget::shell;
use crate::ui::widget::table::{Column, Row, Table};
use crate::ui::widget::tick;

use line::LogLine;
use pages::Pages;

const SEARCH_WIDTH: f32 = 260.0;
/// High enough for a name over its number.
const ROW: f32 = 42.0;
/// Older lines are read when the end is so many rows away.
const AHEAD: usize = 20;

#[derive(Default)]
pub struct AuditLogPage {
    notable: bool,
    query: String,
    selected: Option<usize>,
    pages: Pages,
    /// Why the log could not be read.
    trouble: Option<String>,
}

impl AuditLogPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let read = self.pages.follow(cx, self.notable);
        self.take_in(cx, read);
        let shown = self.shown();
        shell::foot(ui, |ui| self.foot_ui(cx, shown.len(), ui));
        shell::main_fixed(ui, |ui| {
            let words = &cx.text.reading;
            let remark = match cx.role() {
                Role::Doctor => &words.log_remark,
                Role::Nurse | Role::Reviewer => &words.log_own,
            };
            shell::page_head(ui, &cx.text.shell.audit_log, remark, |_| {});
            ui.add_space(space::S8);
            self.filters_ui(cx, ui);
            ui.add_space(space::S12);
            self.trouble_ui(cx, ui);
            self.list_ui(cx, &shown, ui);
        });
    }

    fn take_in(&mut self, cx: &Cx<'_>, read: Result<(), crate::journal::Error>) {
        if let Err(error) = read {
            self.trouble = Some(cx.text.error(&error, cx.today()));
        }
    }

    fn shown(&self) -> Vec<usize> {
        let query = fold(&self.query);
        let lines = self.pages.lines.iter().enumerate();
        lines
            .filter(|(_, line)| query.is_empty() || line.holds(&query))
            .map(|(place, _)| place)
            .collect()
    }

    fn filters_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.reading;
        let field = Id::unique("search the log");
        if key::pressed(ui, Modifiers::COMMAND, Key::F) {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        let hint = format!("{} · Ctrl F", words.search_log);
        ui.horizontal(|ui| {
            // As high as the field, so that what is lower stands in its middle.
            ui.set_min_height(size::CONTROL);
            if tick::switch(ui, &words.notable_only, &mut self.notable).changed() {
                self.selected = None;
            }
            ui.add_space((ui.available_width() - SEARCH_WIDTH).max(0.0));
            let searched = Field::line(&words.search_log, &mut self.query)
                .hint(&hint)
                .icon(Icon::Search)
                .width(SEARCH_WIDTH)
                .id(field)
                .label_hidden()
                .show(ui);
            if searched.changed() {
                self.selected = None;
            }
        });
    }

    fn trouble_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let Some(trouble) = &self.trouble else {
            return;
        };
        let retry = Button::secondary(&cx.text.common.retry);
        if Notice::new(Status::Stop, trouble).action(retry).show(ui) {
            self.trouble = None;
            self.pages.forget();
        }
        ui.add_space(space::S12);
    }

    fn list_ui(&mut self, cx: &Cx<'_>, shown: &[usize], ui: &mut Ui) {
        let mut wants_more = !self.pages.is_whole && shown.len() < AHEAD;
        if shown.is_empty() && !wants_more {
            empty_state(ui, &cx.text.reading.log_empty, "", None);
        } else {
            wants_more |= self.table_ui(cx, shown, ui);
        }
        if wants_more && self.trouble.is_none() {
            let read = self.pages.more(cx);
            self.take_in(cx, read);
            ui.ctx().request_repaint();
        }
    }

    /// True when the rows in sight come near the end of what is loaded.
    fn table_ui(&mut self, cx: &Cx<'_>, shown: &[usize], ui: &mut Ui) -> bool {
        let words = &cx.text.reading;
        let columns = [
            Column::fixed(&cx.text.common.when, 130.0),
            Column::fixed(&words.user, 170.0),
            Column::fixed(&words.action, 190.0),
            Column::fixed(&words.patient, 190.0),
            Column::share(&words.detail, 1.0),
            Column::fixed(&words.fingerprint, 130.0),
        ];
        let table = Table::new("log", &columns)
            .row(ROW)
            .fill()
            .selected(self.selected);
        let (lines, mut furthest) = (&self.pages.lines, 0);
        let outcome = table.show(ui, shown.len(), |index, cells| {
            furthest = furthest.max(index);
            if let Some(line) = shown.get(index).and_then(|place| lines.get(*place)) {
                row_ui(cx, line, cells);
            }
        });
        self.selected = outcome.selected;
        !self.pages.is_whole && furthest + AHEAD >= shown.len()
    }

    fn foot_ui(&self, cx: &mut Cx<'_>, shown: usize, ui: &mut Ui) {
        let words = &cx.text.reading;
        let template = if self.pages.is_whole {
            &words.log_counted
        } else {
            &words.log_more
        };
        let count = thousands(cx.text.language, shown as u64);
        let counted = fill(template, &[("count", &count)]);
        let (status, said) = chain_words(cx);
        let state = StateText {
            mark: Mark::Status(status),
            lead: &said,
            rest: &format!("· {counted}"),
        };
        let again = Button::secondary(&words.check_again)
            .icon(Icon::ShieldCheck)
            .key("K", Modifiers::NONE, Key::K);
        if action_bar(ui, &state, [again]).is_some() {
            check_again(cx);
        }
    }
}

fn row_ui(cx: &Cx<'_>, line: &LogLine, cells: &mut Row<'_>) {
    cells.name(format!(
        "{} {} {} {} {}",
        line.when, line.who, line.action, line.patient, line.detail
    ));
    cells.body(&line.when);
    cells.cell(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        if line.initials.is_empty() {
            Icon::Cpu.show(ui, 16.0, Theme::of(ui).text_3);
        } else {
            chip::initials_in(ui, &line.initials, &line.who, 22.0, false);
        }
        ui.label(Theme::of(ui).body(&line.who));
    });
    match line.notable {
        Some(status) => cells.state(status, &line.action, &[]),
        None => cells.icon_word(line.icon, &line.action),
    }
    if line.patient.is_empty() {
        cells.body("–");
    } else {
        cells.two_lines(&line.patient, &line.number);
    }
    cells.quiet(&line.detail);
    cells.cell(|ui| {
        ui.spacing_mut().item_spacing.x = space::S6;
        let standing = Standing::of(cx.chain, line.seq);
        let shape = standing.status().show(ui, 14.0);
        paint::tip(shape, standing.words(cx.text));
        ui.label(Theme::of(ui).small(&line.fingerprint));
    });
}
