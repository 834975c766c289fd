//! Times on buttons and in bars: as short as can be without being ambiguous.

use crate::domain::time::{Day, Moment};
use crate::text::Text;

/// »onsdag kl. 14.40«; with the date when it is not in the week of today.
pub(super) fn day_and_clock(text: &Text, at: Moment, today: Day) -> String {
    if at.day().monday() == today.monday() {
        format!("{} {}", text.weekday(at.day()), text.clock(at))
    } else {
        text.moment(at, today)
    }
}

/// »ons. kl. 14.40«; with the date when it is not in the week of today.
pub(super) fn short_day_and_clock(text: &Text, at: Moment, today: Day) -> String {
    let weekday = text.weekday_short(at.day());
    if at.day().monday() == today.monday() {
        format!("{weekday} {}", text.clock(at))
    } else {
        format!(
            "{weekday} {} {}",
            text.date_near(at.day(), today),
            text.clock(at)
        )
    }
}

/// »ons. 14.30« of something that happened: its minute as the clock showed it.
pub(super) fn happened(text: &Text, at: Moment) -> String {
    format!("{} {}", text.weekday_short(at.day()), text.time(at))
}
