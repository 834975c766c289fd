//! What a person says about a photo before it is saved: view, areas, phase, and when it was taken.

use std::collections::BTreeSet;

use crate::domain::area::Area;
use crate::domain::coverage::shown_by;
use crate::domain::photo::{Phase, TakenFrom, View};
use crate::domain::time::{Day, HOUR, MINUTE, Moment, SECOND};
use crate::text::Text;
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::time_field::parse_time;

/// A camera's time further from now than this is said: the card may hold older pictures (`design.md` §9.9).
const OLD: i64 = 12 * HOUR;

/// The strings are those of the fields; what they mean is asked of [`Said::taken`].
pub struct Said {
    pub view: Option<View>,
    pub areas: BTreeSet<Area>,
    /// Areas that somebody picked stay when the view changes.
    picked: bool,
    pub phase: Phase,
    pub date: String,
    pub time: String,
    camera: Option<Camera>,
}

/// The camera's time, and how it stood in the fields before anybody typed.
struct Camera {
    /// As its clock said.
    wrote: Moment,
    /// By how much that was wrong, in seconds.
    correction: i64,
    date: String,
    time: String,
}

impl Camera {
    fn of(text: &Text, wrote: Moment, correction: i64) -> Self {
        let taken = wrote.plus(correction.saturating_mul(SECOND));
        let day = taken.day();
        Self {
            wrote,
            correction,
            date: format!("{}.{}.{}", day.day_of_month(), day.month(), day.year()),
            time: text.time(taken),
        }
    }

    fn taken(&self) -> Moment {
        self.wrote.plus(self.correction.saturating_mul(SECOND))
    }
}

/// What is not said yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    View,
    Area,
    /// Nothing that means a date and a time.
    Time,
    /// More than two minutes ahead of now (§2.6).
    Future,
}

impl Said {
    pub fn begun(text: &Text, camera: Option<Moment>, phase: Phase) -> Self {
        let camera = camera.map(|wrote| Camera::of(text, wrote, 0));
        let field = |part: fn(&Camera) -> &String| camera.as_ref().map(part).cloned();
        Self {
            view: None,
            areas: BTreeSet::new(),
            picked: false,
            phase,
            date: field(|camera| &camera.date).unwrap_or_default(),
            time: field(|camera| &camera.time).unwrap_or_default(),
            camera,
        }
    }

    /// Chooses the view, and with it the planned areas that need it, unless areas were picked by hand.
    pub fn set_view(&mut self, view: View, planned: &[Area]) {
        self.view = Some(view);
        if self.picked {
            return;
        }
        self.areas = shown_by(view, planned);
    }

    pub fn pick(&mut self, area: &Area, picked: bool) {
        self.picked = true;
        if picked {
            self.areas.insert(area.clone());
        } else {
            self.areas.remove(area);
        }
    }

    /// When it was taken, and who says so. The camera's own second counts as long as nobody typed another time.
    pub fn taken(&self, text: &Text, now: Moment) -> Result<(Moment, TakenFrom), Lack> {
        let said = match &self.camera {
            Some(camera) if self.is_untouched(camera) => (camera.taken(), TakenFrom::Camera),
            Some(_) | None => {
                let today = [text.dates.today.as_str()];
                let day = parse_day(&self.date, now.day(), &today);
                let minutes = parse_time(&self.time);
                let (Some(day), Some(minutes)) = (day, minutes) else {
                    return Err(Lack::Time);
                };
                (day.at(minutes), TakenFrom::Asked)
            }
        };
        if said.0.since(now) > 2 * MINUTE {
            Err(Lack::Future)
        } else if said.0.is_writable() {
            Ok(said)
        } else {
            Err(Lack::Time)
        }
    }

    /// The first thing that is not said yet.
    pub fn lack(&self, text: &Text, now: Moment) -> Option<Lack> {
        if self.view.is_none() {
            return Some(Lack::View);
        }
        if self.areas.is_empty() {
            return Some(Lack::Area);
        }
        self.taken(text, now).err()
    }

    pub const fn has_camera_time(&self) -> bool {
        self.camera.is_some()
    }

    fn is_untouched(&self, camera: &Camera) -> bool {
        camera.date == self.date && camera.time == self.time
    }

    /// What the camera's clock said, whatever is made of it.
    pub fn camera_wrote(&self) -> Option<Moment> {
        self.camera.as_ref().map(|camera| camera.wrote)
    }

    /// By how many seconds the camera's time was moved, if it is the one that counts.
    pub fn correction(&self) -> Option<i64> {
        let camera = self.camera.as_ref()?;
        let moved = camera.correction != 0 && self.is_untouched(camera);
        moved.then_some(camera.correction)
    }

    /// Moves the camera's time by so many seconds from what it wrote; a time that somebody has typed stays.
    pub fn correct(&mut self, text: &Text, seconds: i64) {
        let Some(camera) = self.camera.take() else {
            return;
        };
        let corrected = Camera::of(text, camera.wrote, seconds);
        if self.is_untouched(&camera) {
            self.date.clone_from(&corrected.date);
            self.time.clone_from(&corrected.time);
        }
        self.camera = Some(corrected);
    }

