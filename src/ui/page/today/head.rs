//! The head of the day: its date in words, how much there is, the way to other days, and whose appointments are shown.

use eframe::egui::Ui;

use crate::domain::appointment::AppointmentKind;
use crate::domain::time::Day;
use crate::journal::AppointmentState;
use crate::journal::view::DayRow;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{size, space};
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell;

use super::TodayPage;
use super::block::BlockDialog;

/// How high the head is, with the space under it.
pub(super) const HEIGHT: f32 = 36.0 + space::S12;

/// Below this the day of the week is shortened, so that the date is never cut.
const NARROW: f32 = 560.0;

impl TodayPage {
    pub(super) fn head_ui(&mut self, cx: &Cx<'_>, day: Day, rows: &[&DayRow], ui: &mut Ui) {
        let title = if ui.available_width() < NARROW {
            cx.text.weekday_short_and_date(day, cx.today())
        } else {
            cx.text.weekday_and_date(day, cx.today())
        };
        let title = with_capital(&title);
        let remark = remark(cx, rows);
        ui.spacing_mut().item_spacing.y = space::S12;
        shell::page_head(ui, &title, &remark, |ui| self.controls_ui(cx, day, ui));
    }

    /// From right to left, as heads lay out their controls.
    fn controls_ui(&mut self, cx: &Cx<'_>, day: Day, ui: &mut Ui) {
        let words = &cx.text.today;
        ui.spacing_mut().item_spacing.x = space::S8;
        Segmented::new(&words.column_who, &mut self.mine)
            .option(false, &words.everybody)
            .option(true, &words.mine)
            .show(ui);
        if icon_button(ui, Icon::ChevronRight, &words.day_after).clicked() {
            self.go(cx, day.plus_days(1));
        }
        let this_day = Button::secondary(&words.this_day).small();
        if this_day.show(ui).clicked() {
            self.go(cx, cx.today());
        }
        if icon_button(ui, Icon::ChevronLeft, &words.day_before).clicked() {
            self.go(cx, day.plus_days(-1));
        }
        // In a narrow window the words about the day need the room more.
        let block = if ui.ctx().content_rect().width() >= size::FOLD_BELOW {
            Button::ghost(&words.block).small().icon(Icon::Ban).show(ui)
        } else {
            icon_button(ui, Icon::Ban, &words.block)
        };
        if block.clicked() {
            let own = cx.journal.author().user;
            self.block = Some(Box::new(BlockDialog::new(own, day)));
        }
    }
}

/// »Mandag 23. nov.«: it begins a line.
fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// »8 aftaler · 3 behandlinger tilbage«. Blocked time is no appointment.
fn remark(cx: &Cx<'_>, rows: &[&DayRow]) -> String {
    let words = &cx.text.today;
    let count = rows.iter().filter(|row| row.patient.is_some()).count();
    let left = rows.iter().filter(|row| {
        row.appointment.kind == AppointmentKind::Treatment
            && row.appointment.state == AppointmentState::Planned
    });
    let appointments = match count {
        0 => return String::new(),
        1 => words.one_appointment.clone(),
        count => fill(&words.appointments, &[("count", &count.to_string())]),
    };
    match left.count() {
        0 => appointments,
        1 => format!("{appointments} · {}", words.treatment_left),
        left => {
            let left = fill(&words.treatments_left, &[("count", &left.to_string())]);
            format!("{appointments} · {left}")
        }
    }
}
