//! Locked is a state, not a flag: without [`Session::Open`] there is nothing that could draw a record.

use super::desk::Desk;
use super::page::first_start::FirstStart;
use super::page::lock::LockPage;
use super::page::refused::RefusedPage;
use super::page::renewing::Renewing;

pub enum Session {
    /// There is no journal yet.
    FirstStart(Box<FirstStart>),
    /// A folder that cannot be opened, with the way out.
    Refused(Box<RefusedPage>),
    Locked(Box<LockPage>),
    /// The keys give way after somebody was retired; a worker has the door.
    Renewing(Box<Renewing>),
    Open(Box<Desk>),
    /// Only while one state becomes another.
    Between,
}
