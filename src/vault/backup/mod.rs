//! Backups as files: a folder of one journal in a target, in which files are added whole and never changed (`reliability.md` §d).
//!
//! `mimik-<vault>/` holds `db/`, `keys/`, `photos/` and `manifests/`. A backup is what a manifest names; the manifest is
//! written last and signed. Nothing here opens a database: whoever made the copy of it has checked it.

mod disks;
mod fault;
mod last;
mod manifest;
mod name;
mod photos;
mod restore;
pub mod rotation;
mod shelf;
mod target;

pub use disks::{is_one_flush_cheaper, settle_disk};
pub use fault::Fault;
pub use last::{Last, LastRuns, Made};
pub use manifest::{FileSum, Manifest, PhotoSum, SignedManifest, VERSION};
pub use name::Name;
pub use photos::{Copied, Half, Part, Photos, Settled, State};
pub use restore::{Restoring, keys_of, note_in, note_is_written};
pub use shelf::{Held, Shelf, settle, sum_of};
pub use target::{Place, place, shelf_name};
