//! What comes next in a course, seen from where it stands: the filled button of the overview.

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::consultation::Outcome;
use crate::domain::course::Appointment;
use crate::domain::log::DraftKind;
use crate::domain::photo::View;
use crate::domain::rules::{Gap, Reflection};
use crate::domain::time::Moment;
use crate::journal::view::RecordView;

/// The next step, with what is said about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Consultation,
    /// A half-written consultation of whoever is logged in.
    Continue {
        saved_at: Moment,
    },
    Information {
        missing: Vec<Gap>,
    },
    Book {
        earliest: Moment,
    },
    /// An appointment is too early.
    Move {
        start: Moment,
    },
    Photos {
        missing: Vec<(Area, Vec<View>)>,
    },
    /// Everything that can be done before the day is done.
    Ready {
        start: Moment,
    },
    /// No treatment was agreed.
    Ended {
        outcome: Outcome,
    },
}

pub fn next_step(view: &RecordView) -> Step {
    if let Some(draft) = view.draft(DraftKind::Consultation) {
        return Step::Continue {
            saved_at: draft.saved_at,
        };
    }
    let Some(newest) = view.course.newest_consultation() else {
        return Step::Consultation;
    };
    match newest.value.outcome {
        Outcome::Planned => planned(view),
        outcome @ (Outcome::AdvisedAgainst | Outcome::DeclinedTreatment) => Step::Ended { outcome },
    }
}

fn planned(view: &RecordView) -> Step {
    if let Some(red) = view.course.appointments.iter().find(|known| known.is_red()) {
        return Step::Move { start: red.start };
    }
    let earliest = match &view.reflection {
        Reflection::NotBegun { missing } if missing.contains(&Gap::Consultation) => {
            return Step::Consultation;
        }
        Reflection::NotBegun { missing } => {
            return Step::Information {
                missing: missing.clone(),
            };
        }
        Reflection::Running(limit) | Reflection::Over(limit) => limit.at,
        Reflection::Waived => view.now.moment,
    };
    let Some(treatment) = next_treatment(view) else {
        return Step::Book { earliest };
    };
    let missing = missing_views(view);
    if missing.is_empty() {
        Step::Ready {
            start: treatment.start,
        }
    } else {
        Step::Photos { missing }
    }
}

/// The next treatment that stands.
pub fn next_treatment(view: &RecordView) -> Option<&Appointment> {
    let to_come = |known: &&Appointment| {
        known.kind == AppointmentKind::Treatment
            && known.is_standing()
            && known.end() > view.now.moment
    };
    view.course
        .appointments
        .iter()
        .filter(to_come)
        .min_by_key(|known| known.start)
}

/// The views that planned areas lack, area by area.
pub fn missing_views(view: &RecordView) -> Vec<(Area, Vec<View>)> {
    let lacks = |(area, views): (Area, Vec<(View, bool)>)| {
        let missing = views
            .into_iter()
            .filter(|(_, there)| !there)
            .map(|(view, _)| view);
        (area, missing.collect::<Vec<View>>())
    };
    let areas = view.coverage().into_iter().map(lacks);
    areas.filter(|(_, missing)| !missing.is_empty()).collect()
}
