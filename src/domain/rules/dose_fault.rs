//! Why a rule about doses does not pass: what was given, the most that may be, and of which product both are units.

use serde::Serialize;

use super::vial_fault::NamedVial;
use crate::domain::dose::Total;
use crate::domain::product::ProductId;
use crate::domain::time::{Day, Moment};

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum DoseFault {
    /// R65: there is nothing to sign.
    NothingGiven,
    /// R65.
    NoPoints,
    /// R65.
    NoVials,
    /// R65: the words of its area, or its muscle, are missing. Points are counted from 1.
    PointIncomplete { number: usize },
    /// R65: in an area of one side, marked on another.
    PointOnOtherSide { number: usize },
    /// Its vial is not among those drawn from, so nobody knows what it is units of.
    PointWithoutVial { number: usize },
    /// R65: the points of a vial are not what was drawn less what was discarded.
    VialDoesNotClose {
        /// Boxed, so that every other answer stays small.
        vial: Box<NamedVial>,
        points: Total,
        used: Total,
    },
    /// R65: the areas are not what was drawn less what was discarded.
    AreasDoNotClose { areas: Total, used: Total },
    /// R63.
    PointAbove { given: Total, most: Total },
    /// R64: above the first of two steps.
    AreaAboveFirstStep {
        given: Total,
        most: Total,
        with_earlier: bool,
    },
    /// R64.
    AreaAbove {
        given: Total,
        most: Total,
        with_earlier: bool,
    },
    /// R66.
    TreatmentAbove {
        given: Total,
        most: Total,
        with_earlier: bool,
    },
    /// R64, R66: a treatment that counts with this one, and nobody knows how much was given.
    EarlierDoseUnknown { treated: Day },
    /// R66.
    TwoProducts { products: Vec<ProductId> },
    /// R72: no prescription for this assistant names the part.
    NotPrescribed,
    /// R72: neither a prescription nor the plan names the part.
    NotForeseen,
    /// R72: the plan names the part without a largest dose.
    NoLargestDose,
    /// R72.
    MoreThanForeseen { given: Total, most: Total },
    /// R72: more than was foreseen, and within what a doctor has prescribed since.
    PrescribedAfterwards {
        given: Total,
        most: Total,
        signed: Moment,
    },
    /// R72: foreseen and given, but less.
    LessThanForeseen { given: Total, most: Total },
    /// R72: foreseen and not given at all.
    NotGiven,
    /// R73.
    NotDisinfected,
}
