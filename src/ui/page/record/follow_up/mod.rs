//! *Opfølgning*: a reaction, the red flag that an alarm raises, and how a treatment went (`design.md` §9.11).

mod answered;
mod bar;
mod dialogs;
mod earlier;
mod effect;
pub mod flag;
mod reaction;
mod side;

use eframe::egui::{Ui, vec2};

use crate::domain::aftercare::{EventDone, EventStep};
use crate::domain::id::EntryId;
use crate::domain::user::Role;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell;

use dialogs::{CloseDialog, InformDialog};
use effect::EffectForm;
use reaction::ReactionForm;

#[derive(Default)]
pub struct FollowUpPage {
    showing: Showing,
    reaction: ReactionForm,
    effect: EffectForm,
    asking: Asking,
    others: side::Others,
    /// What came of the last press.
    said: Option<(Status, String)>,
}

/// What is being written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Showing {
    #[default]
    Reaction,
    Effect,
}

/// The dialog in front of the page.
#[derive(Default)]
enum Asking {
    #[default]
    Nothing,
    Close(Box<CloseDialog>),
    Inform(Box<InformDialog>),
}

/// What was asked for on the page.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Act {
    /// Now, by whoever is logged in.
    Step(EntryId, EventDone),
    /// Which doctor was informed, and when.
    Inform(EntryId),
    Close(EntryId),
    SaveReaction,
    SaveEffect,
    Recall(String),
}

impl FollowUpPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let pressed = shell::foot(ui, |ui| self.bar_ui(cx, view, ui));
        self.others.follow(cx, view);
        let beside = side::ui(cx, view, &self.others, ui);
        let inside = shell::main(ui, |ui| self.main_ui(cx, view, ui));
        let act = pressed.or(beside).or(inside);
        if let Some(act) = act.filter(|_| !self.is_asking()) {
            self.act(cx, view, act);
        }
        self.dialog_ui(cx, view, ui);
    }

    const fn is_asking(&self) -> bool {
        !matches!(self.asking, Asking::Nothing)
    }

    fn main_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Act> {
        let words = &cx.text.follow_up;
        ui.spacing_mut().item_spacing = vec2(space::S8, space::CARDS);
        if let Some((status, sentence)) = &self.said {
            Notice::new(*status, sentence).show(ui);
        }
        let mut act = None;
        for flag in &view.flags {
            act = flag::ui(cx, view, flag, ui).or(act);
        }
        Segmented::new(&words.showing, &mut self.showing)
            .option(Showing::Reaction, &words.reaction)
            .option(Showing::Effect, &words.effect)
            .show(ui);
        match self.showing {
            Showing::Reaction => self.reaction.ui(cx, ui),
            Showing::Effect => self.effect.ui(cx, view, ui),
        }
        earlier::ui(cx, view, ui).or(act)
    }

    fn act(&mut self, cx: &mut Cx<'_>, view: &RecordView, act: Act) {
        let (patient, at) = (view.id, cx.moment().whole_second());
        self.said = None;
        match act {
            Act::Step(event, done) => cx.ask(Edit::RecordEventStep {
                patient,
                at,
                step: EventStep { event, done },
            }),
            Act::Inform(event) => {
                self.asking = Asking::Inform(Box::new(InformDialog::new(event)));
            }
            Act::Close(event) => {
                self.asking = Asking::Close(Box::new(CloseDialog::new(event)));
            }
            Act::SaveReaction => {
                if let Some(event) = self.reaction.event(cx) {
                    cx.ask(Edit::ReportAdverseEvent { patient, at, event });
                }
            }
            Act::SaveEffect => {
                if let Some(follow_up) = self.effect.follow_up(view) {
                    cx.ask(Edit::RecordFollowUp {
                        patient,
                        at,
                        follow_up,
                    });
                }
            }
            Act::Recall(batch) => cx.send(Command::ShowRecall {
                batch,
                purpose: None,
            }),
        }
    }
}

/// Nurses and doctors write here; a reviewer has no such tab.
const fn may_write(role: Role) -> bool {
    match role {
        Role::Doctor | Role::Nurse => true,
        Role::Reviewer => false,
    }
}
