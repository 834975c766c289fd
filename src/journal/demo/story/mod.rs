//! What happens in the practice clinic, scene by scene, over five months that end now.

mod order;
mod slots;

mod care;

mod beginning;
mod followed;
mod treated;

mod middle;

mod latest;
mod today;

use super::cast::Person;
use super::stage::{Scene, Stage};
use super::words::{Sentences, Words};
use super::{Calendar, Demo, Error, talk};
use crate::domain::consultation::ConsultationDraft;
use crate::domain::information::Channel;
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::Role;
use crate::journal::{DraftContent, Edit};

/// All scenes up to now, in the order in which they happened.
pub fn scenes<'a>(calendar: &Calendar, demo: &Demo, words: &'a Words) -> Vec<Scene<'a>> {
    let mut script = Script {
        calendar: *calendar,
        words,
        scenes: Vec::new(),
    };
    order::write(&mut script);
    treated::write(&mut script);
    beginning::write(&mut script, demo);
    middle::write(&mut script);
    latest::write(&mut script);
    today::write(&mut script);
    followed::write(&mut script);
    let mut scenes = script.scenes;
    scenes.retain(|scene| scene.at <= calendar.at);
    scenes.sort_by_key(|scene| scene.at);
    scenes
}

/// The story while it is being written.
struct Script<'a> {
    calendar: Calendar,
    words: &'a Words,
    scenes: Vec<Scene<'a>>,
}

/// When the parts of a consultation are.
#[derive(Clone, Copy)]
struct Timing {
    began: Moment,
    written: Moment,
    oral: Moment,
    signed: Moment,
}

impl Timing {
    /// Half an hour, signed three minutes after the last word.
    const fn usual(began: Moment) -> Self {
        Self {
            began,
            written: began.plus(4 * MINUTE),
            oral: began.plus(30 * MINUTE),
            signed: began.plus(33 * MINUTE),
        }
    }
}

impl<'a> Script<'a> {
    const fn text(&self) -> &'a Sentences {
        &self.words.text
    }

    fn scene(
        &mut self,
        at: Moment,
        who: Role,
        play: impl FnOnce(&mut Stage) -> Result<(), Error> + 'a,
    ) {
        self.scenes.push(Scene {
            at,
            who,
            play: Box::new(play),
        });
    }

    /// The doctor opens the record, fills in a draft and signs it. Each is a scene of its own: others act meanwhile.
    fn consultation(
        &mut self,
        person: Person,
        timing: Timing,
        filled: impl FnOnce(&Stage) -> Result<ConsultationDraft, Error> + 'a,
    ) {
        self.drafted(person, timing.began, timing.signed.plus(-MINUTE), filled);
        self.scene(timing.signed, Role::Doctor, move |stage| {
            let (draft, _revision) = stage.draft(person)?;
            stage.apply(Edit::SignConsultation(draft)).map(drop)
        });
    }

    /// The doctor opens the record, begins a draft, and leaves it filled in at a later moment.
    fn drafted(
        &mut self,
        person: Person,
        began: Moment,
        saved: Moment,
        filled: impl FnOnce(&Stage) -> Result<ConsultationDraft, Error> + 'a,
    ) {
        let content = |draft| DraftContent::Consultation(Box::new(draft));
        self.scene(began, Role::Doctor, move |stage| {
            stage.open_record(person)?;
            stage.begin_draft(person, content(ConsultationDraft::begun(began)))
        });
        self.scene(saved, Role::Doctor, move |stage| {
            let filled = filled(stage)?;
            stage.save_draft(person, content(filled))
        });
    }

    /// The ordinary consultation: the sheet on paper, then all topics, then the signature.
    fn informed(&mut self, person: Person, timing: Timing, doses: talk::Doses) {
        let text = self.text();
        self.consultation(person, timing, move |stage| {
            let draft = talk::consultation(timing.began, doses, text);
            let sheet = stage.sheet()?;
            let draft = talk::with_sheet(draft, sheet, timing.written, Channel::Paper);
            Ok(talk::told(draft, timing.oral, text))
        });
    }
}
