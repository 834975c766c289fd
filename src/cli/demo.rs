//! `demo`: a practice clinic in an empty folder.

use super::arguments::Demo;
use super::console::Console;
use super::{Exit, Failure, time};
use crate::journal::task::Progress;
use crate::journal::{Clock, demo};

pub fn run(asked: &Demo, console: &mut Console<'_>) -> Result<Exit, Failure> {
    // Only where it is said: the folder that was opened last is nobody's practice ground.
    let folder = console.folder.clone().ok_or(Failure::NoFolder)?;
    let at = match &asked.at {
        Some(typed) => time::parse(typed)?,
        None => Clock::System.system_time(),
    };
    let wanted = demo::Demo {
        at,
        seed: asked.seed,
        patients: asked.patients,
        origin: console.settings.origin,
        cost: crate::journal::KdfCost::STANDARD,
    };
    let users = demo::make(&folder, &wanted, &Progress::default())?;
    for user in users {
        console.record(&[user.role.as_str(), &user.name, &user.passphrase])?;
    }
    Ok(Exit::WELL)
}
