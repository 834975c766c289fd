//! Where a command writes, and what it knows of this machine.

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use crate::settings::Settings;
use crate::text::Text;

use super::Failure;

pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Messages.
    pub err: &'a mut dyn Write,
    pub text: &'a Text,
    pub settings: &'a Settings,
    /// The folder of `--vault`.
    pub folder: Option<PathBuf>,
}

impl Console<'_> {
    /// The folder of `--vault`, else the one that was opened last.
    pub fn journal(&self) -> Result<PathBuf, Failure> {
        let last = || self.settings.journal.clone();
        self.folder.clone().or_else(last).ok_or(Failure::NoFolder)
    }

    /// One record of the result.
    pub fn record(&mut self, fields: &[&str]) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{}", fields.join("\t"))?)
    }

    /// How far a long command has come, in place; only where somebody looks.
    pub fn progress(&mut self, done: u64, all: u64) {
        if io::stderr().is_terminal() {
            let end = if done == all { "\n" } else { "" };
            drop(write!(self.err, "\r{done} / {all}{end}"));
            drop(self.err.flush());
        }
    }

    /// A sentence for a person. A closed standard error is no reason to stop.
    pub fn say(&mut self, sentence: &str) {
        drop(writeln!(self.err, "{sentence}"));
    }
}
