//! `tries.log`: each wrong passphrase a line, so that neither a restart nor a colleague who logs in forgets it.
//!
//! A line that a crash has torn, and anything that is not ours, is passed over.

use std::fs::{self, File};
use std::io::{self, Read as _};

use serde::{Deserialize, Serialize};

use crate::domain::id::UserId;
use crate::domain::time::Moment;
use crate::vault::{Error, Folder, disk};

/// Years of wrong passphrases fit into this; what is larger is not ours.
const LONGEST: u64 = 1024 * 1024;

/// One wrong passphrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    pub user: UserId,
    /// By the system's clock, which may be wrong: it is only told.
    pub at: Moment,
    /// It is an entry in the journal already, and only counts for the wait.
    #[serde(default)]
    pub written: bool,
}

/// Adds a line and makes it last.
pub fn append(folder: &Folder, failure: Failure) -> Result<(), Error> {
    Ok(disk::append_line(&folder.tries(), line_of(failure)?)?)
}

/// Every line that can be read, oldest first. A folder without the file has none.
pub fn read(folder: &Folder) -> Vec<Failure> {
    let mut bytes = Vec::new();
    let read =
        File::open(folder.tries()).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
    if read.is_err() {
        return Vec::new();
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
}

/// What still counts; nothing left is no file.
pub fn rewrite(folder: &Folder, failures: &[Failure]) -> Result<(), Error> {
    let path = folder.tries();
    if failures.is_empty() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        };
    }
    let mut bytes = Vec::new();
    for failure in failures {
        bytes.extend(line_of(*failure)?);
        bytes.push(b'\n');
    }
    let aside = folder.path().join("tries.log.new");
    Ok(disk::replace_file(&path, &aside, &bytes)?)
}

fn line_of(failure: Failure) -> Result<Vec<u8>, Error> {
    Ok(serde_json::to_vec(&failure).map_err(io::Error::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(user: u8, micros: i64) -> Failure {
        Failure {
            user: UserId::from_bytes([user; 16]),
            at: Moment::from_micros(micros),
            written: false,
        }
    }

    fn folder() -> (tempfile::TempDir, Folder) {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        (place, folder)
    }

    #[test]
    fn lines_come_back_in_their_order_until_nothing_counts() {
        let (_place, folder) = folder();
        assert!(read(&folder).is_empty());
        let (one, two) = (failure(1, 1_000_000), failure(2, 2_000_000));
        append(&folder, one).expect("a line");
        append(&folder, two).expect("a line");
        assert_eq!(read(&folder), [one, two]);
        let written = Failure {
            written: true,
            ..two
        };
        rewrite(&folder, &[written]).expect("a file");
        append(&folder, one).expect("a line");
        assert_eq!(read(&folder), [written, one]);
        rewrite(&folder, &[]).expect("no file");
        rewrite(&folder, &[]).expect("still none");
        assert!(!folder.tries().exists());
    }

    #[test]
    fn a_torn_line_and_garbage_do_no_harm() {
        let (_place, folder) = folder();
        append(&folder, failure(1, 1_000_000)).expect("a line");
        let whole = fs::read(folder.tries()).expect("the log");
        for cut in 0..whole.len() {
            let mut torn = whole.clone();
            torn.extend_from_slice(&whole[..cut]);
            fs::write(folder.tries(), &torn).expect("a torn log");
            append(&folder, failure(2, 2_000_000)).expect("a line");
            let lines = read(&folder);
            assert_eq!(lines.first(), Some(&failure(1, 1_000_000)), "{cut}");
            assert_eq!(lines.last(), Some(&failure(2, 2_000_000)), "{cut}");
        }
        for garbage in [
            &b"\0\0\0\0"[..],
            b"{}\n[]\nnull\n",
            &[0xFF; 5000],
            b"{\"user\":1}",
        ] {
            fs::write(folder.tries(), garbage).expect("garbage");
            assert!(read(&folder).is_empty());
            append(&folder, failure(3, 1)).expect("a line");
            assert_eq!(read(&folder), [failure(3, 1)]);
        }
    }
}
