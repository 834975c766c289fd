//! The dialog that keeps a practitioner's time free of patients: a meeting, a lunch, a day off.

use std::cell::RefCell;
use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::domain::appointment::AppointmentKind;
use crate::domain::id::UserId;
use crate::domain::time::Day;
use crate::journal::{Booking, Refusal, Slot};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::time_field::{TimeField, parse_time};

/// How long time can be blocked in one go; the journal takes no more than four hours.
const MINUTES: [u32; 10] = [10, 15, 20, 30, 45, 60, 90, 120, 180, 240];

pub(super) struct BlockDialog {
    practitioner: UserId,
    day: String,
    from: String,
    minutes: u32,
    note: String,
    refused: Option<Refusal>,
}

pub(super) enum Answer {
    Cancel,
    Block(Booking),
}

impl BlockDialog {
    pub fn new(practitioner: UserId, day: Day) -> Self {
        let day = format!(
            "{:02}.{:02}.{}",
            day.day_of_month(),
            day.month(),
            day.year()
        );
        Self {
            practitioner,
            day,
            from: String::new(),
            minutes: 30,
            note: String::new(),
            refused: None,
        }
    }

    pub fn refused(&mut self, why: Refusal) {
        self.refused = Some(why);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.today;
        let dialog = Dialog::new("block time", &words.block_title).remark(&words.block_remark);
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| this.borrow_mut().contents_ui(cx, ui),
            |ui| this.borrow().actions_ui(cx, ui),
        );
        if outcome.cancelled {
            return Some(Answer::Cancel);
        }
        outcome.inner.1
    }

    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (words, common, today) = (&cx.text.today, &cx.text.common, cx.today());
        let who: Vec<(UserId, &str)> = cx
            .journal
            .clinic()
            .practitioners()
            .map(|user| (user.id, user.name.as_str()))
            .collect();
        Choice::new(&words.block_practitioner, &mut self.practitioner, &who).show(ui);
        let echo = |day| cx.text.weekday_and_date(day, today);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            DateField::new(
                &words.block_day,
                &mut self.day,
                today,
                (&[&cx.text.dates.today], &common.invalid_date),
                &echo,
            )
            .width(200.0)
            .show(ui);
            TimeField::new(&words.block_from, &mut self.from, &common.invalid_time)
                .width(110.0)
                .show(ui);
            minutes_ui(cx, &mut self.minutes, ui);
        });
        Field::line(&words.block_note, &mut self.note).show(ui);
        if let Some(why) = &self.refused {
            let sentence = cx.text.refusal(why, today);
            field::below(ui, Some(&sentence), "");
        }
    }

    fn actions_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Answer> {
        let booking = self.booking(cx);
        let cancel = Button::secondary(&cx.text.common.cancel)
            .hint("Esc")
            .show(ui);
        let block = Button::primary(&cx.text.today.block_save)
            .enabled(booking.is_some())
            .show(ui);
        if cancel.clicked() {
            return Some(Answer::Cancel);
        }
        booking.filter(|_| block.clicked()).map(Answer::Block)
    }

    /// What is asked for, once day and time can be read.
    fn booking(&self, cx: &Cx<'_>) -> Option<Booking> {
        let day = parse_day(&self.day, cx.today(), &[&cx.text.dates.today])?;
        let from = parse_time(&self.from)?;
        Some(Booking {
            patient: None,
            kind: AppointmentKind::Blocked,
            slot: Slot {
                practitioner: self.practitioner,
                start: day.at(from),
                minutes: self.minutes,
            },
            areas: BTreeSet::new(),
            product: None,
            note: self.note.trim().to_owned(),
        })
    }
}

fn minutes_ui(cx: &Cx<'_>, minutes: &mut u32, ui: &mut Ui) {
    let names: Vec<(u32, String)> = MINUTES
        .into_iter()
        .map(|minutes| (minutes, format!("{minutes} {}", cx.text.common.minutes)))
        .collect();
    let options: Vec<(u32, &str)> = names
        .iter()
        .map(|(minutes, name)| (*minutes, name.as_str()))
        .collect();
    Choice::new(&cx.text.today.block_minutes, minutes, &options).show(ui);
}
