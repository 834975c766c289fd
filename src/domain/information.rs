//! Information given to the patient, in writing and orally: facts of their own, recordable before, in or after a consultation.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::product::ProductId;
use super::time::Moment;

/// One area with one product: what reflection, consent and coverage are reckoned for (R23, R27).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub area: Area,
    pub product: ProductId,
}

/// What an information event covers: areas × products.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    pub areas: BTreeSet<Area>,
    pub products: BTreeSet<ProductId>,
}

impl Scope {
    pub fn covers(&self, part: &Part) -> bool {
        self.areas.contains(&part.area) && self.products.contains(&part.product)
    }

    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.areas.iter().flat_map(|area| {
            self.products.iter().map(|product| Part {
                area: area.clone(),
                product: product.clone(),
            })
        })
    }

    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() || self.products.is_empty()
    }
}

/// The doctor's mark (§2.9). Full and supplement move the clock of the parts they name; a reminder moves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    #[default]
    Full,
    /// A new area, product, changed risk, or a material new sheet.
    Supplement,
    /// Nothing new.
    Reminder,
}

/// How the sheet reached the patient. The program itself sends nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Paper,
    SecureMail,
    Other(String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// Handed over in person.
    HandedOver,
    /// The patient confirmed to have received it: the written time is that of the confirmation.
    Confirmed,
}

/// `occurred_at` of the entry is when the patient had it, `T_w`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenInformation {
    pub scope: Scope,
    pub mark: Mark,
    /// Version of the sheet and the SHA-256 of its exact bytes, lower hex.
    pub sheet: String,
    pub sheet_sha256: String,
    pub channel: Channel,
    pub receipt: Receipt,
}

/// The nine topics of the oral information (`design.md` §9.5), in the order in which they are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    EffectAndDuration,
    OnsetOfEffect,
    CommonSideEffects,
    RareSideEffects,
    AlarmSymptoms,
    WhenNotToTreat,
    PainkillersAndSupplements,
    CourseAndAftercare,
    QuestionsAnswered,
}

impl Topic {
    pub const ALL: [Self; 9] = [
        Self::EffectAndDuration,
        Self::OnsetOfEffect,
        Self::CommonSideEffects,
        Self::RareSideEffects,
        Self::AlarmSymptoms,
        Self::WhenNotToTreat,
        Self::PainkillersAndSupplements,
        Self::CourseAndAftercare,
        Self::QuestionsAnswered,
    ];
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Mode {
    InClinic,
    Online {
        platform: String,
        /// Photo identification was seen on camera.
        photo_id_seen: bool,
    },
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    /// The patient was told that somebody may come along (R29).
    pub offered: bool,
    /// Who came, if anybody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
}

/// `occurred_at` of the entry is the time of the last ticked topic, `T_o`. Only a doctor gives it (R21).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OralInformation {
    pub scope: Scope,
    pub mark: Mark,
    /// Each topic with the moment it was ticked.
    pub topics: BTreeMap<Topic, Moment>,
    pub mode: Mode,
    pub companion: Companion,
    /// The language spoken or the interpreter, if it was not Danish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions: Option<String>,
}

impl OralInformation {
    /// All topics are ticked (R21).
    pub fn is_complete(&self) -> bool {
        Topic::ALL
            .iter()
            .all(|topic| self.topics.contains_key(topic))
    }
}

/// The patient does not want the information: then no treatment may be given (R22).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InformationDeclined {
    pub words: String,
}

/// A doctor vouches for an entry that was written more than 24 hours late (R06).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateEntryCountersigned {
    pub entry: super::id::EntryId,
}
