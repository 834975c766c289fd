//! Room that is held back on the disk, and given up when the disk is full, so that what is in hand can still be signed.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::{Folder, disk};

/// Enough for a day of entries.
pub const SIZE: u64 = 50_000_000;

/// Whether room is held back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reserve {
    Kept,
    /// The disk is too full for it: it must not be what fills the disk.
    NoRoom,
}

/// Holds room back, if it is not held already and as much again is left.
pub fn keep(folder: &Folder) -> io::Result<Reserve> {
    keep_of(folder, SIZE)
}

fn keep_of(folder: &Folder, size: u64) -> io::Result<Reserve> {
    let path = folder.reserve();
    if is_whole(&path, size) {
        return Ok(Reserve::Kept);
    }
    // Left by a program that was killed, or brought here without its blocks.
    disk::remove_file(&path)?;
    if disk::free_bytes(folder.path())? < 2 * size {
        return Ok(Reserve::NoRoom);
    }
    match lay(&path, size) {
        Ok(()) => Ok(Reserve::Kept),
        Err(error) => {
            fs::remove_file(&path)?;
            if matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ) {
                Ok(Reserve::NoRoom)
            } else {
                Err(error)
            }
        }
    }
}

/// Gives the room back. False if none was held.
pub fn give_up(folder: &Folder) -> bool {
    // The folder is not flushed: a reserve that comes back with a crash is no harm, and a flush may fail just now.
    fs::remove_file(folder.reserve()).is_ok()
}

fn is_whole(path: &Path, size: u64) -> bool {
    fs::symlink_metadata(path)
        .is_ok_and(|metadata| metadata.is_file() && disk::bytes_on_disk(&metadata) >= size)
}

fn lay(path: &Path, size: u64) -> io::Result<()> {
    let mut file = disk::new_file(path)?;
    if disk::allocate(&file, size)? {
        return Ok(());
    }
    // Where room cannot be asked for it is written full, with what no file system makes smaller.
    let mut noise = blake3::Hasher::new().finalize_xof();
    let mut block = vec![0; 1 << 20];
    let mut left = size;
    while left > 0 {
        let part = left.min(block.len() as u64) as usize;
        let (part, _) = block.split_at_mut(part);
        noise.fill(part);
        file.write_all(part)?;
        left -= part.len() as u64;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: u64 = 3 << 20;

    #[test]
    fn room_is_held_back_in_real_blocks_given_up_once_and_held_again() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        assert!(!give_up(&folder));
        for _ in 0..2 {
            assert_eq!(keep_of(&folder, SMALL).expect("room"), Reserve::Kept);
            let metadata = fs::metadata(folder.reserve()).expect("the file");
            assert!(disk::bytes_on_disk(&metadata) >= SMALL);
        }
        assert!(give_up(&folder) && !folder.reserve().exists());
        assert_eq!(keep_of(&folder, SMALL).expect("room"), Reserve::Kept);
    }

    #[test]
    fn a_file_without_its_blocks_holds_nothing_back_and_is_made_anew() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        let file = disk::new_file(&folder.reserve()).expect("a file");
        file.set_len(SMALL).expect("a hole");
        assert!(!is_whole(&folder.reserve(), SMALL) || !cfg!(unix));
        assert_eq!(keep_of(&folder, SMALL).expect("room"), Reserve::Kept);
        assert!(is_whole(&folder.reserve(), SMALL));
    }

    #[test]
    fn it_is_never_what_fills_the_disk() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        let free = disk::free_bytes(place.path()).expect("the system tells");
        assert_eq!(keep_of(&folder, free).expect("told"), Reserve::NoRoom);
        assert!(!folder.reserve().exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        keep_of(&folder, SMALL).expect("room");
        let mode = fs::metadata(folder.reserve())
            .expect("the file")
            .permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
    }
}
