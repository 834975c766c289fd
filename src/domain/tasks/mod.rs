//! What is still to be done after a treatment (R92, R93, R95, R99, R99b). It locks nothing: it is tasks and notes.
//!
//! The gate's rules stand in `rules`; these have a list of their own, because nothing waits for them but people.

mod control;
mod list;
mod recall;
mod report;
mod signature;

pub use control::{Control, control};
pub use list::{Task, of};
pub use recall::{Phase, RecallWindow};
pub use report::{ReportDue, Urgency, report};
pub use signature::{Signature, signature};
