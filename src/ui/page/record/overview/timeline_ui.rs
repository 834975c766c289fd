//! Draws the timeline: filter, integrity, groups and rows; a click on a row leads to the tab that it belongs to.

use eframe::egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use crate::domain::id::EntryId;
use crate::journal::task::ChainState;
use crate::text::{Text, fill, thousands};
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::saving;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, size, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::{chip, key, notice, paint, timeline};

use super::rows::{Filter, Row};
use super::thumbnails::Thumbnails;

/// So many rows are shown before somebody asks for more.
pub const AT_FIRST: usize = 60;

/// Title and filter, and at the right whether the chain is whole.
pub fn head_ui(cx: &Cx<'_>, filter: &mut Filter, ui: &mut Ui) {
    let words = &cx.text.overview;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.spacing_mut().item_spacing.x = space::S12;
        ui.label(Theme::of(ui).h2(&words.timeline));
        let mut choice = Segmented::new(&words.filter, filter);
        for option in Filter::ALL {
            choice = choice.option(option, filter_name(cx.text, option));
        }
        choice.show(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| chain_ui(cx, ui));
    });
    ui.add_space(space::S8);
}

fn filter_name(text: &Text, filter: Filter) -> &str {
    let words = &text.overview;
    match filter {
        Filter::All => &words.all,
        Filter::Course => &words.course,
        Filter::Appointments => &words.appointments,
        Filter::Photos => &words.photos,
        Filter::Person => &words.person,
        Filter::Log => &words.log,
    }
}

fn chain_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.text.shell;
    match cx.chain {
        Some(ChainState::Whole { entries }) => {
            let count = thousands(cx.text.language, entries);
            notice::remark(
                ui,
                Status::Ok,
                &fill(&words.chain_whole, &[("count", &count)]),
            );
        }
        // A broken chain has a strip of its own across every page.
        Some(ChainState::Broken { .. }) => {}
        None => notice::remark(ui, Status::Pending, &words.chain_checking),
    }
}

/// Which rows are shown and which one is chosen.
pub struct Walk {
    pub chosen: Option<usize>,
    pub shown: usize,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            chosen: None,
            shown: AT_FIRST,
        }
    }
}

/// What was asked for in the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Go(Tab),
    SaveAftercare(EntryId),
}

/// Shows the rows; gives what one was pressed for.
pub fn rows_ui(
    cx: &Cx<'_>,
    rows: &[Row],
    (walk, lacking): (&mut Walk, Option<&str>),
    thumbnails: &mut Thumbnails,
    ui: &mut Ui,
) -> Option<Asked> {
    let words = &cx.text.overview;
    if rows.is_empty() {
        ui.add_space(space::S24);
        ui.label(Theme::of(ui).h2(&words.nothing));
        ui.label(Theme::of(ui).muted(&words.nothing_hint));
        return None;
    }
    let (reveal, mut opened) = keys(walk, rows.len(), ui);
    thumbnails.begin();
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut group: Option<&str> = None;
    let mut saved = None;
    let last = rows.len().min(walk.shown).saturating_sub(1);
    for (place, row) in rows.iter().take(walk.shown).enumerate() {
        if group != Some(&row.group) {
            timeline::group(ui, &row.group, group.is_none());
            group = Some(&row.group);
        }
        let badges: Vec<(&str, Tone)> = row
            .badges
            .iter()
            .map(|(text, tone)| (text.as_str(), *tone))
            .collect();
        let entry = timeline::Entry {
            day: &row.day,
            time: &row.time,
            icon: row.icon,
            title: &row.title,
            who: &row.who,
            signed: if row.signed { &words.signed } else { "" },
            badges: &badges,
            planned: row.planned,
            tone: row.tone,
            last: place == last,
            selected: walk.chosen == Some(place),
        };
        let mut foot = None;
        let response = entry.show(ui, |ui| {
            body_ui(cx, row, thumbnails, ui);
            let room = vec2(ui.available_width(), size::CONTROL_SMALL);
            foot = row.aftercare.map(|_| paint::reserve(ui, room));
        });
        // Above the row, which is clicked as a whole.
        let pressed = foot.is_some_and(|place| aftercare_ui(cx, lacking, place, ui));
        saved = saved.or_else(|| row.aftercare.filter(|_| pressed));
        if reveal && walk.chosen == Some(place) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            walk.chosen = Some(place);
            opened = Some(place);
        }
    }
    more_ui(cx.text, rows.len(), walk, ui);
    let opened = opened.and_then(|place| rows.get(place));
    let go = opened.map(|row| Asked::Go(row.tab));
    saved.map(Asked::SaveAftercare).or(go)
}

/// Saves the advice after this treatment as a page; locked with the reason why it cannot be.
fn aftercare_ui(cx: &Cx<'_>, lacking: Option<&str>, place: Rect, ui: &mut Ui) -> bool {
    let saving = gate::is_running(cx.running, saving::JOB);
    let label = if saving {
        &cx.text.saving.under_way
    } else {
        &cx.text.saving.aftercare_as_pdf
    };
    let layout = Layout::left_to_right(Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    let button = Button::secondary(label).icon(Icon::Printer).small();
    let button = button.enabled(!saving).locked_if(lacking);
    button.show(&mut line).clicked()
}

fn body_ui(cx: &Cx<'_>, row: &Row, thumbnails: &mut Thumbnails, ui: &mut Ui) {
    if !row.chips.is_empty() {
        let chips: Vec<(&str, Tone)> = row
            .chips
            .iter()
            .map(|(text, tone)| (text.as_str(), *tone))
            .collect();
        chip::chips(ui, &chips);
    }
    if !row.body.is_empty() {
        ui.label(Theme::of(ui).muted(&row.body));
    }
    if !row.photos.is_empty() {
        thumbnails.ui(cx.journal, &row.photos, ui);
    }
}

fn more_ui(text: &Text, all: usize, walk: &mut Walk, ui: &mut Ui) {
    let rest = all.saturating_sub(walk.shown).min(AT_FIRST);
    if rest == 0 {
        return;
    }
    ui.add_space(space::S8);
    let label = fill(&text.overview.show_more, &[("count", &rest.to_string())]);
    if Button::secondary(&label).show(ui).clicked() {
        walk.shown += AT_FIRST;
    }
}

/// ↑↓ walk, ↵ opens: whether the chosen row has to be brought into sight, and the row that was opened.
fn keys(walk: &mut Walk, rows: usize, ui: &Ui) -> (bool, Option<usize>) {
    let last = rows.min(walk.shown).saturating_sub(1);
    let pressed = |key| key::pressed(ui, Modifiers::NONE, key);
    if pressed(Key::ArrowDown) {
        walk.chosen = Some(walk.chosen.map_or(0, |place| (place + 1).min(last)));
        (true, None)
    } else if pressed(Key::ArrowUp) {
        walk.chosen = Some(walk.chosen.map_or(last, |place| place.saturating_sub(1)));
        (true, None)
    } else if walk.chosen.is_some() && pressed(Key::Enter) {
        (false, walk.chosen)
    } else {
        (false, None)
    }
}
