//! Looking into a folder from time to time, as for a camera that puts its pictures there.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use super::folder::files_of;

/// A folder with more in it is no camera's; looking through it again and again would keep the disk busy.
const MOST: usize = 10_000;

/// Looks at what lies in a folder, without opening any of it.
pub struct LookIntoFolder(pub PathBuf);

/// What there is of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Look {
    /// The folder is not there, or cannot be read: the card is out.
    Gone,
    TooMany,
    Files(BTreeMap<PathBuf, Size>),
}

/// How large a file is and when it was written: the same twice, it is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    pub bytes: u64,
    modified: Option<SystemTime>,
}

impl LookIntoFolder {
    pub fn run(self) -> Look {
        if fs::read_dir(&self.0).is_err() {
            return Look::Gone;
        }
        let files = files_of(vec![self.0]);
        if files.len() > MOST {
            return Look::TooMany;
        }
        // What cannot be looked at now may be so the next time.
        let sized = files.into_iter().flatten().filter_map(|path| {
            let metadata = fs::metadata(&path).ok()?;
            let size = Size {
                bytes: metadata.len(),
                modified: metadata.modified().ok(),
            };
            Some((path, size))
        });
        Look::Files(sized.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_told_with_its_files_and_one_that_is_gone_as_gone() {
        let card = tempfile::tempdir().expect("a folder");
        let inner = card.path().join("100ØVE");
        fs::create_dir(&inner).expect("a folder");
        fs::write(inner.join("a.jpg"), b"abc").expect("a file");
        fs::write(card.path().join(".hidden"), b"x").expect("a file");
        let Look::Files(files) = LookIntoFolder(card.path().to_owned()).run() else {
            panic!("it is there");
        };
        let told: Vec<_> = files
            .iter()
            .map(|(path, size)| (path.clone(), size.bytes))
            .collect();
        assert_eq!(told, [(inner.join("a.jpg"), 3)]);
        fs::remove_dir_all(&inner).expect("removed");
        assert_eq!(LookIntoFolder(inner).run(), Look::Gone);
    }
}
