//! Why a rule about the patient's health, her medicine or the day itself says no, with the values that decided it.
//!
//! What people wrote in words never stands here: it is read in the entries that the finding names.

use serde::Serialize;

use crate::domain::confirmation::{AreaFinding, Doubt};
use crate::domain::consultation::HealthItem;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::time::{Moment, When};

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum HealthFault {
    /// R02: not today, but perhaps before.
    IdentityNotConfirmed { last: Option<Moment> },
    /// R05: how many others are called alike, or have the same number.
    Namesakes { others: usize },

    /// R33, R54: nobody asked today; `last` is when somebody did.
    NotScreenedToday { last: Option<Moment> },
    /// R54: asked today, but not about everything.
    ScreeningIncomplete { items: Vec<HealthItem> },
    /// R33.
    ConsentInDoubt { doubts: Vec<Doubt> },

    /// R40–R44, R46, R49, R50, R55: questions that were not answered with a no that holds.
    Answers { items: Vec<AnsweredItem> },
    /// R41, R44, R49: nothing is known about the product, so nothing can be held against it.
    ProductUnread { product: ProductId },
    /// R44: she does not tolerate these, and the product holds them. Their names are the catalogue's.
    ExcipientAllergy {
        product: ProductId,
        excipients: Vec<String>,
    },
    /// R44: which substance it is about is not known for certain, or it is not known whether it is in the product.
    AllergyUnclear {
        product: ProductId,
        excipients: Vec<String>,
    },
    /// R44: what was said before speaks against what is said now.
    AllergyContradicted { earlier: Moment },
    /// R55: a serious adverse event that was told of here.
    SeriousReaction { noticed: Moment },

    /// R47–R49: nobody has asked what she takes.
    MedicineUnknown,
    /// R47, with the days that have to lie between.
    Neuromuscular { taken: Vec<Taken>, days: u32 },
    /// R48.
    Bruising { taken: Vec<Taken> },
    /// R49.
    BloodThinning { taken: Vec<Taken> },

    /// R45, R53: nobody looked at the area today.
    NotInspectedToday,
    /// R45: seen today.
    Infected,
    /// R45: she says so herself, and nobody has looked since.
    InfectionReported,
    /// R53.
    AreaFindings { findings: Vec<AreaFinding> },

    /// R92b: adverse events that no doctor has assessed, and since when the first of them alarms.
    RedFlag { events: Vec<EntryId>, since: Moment },
}

impl HealthFault {
    /// Nothing has been found: it has not been asked or looked at yet today.
    pub fn is_for_the_day(&self) -> bool {
        match self {
            Self::IdentityNotConfirmed { .. }
            | Self::NotScreenedToday { .. }
            | Self::ScreeningIncomplete { .. }
            | Self::MedicineUnknown
            | Self::NotInspectedToday => true,
            Self::Answers { items } => items
                .iter()
                .all(|item| matches!(item.answer, AnswerFault::Unanswered | AnswerFault::NotToday)),
            Self::Namesakes { .. }
            | Self::ConsentInDoubt { .. }
            | Self::ProductUnread { .. }
            | Self::ExcipientAllergy { .. }
            | Self::AllergyUnclear { .. }
            | Self::AllergyContradicted { .. }
            | Self::SeriousReaction { .. }
            | Self::Neuromuscular { .. }
            | Self::Bruising { .. }
            | Self::BloodThinning { .. }
            | Self::Infected
            | Self::InfectionReported
            | Self::AreaFindings { .. }
            | Self::RedFlag { .. } => false,
        }
    }
}

/// A question, and why the answer does not let the patient pass.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct AnsweredItem {
    pub item: HealthItem,
    pub answer: AnswerFault,
}

/// The worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerFault {
    Yes,
    /// No today, but yes at another time; for what counts if it ever was so.
    YesBefore,
    /// »Ved ikke«.
    Unknown,
    Unanswered,
    /// Answered, but not on the day of the treatment.
    NotToday,
}

/// A medicine by its place in the list of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Taken {
    pub entry: EntryId,
    pub index: usize,
    /// It is never paused without the doctor who prescribed it.
    pub prescribed: bool,
    pub last_intake: When,
    /// From when it stands in the way no more, if nothing is taken until then; R48 never asks that of what was prescribed.
    pub clear_from: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(answers: &[AnswerFault]) -> HealthFault {
        let item = |answer: &AnswerFault| AnsweredItem {
            item: HealthItem::Fever,
            answer: *answer,
        };
        HealthFault::Answers {
            items: answers.iter().map(item).collect(),
        }
    }

    #[test]
    fn what_has_not_been_asked_or_seen_today_is_for_the_day_and_what_was_found_is_not() {
        use AnswerFault::{NotToday, Unanswered, Unknown, Yes, YesBefore};

        for (fault, for_the_day) in [
            (HealthFault::IdentityNotConfirmed { last: None }, true),
            (HealthFault::NotScreenedToday { last: None }, true),
            (HealthFault::ScreeningIncomplete { items: Vec::new() }, true),
            (HealthFault::MedicineUnknown, true),
            (HealthFault::NotInspectedToday, true),
            (answers(&[Unanswered]), true),
            (answers(&[NotToday, Unanswered]), true),
            (answers(&[Unanswered, Unknown]), false),
            (answers(&[YesBefore]), false),
            (answers(&[NotToday, Yes]), false),
            (HealthFault::Namesakes { others: 1 }, false),
            (HealthFault::ConsentInDoubt { doubts: Vec::new() }, false),
            (HealthFault::Bruising { taken: Vec::new() }, false),
            (HealthFault::InfectionReported, false),
        ] {
            assert_eq!(fault.is_for_the_day(), for_the_day, "{fault:?}");
        }
    }
}
