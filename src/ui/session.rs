//! Locked is a state, not a flag: without [`Session::Open`] there is nothing that could draw a record.

use super::desk::Desk;
use super::page::first_start::FirstStart;
use super::page::lock::LockPage;
use super::page::refused::RefusedPage;

pub enum Session {
    /// There is no journal yet.
    FirstStart(Box<FirstStart>),
    /// A folder that cannot be opened, with the way out.
    Refused(Box<RefusedPage>),
    Locked(Box<LockPage>),
    Open(Box<Desk>),
    /// Only while one state becomes another.
    Between,
}
