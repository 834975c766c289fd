//! What is typed on the page: the draft itself, and beside it the texts of times and amounts as they stand in their fields.

use crate::domain::id::EntryId;
use crate::domain::time::{MINUTE, Moment};
use crate::domain::treatment::{DrawnDraft, TreatmentDraft};
use crate::domain::vial::VialOpened;
use crate::journal::view::RecordView;
use crate::text::Text;
use crate::ui::face::place::Place;
use crate::ui::widget::injection_map::MapState;
use crate::ui::widget::time_field::parse_time;

use super::standing::Judged;

pub struct Form {
    pub draft: TreatmentDraft,
    /// When the gate opened.
    pub opened: Moment,
    pub map: MapState,
    pub began: String,
    pub ended: String,
    /// What was drawn from each vial, in the draft's order.
    pub drawn: Vec<String>,
    /// The vial that is shown, and that new points are drawn from.
    pub vial: usize,
    /// A click in no area: which one is meant?
    pub asked_area: Option<Place>,
    pub judged: Judged,
}

impl Form {
    pub fn open(mut draft: TreatmentDraft, opened: Moment, text: &Text) -> Self {
        draft.map.remember_templates(&draft.templates);
        let half = &draft.half_typed;
        let time = |at: Option<Moment>, typed: &String| {
            at.map_or_else(|| typed.clone(), |at| text.time(at))
        };
        let amount = |drawn: &DrawnDraft| {
            let typed = half.drawn.get(&drawn.vial);
            typed.cloned().unwrap_or_else(|| written(drawn, text))
        };
        Self {
            began: time(draft.began, &half.began),
            ended: time(draft.ended, &half.ended),
            drawn: draft.vials.iter().map(amount).collect(),
            map: MapState::default(),
            vial: 0,
            asked_area: None,
            judged: Judged::default(),
            opened,
            draft,
        }
    }

    pub fn shown_vial(&self) -> Option<EntryId> {
        self.draft.vials.get(self.vial).map(|drawn| drawn.vial)
    }

    /// One vial is every point's; with two, new points are of the one that is shown.
    pub fn settle_vials(&mut self) {
        if let ([only], false) = (self.draft.vials.as_slice(), self.draft.map.is_held()) {
            let vial = only.vial;
            let without = |point: &crate::domain::treatment::map::MapPoint| point.vial.is_none();
            if self.draft.map.points().iter().any(without) {
                self.draft.map.fill_vials(vial);
            }
        }
    }

    /// The draft keeps which templates the points came from; a step that is undone takes them along.
    pub fn settle_templates(&mut self) {
        let templates = self.draft.map.templates();
        if self.draft.templates != templates {
            self.draft.templates = templates.to_vec();
        }
    }

    /// Another vial of the record; all of it counts as drawn until somebody says otherwise.
    pub fn add_vial(&mut self, id: EntryId, vial: &VialOpened, text: &Text) {
        let drawn = DrawnDraft {
            vial: id,
            drawn: vial.nominal,
        };
        self.drawn.push(written(&drawn, text));
        self.draft.vials.push(drawn);
        self.vial = self.draft.vials.len() - 1;
    }

    /// What is typed as drawn goes into the draft when it is an amount, and as it stands until then.
    pub fn note_drawn(&mut self, index: usize) {
        let (Some(typed), Some(drawn)) = (self.drawn.get(index), self.draft.vials.get_mut(index))
        else {
            return;
        };
        let half = &mut self.draft.half_typed.drawn;
        if let Ok(units) = typed.parse() {
            drawn.drawn = units;
            half.remove(&drawn.vial);
        } else {
            half.insert(drawn.vial, typed.clone());
        }
    }

    pub fn is_drawn_readable(&self, index: usize) -> bool {
        let typed = self.drawn.get(index);
        typed.is_some_and(|typed| typed.parse::<crate::domain::units::Units>().is_ok())
    }

    /// What is typed as first and last injection goes into the draft, and as it stands while it is no time.
    pub fn note_times(&mut self, text: &Text, now: Moment) {
        let from = self.opened;
        let began = read(&self.began, self.draft.began, (from, now), text);
        self.draft.began = began;
        let from = began.unwrap_or(from);
        self.draft.ended = read(&self.ended, self.draft.ended, (from, now), text);
        let half = &mut self.draft.half_typed;
        keep(&mut half.began, &self.began, self.draft.began);
        keep(&mut half.ended, &self.ended, self.draft.ended);
    }

