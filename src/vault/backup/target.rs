//! Where backups may go: an existing folder or disk that holds no journal and lies in none, whatever links lead there.

use std::path::{Path, PathBuf};

use super::{Fault, disks};
use crate::domain::id::VaultId;
use crate::vault::Folder;

/// A good place for backups of one journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// `mimik-<vault>` in the target; it need not be there yet.
    pub shelf: PathBuf,
    /// On another disk than the journal.
    pub elsewhere: bool,
}

/// Looks at a target; writes nothing. It is never made: a disk that is not connected must not become a folder on this one.
pub fn place(journal: &Folder, vault: VaultId, target: &Path) -> Result<Place, Fault> {
    let target = target.canonicalize()?;
    if !target.is_dir() {
        return Err(Fault::Gone);
    }
    let journal = journal.path().canonicalize()?;
    let shelf = target.join(shelf_name(vault));
    // The shelf itself may be a link, put there by whoever likes to move things.
    let real = shelf.canonicalize().unwrap_or_else(|_| shelf.clone());
    for path in [&target, &real] {
        if path.starts_with(&journal) {
            return Err(Fault::InsideJournal);
        }
        if path.ancestors().any(holds_a_journal) {
            return Err(Fault::IsJournal);
        }
    }
    if journal.starts_with(&real) {
        return Err(Fault::InsideJournal);
    }
    Ok(Place {
        elsewhere: !disks::same_disk(&journal, &target),
        shelf,
    })
}

pub fn shelf_name(vault: VaultId) -> String {
    format!("mimik-{vault}")
}

/// The vault that a folder holds the backups of.
pub fn vault_of(shelf: &Path) -> Option<VaultId> {
    let name = shelf.file_name()?.to_str()?;
    name.strip_prefix("mimik-")?.parse().ok()
}

fn holds_a_journal(path: &Path) -> bool {
    let folder = Folder::new(path);
    folder.journal().exists() || folder.keys().exists()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::vault::fixture::{id, make};

    #[test]
    fn the_journal_itself_and_all_inside_it_are_refused_also_through_links() {
        let ground = tempfile::tempdir().expect("a folder");
        let path = ground.path().join("Journal");
        drop(make(&path).expect("a vault"));
        let other = ground.path().join("Other");
        drop(make(&other).expect("a vault"));
        let journal = Folder::new(&path);
        let placed = |target: &Path| place(&journal, id("001"), target);

        for inside in [path.clone(), path.join("photos"), path.join("tmp")] {
            assert!(matches!(placed(&inside), Err(Fault::InsideJournal)));
        }
        assert!(matches!(placed(&other), Err(Fault::IsJournal)));
        assert!(matches!(placed(&other.join("tmp")), Err(Fault::IsJournal)));
        let missing = ground.path().join("E");
        assert!(matches!(placed(&missing), Err(Fault::Gone)));
        fs::write(&missing, "").expect("a file");
        assert!(matches!(placed(&missing), Err(Fault::Gone)));

        let good = ground.path().join("Stick æøå");
        fs::create_dir(&good).expect("a folder");
        let found = placed(&good).expect("a place");
        assert!(!found.elsewhere && found.shelf.ends_with(shelf_name(id("001"))));
        assert_eq!(vault_of(&found.shelf), Some(id("001")));
        // Beside the journal is not inside it.
        assert!(placed(ground.path()).is_ok());
        #[cfg(unix)]
        {
            let link = |to: &Path, name: &str| {
                let link = ground.path().join(name);
                std::os::unix::fs::symlink(to, &link).expect("a link");
                link
            };
            let inside = link(&path.join("photos"), "link");
            assert!(matches!(placed(&inside), Err(Fault::InsideJournal)));
            let whole = link(&path, "whole");
            assert!(matches!(placed(&whole), Err(Fault::InsideJournal)));
            std::os::unix::fs::symlink(&path, good.join(shelf_name(id("001")))).expect("a link");
            assert!(matches!(placed(&good), Err(Fault::InsideJournal)));
        }
    }
}
