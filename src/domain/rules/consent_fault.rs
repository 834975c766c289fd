//! Why a consent does not hold (R30–R32), and why a repeat treatment is not exempt from reflection (R24).

use serde::Serialize;

use crate::domain::id::UserId;
use crate::domain::time::{Day, Moment};

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum ConsentFault {
    /// Nobody has recorded one for this area and product.
    Missing,
    Withdrawn {
        at: Moment,
    },
    /// There is no complete information that it could rest on.
    WithoutInformation,
    /// R31: signed before the limit; missing time is shown rounded up to the whole minute.
    TooEarly {
        given: Moment,
        limit: Moment,
        missing_micros: i64,
    },
    /// R31 under R24: signed before or with the information that it rests on.
    NotAfterInformation {
        given: Moment,
        informed: Moment,
    },
    /// R32: after the first injection.
    AfterStart {
        given: Moment,
    },
    /// R32.
    FarFromStart {
        given: Moment,
        hours: u32,
    },
}

/// One of the conditions of R24 that is not met.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum RepeatGap {
    /// (a), (b): no treatment of the part here, with this product, that met its own reflection period.
    NoEarlierTreatment,
    /// (c): no complete information covers it.
    NotInformed,
    /// (d): the last day on which it would have been exempt.
    TooLongAgo { until: Day },
    /// (e): something was answered with yes, or left open, that was not at the last treatment.
    NewAnswer,
    /// (e): nobody has asked today.
    NotAskedToday,
    /// (f)
    SheetChanged,
    /// (g)
    NoDecision,
}

/// Why somebody may not inject, or be responsible (R10–R11b, R13).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum RoleFault {
    /// Nobody is named as the one who injects.
    Nobody,
    /// Neither doctor nor nurse.
    NotAClinician { user: UserId },
    /// Without an authorisation that is valid on the day.
    NotAuthorised { user: UserId },
    /// The patient has no responsible doctor.
    NobodyResponsible,
    /// Not registered for botulinum toxin on the day.
    NotRegistered { user: UserId },
    /// The clinic has not written its own registration.
    ClinicNotRegistered,
    /// R11b: not registered as the assistant of the responsible doctor.
    NotAssisting { user: UserId },
    /// R13: no prescription in force names the one who injects, the area and the product.
    NotPrescribed,
    /// R13: the written instruction has not been read in its current version.
    InstructionUnread { user: UserId },
}
