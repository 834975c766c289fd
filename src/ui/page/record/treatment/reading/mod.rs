//! A treatment that was given, read only: the newest, and the earlier ones one by one.

mod facts;

use eframe::egui::{Key, Modifiers, Ui, vec2};

use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::treatment::TreatmentStarted;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::injection_map::{MapLook, MapState, injection_map};
use crate::ui::widget::{empty_state, shell};

use super::correcting::may_be_corrected;
use super::difference::map_of;
use super::given::{self, Given};
use super::on_photo::OnPhoto;
use super::parts::tinted;
use super::sign::Answer;
use super::writing::{drawn_areas, face_height, two_columns};

/// Which one is read, and the point that is chosen on its map.
#[derive(Default)]
pub struct Reading {
    /// How many steps back from the newest.
    back: usize,
    map: MapState,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Go(Tab),
    /// The draft of a start that is over.
    Discard,
    /// Somebody's start that came to nothing.
    NotGiven(EntryId),
    /// An entry, and whether it is a deviation.
    Attest(EntryId, bool),
    /// A treatment is said otherwise.
    Correct(EntryId),
    /// A doctor makes a template of what was given.
    SaveTemplate(EntryId),
}

/// Pressed in the bar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Earlier,
    Later,
    Act(Action),
}

/// Why nothing can be written here, if there is something to say.
pub fn notice(cx: &Cx<'_>, others: Option<&Told<TreatmentStarted>>, stale: bool) -> Option<String> {
    let words = &cx.text.treatment;
    if stale {
        return Some(words.stale.clone());
    }
    let start = others?;
    let name = cx.user_name(Some(start.value.practitioner));
    let when = cx.text.moment_of_day(start.occurred_at, cx.today());
    Some(fill(&words.started_by, &[("name", &name), ("when", &when)]))
}

pub fn ui(
    cx: &Cx<'_>,
    view: &RecordView,
    (reading, on_photo): (&mut Reading, &mut OnPhoto),
    (notice, stale, running): (Option<&str>, bool, Option<EntryId>),
    ui: &mut Ui,
) -> Option<Action> {
    let all = given::all(&view.course);
    reading.back = reading.back.min(all.len().saturating_sub(1));
    let shown = all.len().checked_sub(reading.back + 1);
    let shown = shown.and_then(|index| Some((index, *all.get(index)?)));
    let pressed = bar(cx, view, shown, (all.len(), stale, running), ui);
    match shown {
        Some((_, given)) => page(cx, view, &given, (reading, on_photo, notice), ui),
        None => nothing(cx, notice, ui),
    }
    match pressed? {
        Pressed::Earlier => reading.back += 1,
        Pressed::Later => reading.back = reading.back.saturating_sub(1),
        Pressed::Act(action) => return Some(action),
    }
    // Another treatment's points, seen as before.
    let layers = reading.map.layers;
    reading.map = MapState::default();
    reading.map.layers = layers;
    ui.ctx().request_repaint();
    None
}

fn nothing(cx: &Cx<'_>, notice: Option<&str>, ui: &mut Ui) {
    let words = &cx.text.treatment;
    shell::main(ui, |ui| {
        let (sentence, hint) = match notice {
            Some(notice) => (notice, ""),
            None => (
                words.nothing_given.as_str(),
                words.nothing_given_hint.as_str(),
            ),
        };
        empty_state::empty_state(ui, sentence, hint, None);
    });
}

fn page(
    cx: &Cx<'_>,
    view: &RecordView,
    given: &Given<'_>,
    (reading, on_photo, notice): (&mut Reading, &mut OnPhoto, Option<&str>),
    ui: &mut Ui,
) {
    let mut map = map_of(given);
    two_columns(ui, |left, height, ui| {
        if left {
            let Ok(step) = "0.5".parse() else {
                return;
            };
            let photo = on_photo.found(cx, view, given.started);
            let look = MapLook {
                text: cx.text,
                areas: &drawn_areas(&given.areas()),
                planned: &[],
                earlier: None,
                read_only: true,
                step,
                vial: None,
                height: face_height(height),
                volume: None,
                photo: Some(photo.layer()),
            };
            let _read = injection_map(ui, &mut map, &mut reading.map, look);
            if reading.map.layers.photo {
                on_photo.want(&photo);
            }
        } else {
            ui.spacing_mut().item_spacing = vec2(space::S8, space::CARDS);
            if let Some(notice) = notice {
                tinted(ui, Status::Running, notice, "");
            }
            facts::ui(cx, view, given, &map, ui);
        }
    });
}

/// Somebody's work that a doctor has not yet stood by.
pub fn waits_for_doctor(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>) -> bool {
    let practitioner = cx.journal.clinic().user(given.practitioner);
    let by_nurse = practitioner.is_none_or(|user| user.role != Role::Doctor);
    let attested = view.course.attested.contains_key(&given.entry);
    !attested && (given.is_deviation() || by_nurse)
}

