//! The disk is full after each 100 kB of a run, and is freed then.

use std::fmt;

use super::check::check;
use super::disk::program_on;
use super::place::Place;
use super::process::{run, text};

const STEP: u64 = 100_000;

#[derive(Default, Debug)]
pub struct Full {
    pub runs: usize,
    pub said: usize,
    pub lost: usize,
    pub broken: usize,
    /// Runs in which something was refused and told.
    pub shown: usize,
    /// Drafts that were kept while the disk was full.
    pub kept: usize,
}

impl fmt::Display for Full {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{} runs on a disk with {STEP} bytes more each: {} of {} lost, {} journals broken, {} told, {} drafts kept while full; \
             the next save went well in all",
            self.runs, self.lost, self.said, self.broken, self.shown, self.kept
        )
    }
}

/// Room grows by so many steps from run to run, until nothing is refused any more.
#[track_caller]
pub fn while_saving(steps: u64) -> Full {
    let before = Place::founded().files();
    let mut found = Full::default();
    for number in (0..).step_by(steps as usize) {
        let place = Place::with(&before);
        let [told, ballast] = ["told", "ballast"].map(|name| place.beside(name));
        std::fs::write(&ballast, "").unwrap();
        let room: u64 = number * STEP;
        let ran = run(program_on(&place.disk())
            .args(["fill", text(&place.folder()), text(&ballast)])
            .env("MIMIK_DISK_ROOM", room.to_string())
            .env("MIMIK_DISK_BALLAST", &ballast)
            .env("MIMIK_DISK_TOLD", &told));
        assert!(ran.ended_well, "{room} bytes: {}{}", ran.said, ran.errors);
        assert!(ran.said.ends_with("DONE\n"), "{room} bytes: {}", ran.said);
        let was_full = std::fs::read_to_string(told).unwrap().contains("full ");
        if !was_full {
            return found;
        }
        found.runs += 1;
        found.shown += usize::from(ran.said.contains("ERROR "));
        found.kept += drafts_while_full(&ran.said);
        let checked = check(&place.folder(), &ran.said);
        found.said += checked.said;
        found.lost += checked.lost;
        found.broken += usize::from(!checked.is_well() && checked.lost == 0);
        assert!(checked.is_well(), "{room} bytes: {checked:?} {}", ran.said);
    }
    found
}

/// A draft is said between the failure of a save and the message of it.
fn drafts_while_full(said: &str) -> usize {
    let lines: Vec<&str> = said.lines().collect();
    lines
        .windows(2)
        .filter(|pair| pair[0].starts_with("DRAFT ") && pair[1].starts_with("ERROR save "))
        .count()
}
