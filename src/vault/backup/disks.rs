//! What a target's disk is asked: to make names last, and whether it is another disk than the journal's.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::vault::disk;

/// Makes names in a folder last. Some network shares and sticks know no such thing; they keep what they were given all the same.
pub fn settle_folder(path: &Path) -> io::Result<()> {
    match disk::sync_folder(path) {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        settled => settled,
    }
}

/// Whether so many files are made to last faster by one call for the whole disk, [`settle_disk`], than each by itself.
pub const fn is_one_flush_cheaper(files: usize) -> bool {
    cfg!(target_os = "linux") && files >= 48
}

/// Makes everything on the disk of this folder last.
#[cfg(target_os = "linux")]
pub fn settle_disk(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Never asked for where [`is_one_flush_cheaper`] says no.
#[cfg(not(target_os = "linux"))]
pub fn settle_disk(_folder: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// For writing, since Windows flushes nothing that was opened to be read.
pub fn settle_file(path: &Path) -> io::Result<()> {
    let options = File::options().write(true).open(path)?;
    options.sync_all()
}

/// Whether both lie on the same disk, as far as the system tells. Where it does not, they do: then nobody is lulled.
pub fn same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let device = |path: &Path| std::fs::metadata(path).map(|there| there.dev());
        match (device(one), device(other)) {
            (Ok(one), Ok(other)) => one == other || same_block_device(one, other),
            _ => true,
        }
    }
    #[cfg(not(unix))]
    {
        use std::path::{Component, Prefix};
        let volume = |path: &Path| {
            let real = path.canonicalize().ok()?;
            match real.components().next()? {
                Component::Prefix(prefix) => Some(match prefix.kind() {
                    Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                        (letter.to_ascii_uppercase() as char).to_string()
                    }
                    _ => prefix.as_os_str().to_string_lossy().to_lowercase(),
                }),
                _ => None,
            }
        };
        volume(one) == volume(other)
    }
}

/// Two partitions of one disk have the disk as their parent in `/sys`.
#[cfg(unix)]
fn same_block_device(one: u64, other: u64) -> bool {
    #[cfg(target_os = "linux")]
    {
        let disk = |device: u64| {
            let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
            let link = format!("/sys/dev/block/{major}:{minor}");
            let real = std::fs::canonicalize(link).ok()?;
            if real.join("partition").exists() {
                real.parent().map(Path::to_owned)
            } else {
                Some(real)
            }
        };
        disk(one).is_some_and(|one| disk(other) == Some(one))
    }
    #[cfg(not(target_os = "linux"))]
    {
        one == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_on_its_own_disk_and_another_file_system_is_not() {
        let place = tempfile::tempdir().expect("a folder");
        assert!(same_disk(place.path(), place.path()));
        assert!(same_disk(place.path(), &place.path().join("not there")));
        #[cfg(target_os = "linux")]
        assert!(!same_disk(place.path(), Path::new("/proc")));
    }
}