    /// The camera's day, if it lies more than 12 hours from now.
    pub fn old(&self, text: &Text, now: Moment) -> Option<Day> {
        match self.taken(text, now) {
            Ok((taken, TakenFrom::Camera)) if now.since(taken).abs() > OLD => Some(taken.day()),
            Ok(_) | Err(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn danish() -> Text {
        Text::load(Language::Danish).expect("Danish")
    }

    fn at(time: &str) -> Moment {
        Moment::parse_rfc3339(time).expect("a moment")
    }

    fn now() -> Moment {
        at("2026-11-25T14:11:00+01:00")
    }

    fn said(camera: Option<&str>) -> Said {
        Said::begun(&danish(), camera.map(at), Phase::Before)
    }

    #[test]
    fn the_cameras_second_counts_until_somebody_types_another_time() {
        let text = danish();
        let mut said = said(Some("2026-11-25T14:04:37+01:00"));
        assert_eq!(
            (said.date.as_str(), said.time.as_str()),
            ("25.11.2026", "14.04")
        );
        let camera = (at("2026-11-25T14:04:37+01:00"), TakenFrom::Camera);
        assert_eq!(said.taken(&text, now()), Ok(camera));
        said.time = "13.30".to_owned();
        let asked = (at("2026-11-25T13:30:00+01:00"), TakenFrom::Asked);
        assert_eq!(said.taken(&text, now()), Ok(asked));
    }

    #[test]
    fn a_wrong_clock_is_corrected_to_the_second_and_what_was_typed_stays() {
        let text = danish();
        let mut said = said(Some("2026-11-25T13:01:37+01:00"));
        said.correct(&text, 3_780);
        assert_eq!(
            (said.time.as_str(), said.correction()),
            ("14.04", Some(3_780))
        );
        let camera = (at("2026-11-25T14:04:37+01:00"), TakenFrom::Camera);
        assert_eq!(said.taken(&text, now()), Ok(camera));
        // Another correction is reckoned from what the camera wrote, not from the last one.
        said.correct(&text, -86_400);
        assert_eq!(
            (said.date.as_str(), said.time.as_str()),
            ("24.11.2026", "13.01")
        );
        assert!(said.old(&text, now()).is_some());
        said.correct(&text, 0);
        assert_eq!((said.time.as_str(), said.correction()), ("13.01", None));

        said.time = "13.30".to_owned();
        said.correct(&text, 3_780);
        assert_eq!((said.time.as_str(), said.correction()), ("13.30", None));
        let asked = (at("2026-11-25T13:30:00+01:00"), TakenFrom::Asked);
        assert_eq!(said.taken(&text, now()), Ok(asked));
    }

    #[test]
    fn a_correction_that_leads_out_of_all_years_is_no_time() {
        let text = danish();
        let mut said = said(Some("1801-06-01T10:00:00+01:00"));
        said.correct(&text, -2 * 366 * 86_400);
        assert_eq!(said.taken(&text, now()), Err(Lack::Time));
        (said.date, said.time) = ("25.11.2026".to_owned(), "13.30".to_owned());
        assert!(said.taken(&text, now()).is_ok());
    }

    #[test]
    fn without_a_camera_time_it_has_to_be_typed() {
        let text = danish();
        let mut said = said(None);
        assert_eq!(said.taken(&text, now()), Err(Lack::Time));
        said.date = "i dag".to_owned();
        assert_eq!(said.taken(&text, now()), Err(Lack::Time));
        said.time = "9".to_owned();
        let asked = (at("2026-11-25T09:00:00+01:00"), TakenFrom::Asked);
        assert_eq!(said.taken(&text, now()), Ok(asked));
        said.time = "14.14".to_owned();
        assert_eq!(said.taken(&text, now()), Err(Lack::Future));
        said.time = "14.13".to_owned();
        assert!(said.taken(&text, now()).is_ok());
    }

    #[test]
    fn a_camera_time_more_than_twelve_hours_off_is_said() {
        let text = danish();
        for (camera, old) in [
            ("2026-11-25T02:11:00+01:00", false),
            ("2026-11-25T02:10:59+01:00", true),
            ("2026-10-03T10:00:00+02:00", true),
        ] {
            assert_eq!(
                said(Some(camera)).old(&text, now()).is_some(),
                old,
                "{camera}"
            );
        }
        let tomorrow = said(Some("2026-11-26T14:04:00+01:00"));
        assert_eq!(tomorrow.taken(&text, now()), Err(Lack::Future));
    }

    #[test]
    fn a_view_brings_the_planned_areas_that_need_it() {
        let planned = [Area::Forehead, Area::Glabella];
        let mut said = said(None);
        said.set_view(View::FrontFrown, &planned);
        assert_eq!(said.areas, BTreeSet::from([Area::Glabella]));
        said.set_view(View::FrontRest, &planned);
        assert_eq!(said.areas, BTreeSet::from(planned.clone()));
        said.set_view(View::ProfileLeft, &planned);
        assert_eq!(said.areas, BTreeSet::from(planned.clone()));
        said.pick(&Area::Forehead, false);
        said.set_view(View::FrontBrowsRaised, &planned);
        assert_eq!(said.areas, BTreeSet::from([Area::Glabella]));
    }

    #[test]
    fn what_is_not_said_is_asked_in_its_order() {
        let text = danish();
        let mut said = said(None);
        assert_eq!(said.lack(&text, now()), Some(Lack::View));
        said.set_view(View::FrontRest, &[]);
        assert_eq!(said.lack(&text, now()), Some(Lack::Area));
        said.pick(&Area::Chin, true);
        assert_eq!(said.lack(&text, now()), Some(Lack::Time));
        (said.date, said.time) = ("25.11".to_owned(), "14.00".to_owned());
        assert_eq!(said.lack(&text, now()), None);
    }
}
