//! The week as it is read: who is busy when, and every time that could be chosen.

use std::ops::Range;

use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::rules::slots::{Busy, is_free, slots};
use crate::domain::time::{Day, MINUTE, Moment};
use crate::journal::Result;
use crate::journal::view::{Block, WeekView};
use crate::text::fill;
use crate::ui::cx::Cx;

use super::form::Form;

/// A time that is free for as long as is asked for.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub start: Moment,
    /// »Ledig onsdag 25. nov. kl. 14.40«.
    pub name: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Basis {
    revision: u64,
    minute: i64,
    monday: Day,
    practitioner: UserId,
    minutes: u32,
    moving: Option<EntryId>,
}

pub(super) struct Week {
    basis: Basis,
    pub view: WeekView,
    pub cells: Vec<Cell>,
}

impl Week {
    /// The week as it was read, or read anew when facts, the minute or the question have changed.
    pub fn renewed(
        known: Option<Self>,
        cx: &Cx<'_>,
        form: &Form,
        (monday, patient): (Day, PatientId),
    ) -> Result<Self> {
        let basis = Basis {
            revision: cx.journal.revision(),
            minute: cx.moment().micros().div_euclid(MINUTE),
            monday,
            practitioner: form.practitioner,
            minutes: form.minutes,
            moving: form.moving,
        };
        if let Some(known) = known
            && known.basis == basis
        {
            return Ok(known);
        }
        Self::read(basis, cx, patient)
    }

    fn read(basis: Basis, cx: &Cx<'_>, patient: PatientId) -> Result<Self> {
        let view = cx
            .journal
            .week(basis.monday, basis.practitioner, Some(patient))?;
        let cells = cells(&basis, &view.blocks, cx);
        Ok(Self { basis, view, cells })
    }

    /// The day of a column, 0 being Monday.
    pub fn day(&self, column: usize) -> Day {
        let days = i64::try_from(column).unwrap_or_default();
        self.view.monday.plus_days(days)
    }

    /// The day of the week that a moment lies on; `None` outside the week.
    pub fn column(&self, at: Moment) -> Option<usize> {
        let days = self.view.monday.days_until(at.day());
        usize::try_from(days).ok().filter(|days| *days < 7)
    }

    /// Five days, or seven when something stands on a Saturday or Sunday.
    pub fn days(&self, chosen: Option<Moment>) -> usize {
        let blocks = self.view.blocks.iter().map(|block| block.start);
        let weekend = blocks
            .chain(chosen)
            .any(|at| self.column(at).is_some_and(|column| column >= 5));
        if weekend { 7 } else { 5 }
    }

    /// Opening hours, and further where something stands outside them; whole hours, in minutes of the day.
    pub fn hours(&self, cx: &Cx<'_>, chosen: Option<(Moment, u32)>) -> Range<u32> {
        let policy = &cx.journal.clinic().policy;
        let blocks = self
            .view
            .blocks
            .iter()
            .map(|block| (block.start, block.end));
        let chosen = chosen
            .filter(|(start, _)| self.column(*start).is_some())
            .map(|(start, minutes)| (start, start.plus(i64::from(minutes) * MINUTE)));
        let (mut opens, mut closes) = (policy.opens, policy.closes);
        for (start, end) in blocks.chain(chosen) {
            opens = opens.min(minute_of(start));
            closes = closes.max(end_minute(start, end));
        }
        opens / 60 * 60..closes.div_ceil(60) * 60
    }
}

/// Minutes since midnight.
pub(super) fn minute_of(at: Moment) -> u32 {
    at.hour() * 60 + at.minute()
}

/// The same of an end, which may be the midnight that ends the day of its start.
pub(super) fn end_minute(start: Moment, end: Moment) -> u32 {
    if end.day() == start.day() {
        minute_of(end)
    } else {
        24 * 60
    }
}

fn cells(basis: &Basis, blocks: &[Block], cx: &Cx<'_>) -> Vec<Cell> {
    let others = blocks.iter().filter(|block| Some(block.id) != basis.moving);
    let busy: Vec<Busy> = others
        .map(|block| Busy {
            start: block.start,
            end: block.end,
        })
        .collect();
    let policy = &cx.journal.clinic().policy;
    let days = (0..5).map(|day| basis.monday.plus_days(day));
    let starts = days.flat_map(|day| slots(day, basis.minutes, policy));
    starts
        .filter(|start| *start >= cx.moment() && is_free(&busy, *start, basis.minutes))
        .map(|start| Cell {
            start,
            name: fill(
                &cx.text.booking.free_at,
                &[("when", &cx.text.moment(start, cx.today()))],
            ),
        })
        .collect()
}
