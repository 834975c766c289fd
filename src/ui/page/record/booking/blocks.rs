//! What lies in the week: who is busy, the free times, the first lawful one, and the one that is chosen.

use eframe::egui::Ui;

use crate::domain::appointment::AppointmentKind;
use crate::domain::time::{MINUTE, Moment};
use crate::journal::view::Block as Taken;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::widget::week_grid::{Block, Look, WeekGrid};

use super::grid::Picked;
use super::outlook::{Outlook, Standing};
use super::week::{Cell, Week, end_minute, minute_of};
use super::{BookingPage, warning};

impl BookingPage {
    /// Free times: a click anywhere chooses one; the first after each stretch that is busy is drawn.
    pub(super) fn cells_ui(
        &self,
        cx: &Cx<'_>,
        week: &Week,
        outlook: &Outlook,
        grid: &WeekGrid,
        ui: &mut Ui,
    ) -> Option<Picked> {
        let step = cx.journal.clinic().policy.grid_minutes;
        let drawn = self.drawn_cells(week, outlook, step);
        let shown_otherwise = [self.chosen, outlook.first_free];
        let covering = drawn.iter().map(|cell| cell.start);
        let covering: Vec<Moment> = covering
            .chain(shown_otherwise.into_iter().flatten())
            .collect();
        let mut picked = None;
        for cell in &week.cells {
            let Some(column) = week
                .column(cell.start)
                .filter(|_| !self.is_covered(&covering, cell))
            else {
                continue;
            };
            let from = minute_of(cell.start);
            let response = grid.cell(ui, (column, from, from + step), &cell.name);
            if response.hovered() {
                let time = cx.text.time(cell.start);
                grid.preview(
                    ui,
                    &self.block(week, cell.start, (Look::Free, &time, &time)),
                );
            }
            if response.clicked() {
                picked = Some(Picked::Time(cell.start));
            }
        }
        for cell in drawn {
            let time = cx.text.time(cell.start);
            let block = self.block(week, cell.start, (Look::Free, &time, &cell.name));
            if grid.block(ui, &block).clicked() {
                picked = Some(Picked::Time(cell.start));
            }
        }
        picked
    }

