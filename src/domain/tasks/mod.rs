//! What is still to be done after a treatment (R92, R93, R95, R99, R99b), or after a patient asked to see her record (R97). It locks nothing: it is tasks and notes.
//!
//! The gate's rules stand in `rules`; these have a list of their own, because nothing waits for them but people.

mod access;
mod control;
mod list;
mod recall;
mod report;
mod signature;

pub use access::{OpenRequest, open_requests};
pub use control::{Control, control};
pub use list::{Task, of};
pub use recall::{Phase, RecallWindow};
pub use report::{ReportDue, Urgency, report};
pub use signature::{Signature, signature};
