//! *Opfølgning*: a reaction, the red flag that an alarm raises, and how a treatment went (`design.md` §9.11).

mod answered;
mod bar;
mod dialogs;
mod earlier;
mod effect;
pub mod flag;
mod reaction;
pub(super) mod side;

use std::time::Duration;

use eframe::egui::{Context, Ui, vec2};

use crate::domain::aftercare::{EventDone, EventStep, FollowUpDraft, ReactionDraft};
use crate::domain::id::EntryId;
use crate::domain::log::DraftKind;
use crate::domain::user::Role;
use crate::journal::view::{RecordView, Untold};
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::kept::{Emptiable, Kept};
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell;

use dialogs::{CloseDialog, InformDialog};
use effect::EffectForm;
use reaction::ReactionForm;

pub struct FollowUpPage {
    showing: Showing,
    /// A draft that was found with the record: its form is made in the first frame, where the words are at hand.
    found: Option<ReactionDraft>,
    kept_reaction: Kept<ReactionDraft>,
    kept_effect: Kept<FollowUpDraft>,
    reaction: ReactionForm,
    effect: EffectForm,
    asking: Asking,
    others: side::Others,
    /// What came of the last press.
    said: Option<(Status, String)>,
    /// What was written is saved: the next key is an answer (»1«, 112 was rung) and no letter of the next text.
    lets_go: bool,
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
    pub fn new(view: &RecordView) -> Self {
        let (kept_reaction, reaction) = Kept::<ReactionDraft>::of(view);
        let (kept_effect, effect) = Kept::<FollowUpDraft>::of(view);
        let has_effect_alone = reaction.is_empty() && !effect.is_empty();
        Self {
            showing: if has_effect_alone {
                Showing::Effect
            } else {
                Showing::Reaction
            },
            found: (!reaction.is_empty()).then_some(reaction),
            kept_reaction,
            kept_effect,
            reaction: ReactionForm::default(),
            effect: EffectForm { draft: effect },
            asking: Asking::Nothing,
            others: side::Others::default(),
            said: None,
            lets_go: false,
        }
    }

    /// »Kladde gemt 14.30«, or nothing.
    pub fn saved(&self, text: &Text) -> String {
        match self.showing {
            Showing::Reaction => self.kept_reaction.said(text, self.reaction_draft()),
            Showing::Effect => self.kept_effect.said(text, &self.effect.draft),
        }
    }

    /// What was found stands for the form until there is one.
    const fn reaction_draft(&self) -> &ReactionDraft {
        match &self.found {
            Some(found) => found,
            None => &self.reaction.draft,
        }
    }

    /// A tick is saved at once, what is typed after a pause.
    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        if self.found.is_none() {
            let form = &self.reaction.draft;
            self.kept_reaction.save_in_time(form, ctx, uptime, commands);
        }
        let form = &self.effect.draft;
        self.kept_effect.save_in_time(form, ctx, uptime, commands);
    }

    /// Saves at once what is not saved.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        if self.found.is_none() {
            self.kept_reaction.flush(&self.reaction.draft, commands);
        }
        self.kept_effect.flush(&self.effect.draft, commands);
    }

    /// Takes in what came of saving a draft, on whichever page it was asked for.
    pub fn draft_answered(
        &mut self,
        journal: &Journal,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) {
        let now = journal.now().ok().map(|now| now.moment);
        self.kept_reaction.answered(edit, result, now);
        self.kept_effect.answered(edit, result, now);
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        if let Some(found) = self.found.take() {
            self.reaction = ReactionForm::of(found, cx.text);
        }
        if std::mem::take(&mut self.lets_go) {
            ui.memory_mut(|memory| {
                if let Some(field) = memory.focused() {
                    memory.surrender_focus(field);
                }
            });
        }
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
        for untold in &view.untold {
            untold_ui(cx, untold, ui);
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

/// What a colleague has ticked and not recorded: nobody else would hear of it.
fn untold_ui(cx: &Cx<'_>, untold: &Untold, ui: &mut Ui) {
    let words = &cx.text.follow_up;
    let name = cx.user_name(Some(untold.author));
    let when = cx.text.moment_of_day(untold.saved_at, cx.today());
    let by = fill(&words.untold_by, &[("name", &name), ("when", &when)]);
    let help = format!("{by} {}", words.untold_help);
    Notice::new(Status::Stop, &cx.text.untold_alarm(&untold.alarm))
        .text(&help)
        .show(ui);
}

impl Emptiable for ReactionDraft {
    const KIND: DraftKind = DraftKind::Reaction;

    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

impl Emptiable for FollowUpDraft {
    const KIND: DraftKind = DraftKind::FollowUp;

    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

/// Nurses and doctors write here; a reviewer has no such tab.
const fn may_write(role: Role) -> bool {
    match role {
        Role::Doctor | Role::Nurse => true,
        Role::Reviewer => false,
    }
}
