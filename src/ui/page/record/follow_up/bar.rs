//! The bar: what is not saved yet, or what an open red flag waits for.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::aftercare::EventDone;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::{Act, FollowUpPage, Showing, flag, may_write};

/// What the bar says and offers.
struct Bar<'t> {
    mark: Mark,
    lead: String,
    rest: String,
    button: Button<'t>,
    act: Option<Act>,
}

impl FollowUpPage {
    pub(super) fn bar_ui(&self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Act> {
        let lacks = match self.showing {
            Showing::Reaction => self.reaction.lacks(cx),
            Showing::Effect => self.effect.lacks(cx, view),
        };
        let lacks = lacks.map(|what| fill(&cx.text.follow_up.lacks, &[("what", &what)]));
        let unsaved = self.showing == Showing::Effect || !self.reaction.draft.is_empty();
        let bar = match view.flags.first() {
            _ if unsaved
                && self.reaction.draft.is_alarming()
                && self.showing == Showing::Reaction =>
            {
                raising(cx, lacks.as_deref())
            }
            Some(flag) if self.showing == Showing::Reaction && !unsaved => {
                open_flag(cx, view, flag.event)
            }
            _ => self.writing(cx, unsaved, lacks.as_deref()),
        };
        let state = StateText {
            mark: bar.mark,
            lead: &bar.lead,
            rest: &bar.rest,
        };
        let button = bar
            .button
            .enabled(may_write(cx.role()) && !self.is_asking());
        // A locked button says itself why; the others are as they are.
        let button = match (&lacks, unsaved) {
            (Some(reason), true) => button.locked(reason),
            _ if bar.act.is_none() => button.locked(&cx.text.follow_up.nothing_new),
            _ => button,
        };
        action_bar(ui, &state, [button]).and(bar.act)
    }

    fn writing<'t>(&self, cx: &Cx<'t>, unsaved: bool, lacks: Option<&str>) -> Bar<'t> {
        let words = &cx.text.follow_up;
        let (label, act) = match self.showing {
            Showing::Reaction => (&words.save_reaction, Act::SaveReaction),
            Showing::Effect => (&words.save_effect, Act::SaveEffect),
        };
        let rest = match lacks {
            _ if !unsaved => words.nothing_new.clone(),
            Some(lacks) => lacks.to_owned(),
            None => words.stays.clone(),
        };
        Bar {
            mark: Mark::Icon(Icon::Info),
            lead: String::new(),
            rest,
            button: Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter),
            act: unsaved.then_some(act),
        }
    }
}

fn raising<'t>(cx: &Cx<'t>, lacks: Option<&str>) -> Bar<'t> {
    let words = &cx.text.follow_up;
    Bar {
        mark: Mark::Status(Status::Stop),
        lead: words.raising_lead.clone(),
        rest: lacks.unwrap_or(&words.raising).to_owned(),
        button: Button::danger(&words.raise).icon(Icon::Siren).key(
            "Ctrl ↵",
            Modifiers::COMMAND,
            Key::Enter,
        ),
        act: Some(Act::SaveReaction),
    }
}

/// What the longest open flag waits for.
fn open_flag<'t>(cx: &Cx<'t>, view: &RecordView, event: crate::domain::id::EntryId) -> Bar<'t> {
    let words = &cx.text.follow_up;
    let known = flag::event(&view.course, event);
    let informed = known.is_some_and(|event| view.course.informed_of(event).is_some());
    let own = cx.journal.author().user;
    let done = EventDone::DoctorInformed { doctor: own };
    let (rest, button, act) = match (cx.is_doctor(), informed) {
        (true, false) => (
            &words.bar_take_over,
            Button::danger(&words.take_over_long)
                .icon(Icon::Stethoscope)
                .key("L", Modifiers::NONE, Key::L),
            Some(Act::Step(event, done)),
        ),
        (false, false) => (
            &words.bar_call,
            Button::danger(&words.call_doctor)
                .icon(Icon::Phone)
                .key("L", Modifiers::NONE, Key::L),
            Some(Act::Inform(event)),
        ),
        (true, true) => (
            &words.bar_informed,
            Button::primary(&words.close),
            Some(Act::Close(event)),
        ),
        (false, true) => (&words.bar_informed, Button::primary(&words.close), None),
    };
    Bar {
        mark: Mark::Status(Status::Stop),
        lead: String::new(),
        rest: rest.clone(),
        button,
        act,
    }
}
