//! A part of the day's questions that somebody has confirmed earlier today: who and when, and asking it again.

use eframe::egui::Ui;

use crate::domain::course::Told;
use crate::domain::id::UserId;
use crate::domain::time::{Day, Moment};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice;

pub(super) struct Part {
    /// The newest confirmation of today.
    done: Option<(Option<UserId>, Moment)>,
    again: bool,
}

impl Part {
    pub fn of<'t, T: 't>(told: impl IntoIterator<Item = &'t Told<T>>, today: Day) -> Self {
        let today = told
            .into_iter()
            .filter(|told| told.occurred_at.day() == today);
        let newest = today.max_by_key(|told| told.occurred_at);
        Self {
            done: newest.map(|told| (told.user, told.occurred_at)),
            again: false,
        }
    }

    /// Somebody has just confirmed it.
    pub const fn note(&mut self, user: UserId, at: Moment) {
        (self.done, self.again) = (Some((Some(user), at)), false);
    }

    pub const fn is_asked(&self) -> bool {
        self.done.is_none() || self.again
    }

    /// Shows that it is done; false if it is asked.
    pub fn done_ui(&mut self, cx: &Cx<'_>, what: &str, ui: &mut Ui) -> bool {
        let (Some((who, at)), false) = (self.done, self.again) else {
            return false;
        };
        let words = &cx.text.readiness_dialogs;
        let (who, when) = (cx.user_name(who), cx.text.clock(at));
        let done = fill(
            &words.done,
            &[("what", what), ("when", &when), ("who", &who)],
        );
        ui.horizontal(|ui| {
            notice::remark(ui, Status::Ok, &done);
            let again = fill(&words.again, &[("what", &what.to_lowercase())]);
            self.again = Button::link(&again).show(ui).clicked();
        });
        true
    }
}
