//! The fields of one new photo: what it shows, when it was taken, and what is doubtful about it.

use eframe::egui::{Key, Modifiers, Ui, vec2};

use crate::domain::area::Area;
use crate::domain::coverage::{Coverage, planned};
use crate::domain::photo::{Phase, View, oldest_day};
use crate::domain::time::Day;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::area;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::date_field::DateField;
use crate::ui::widget::notice::{self, Notice};
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell;
use crate::ui::widget::time_field::TimeField;
use crate::ui::widget::{chip, tick};

use super::clock;
use super::offers::{Offer, Offers};
use super::offers_ui::digit;
use super::said::{Lack, Said};

/// What the fields ask of the other new photos.
enum Asked {
    Remove,
    PhaseToAll,
    TimeToAll,
    ClockIsWrong,
}

pub fn show(cx: &Cx<'_>, coverage: &Coverage, offers: &mut Offers, ui: &mut Ui) {
    let phases: Vec<Phase> = offers.list.iter().map(|offer| offer.said.phase).collect();
    let timeless = |offer: &Offer| offer.said.date.is_empty() && offer.said.time.is_empty();
    let some_timeless = offers.list.iter().any(timeless);
    let Some(offer) = offers.selected() else {
        return;
    };
    let before = offer.said.phase;
    let mut asked = head_ui(cx, offer, ui);
    doubts_ui(cx, offer, ui);
    let differs = phases.iter().any(|phase| *phase != before);
    let said = &mut offer.said;
    shell::columns(ui, [1.0, 1.0], 560.0, |column, ui| {
        ui.spacing_mut().item_spacing.y = space::S6;
        if column == 0 {
            view_ui(cx, coverage, said, ui);
            phase_ui(cx, said, differs, &mut asked, ui);
        } else {
            areas_ui(cx, coverage, said, ui);
            time_ui(cx, said, some_timeless, &mut asked, ui);
        }
    });
    let (id, phase) = (offer.id, offer.said.phase);
    let (date, time) = (offer.said.date.clone(), offer.said.time.clone());
    if phase != before {
        offers.begin_with(phase);
    }
    match asked {
        Some(Asked::Remove) => offers.remove(&[id]),
        Some(Asked::PhaseToAll) => offers.set_phase_of_all(phase),
        Some(Asked::TimeToAll) => offers.set_time_where_none(&date, &time),
        Some(Asked::ClockIsWrong) => {
            offers.clock.asked = Some(clock::Asked::begun(&date, &time));
        }
        None => {}
    }
}

fn head_ui(cx: &Cx<'_>, offer: &Offer, ui: &mut Ui) -> Option<Asked> {
    let theme = Theme::of(ui);
    let words = &cx.text.photos;
    let (width, height) = offer.offered.inspected.upright_size();
    let pixels = fill(
        &words.pixels,
        &[
            ("width", &width.to_string()),
            ("height", &height.to_string()),
        ],
    );
    let remove =
        Button::secondary(&cx.text.common.remove)
            .small()
            .key("Del", Modifiers::NONE, Key::Delete);
    let mut asked = None;
    ui.horizontal(|ui| {
        let width = ui.available_width() - remove.width(ui) - space::S8;
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_width(width);
            ui.label(theme.strong(&offer.offered.name));
            ui.label(theme.small(pixels));
        });
        if remove.show(ui).clicked() {
            asked = Some(Asked::Remove);
        }
    });
    asked
}

/// What does not stop anybody, and must be seen.
fn doubts_ui(cx: &Cx<'_>, offer: &Offer, ui: &mut Ui) {
    let words = &cx.text.photos;
    if offer.elsewhere {
        let doubt = Notice::new(Status::Warn, &words.elsewhere);
        doubt.text(&words.elsewhere_detail).show(ui);
    }
    if let Some(day) = offer.said.old(cx.text, cx.moment()) {
        let date = cx.text.date_near(day, cx.today());
        let title = fill(&words.old, &[("date", &date)]);
        let allowed = cx.journal.clinic().policy.photo_age_days;
        let counts = offer.said.phase != Phase::Before || day >= oldest_day(cx.today(), allowed);
        let detail = if counts {
            &words.old_detail
        } else {
            &words.too_old_detail
        };
        Notice::new(Status::Warn, &title).text(detail).show(ui);
    }
}

