//! Where the keyboard goes in the day's questions: on to the next one that nobody has answered, and at last to ↵.

use eframe::egui::Response;

/// Kept from frame to frame.
#[derive(Default)]
pub(super) struct Walk {
    /// The next unanswered question that is drawn takes the keyboard.
    seeking: bool,
    answered: bool,
}

/// What an answer opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opens {
    Nothing,
    /// Fields or questions of its own, which have the keyboard first.
    More,
}

impl Walk {
    /// The first question takes the keyboard at once, unless something before it does.
    pub fn starting(seeking: bool) -> Self {
        Self {
            seeking,
            ..Self::default()
        }
    }

    /// At the beginning of a frame: what was sought in vain below the last answer is sought from the top.
    pub const fn begin(&mut self) {
        self.answered = false;
    }

    /// After a question is drawn. An arrow answers and stays; a letter or a click moves on.
    pub fn asks(&mut self, response: &Response, is_open: bool, opens: Opens) {
        if self.seeking && is_open {
            self.seeking = false;
            response.request_focus();
        }
        if response.changed() {
            self.answered = true;
            self.seeking |= opens == Opens::Nothing && !response.has_focus();
        }
    }

    /// Something was answered that is no question of the walk.
    pub const fn seek(&mut self) {
        self.seeking = true;
        self.answered = true;
    }

    /// At the end of a frame: whether a question was answered in it. With nothing missing there is nothing to seek.
    pub const fn end(&mut self, complete: bool) -> bool {
        if complete {
            self.seeking = false;
        }
        self.answered
    }
}
