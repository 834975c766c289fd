//! What pages show, read in one go: a page keeps its view until the revision moves on.

mod day;
mod follow_ups;
mod gate;
mod history;
mod identity;
mod log;
mod recall;
mod record;
mod search;
mod week;

pub use day::{DayGate, DayRow, DayView, Unsigned};
pub(super) use follow_ups::Source;
pub use follow_ups::{FollowUpRow, FollowUpsView, Untold, Waiting};
pub use gate::{GateView, Intended, intended, vials_at_hand};
pub use history::History;
pub use identity::IdentityView;
pub use log::{LogFilter, LogRow, Surroundings};
pub use recall::{BatchHit, Recall, RecallKind, RecallRow};
pub use record::{DraftView, PhotoItem, RecordView};
pub use search::{PatientRow, SearchResult};
pub use week::{Block, WeekView};
