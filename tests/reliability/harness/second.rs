//! A second start beside a program that writes: told clearly, each time, and without harm.

use std::fmt;
use std::io::BufRead as _;

use super::check::{Checked, check};
use super::place::Place;
use super::process::{program, run, start, text};

#[derive(Debug)]
pub struct Second {
    pub starts: u32,
    /// Starts that were told that the journal is open already.
    pub told: u32,
    pub last: Checked,
}

impl fmt::Display for Second {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { starts, told, last } = self;
        write!(
            to,
            "{told} of {starts} second starts told that the journal is open, {} of {} lost, verify {}",
            last.lost, last.said, last.code
        )
    }
}

pub fn beside_a_writer(starts: u32) -> Second {
    let place = Place::founded();
    let folder = place.folder();
    let (mut child, mut words) = start(program().args(["write", text(&folder), "1"]));
    let mut said = String::new();
    words.read_line(&mut said).unwrap();
    // Read as it comes, or the writer would wait for room in the pipe.
    let told = std::thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let mut rest = String::new();
            while words.read_line(&mut rest).unwrap() > 0 {}
            rest
        });
        let second = || run(program().args(["open", text(&folder)]));
        let told = (0..starts)
            .map(|_| second())
            .filter(|ran| ran.ended_well && ran.said == "IN USE\n");
        let told = told.count() as u32;
        child.kill().unwrap();
        child.wait().unwrap();
        said += &reading.join().unwrap();
        told
    });
    Second {
        starts,
        told,
        last: check(&folder, &said),
    }
}
