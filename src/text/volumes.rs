//! Volumes in words: `1,25 ml`.

use super::{Text, fill};
use crate::domain::volume::Millilitres;

impl Text {
    /// `1,25 ml`
    pub fn millilitres(&self, volume: Millilitres) -> String {
        let number = volume.decimal().normalize().to_string();
        let words = &self.readiness_dialogs.millilitres;
        fill(words, &[("number", &self.decimal(&number))])
    }
}
