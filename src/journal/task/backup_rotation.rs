//! After a backup counts: which older ones go, and whether others lie there that have another future.

use crate::store::Store;
use crate::vault::backup::rotation::{Copy, superseded};
use crate::vault::backup::{Held, Shelf, SignedManifest};

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Rotated {
    pub other_branch: bool,
    pub removed: usize,
}

/// Takes away what newer ones stand for. A copy that cannot be removed is tried again next time: the backup counts all the same.
pub fn tidy(
    held: &Held,
    mut known: Vec<SignedManifest>,
    made: &SignedManifest,
    live: &Store,
    clock_in_doubt: bool,
) -> Rotated {
    known.push(made.clone());
    let copies: Vec<Copy> = known.iter().map(|one| of(one, held, live)).collect();
    let mut rotated = Rotated {
        other_branch: copies.iter().any(|copy| !copy.ours),
        removed: 0,
    };
    for place in superseded(&copies, clock_in_doubt) {
        let Some(one) = known.get(place) else {
            continue;
        };
        if one.manifest.name != made.manifest.name && held.remove(&one.manifest.name).is_ok() {
            rotated.removed += 1;
        }
    }
    rotated
}

fn of(signed: &SignedManifest, held: &Held, live: &Store) -> Copy {
    let manifest = &signed.manifest;
    let head = manifest.anchor.head();
    let shelf = &held.shelf;
    Copy {
        seq: head.seq,
        at: manifest.made_at,
        verified: Shelf::has(&shelf.database(&manifest.name), manifest.database)
            && Shelf::has(&shelf.keys(&manifest.name), manifest.keys),
        // A read that fails says nothing for it, so it stays.
        ours: live.hash_at(head.seq).ok().flatten() == Some(head.head),
    }
}
