//! Holding room back for the day on which the disk is full: 50 MB take a moment to be laid.

use std::io;

use crate::vault::Folder;
use crate::vault::reserve::{self, Reserve};

pub struct KeepReserve(pub(in crate::journal) Folder);

impl KeepReserve {
    pub fn run(self) -> io::Result<Reserve> {
        reserve::keep(&self.0)
    }
}
