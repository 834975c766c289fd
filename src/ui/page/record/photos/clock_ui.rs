//! The fields for the right time of one photo, and what the camera's clock was corrected by.

use eframe::egui::Ui;

use crate::domain::time::{Day, Moment};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::DateField;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::time_field::TimeField;

use super::clock::{Asked, Fault};
use super::offers::Offers;

/// The correction that holds, with the way back; or the question, once somebody has asked for it.
pub fn show(cx: &Cx<'_>, offers: &mut Offers, ui: &mut Ui) {
    corrected_ui(cx, offers, ui);
    let selected = offers.selected();
    let about = selected.and_then(|offer| {
        let wrote = offer.said.camera_wrote()?;
        Some((offer.offered.name.clone(), wrote))
    });
    let Some((name, wrote)) = about else {
        offers.clock.asked = None;
        return;
    };
    let answer = offers
        .clock
        .asked
        .as_mut()
        .and_then(|asked| asked_ui(cx, asked, (&name, wrote), ui));
    match answer {
        Some(Answer::Correct(seconds)) => offers.correct_clock(cx.text, seconds),
        Some(Answer::Cancel) => offers.clock.asked = None,
        None => {}
    }
}

fn corrected_ui(cx: &Cx<'_>, offers: &mut Offers, ui: &mut Ui) {
    let seconds = offers.clock.correction;
    if seconds == 0 {
        return;
    }
    let words = &cx.text.photos_in;
    let shift = cx.text.shift(seconds);
    let title = fill(&words.clock_corrected, &[("shift", &shift)]);
    let undo = Button::secondary(&words.clock_undo);
    let notice = Notice::quiet(Icon::Camera, &title).text(&words.clock_applies);
    ui.add_space(space::S8);
    if notice.action(undo).show(ui) {
        offers.correct_clock(cx.text, 0);
    }
}

enum Answer {
    Correct(i64),
    Cancel,
}

fn asked_ui(
    cx: &Cx<'_>,
    asked: &mut Asked,
    (name, wrote): (&str, Moment),
    ui: &mut Ui,
) -> Option<Answer> {
    let (text, words, theme) = (cx.text, &cx.text.photos_in, Theme::of(ui));
    let found = asked.correction(text, cx.moment(), wrote);
    ui.add_space(space::S8);
    ui.label(theme.strong(fill(&words.clock_right, &[("name", name)])));
    ui.label(theme.small(&words.clock_right_detail));
    let error = match found {
        Err(Fault::Future) => Some(text.common.future_time.as_str()),
        Err(Fault::Same) => Some(words.clock_same.as_str()),
        Err(Fault::Unsaid) | Ok(_) => None,
    };
    let echo = |day: Day| text.weekday_and_date(day, cx.today());
    let mut answer = None;
    ui.horizontal_top(|ui| {
        let today = [text.dates.today.as_str()];
        let invalid = text.common.invalid_date.as_str();
        let (label, date) = (&words.clock_date, &mut asked.date);
        DateField::new(label, date, cx.today(), (&today, invalid), &echo)
            .error(error)
            .width(190.0)
            .show(ui);
        let invalid = &text.common.invalid_time;
        TimeField::new(&words.clock_time, &mut asked.time, invalid)
            .width(120.0)
            .show(ui);
    });
    ui.horizontal(|ui| {
        let apply = Button::secondary(&words.clock_apply).small();
        if apply.enabled(found.is_ok()).show(ui).clicked() {
            answer = found.ok().map(Answer::Correct);
        }
        if Button::link(&text.common.cancel).show(ui).clicked() {
            answer = Some(Answer::Cancel);
        }
    });
    answer
}
