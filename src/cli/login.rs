//! Who works on the command line: the same door as the window's, with one user.

use crate::domain::fold::fold;
use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::journal::door::{Door, Noticed};
use crate::journal::task::Unlock;
use crate::journal::{Clock, Error, Ids, Journal, Tile, VaultError};

use crate::text::{countdown, fill};

use super::arguments::Login;
use super::console::Console;
use super::{Failure, passphrase};

/// Takes the lock, unlocks and goes in.
pub fn enter(login: &Login, console: &mut Console<'_>) -> Result<Journal, Failure> {
    let folder = console.journal()?;
    let door = Door::inspect(&folder, Clock::System, Ids::System, console.settings.origin)?;
    let mut door = door.with_second_place(console.settings.second_place());
    let tile = chosen(door.tiles(), login)?;
    sit_out(&door, tile.user, console);
    let unlock = Unlock {
        keys: door.keys().clone(),
        user: tile.user,
        passphrase: passphrase::given(login, &tile, console)?,
    };
    let opened = match unlock.run() {
        Err(VaultError::WrongPassphrase) => {
            door.passphrase_was_wrong(tile.user);
            return Err(VaultError::WrongPassphrase.into());
        }
        opened => opened?,
    };
    let (journal, noticed) = door.enter(opened).map_err(|(_, error)| error)?;
    warn(&noticed, console);
    Ok(journal)
}

/// Locks again. A program that ends waits for the second place of the anchors: nobody else would write there.
pub fn leave(journal: Journal) -> Result<(), Error> {
    let (mut door, locked) = journal.lock(LockReason::Closed);
    if let Some(keep) = door.keep_elsewhere() {
        keep.run();
    }
    locked
}

/// The wait after wrong passphrases holds here as it does in the window. It begins anew with each start of the program, so
/// that it is waited for and not refused.
fn sit_out(door: &Door, user: UserId, console: &mut Console<'_>) {
    while let Some(left) = door.wait(user) {
        let time = countdown(left);
        console.say(&fill(&console.text.faults.wait, &[("time", &time)]));
        std::thread::sleep(left);
    }
}

/// The user who was named, or the only one.
pub fn chosen(tiles: Vec<Tile>, login: &Login) -> Result<Tile, Failure> {
    let names: Vec<&str> = tiles.iter().map(|tile| tile.name.as_str()).collect();
    let users = names.join(", ");
    let mut fitting = match &login.user {
        Some(name) => {
            let wanted = fold(name);
            let mut tiles = tiles;
            tiles.retain(|tile| fold(&tile.name) == wanted);
            tiles
        }
        None => tiles,
    };
    match (fitting.pop(), fitting.is_empty(), &login.user) {
        (Some(tile), true, _) => Ok(tile),
        (None, _, Some(_)) => Err(Failure::UnknownUser { users }),
        (_, _, _) => Err(Failure::UserNeeded { users }),
    }
}

fn warn(noticed: &Noticed, console: &mut Console<'_>) {
    let text = console.text;
    if noticed.anchor_broken {
        console.say(&text.faults.anchor);
    }
    if let Some(seq) = noticed.left_behind {
        console.say(&fill(&text.shell.left_behind, &[("seq", &seq.to_string())]));
    }
    if noticed.photos_folder_missing {
        console.say(&text.shell.photos_folder_missing);
    }
    if let Some(migrated) = &noticed.migrated {
        let said = fill(&text.shell.journal_ready, &[("copy", &migrated.copy)]);
        console.say(&said);
    }
}
