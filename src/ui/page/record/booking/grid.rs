//! The week in the middle of the page: the blocked zone, the green line, who is busy, and what can be chosen.

use chrono::Datelike as _;
use eframe::egui::{Align, EventFilter, Id, Layout, Sense, Ui, WidgetInfo, vec2};

use crate::domain::appointment::AppointmentKind;
use crate::domain::id::{EntryId, UserId};
use crate::domain::time::{Day, Moment};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, radius, size, space};
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::week_grid::{self, DayHead, WeekGrid, Zone};
use crate::ui::widget::{paint, shell};

use super::outlook::Outlook;
use super::week::{Week, end_minute, minute_of};
use super::{BookingPage, blocks};

/// What was done in the week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Picked {
    Time(Moment),
    /// An appointment of this patient.
    Own(EntryId),
    Week(Day),
    Practitioner(UserId),
    Clear,
}

/// The id under which the week takes the keyboard.
pub(super) fn keyboard_id() -> Id {
    Id::unique("the week of booking")
}

impl BookingPage {
    pub(super) fn week_ui(
        &self,
        cx: &Cx<'_>,
        (week, outlook): (&Week, &Outlook),
        ui: &mut Ui,
    ) -> Option<Picked> {
        let head = self.week_head_ui(cx, week, ui);
        ui.add_space(space::S4);
        let days = week.days(self.chosen);
        let grid = self.empty_grid_ui(cx, week, days, ui);
        self.keyboard_ui(cx, week, &grid, ui);
        self.zones_ui(cx, week, outlook, (&grid, days), ui);
        let cell = self.cells_ui(cx, week, outlook, &grid, ui);
        let own = blocks::taken_ui(cx, week, &grid, ui);
        let chosen = self.chosen_ui(cx, (week, outlook), &grid, ui);
        head.or(chosen).or(own).or(cell)
    }

    /// »Uge 48«, what the patterns mean, the way to other weeks, and whose week it is.
    fn week_head_ui(&self, cx: &Cx<'_>, week: &Week, ui: &mut Ui) -> Option<Picked> {
        let number = week.view.monday.date().iso_week().week().to_string();
        let title = fill(&cx.text.dates.week, &[("week", &number)]);
        let mut picked = None;
        shell::page_head(ui, &title, "", |ui| {
            picked = self.week_controls_ui(cx, week.view.monday, ui);
        });
        picked
    }

    /// From right to left, as heads lay out their controls.
    fn week_controls_ui(&self, cx: &Cx<'_>, monday: Day, ui: &mut Ui) -> Option<Picked> {
        let words = &cx.text.booking;
        let mut picked = practitioner_ui(cx, self.form.practitioner, ui).map(Picked::Practitioner);
        ui.add_space(space::S8);
        if icon_button(ui, Icon::ChevronRight, &words.week_after).clicked() {
            picked = Some(Picked::Week(monday.plus_days(7)));
        }
        if Button::secondary(&words.this_week)
            .small()
            .show(ui)
            .clicked()
        {
            picked = Some(Picked::Week(cx.today().monday()));
        }
        if icon_button(ui, Icon::ChevronLeft, &words.week_before).clicked() {
            picked = Some(Picked::Week(monday.plus_days(-7)));
        }
        ui.add_space(space::S8);
        week_grid::legend(ui, None, &words.free);
        if self.form.kind == AppointmentKind::Treatment {
            ui.add_space(space::S8);
            week_grid::legend(ui, Some(Zone::Reflection), &cx.text.reflection.title);
        }
        // The title needs its room at the left.
        if ui.ctx().content_rect().width() >= size::FOLD_BELOW {
            ui.add_space(space::S8);
            hidden_names_ui(&words.others_hidden, ui);
        }
        picked
    }

    fn empty_grid_ui(&self, cx: &Cx<'_>, week: &Week, days: usize, ui: &mut Ui) -> WeekGrid {
        let today = cx.today();
        let label = |day: Day| {
            let name = format!(
                "{} {}",
                cx.text.weekday_short(day),
                cx.text.date_near(day, today)
            );
            if day == today {
                format!("{name} · {}", cx.text.dates.today)
            } else {
                name
            }
        };
        let shown: Vec<(Day, String)> = (0..days)
            .map(|place| week.day(place))
            .map(|day| (day, label(day)))
            .collect();
        let heads: Vec<DayHead<'_>> = shown
            .iter()
            .map(|(day, label)| DayHead {
                label,
                today: *day == today,
                strong: self.chosen.is_some_and(|chosen| chosen.day() == *day),
            })
            .collect();
        let hours = week.hours(cx, self.chosen.map(|start| (start, self.form.minutes)));
        let height = ui.available_height().max(320.0);
        let midnight = week.view.monday;
        WeekGrid::show(ui, &heads, hours, height, |hour| {
            cx.text.time(midnight.at(hour * 60))
        })
    }

