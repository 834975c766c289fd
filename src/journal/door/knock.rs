//! One window for each journal: whoever starts the program again knocks, and the window that has the journal comes forward.

use std::path::Path;
use std::time::Duration;

use crate::vault::{Folder, knock};

use super::Door;

/// How long an answer is waited for: a window that draws looks once a second.
const GLANCES: u32 = 60;
const GLANCE: Duration = Duration::from_millis(50);

/// What a second start came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Knocked {
    /// Nobody has the journal: it can be opened.
    Nobody,
    /// The window that has it comes forward.
    Heard,
    /// Somebody has it and does not answer: a command, or a window that hangs.
    Unheard,
}

/// Knocks if another program has the journal in this folder.
pub fn knock(folder: &Path) -> Knocked {
    let folder = Folder::new(folder);
    if !knock::is_taken(&folder) {
        return Knocked::Nobody;
    }
    if knock::knock(&folder).is_err() {
        return Knocked::Unheard;
    }
    for _ in 0..GLANCES {
        std::thread::sleep(GLANCE);
        if !knock::is_waiting(&folder) {
            return Knocked::Heard;
        }
    }
    // Heard at the very last moment is heard too.
    if knock::take(&folder) {
        Knocked::Unheard
    } else {
        Knocked::Heard
    }
}

/// What whoever has the journal listens to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bell(Folder);

impl Bell {
    /// Somebody has knocked since this was last asked.
    pub fn rang(&self) -> bool {
        knock::take(&self.0)
    }
}

impl Door {
    pub fn bell(&self) -> Bell {
        Bell(self.sealed.folder().clone())
    }
}
