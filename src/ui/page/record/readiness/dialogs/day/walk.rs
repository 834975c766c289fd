//! Where the keyboard goes in the day's questions: on to the next one that nobody has answered, and at last to ↵.

use eframe::egui::Response;

/// Kept from frame to frame.
#[derive(Default)]
pub(super) struct Walk {
    /// The first unanswered question that is drawn takes the keyboard.
    seeking: bool,
    /// From the next frame on.
    will_seek: bool,
    answered: bool,
}

impl Walk {
    /// The first question takes the keyboard at once, unless something before it does.
    pub fn starting(seeking: bool) -> Self {
        Self {
            will_seek: seeking,
            ..Self::default()
        }
    }

    /// At the beginning of a frame.
    pub fn begin(&mut self) {
        self.seeking = std::mem::take(&mut self.will_seek);
        self.answered = false;
    }

    /// After a question is drawn.
    pub fn asks(&mut self, response: &Response, open: bool) {
        self.answered |= response.changed();
        if self.seeking && open {
            self.seeking = false;
            response.request_focus();
        }
    }

    /// The last question of all: behind it nothing must be pressed by mistake.
    pub fn asks_last(&mut self, response: &Response, open: bool) {
        self.asks(response, open);
        self.will_seek |= response.changed();
    }

    /// Something was answered that is no question of the walk.
    pub fn seek(&mut self) {
        self.will_seek = true;
        self.answered = true;
    }

    /// Whether a question was answered in this frame.
    pub const fn has_answered(&self) -> bool {
        self.answered
    }
}
