//! What a correction asks for: the fields of an entry, filled in as they stand, each in the way in which it is best answered.

use eframe::egui::{Ui, vec2};

use crate::domain::time::{Day, Moment};
use crate::domain::user::User;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::chip;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

/// Whether a typed line means something, on a given day.
pub type Readable = fn(&str, Day) -> bool;

pub struct Ask {
    label: String,
    answer: Answer,
    /// It cannot be left empty.
    needed: bool,
    readable: Readable,
}

enum Answer {
    Words(String),
    Line(String),
    Tick(bool),
    /// One of several by its place; none while nobody has answered.
    One(Option<usize>, Vec<String>),
    Many(Vec<(String, bool)>),
    /// A moment that has been. Untouched, it keeps its second.
    Past {
        was: Option<Moment>,
        untouched: PastMoment,
        typed: PastMoment,
    },
}

impl Ask {
    fn new(label: &str, answer: Answer) -> Self {
        Self {
            label: label.to_owned(),
            answer,
            needed: false,
            readable: |_, _| true,
        }
    }

    pub fn words(label: &str, said: &str) -> Self {
        Self::new(label, Answer::Words(said.to_owned()))
    }

    pub fn line(label: &str, said: &str) -> Self {
        Self::new(label, Answer::Line(said.to_owned()))
    }

    pub fn tick(label: &str, said: bool) -> Self {
        Self::new(label, Answer::Tick(said))
    }

    pub fn one<T: PartialEq, S: Into<String>>(
        label: &str,
        options: impl IntoIterator<Item = (T, S)>,
        said: Option<&T>,
    ) -> Self {
        let (values, words): (Vec<T>, Vec<String>) = options
            .into_iter()
            .map(|(value, word)| (value, word.into()))
            .unzip();
        let chosen = said.and_then(|said| values.iter().position(|value| value == said));
        Self::new(label, Answer::One(chosen, words))
    }

    pub fn many<S: Into<String>>(
        label: &str,
        options: impl IntoIterator<Item = (S, bool)>,
    ) -> Self {
        let options = options.into_iter();
        let options = options.map(|(word, said)| (word.into(), said)).collect();
        Self::new(label, Answer::Many(options))
    }

    pub fn past(label: &str, said: Option<Moment>, text: &Text) -> Self {
        let typed = PastMoment::kept(text, said, None);
        let past = Answer::Past {
            was: said,
            untouched: typed.clone(),
            typed,
        };
        Self::new(label, past)
    }

    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    pub const fn readable(mut self, readable: Readable) -> Self {
        self.readable = readable;
        self
    }

    /// Its label, if it lacks an answer or cannot be read.
    pub fn lacks(&self, text: &Text, now: Moment) -> Option<String> {
        let is_empty = match &self.answer {
            Answer::Words(said) | Answer::Line(said) => said.trim().is_empty(),
            Answer::One(said, _) => said.is_none(),
            Answer::Many(said) => !said.iter().any(|(_, said)| *said),
            Answer::Past { .. } => self.answer.past(text, now) == Ok(None),
            Answer::Tick(_) => false,
        };
        let is_unclear = match &self.answer {
            Answer::Line(said) => !is_empty && !(self.readable)(said, now.day()),
            Answer::Past { .. } => self.answer.past(text, now).is_err(),
            Answer::Words(_) | Answer::Tick(_) | Answer::One(..) | Answer::Many(_) => false,
        };
        ((self.needed && is_empty) || is_unclear).then(|| self.label.clone())
    }

