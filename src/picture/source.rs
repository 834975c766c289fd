//! Reads a file once, and only if it stays the same while it is read (`reliability.md` §a, step 2).

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::SystemTime;

use super::{MOST_SOURCE, Refusal};

/// The whole content of a file, 1 byte to 64 MB.
///
/// Errors: [`Refusal::Empty`], [`Refusal::TooLarge`], [`Refusal::Vanished`], [`Refusal::ChangedWhileRead`],
/// [`Refusal::Unreadable`] (folders, devices and pipes included, which are never opened).
pub fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    read_while(path, || {})
}

/// `meanwhile` runs between reading and looking again; tests change the file there.
fn read_while(path: &Path, meanwhile: impl FnOnce()) -> Result<Vec<u8>, Refusal> {
    let before = Stamp::of(&fs::metadata(path).map_err(|error| because(&error))?)?;
    let file = File::open(path).map_err(|error| because(&error))?;
    let opened = Stamp::of(&file.metadata().map_err(|error| because(&error))?)?;
    let mut bytes = Vec::with_capacity(before.length as usize + 1);
    // One byte more than announced shows a file that grew, without following it wherever it grows to.
    (&file)
        .take(before.length + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| because(&error))?;
    meanwhile();
    let after = Stamp::of(&fs::metadata(path).map_err(|error| because(&error))?);
    let unchanged = before == opened && after == Ok(before);
    if unchanged && bytes.len() as u64 == before.length {
        Ok(bytes)
    } else {
        Err(Refusal::ChangedWhileRead)
    }
}

/// What must be the same before and after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Result<Self, Refusal> {
        if metadata.is_dir() {
            return Err(Refusal::Unreadable(io::ErrorKind::IsADirectory));
        }
        // Opening a pipe could wait for ever.
        if !metadata.is_file() {
            return Err(Refusal::Unreadable(io::ErrorKind::Unsupported));
        }
        match metadata.len() {
            0 => Err(Refusal::Empty),
            bytes if bytes > MOST_SOURCE => Err(Refusal::TooLarge { bytes }),
            length => Ok(Self {
                length,
                modified: metadata.modified().ok(),
            }),
        }
    }
}

fn because(error: &io::Error) -> Refusal {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        Refusal::Vanished
    } else {
        Refusal::Unreadable(kind)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn folder_with(name: &str, content: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        (folder, path)
    }

    #[test]
    fn a_file_is_read_whole_whatever_its_name() {
        for name in ["æøå 😀.jpg", "A\u{30A}.png", "uden endelse"] {
            let (_folder, path) = folder_with(name, b"content");
            assert_eq!(read(&path), Ok(b"content".to_vec()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_can_be_read() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder
            .path()
            .join(std::ffi::OsStr::from_bytes(b"b\xE6.jpg"));
        fs::write(&path, b"content").expect("a file");
        assert_eq!(read(&path), Ok(b"content".to_vec()));
    }

    #[test]
    fn an_empty_or_oversized_file_is_refused_before_it_is_read() {
        let (_folder, empty) = folder_with("empty.jpg", b"");
        assert_eq!(read(&empty), Err(Refusal::Empty));

        let (_folder, large) = folder_with("large.jpg", b"");
        let file = File::options().write(true).open(&large).expect("a file");
        file.set_len(MOST_SOURCE + 1).expect("a sparse file");
        let bytes = MOST_SOURCE + 1;
        assert_eq!(read(&large), Err(Refusal::TooLarge { bytes }));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_unreadable() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(
            read(folder.path()),
            Err(Refusal::Unreadable(io::ErrorKind::IsADirectory))
        );
        assert_eq!(
            read(Path::new("/dev/null")),
            Err(Refusal::Unreadable(io::ErrorKind::Unsupported))
        );
        assert_eq!(read(&folder.path().join("none")), Err(Refusal::Vanished));
    }

    #[test]
    fn a_file_that_vanishes_while_it_is_read_is_refused() {
        let (_folder, path) = folder_with("a.jpg", b"content");
        let vanish = || fs::remove_file(&path).expect("removed");
        assert_eq!(read_while(&path, vanish), Err(Refusal::Vanished));
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        let (_folder, path) = folder_with("a.jpg", b"content");
        let grow = || {
            let mut file = File::options().append(true).open(&path).expect("a file");
            file.write_all(b" and more").expect("written");
        };
        assert_eq!(read_while(&path, grow), Err(Refusal::ChangedWhileRead));

        let touch = || {
            let file = File::options().write(true).open(&path).expect("a file");
            let earlier = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1);
            file.set_modified(earlier).expect("touched");
        };
        assert_eq!(read_while(&path, touch), Err(Refusal::ChangedWhileRead));

        let empty = || fs::write(&path, b"").expect("written");
        assert_eq!(read_while(&path, empty), Err(Refusal::ChangedWhileRead));
    }
}
