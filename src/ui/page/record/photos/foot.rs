//! The action bar: what is ready, what is still missing, and the two ways on.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::coverage::{Coverage, counted};
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::shell;

use super::attach_ui::OFTEN;
use super::offers::Offers;
use super::pace::{self, Pace};
use super::said::Lack;
use super::sealing::{SEALING, Sealing};

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Choose,
    Save,
    /// Stops the sealing; what is sealed is kept.
    Stop,
}

/// The state in words.
struct State {
    mark: Mark,
    lead: String,
    rest: String,
}

pub fn show(
    cx: &Cx<'_>,
    coverage: &Coverage,
    offers: &Offers,
    (sealing, pace): (&Sealing, &mut Pace),
    ui: &mut Ui,
) -> Option<Pressed> {
    let words = &cx.text.photos;
    let lacking = first_lack(cx.text, cx.moment(), offers);
    let left = if sealing.is_busy() {
        let now = ui.input(|input| input.time);
        pace.left(now, so_far(cx, 0))
    } else {
        pace.rest();
        None
    };
    let state = state(cx, coverage, offers, (sealing, left), lacking.as_ref());
    let told = StateText {
        mark: state.mark,
        lead: &state.lead,
        rest: &state.rest,
    };
    let save = Button::primary(&words.save).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    shell::foot(ui, |ui| {
        if sealing.is_busy() {
            ui.ctx().request_repaint_after(OFTEN);
            let stop = Button::secondary(&words.stop);
            return action_bar(ui, &told, [stop, save.enabled(false)]).map(|_| Pressed::Stop);
        }
        let choose = if offers.list.is_empty() {
            Button::primary(&words.choose)
        } else {
            Button::secondary(&words.choose)
        };
        let choose = choose
            .icon(Icon::FolderOpen)
            .key("Ctrl O", Modifiers::COMMAND, Key::O);
        if offers.list.is_empty() {
            return action_bar(ui, &told, [choose]).map(|_| Pressed::Choose);
        }
        let save = save.enabled(lacking.is_none());
        action_bar(ui, &told, [choose, save]).map(|place| match place {
            0 => Pressed::Choose,
            _ => Pressed::Save,
        })
    })
}

/// For somebody who may only read.
pub fn show_reading(cx: &Cx<'_>, coverage: &Coverage, ui: &mut Ui) {
    let needed = needed(cx.text, coverage);
    let told = StateText {
        mark: Mark::Icon(Icon::Eye),
        lead: &cx.text.shell.read_only,
        rest: &needed,
    };
    shell::foot(ui, |ui| action_bar(ui, &told, []));
}

fn first_lack(text: &Text, now: Moment, offers: &Offers) -> Option<(String, Lack)> {
    offers.list.iter().find_map(|offer| {
        let lack = offer.said.lack(text, now)?;
        Some((offer.offered.name.clone(), lack))
    })
}

fn state(
    cx: &Cx<'_>,
    coverage: &Coverage,
    offers: &Offers,
    (sealing, left): (&Sealing, Option<u64>),
    lacking: Option<&(String, Lack)>,
) -> State {
    let (text, words) = (cx.text, &cx.text.photos);
    let waiting = |status| Mark::Status(status);
    match (sealing, lacking) {
        (Sealing::Busy(ids), _) => {
            let so_far = so_far(cx, ids.len());
            State {
                mark: waiting(Status::Running),
                lead: text.common.saving.clone(),
                rest: pace::in_words(text, &words.progress, so_far, left),
            }
        }
        (Sealing::Saved(count), _) if offers.list.is_empty() => State {
            mark: waiting(Status::Ok),
            lead: text.common.saved.clone(),
            rest: format!(
                "{} · {}",
                super::count(text, *count),
                needed(text, coverage)
            ),
        },
        (_, Some((name, lack))) => State {
            mark: waiting(Status::Pending),
            lead: name.clone(),
            rest: lack_in_words(text, *lack).to_owned(),
        },
        (_, None) if !offers.list.is_empty() => State {
            mark: waiting(Status::Ok),
            lead: super::count(text, offers.list.len()),
            rest: words.ready.clone(),
        },
        (_, None) => State {
            mark: Mark::Icon(Icon::Image),
            lead: String::new(),
            rest: needed(text, coverage),
        },
    }
}

fn so_far(cx: &Cx<'_>, expected: usize) -> (u64, u64) {
    let job = cx.running.iter().find(|(name, _)| *name == SEALING);
    job.map_or((expected as u64, expected as u64), |(_, progress)| {
        progress.so_far()
    })
}

fn needed(text: &Text, coverage: &Coverage) -> String {
    let (there, needed) = counted(coverage);
    if needed == 0 {
        return text.photos.nothing_needed.clone();
    }
    let (there, needed) = (there.to_string(), needed.to_string());
    fill(
        &text.photos.needed,
        &[("there", &there), ("needed", &needed)],
    )
}

fn lack_in_words(text: &Text, lack: Lack) -> &str {
    match lack {
        Lack::View => &text.photos.lacks_view,
        Lack::Area => &text.photos.lacks_area,
        Lack::Time => &text.photos.lacks_time,
        Lack::Future => &text.common.future_time,
    }
}
