//! The emergency kit: when it was checked last, when it is due, and a check that is made now (R14).

use eframe::egui::Ui;

use crate::domain::premises::Noted;
use crate::domain::safety::EmergencyKitChecked;
use crate::domain::time::Day;
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::settings::form::Form;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog;
use crate::ui::widget::notice;

const LABEL: f32 = 150.0;

/// As R14 counts: on the last day it is not overdue yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KitState {
    pub due: Day,
    pub overdue: bool,
    pub expired: bool,
}

impl KitState {
    pub fn of(check: &Noted<EmergencyKitChecked>, kit_check_days: u32, today: Day) -> Self {
        let due = check.at.day().plus_days(kit_check_days.min(31).into());
        Self {
            due,
            overdue: today > due,
            expired: check.value.adrenaline_expiry < today,
        }
    }
}

/// Nothing if the kit was never checked.
fn now(cx: &Cx<'_>) -> Option<(Noted<EmergencyKitChecked>, KitState)> {
    let clinic = cx.journal.clinic();
    let check = clinic.premises.kit_checked(cx.moment())?.clone();
    let state = KitState::of(&check, clinic.policy.kit_check_days, cx.today());
    Some((check, state))
}

pub fn is_in_order(cx: &Cx<'_>) -> bool {
    now(cx).is_some_and(|(_, state)| !state.overdue && !state.expired)
}

pub fn card_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.order);
    let Some((check, state)) = now(cx) else {
        let card = Card::new(&words.kit_never).status(Status::Warn);
        card.show(ui, |ui| ui.label(Theme::of(ui).body(&words.kit_never_note)));
        return;
    };
    Card::new(&words.kit).show(ui, |ui| {
        let (when, name) = (text.dated(check.at), cx.user_name(check.by));
        let checked = fill(&words.kit_checked, &[("when", &when), ("name", &name)]);
        pair(ui, LABEL, &words.last_check, &checked);
        let due = fill(&words.kit_due, &[("date", &text.date(state.due))]);
        pair(ui, LABEL, &words.next_check, &due);
        let expiry = text.date(check.value.adrenaline_expiry);
        pair(ui, LABEL, &words.adrenaline_expiry, &expiry);
        if state.overdue {
            let due = fill(&words.kit_overdue, &[("date", &text.date(state.due))]);
            notice::remark(ui, Status::Warn, &due);
        }
        if state.expired {
            let expired = fill(&words.adrenaline_expired, &[("date", &expiry)]);
            notice::remark(ui, Status::Warn, &expired);
        }
    });
}

#[derive(Default)]
pub struct KitForm {
    expiry: String,
}

impl KitForm {
    fn day(&self, cx: &Cx<'_>) -> Option<Day> {
        parse_day(&self.expiry, cx.today(), &[&cx.text.dates.today])
    }
}

impl Form for KitForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        (words.kit_title.clone(), words.kit_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.kit_check
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        let day = self.day(cx);
        let adrenaline_expiry = day.ok_or_else(|| cx.text.order.expiry_missing.clone())?;
        Ok(Edit::CheckEmergencyKit {
            at: cx.moment().whole_second(),
            check: EmergencyKitChecked { adrenaline_expiry },
        })
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (text, today) = (cx.text, cx.today());
        let echo = |day: Day| text.date(day);
        let meaning_today = [text.dates.today.as_str()];
        let words: (&[&str], &str) = (&meaning_today, &text.common.invalid_date);
        let label = &text.order.adrenaline_expiry;
        let field = DateField::new(label, &mut self.expiry, today, words, &echo);
        let shown = field.hint(&text.order.expiry_note).show(ui);
        dialog::begin_with(ui, &shown.response);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::EntryId;
    use crate::domain::time::Moment;

    fn state(days: u32, today: &str) -> KitState {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let check = Noted {
            entry: EntryId::from_bytes([1; 16]),
            at: Moment::parse_rfc3339("2026-10-25T00:00:00+02:00").expect("a moment"),
            by: None,
            value: EmergencyKitChecked {
                adrenaline_expiry: day("2026-11-25"),
            },
        };
        KitState::of(&check, days, day(today))
    }

    #[test]
    fn the_last_day_is_not_overdue_and_the_next_one_is() {
        for (today, overdue, expired) in [
            ("2026-11-24", false, false),
            ("2026-11-25", false, false),
            ("2026-11-26", true, true),
        ] {
            let state = state(31, today);
            assert_eq!(
                (state.overdue, state.expired),
                (overdue, expired),
                "{today}"
            );
        }
        assert!(state(7, "2026-11-02").overdue && !state(7, "2026-11-01").overdue);
    }
}
