//! What can be done with the time that is chosen: asked once, and again when something that it rests on changes.

use crate::domain::appointment::AppointmentKind;
use crate::domain::id::{PatientId, UserId};
use crate::domain::information::Part;
use crate::domain::rules::{BookingVerdict, Finding, Question, Reflection};
use crate::domain::time::{MINUTE, Moment};
use crate::journal::Result;
use crate::journal::view::{Block, RecordView};
use crate::ui::cx::Cx;

use super::form::Form;

/// How the chosen time stands.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Standing {
    NothingChosen,
    /// It can be booked.
    Lawful,
    /// The practitioner is busy then, or the patient is: she has an appointment of her own.
    Taken {
        own: bool,
        start: Moment,
        end: Moment,
    },
    Past,
    /// Too early, no limit that could be named, or under age.
    Refused(BookingVerdict),
}

/// Everything that the answer rests on; while it is the same, the journal is not asked again.
#[derive(Clone, PartialEq, Debug)]
struct Basis {
    revision: u64,
    /// Minutes since 1970: the bar moves with the clock on the wall.
    minute: i64,
    in_doubt: bool,
    kind: AppointmentKind,
    parts: Vec<Part>,
    practitioner: UserId,
    minutes: u32,
    chosen: Option<Moment>,
    busy: Vec<Block>,
}

pub(super) struct Outlook {
    basis: Basis,
    /// Whose record is open.
    pub patient: PatientId,
    /// Of the chosen parts; absent for an appointment that needs none.
    pub reflection: Option<Reflection>,
    /// From when on it is lawful; absent while no limit can be named.
    pub lawful_from: Option<Moment>,
    /// The first free time that can be booked.
    pub first_free: Option<Moment>,
    pub standing: Standing,
    /// What else is to be done before a treatment (rules §8.10).
    pub tasks: Vec<Finding>,
}

impl Outlook {
    /// The answer that stands, or a new one. `busy` are the blocks of the week that is shown.
    pub fn renewed(
        known: Option<Self>,
        cx: &Cx<'_>,
        view: &RecordView,
        form: &Form,
        (chosen, busy): (Option<Moment>, &[Block]),
    ) -> Result<Self> {
        let basis = Basis {
            revision: cx.journal.revision(),
            minute: cx.moment().micros().div_euclid(MINUTE),
            in_doubt: cx.now.is_in_doubt(),
            kind: form.kind,
            parts: form.parts(),
            practitioner: form.practitioner,
            minutes: form.minutes,
            chosen,
            busy: taken(busy, form),
        };
        match known {
            Some(known) if known.basis == basis => Ok(known),
            Some(_) | None => Self::read(basis, cx, view),
        }
    }

    fn read(basis: Basis, cx: &Cx<'_>, view: &RecordView) -> Result<Self> {
        let now = cx.moment();
        let is_treatment = basis.kind == AppointmentKind::Treatment;
        let reflection = if is_treatment {
            Some(cx.journal.reflection(view, basis.parts.clone())?)
        } else {
            None
        };
        let lawful_from = match &reflection {
            None => Some(now),
            Some(reflection) => lawful_from(cx, view, &basis.parts, reflection)?,
        };
        let standing = standing(cx, view, &basis)?;
        let search_from = match (lawful_from, &standing) {
            (Some(lawful), Standing::Taken { start, .. }) => Some(lawful.max(*start)),
            (lawful, _) => lawful,
        };
        let first_free = match search_from {
            Some(from) => {
                cx.journal
                    .first_free(basis.practitioner, view.id, from, basis.minutes)?
            }
            None => None,
        };
        let tasks = if is_treatment {
            tasks(cx, view, &basis, first_free.unwrap_or(now))?
        } else {
            Vec::new()
        };
        Ok(Self {
            basis,
            patient: view.id,
            reflection,
            lawful_from,
            first_free,
            standing,
            tasks,
        })
    }
}

/// The limit, and never before the day on which the patient is of age.
fn lawful_from(
    cx: &Cx<'_>,
    view: &RecordView,
    parts: &[Part],
    reflection: &Reflection,
) -> Result<Option<Moment>> {
    let limit = match reflection {
        Reflection::NotBegun { .. } => return Ok(None),
        Reflection::Running(limit) | Reflection::Over(limit) => limit.at.max(cx.moment()),
        Reflection::Waived => cx.moment(),
    };
    let today = cx
        .journal
        .booking_verdict(view, parts.to_vec(), cx.moment())?;
    Ok(match today {
        BookingVerdict::UnderAge { from: None } => None,
        BookingVerdict::UnderAge { from: Some(from) } => Some(limit.max(from.at(0))),
        BookingVerdict::Lawful
        | BookingVerdict::TooEarly { .. }
        | BookingVerdict::NoLimit { .. } => Some(limit),
    })
}

fn standing(cx: &Cx<'_>, view: &RecordView, basis: &Basis) -> Result<Standing> {
    let Some(start) = basis.chosen else {
        return Ok(Standing::NothingChosen);
    };
    // The minute that runs can still be booked, as the journal allows.
    if start < cx.moment().plus(-MINUTE) {
        return Ok(Standing::Past);
    }
    if basis.kind == AppointmentKind::Treatment {
        let verdict = cx
            .journal
            .booking_verdict(view, basis.parts.clone(), start)?;
        if verdict != BookingVerdict::Lawful {
            return Ok(Standing::Refused(verdict));
        }
    }
    let end = start.plus(i64::from(basis.minutes) * MINUTE);
    let clash = basis
        .busy
        .iter()
        .filter(|block| block.start < end && start < block.end)
        .min_by_key(|block| block.own);
    Ok(clash.map_or(Standing::Lawful, |block| Standing::Taken {
        own: block.own,
        start: block.start,
        end: block.end,
    }))
}

/// An appointment that is moved does not stand in its own way.
fn taken(blocks: &[Block], form: &Form) -> Vec<Block> {
    let others = blocks.iter().filter(|block| Some(block.id) != form.moving);
    others.cloned().collect()
}

fn tasks(
    cx: &Cx<'_>,
    view: &RecordView,
    basis: &Basis,
    first_free: Moment,
) -> Result<Vec<Finding>> {
    let question = Question::booking(basis.chosen.unwrap_or(first_free), basis.parts.clone());
    let assessment = cx.journal.assess(view, question)?;
    Ok(assessment.failed().cloned().collect())
}