fn view_ui(cx: &Cx<'_>, coverage: &Coverage, said: &mut Said, ui: &mut Ui) {
    ui.label(Theme::of(ui).label(&cx.text.photos.view));
    shell::columns(ui, [1.0, 1.0], 0.0, |column, ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let half = View::ALL.len() / 2;
        for view in View::ALL.into_iter().skip(column * half).take(half) {
            let chosen = said.view == Some(view);
            if tick::radio(ui, cx.text.view(view), digit(view), chosen).clicked() {
                said.set_view(view, &planned(coverage));
            }
        }
    });
}

fn phase_ui(cx: &Cx<'_>, said: &mut Said, differs: bool, asked: &mut Option<Asked>, ui: &mut Ui) {
    let words = &cx.text.photos;
    ui.label(Theme::of(ui).label(&words.phase));
    ui.horizontal(|ui| {
        let mut phases = Segmented::new(&words.phase, &mut said.phase);
        for phase in [Phase::Before, Phase::After, Phase::Control] {
            phases = phases.option(phase, cx.text.phase(phase));
        }
        phases.show(ui);
        if differs && Button::link(&words.phase_to_all).show(ui).clicked() {
            *asked = Some(Asked::PhaseToAll);
        }
    });
}

/// The planned areas first, then every other that has a name.
fn areas_ui(cx: &Cx<'_>, coverage: &Coverage, said: &mut Said, ui: &mut Ui) {
    let mut shown = planned(coverage);
    let others = Area::NAMED.into_iter().filter(|area| !shown.contains(area));
    let others: Vec<Area> = others.collect();
    shown.extend(others);
    ui.label(Theme::of(ui).label(&cx.text.photos.areas));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S6, space::S6);
        for of in &shown {
            let mut picked = said.areas.contains(of);
            if chip::pick(ui, cx.text.area(of), area::tone(of), &mut picked).changed() {
                said.pick(of, picked);
            }
        }
    });
}

fn time_ui(
    cx: &Cx<'_>,
    said: &mut Said,
    some_timeless: bool,
    asked: &mut Option<Asked>,
    ui: &mut Ui,
) {
    let (text, words) = (cx.text, &cx.text.photos);
    let lack = said.taken(text, cx.moment()).err();
    let future = (lack == Some(Lack::Future)).then_some(text.common.future_time.as_str());
    let echo = |day: Day| text.weekday_and_date(day, cx.today());
    ui.horizontal_top(|ui| {
        let today = [text.dates.today.as_str()];
        let invalid = text.common.invalid_date.as_str();
        DateField::new(
            &words.date,
            &mut said.date,
            cx.today(),
            (&today, invalid),
            &echo,
        )
        .error(future)
        .width(190.0)
        .show(ui);
        TimeField::new(&words.time, &mut said.time, &text.common.invalid_time)
            .width(120.0)
            .show(ui);
    });
    let untyped = said.date.is_empty() && said.time.is_empty();
    if untyped {
        notice::remark(ui, Status::Pending, &words.time_missing);
    } else if lack.is_none() && said.has_camera_time() {
        let from = said.taken(text, cx.moment()).map(|(_, from)| from);
        let from = from.map(|from| super::time_from(text, from, said.correction()));
        ui.label(Theme::of(ui).small(from.unwrap_or_default()));
    }
    let wrong = Button::link(&text.photos_in.clock_wrong);
    if said.has_camera_time() && wrong.show(ui).clicked() {
        *asked = Some(Asked::ClockIsWrong);
    }
    if some_timeless && lack.is_none() && Button::link(&words.time_to_all).show(ui).clicked() {
        *asked = Some(Asked::TimeToAll);
    }
}