    /// The week can be walked with the keyboard alone: it keeps arrows, Tab and Esc while it has the focus.
    fn keyboard_ui(&self, cx: &Cx<'_>, week: &Week, grid: &WeekGrid, ui: &Ui) {
        let id = keyboard_id();
        let response = ui.interact(grid.rect(), id, Sense::focusable_noninteractive());
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if self.chosen.is_none() {
            paint::focus_ring(ui, &response, grid.rect().shrink(1.0), radius::CARD);
        }
        let number = week.view.monday.date().iso_week().week().to_string();
        let number = fill(&cx.text.dates.week, &[("week", &number)]);
        let who = cx.user_name(Some(week.view.practitioner));
        let name = fill(
            &cx.text.booking.week_of,
            &[("week", &number), ("who", &who)],
        );
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Group, true, &name));
    }

    /// What has gone by is grey; the reflection period is hatched up to the green line.
    fn zones_ui(
        &self,
        cx: &Cx<'_>,
        week: &Week,
        outlook: &Outlook,
        (grid, days): (&WeekGrid, usize),
        ui: &mut Ui,
    ) {
        let now = cx.moment();
        let limit = outlook
            .lawful_from
            .filter(|_| self.form.kind == AppointmentKind::Treatment);
        for column in 0..days {
            let day = week.day(column);
            let (begins, ends) = (day.at(0), day.end());
            if now > begins {
                let until = end_minute(begins, now.min(ends));
                grid.zone(ui, column, (0, until), Zone::Past);
            }
            if let Some(limit) = limit.filter(|limit| *limit > now.max(begins)) {
                let from = minute_of(now.clamp(begins, ends));
                let from = if now >= ends { 24 * 60 } else { from };
                let until = end_minute(begins, limit.min(ends));
                grid.zone(ui, column, (from, until), Zone::Reflection);
            }
        }
        if let Some(limit) = limit.filter(|limit| *limit > now) {
            self.limit_ui(cx, week, limit, (grid, days), ui);
        }
    }

    fn limit_ui(
        &self,
        cx: &Cx<'_>,
        week: &Week,
        limit: Moment,
        (grid, days): (&WeekGrid, usize),
        ui: &mut Ui,
    ) {
        let shown = limit.rounded_up_to_minute();
        let Some(column) = week.column(shown).filter(|column| *column < days) else {
            return;
        };
        let hours = week.hours(cx, self.chosen.map(|start| (start, self.form.minutes)));
        let minute = minute_of(shown);
        // At the very top its words would cover the head of the day.
        if minute > hours.start + 30 && minute <= hours.end {
            let words = fill(
                &cx.text.booking.earliest_line,
                &[("time", &cx.text.clock(shown))],
            );
            grid.limit(ui, column, minute, &words);
        }
    }
}

fn practitioner_ui(cx: &Cx<'_>, now: UserId, ui: &mut Ui) -> Option<UserId> {
    let options: Vec<(UserId, &str)> = cx
        .journal
        .clinic()
        .practitioners()
        .map(|user| (user.id, user.name.as_str()))
        .collect();
    let mut chosen = now;
    let choice = Choice::new(&cx.text.booking.practitioner, &mut chosen, &options)
        .icon(Icon::UserRound)
        .label_hidden();
    // A head lays out from the right, a choice from the left: it gets a place of its own.
    let place = vec2(190.0, size::CONTROL);
    let layout = Layout::left_to_right(Align::Center);
    let changed = ui
        .allocate_ui_with_layout(place, layout, |ui| choice.show(ui))
        .inner
        .changed();
    changed.then_some(chosen)
}

fn hidden_names_ui(words: &str, ui: &mut Ui) {
    let theme = Theme::of(ui);
    // From right to left: the words stand behind their icon.
    ui.spacing_mut().item_spacing.x = space::S6;
    ui.label(theme.small(words));
    Icon::EyeOff.show(ui, 14.0, theme.text_2);
}