    pub fn begin_now(&mut self, text: &Text, now: Moment) {
        self.draft.began = Some(now.whole_second());
        self.began = text.time(now);
        self.note_times(text, now);
    }

    pub fn end_now(&mut self, text: &Text, now: Moment) {
        self.draft.ended = Some(now.whole_second());
        self.ended = text.time(now);
    }
}

/// Runs in every frame, so it copies only what is new.
fn keep(half: &mut String, typed: &str, read: Option<Moment>) {
    let kept = if read.is_some() { "" } else { typed };
    if half != kept {
        kept.clone_into(half);
    }
}

fn written(drawn: &DrawnDraft, text: &Text) -> String {
    text.decimal(&drawn.drawn.to_string())
}

/// A clock time of the day of the treatment, or of the day after when it has passed midnight since.
///
/// A typed minute holds sixty seconds: the earliest of them that does not lie before `from` is meant. What already stands
/// for this text keeps its seconds.
fn read(
    typed: &str,
    before: Option<Moment>,
    (from, now): (Moment, Moment),
    text: &Text,
) -> Option<Moment> {
    if let Some(before) = before.filter(|before| text.time(*before) == typed.trim()) {
        let same_minute = before < from && text.time(before) == text.time(from);
        return Some(if same_minute { from } else { before });
    }
    let minutes = parse_time(typed)?;
    let at = from.day().at(minutes);
    if at < from && from.since(at) < MINUTE {
        return Some(from);
    }
    let next_day = from.day().plus_days(1).at(minutes);
    Some(if at < from && next_day <= now {
        next_day
    } else {
        at
    })
}

/// The vials of the record that could be drawn from beside those of the draft: of its product, opened and not used.
pub fn other_vials<'v>(
    view: &'v RecordView,
    draft: &TreatmentDraft,
) -> Vec<&'v crate::domain::course::Told<VialOpened>> {
    let course = &view.course;
    let given = course.given.iter().flat_map(|told| &told.value.vials);
    let deviated = course.deviations.iter().flat_map(|told| &told.value.vials);
    let used: Vec<EntryId> = given.chain(deviated).map(|drawn| drawn.vial).collect();
    let is_free = |told: &&crate::domain::course::Told<VialOpened>| {
        let taken =
            |id: &EntryId| used.contains(id) || draft.vials.iter().any(|own| own.vial == *id);
        told.value.product == draft.product && !told.versions.iter().any(taken)
    };
    course.vials.iter().filter(is_free).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn at(time: &str) -> Moment {
        Moment::parse_rfc3339(&format!("2026-11-25T{time}+01:00")).expect("a moment")
    }

    #[test]
    fn a_typed_minute_is_the_earliest_second_that_can_be_meant() {
        let text = Text::load(Language::Danish).expect("Danish");
        let (opened, now) = (at("14:40:23"), at("14:52:10"));
        for (typed, means) in [
            ("14.40", Some(at("14:40:23"))),
            ("14.41", Some(at("14:41:00"))),
            ("14.39", Some(at("14:39:00"))),
            ("14.", None),
            ("", None),
        ] {
            assert_eq!(read(typed, None, (opened, now), &text), means, "{typed}");
        }
    }

    #[test]
    fn what_was_taken_with_now_keeps_its_seconds() {
        let text = Text::load(Language::Danish).expect("Danish");
        let (opened, now) = (at("14:40:23"), at("14:52:10"));
        let kept = read("14.45", Some(at("14:45:31")), (opened, now), &text);
        assert_eq!(kept, Some(at("14:45:31")));
    }

    #[test]
    fn after_midnight_a_small_hour_is_the_day_after() {
        let text = Text::load(Language::Danish).expect("Danish");
        let day_after = at("00:10:00").day().plus_days(1);
        let (opened, now) = (at("23:50:00"), day_after.at(15));
        assert_eq!(
            read("0.10", None, (opened, now), &text),
            Some(day_after.at(10))
        );
        assert_eq!(
            read("23.40", None, (opened, now), &text),
            Some(at("23:40:00"))
        );
    }
}
