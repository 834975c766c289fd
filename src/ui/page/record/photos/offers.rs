//! The photos on their way in: looked at, shown, and not saved yet.

use crate::domain::coverage::{Coverage, planned, propose};
use crate::domain::photo::{Phase, View};
use crate::domain::time::Moment;
use crate::journal::task::{Chosen, Offered};
use crate::text::Text;

use super::clock::Clock;
use super::said::Said;
use super::shelf::Shelf;
use crate::ui::command::Report;
use crate::ui::cx::Cx;

/// A photo that can be attached, and what has been said about it so far.
pub struct Offer {
    pub id: u64,
    pub offered: Offered,
    pub said: Said,
    /// The same picture lies in another patient's record: likely a mix-up.
    pub elsewhere: bool,
}

pub struct Offers {
    pub list: Vec<Offer>,
    /// Their small pictures.
    pub shelf: Shelf<u64>,
    /// The one whose fields are shown.
    pub selected: u64,
    /// What is said about the camera's clock.
    pub clock: Clock,
    /// What the next one begins with.
    phase: Phase,
    next: u64,
}

impl Default for Offers {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            shelf: Shelf::default(),
            selected: 0,
            clock: Clock::default(),
            phase: Phase::Before,
            next: 1,
        }
    }
}

impl Offers {
    /// Takes one in, with the view that it is meant to show, or else the record needs next; gives its number.
    pub fn add(
        &mut self,
        text: &Text,
        coverage: &Coverage,
        (offered, elsewhere, meant): (Offered, bool, Option<View>),
    ) -> u64 {
        let mut said = Said::begun(text, offered.taken_at, self.phase);
        said.correct(text, self.clock.correction);
        let others: Vec<(View, Phase)> = self
            .list
            .iter()
            .filter_map(|offer| Some((offer.said.view?, offer.said.phase)))
            .collect();
        if let Some(view) = meant.or_else(|| propose(coverage, &others, self.phase)) {
            said.set_view(view, &planned(coverage));
        }
        let id = self.next;
        self.next += 1;
        if self.selected().is_none() {
            self.selected = id;
        }
        self.list.push(Offer {
            id,
            offered,
            said,
            elsewhere,
        });
        id
    }

    pub fn has(&self, sha256: &[u8; 32]) -> bool {
        self.list
            .iter()
            .any(|offer| offer.offered.sha256 == *sha256)
    }

    pub fn selected(&mut self) -> Option<&mut Offer> {
        let selected = self.selected;
        self.list.iter_mut().find(|offer| offer.id == selected)
    }

    /// Takes away some; the selection moves to a neighbour.
    pub fn remove(&mut self, gone: &[u64]) {
        let place = self.list.iter().position(|offer| offer.id == self.selected);
        let before = self.list.iter().take(place.unwrap_or_default());
        let place = before.filter(|offer| !gone.contains(&offer.id)).count();
        self.list.retain(|offer| !gone.contains(&offer.id));
        if self.selected().is_none() {
            let last = self.list.len().saturating_sub(1);
            let neighbour = self.list.get(place.min(last));
            self.selected = neighbour.map(|offer| offer.id).unwrap_or_default();
        }
    }

    /// A phase chosen for one is likely that of the next as well.
    pub const fn begin_with(&mut self, phase: Phase) {
        self.phase = phase;
    }

    /// Moves all times that are the camera's by so many seconds from what it wrote.
    pub fn correct_clock(&mut self, text: &Text, seconds: i64) {
        self.clock = Clock {
            asked: None,
            correction: seconds,
        };
        for said in self.list.iter_mut().map(|offer| &mut offer.said) {
            said.correct(text, seconds);
        }
    }

    pub fn set_phase_of_all(&mut self, phase: Phase) {
        self.phase = phase;
        for offer in &mut self.list {
            offer.said.phase = phase;
        }
    }

    /// Gives a date and time to all whose file says none and nobody has typed any.
    pub fn set_time_where_none(&mut self, date: &str, time: &str) {
        for said in self.list.iter_mut().map(|offer| &mut offer.said) {
            if said.date.is_empty() && said.time.is_empty() {
                date.clone_into(&mut said.date);
                time.clone_into(&mut said.time);
            }
        }
    }

    /// Once a frame, after drawing: has decoded what is drawn and not here.
    pub fn send_for_wanted(&mut self, cx: &mut Cx<'_>) {
        let list = &self.list;
        let jpeg = |id| {
            let offer = list.iter().find(|offer| offer.id == id)?;
            Some(offer.offered.thumbnail.clone())
        };
        if let Some(job) = self.shelf.send_for_wanted(jpeg, Report::OffersShown) {
            cx.work(job);
        }
    }

    /// Those that lack nothing, ready to be sealed.
    pub fn chosen(&self, text: &Text, now: Moment) -> Vec<(u64, Chosen)> {
        let chosen = |offer: &Offer| {
            let (taken_at, taken_from) = offer.said.taken(text, now).ok()?;
            let chosen = Chosen {
                offered: offer.offered.clone(),
                taken_at,
                taken_from,
                clock_corrected_seconds: offer.said.correction(),
                areas: offer.said.areas.iter().cloned().collect(),
                view: offer.said.view?,
                phase: offer.said.phase,
            };
            Some((offer.id, chosen))
        };
        self.list.iter().filter_map(chosen).collect()
    }
}