    pub fn ui(&mut self, text: &Text, now: Moment, ui: &mut Ui) {
        let label = self.label.as_str();
        match &mut self.answer {
            Answer::Words(said) => {
                Field::area(label, said, 2).show(ui);
            }
            Answer::Line(said) => {
                let unclear = !said.trim().is_empty() && !(self.readable)(said, now.day());
                Field::line(label, said)
                    .error(unclear.then_some(text.correcting.unclear.as_str()))
                    .show(ui);
            }
            Answer::Tick(said) => {
                Tick::new(label, said).show(ui);
            }
            Answer::One(said, words) => {
                let places = words.iter().enumerate();
                let options: Vec<(Option<usize>, &str)> = places
                    .map(|(place, word)| (Some(place), word.as_str()))
                    .collect();
                Choice::new(label, said, &options)
                    .hint(&text.common.not_recorded)
                    .show(ui);
            }
            Answer::Many(options) => {
                ui.label(Theme::of(ui).label(label));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S6, space::S6);
                    for (word, said) in options {
                        chip::pick(ui, word, Tone::Neutral, said);
                    }
                });
            }
            Answer::Past { typed, .. } => {
                typed.ui(ui, (text, now), label, Place::Later);
            }
        }
    }
}

impl Answer {
    /// None if nothing is told.
    fn past(&self, text: &Text, now: Moment) -> Result<Option<Moment>, Unclear> {
        let Self::Past {
            was,
            untouched,
            typed,
        } = self
        else {
            return Err(Unclear);
        };
        if typed == untouched {
            return Ok(*was);
        }
        if *typed == PastMoment::default() {
            return Ok(None);
        }
        typed.meant(text, now).map(Some).ok_or(Unclear)
    }
}

/// What stands in a field means nothing, or is another sort of answer than was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unclear;

/// Reads answers in the order in which they were asked for.
pub struct Answers<'a> {
    asks: std::slice::Iter<'a, Ask>,
    pub text: &'a Text,
    /// Everybody who may be named.
    pub users: &'a [User],
    now: Moment,
}

impl<'a> Answers<'a> {
    pub fn of(asks: &'a [Ask], cx: &'a Cx<'_>) -> Self {
        Self {
            asks: asks.iter(),
            text: cx.text,
            users: &cx.journal.clinic().users,
            now: cx.moment(),
        }
    }

    fn next(&mut self) -> Result<&'a Answer, Unclear> {
        let ask = self.asks.next();
        ask.map(|ask| &ask.answer).ok_or(Unclear)
    }

    pub fn today(&self) -> Day {
        self.now.day()
    }

    pub fn words(&mut self) -> Result<String, Unclear> {
        match self.next()? {
            Answer::Words(said) | Answer::Line(said) => Ok(said.trim().to_owned()),
            Answer::Tick(_) | Answer::One(..) | Answer::Many(_) | Answer::Past { .. } => {
                Err(Unclear)
            }
        }
    }

    pub fn tick(&mut self) -> Result<bool, Unclear> {
        match self.next()? {
            Answer::Tick(said) => Ok(*said),
            Answer::Words(_)
            | Answer::Line(_)
            | Answer::One(..)
            | Answer::Many(_)
            | Answer::Past { .. } => Err(Unclear),
        }
    }

    /// The place of what was chosen, of the options as they were given.
    pub fn one(&mut self) -> Result<Option<usize>, Unclear> {
        match self.next()? {
            Answer::One(said, _) => Ok(*said),
            Answer::Words(_)
            | Answer::Line(_)
            | Answer::Tick(_)
            | Answer::Many(_)
            | Answer::Past { .. } => Err(Unclear),
        }
    }

    /// Which of these options were picked.
    pub fn many<T>(&mut self, options: impl IntoIterator<Item = T>) -> Result<Vec<T>, Unclear> {
        match self.next()? {
            Answer::Many(said) => {
                let both = options.into_iter().zip(said);
                let picked = both.filter(|(_, (_, said))| *said);
                Ok(picked.map(|(option, _)| option).collect())
            }
            Answer::Words(_)
            | Answer::Line(_)
            | Answer::Tick(_)
            | Answer::One(..)
            | Answer::Past { .. } => Err(Unclear),
        }
    }

    pub fn past(&mut self) -> Result<Option<Moment>, Unclear> {
        self.next()?.past(self.text, self.now)
    }
}