    /// The first lawful free time of each stretch, unless it is shown as chosen or suggested.
    fn drawn_cells<'w>(&self, week: &'w Week, outlook: &Outlook, step: u32) -> Vec<&'w Cell> {
        let mut before: Option<Moment> = None;
        let mut begins = |cell: &&Cell| {
            let lawful = outlook.lawful_from.is_some_and(|from| cell.start >= from);
            let expected = before.map(|before| before.plus(i64::from(step) * MINUTE));
            before = lawful.then_some(cell.start);
            lawful && expected != Some(cell.start)
        };
        let shown_otherwise = [self.chosen, outlook.first_free];
        let firsts = week.cells.iter().filter(|cell| begins(cell));
        firsts
            .filter(|cell| !shown_otherwise.contains(&Some(cell.start)))
            .collect()
    }

    /// A block lies over it, and takes the click.
    fn is_covered(&self, covering: &[Moment], cell: &Cell) -> bool {
        let length = i64::from(self.form.minutes) * MINUTE;
        covering
            .iter()
            .any(|start| *start <= cell.start && cell.start < start.plus(length))
    }

    /// A block as long as what is being booked.
    fn block<'b>(
        &self,
        week: &Week,
        start: Moment,
        (look, title, name): (Look, &'b str, &'b str),
    ) -> Block<'b> {
        let from = minute_of(start);
        Block {
            day: week.column(start).unwrap_or_default(),
            from,
            until: from + self.form.minutes,
            look,
            title,
            detail: "",
            who: "",
            name,
        }
    }

    /// The first lawful free time, and the one that is chosen.
    pub(super) fn chosen_ui(
        &self,
        cx: &Cx<'_>,
        (week, outlook): (&Week, &Outlook),
        grid: &WeekGrid,
        ui: &mut Ui,
    ) -> Option<Picked> {
        let (words, today) = (&cx.text.booking, cx.today());
        let mut picked = None;
        let suggested = outlook
            .first_free
            .filter(|at| !self.overlaps_chosen(*at) && week.column(*at).is_some());
        if let Some(at) = suggested {
            let title = fill(&words.suggested, &[("time", &cx.text.time(at))]);
            let name = fill(&words.suggested_at, &[("when", &cx.text.moment(at, today))]);
            let block = self.block(week, at, (Look::Suggested, &title, &name));
            if grid.block(ui, &block).clicked() {
                picked = Some(Picked::Time(at));
            }
        }
        let chosen = self.chosen.filter(|at| week.column(*at).is_some());
        let warned =
            chosen.and_then(|at| self.chosen_block_ui(cx, (week, outlook), (grid, at), ui));
        warned.or(picked)
    }

    /// Two times on top of each other cannot be told apart.
    fn overlaps_chosen(&self, at: Moment) -> bool {
        let length = i64::from(self.form.minutes) * MINUTE;
        self.chosen
            .is_some_and(|chosen| at.since(chosen).abs() < length)
    }

    /// The chosen time, with the warning beside it where it cannot be booked.
    fn chosen_block_ui(
        &self,
        cx: &Cx<'_>,
        (week, outlook): (&Week, &Outlook),
        (grid, chosen): (&WeekGrid, Moment),
        ui: &mut Ui,
    ) -> Option<Picked> {
        let look = match &outlook.standing {
            Standing::Lawful | Standing::NothingChosen => Look::Chosen,
            Standing::Taken { .. } | Standing::Past | Standing::Refused(_) => Look::TooEarly,
        };
        let title = cx.text.time(chosen);
        let when = cx.text.moment(chosen, cx.today());
        let name = fill(&cx.text.booking.chosen_at, &[("when", &when)]);
        let block = self.block(week, chosen, (look, &title, &name));
        grid.block(ui, &block);
        let anchor = grid.place(block.day, block.from, block.until);
        match &outlook.standing {
            Standing::Refused(verdict) if !self.is_asking() => {
                warning::popover_ui(cx, (verdict, chosen, outlook), anchor, ui)
            }
            Standing::Refused(_)
            | Standing::NothingChosen
            | Standing::Lawful
            | Standing::Taken { .. }
            | Standing::Past => None,
        }
    }
}

/// What is taken already; a click on this patient's own appointment shows it whole.
pub(super) fn taken_ui(cx: &Cx<'_>, week: &Week, grid: &WeekGrid, ui: &mut Ui) -> Option<Picked> {
    let mut picked = None;
    for block in &week.view.blocks {
        let Some(day) = week.column(block.start) else {
            continue;
        };
        let (title, name) = taken_words(cx, block);
        let shown = Block {
            day,
            from: minute_of(block.start),
            until: end_minute(block.start, block.end),
            look: taken_look(cx, block),
            title: &title,
            detail: "",
            who: "",
            name: &name,
        };
        if grid.block(ui, &shown).clicked() && block.own {
            picked = Some(Picked::Own(block.id));
        }
    }
    picked
}

/// Of other patients nothing but the time is told.
fn taken_words(cx: &Cx<'_>, block: &Taken) -> (String, String) {
    let (words, today) = (&cx.text.booking, cx.today());
    let from = cx.text.moment(block.start, today);
    let until = cx.text.clock(block.end);
    let span = [("from", from.as_str()), ("until", until.as_str())];
    if block.own {
        let kind = cx.text.appointment_kind(block.kind).to_owned();
        let name = fill(&words.own_at, &[("kind", &kind), ("when", &from)]);
        return (kind, name);
    }
    match block.kind {
        AppointmentKind::Blocked => (
            cx.text.appointment_kind(block.kind).to_owned(),
            fill(&words.blocked_at, &span),
        ),
        AppointmentKind::Consultation | AppointmentKind::Treatment | AppointmentKind::Control => {
            (words.busy.clone(), fill(&words.busy_at, &span))
        }
    }
}

fn taken_look(cx: &Cx<'_>, block: &Taken) -> Look {
    match (block.own, block.too_early) {
        (true, true) => Look::TooEarly,
        (true, false) => Look::Own,
        (false, _) if block.end <= cx.moment() => Look::Gone,
        (false, _) => Look::Busy,
    }
}