fn bar(
    cx: &Cx<'_>,
    view: &RecordView,
    shown: Option<(usize, Given<'_>)>,
    (count, stale, running): (usize, bool, Option<EntryId>),
    ui: &mut Ui,
) -> Option<Pressed> {
    let words = &cx.text.treatment;
    let reader = cx.role() == Role::Reviewer;
    let mut buttons: Vec<(Pressed, Button<'_>)> = Vec::new();
    let mut rest = String::new();
    let (mut mark, mut lead) = if running.is_some() {
        (Status::Running, words.running.clone())
    } else {
        (Status::Pending, words.not_started.clone())
    };
    if let Some((index, given)) = &shown {
        if *index > 0 {
            let earlier = Button::secondary(&words.earlier).icon(Icon::ChevronLeft);
            buttons.push((Pressed::Earlier, earlier));
        }
        if index + 1 < count {
            let later = Button::secondary(&words.later).icon(Icon::ChevronRight);
            buttons.push((Pressed::Later, later));
        }
        let when = cx.text.moment_of_day(given.started, cx.today());
        let (number, count) = ((index + 1).to_string(), count.to_string());
        rest = fill(
            &words.which,
            &[("number", &number), ("count", &count), ("when", &when)],
        );
        (mark, lead) = if given.is_deviation() {
            (Status::Stop, format!("{}.", words.deviation))
        } else {
            (Status::Ok, words.signed.clone())
        };
    }
    if let Some(start) = running.filter(|_| cx.is_doctor()) {
        let not_given = Button::ghost(&words.not_given);
        buttons.push((Pressed::Act(Action::NotGiven(start)), not_given));
    }
    let correctable = shown.filter(|(_, given)| {
        running.is_none() && !stale && !reader && may_be_corrected(cx, view, given)
    });
    if let Some((_, given)) = correctable {
        let correct = Button::ghost(&cx.text.correcting.correct_treatment).icon(Icon::PenLine);
        buttons.push((Pressed::Act(Action::Correct(given.entry)), correct));
    }
    let template = shown.filter(|(_, given)| cx.is_doctor() && given.only_product().is_some());
    if let Some((_, given)) = template {
        let save = Action::SaveTemplate(given.entry);
        buttons.push((Pressed::Act(save), Button::ghost(&words.template_save)));
    }
    let waiting = shown.filter(|(_, given)| waits_for_doctor(cx, view, given));
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    if stale {
        let discard = Button::danger(&words.discard);
        buttons.push((Pressed::Act(Action::Discard), discard));
    } else if let Some((_, given)) = waiting.filter(|_| cx.is_doctor()) {
        let label = if given.is_deviation() {
            &words.attest_deviation_open
        } else {
            &words.attest
        };
        let attest = Action::Attest(given.entry, given.is_deviation());
        buttons.push((Pressed::Act(attest), primary(label).icon(Icon::BadgeCheck)));
    } else if reader {
        // Whoever only reads has nothing to do here.
    } else if shown.is_some() {
        let follow_up = primary(&words.to_follow_up);
        buttons.push((Pressed::Act(Action::Go(Tab::FollowUp)), follow_up));
    } else {
        let readiness = primary(&words.to_readiness);
        buttons.push((Pressed::Act(Action::Go(Tab::Readiness)), readiness));
    }
    let actions: Vec<Pressed> = buttons.iter().map(|(pressed, _)| *pressed).collect();
    let state = StateText {
        mark: Mark::Status(mark),
        lead: &lead,
        rest: &rest,
    };
    let clicked = shell::foot(ui, |ui| {
        action_bar(ui, &state, buttons.into_iter().map(|(_, button)| button))
    });
    clicked.and_then(|clicked| actions.get(clicked).copied())
}

/// Another product needs another start: nothing is converted, and nothing that is written is lost.
pub fn product_dialog(cx: &Cx<'_>, ui: &Ui) -> Answer {
    let words = &cx.text.treatment;
    let shown = Dialog::new("change product", &words.change_product).show(
        ui,
        |ui| ui.label(Theme::of(ui).body(&words.change_product_text)),
        |ui| {
            let close = Button::secondary(&cx.text.common.close)
                .hint("Esc")
                .show(ui);
            let go = Button::primary(&words.to_readiness).show(ui);
            match (close.clicked(), go.clicked()) {
                (_, true) => Answer::Agreed,
                (true, false) => Answer::Cancelled,
                (false, false) => Answer::Waiting,
            }
        },
    );
    if shown.cancelled {
        Answer::Cancelled
    } else {
        shown.inner.1
    }
}
