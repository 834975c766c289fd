//! Anchors: heads of the chain kept outside the database, so that a cut or exchanged journal is noticed (`reliability.md` §c).
//!
//! `anchors.log` is appended to after a commit, one signed JSON line each. A line torn by a crash is passed over.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::{Error, Folder, disk, hex};
use crate::domain::chain::Hash;
use crate::domain::frame::Frame;
use crate::domain::id::{UserId, VaultId};
use crate::domain::time::Moment;

/// What made the program write an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Lock,
    Exit,
    Backup,
    /// 50 entries since the last one.
    Fifty,
    /// Somebody took it along.
    Taken,
}

/// Where the chain stood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub seq: i64,
    pub head: Hash,
    pub at: Moment,
    /// How many photos the entries name.
    pub photos: u64,
    pub why: Why,
}

/// A head signed by the user who was logged in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    v: u32,
    vault: VaultId,
    seq: i64,
    #[serde(with = "hex::array")]
    head: Hash,
    at: Moment,
    photos: u64,
    why: Why,
    user: UserId,
    #[serde(with = "hex::array")]
    sig: [u8; 64],
}

/// One line of `anchors.log`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    Anchor(Anchor),
    /// Torn by a crash, damaged, or from a newer version. Lines count from 1.
    Unreadable {
        number: usize,
    },
}

impl Line {
    pub const fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Anchor(anchor) => Some(anchor),
            Self::Unreadable { .. } => None,
        }
    }
}

impl Anchor {
    pub fn sign(vault: VaultId, head: &Head, user: UserId, signer: &SigningKey) -> Self {
        let mut anchor = Self {
            v: 1,
            vault,
            seq: head.seq,
            head: head.head,
            at: head.at,
            photos: head.photos,
            why: head.why,
            user,
            sig: [0; 64],
        };
        anchor.sig = signer.sign(&anchor.signed_bytes()).to_bytes();
        anchor
    }

    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    pub const fn user(&self) -> UserId {
        self.user
    }

    pub const fn head(&self) -> Head {
        Head {
            seq: self.seq,
            head: self.head,
            at: self.at,
            photos: self.photos,
            why: self.why,
        }
    }

    /// Whether the holder of this public key signed it (`user_added` of [`Anchor::user`] names the key).
    pub fn is_signed_by(&self, signing: &[u8; 32]) -> bool {
        VerifyingKey::from_bytes(signing).is_ok_and(|key| {
            let signature = Signature::from_bytes(&self.sig);
            key.verify_strict(&self.signed_bytes(), &signature).is_ok()
        })
    }

    fn signed_bytes(&self) -> Vec<u8> {
        Frame::tagged("mimik-anchor-v1")
            .bytes(self.vault.as_bytes())
            .integer(self.seq)
            .bytes(&self.head)
            .integer(self.at.micros())
            .integer(self.photos.cast_signed())
            .as_slice()
            .to_vec()
    }

    /// As it stands in a file, without the end of the line.
    pub fn to_line(&self) -> Result<Vec<u8>, Error> {
        Ok(serde_json::to_vec(self).map_err(io::Error::from)?)
    }

    fn from_line(line: &[u8]) -> Option<Self> {
        let anchor: Self = serde_json::from_slice(line).ok()?;
        (anchor.v == 1).then_some(anchor)
    }
}

/// Adds a line and makes it last.
pub fn append(folder: &Folder, anchor: &Anchor) -> Result<(), Error> {
    let line = anchor.to_line()?;
    Ok(disk::append_line(&folder.anchors(), line)?)
}

/// The newest anchor that can be read, if there is one.
pub fn last(folder: &Folder) -> Result<Option<Anchor>, Error> {
    /// Room for more than a hundred lines.
    const TAIL: u64 = 65_536;
    let mut file = match File::open(folder.anchors()) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let newest = tail
        .rsplit(|byte| *byte == b'\n')
        .find_map(Anchor::from_line);
    Ok(newest)
}

/// Every line, for `verify`. A folder without the file has none.
pub fn all(folder: &Folder) -> Result<Vec<Line>, Error> {
    match lines_of(&folder.anchors()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        lines => Ok(lines?),
    }
}

/// Every line of a file that was kept elsewhere.
pub fn lines_of(path: &Path) -> io::Result<Vec<Line>> {
    let bytes = fs::read(path)?;
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    Ok(lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| {
            Anchor::from_line(line).map_or(Line::Unreadable { number: at + 1 }, Line::Anchor)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fixture::id;

    fn signer() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn anchor(seq: i64) -> Anchor {
        let head = Head {
            seq,
            head: [0xAB; 32],
            at: Moment::from_micros(1_795_440_667_250_000),
            photos: 3,
            why: Why::Lock,
        };
        Anchor::sign(id("001"), &head, id("003"), &signer())
    }

    fn log() -> (tempfile::TempDir, Folder) {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        (place, folder)
    }

    #[test]
    fn the_fixed_line_holds() {
        let (_place, folder) = log();
        append(&folder, &anchor(2)).expect("appended");
        let text = fs::read_to_string(folder.anchors()).expect("the log");
        assert_eq!(
            text,
            concat!(
                r#"{"v":1,"vault":"0192f0c8-0000-7000-8000-000000000001","seq":2,"head":"ababababababababababababababab"#,
                r#"ababababababababababababababababab","at":"2026-11-23T13:31:07.250000Z","photos":3,"why":"lock","user"#,
                r#"":"0192f0c8-0000-7000-8000-000000000003","sig":"7ecfb2cfce1931de5d8f7f77e776152300a5fdde321c8d3d1fd0"#,
                r#"81ff32ecf4cf3047af2fe5a05ce40519d1450f857b77b53c9b5f67622341e0cd47832fca4c0f"}"#,
                "\n"
            )
        );
    }

    #[test]
    fn the_newest_anchor_is_read_back_with_its_signature() {
        let (_place, folder) = log();
        assert_eq!(last(&folder).expect("read"), None);
        for seq in 1..=300 {
            append(&folder, &anchor(seq)).expect("appended");
        }
        let newest = last(&folder).expect("read").expect("an anchor");
        assert_eq!(newest, anchor(300));
        let public = signer().verifying_key().to_bytes();
        assert!(newest.is_signed_by(&public));
        assert_eq!(all(&folder).expect("read").len(), 300);
    }

    #[test]
    fn a_changed_anchor_does_not_carry_its_signature() {
        let public = signer().verifying_key().to_bytes();
        let whole = anchor(2);
        let changed = [
            Anchor { seq: 3, ..whole },
            Anchor {
                head: [0; 32],
                ..whole
            },
            Anchor { photos: 4, ..whole },
            Anchor {
                at: Moment::from_micros(0),
                ..whole
            },
            Anchor {
                vault: VaultId::from_bytes([0; 16]),
                ..whole
            },
        ];
        assert!(changed.iter().all(|anchor| !anchor.is_signed_by(&public)));
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes();
        assert!(whole.is_signed_by(&public) && !whole.is_signed_by(&other));
    }

    #[test]
    fn a_line_torn_by_a_crash_is_passed_over_and_the_next_one_begins_on_its_own() {
        let (_place, folder) = log();
        append(&folder, &anchor(1)).expect("appended");
        let whole = fs::read(folder.anchors()).expect("the log");
        for torn in [1, 40, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes.extend_from_slice(&whole[..torn]);
            fs::write(folder.anchors(), &bytes).expect("a torn log");
            let newest = last(&folder).expect("read");
            assert_eq!(newest, Some(anchor(1)), "{torn}");

            append(&folder, &anchor(2)).expect("appended");
            assert_eq!(last(&folder).expect("read"), Some(anchor(2)));
            let lines = all(&folder).expect("read");
            assert_eq!(lines.len(), 3);
            let torn_line = &lines[1];
            if torn < whole.len() - 1 {
                assert_eq!(*torn_line, Line::Unreadable { number: 2 });
            }
        }
    }

    #[test]
    fn a_log_of_noise_has_no_anchor_and_stops_nothing() {
        let (_place, folder) = log();
        fs::write(folder.anchors(), [0xFF; 100]).expect("noise");
        assert_eq!(last(&folder).expect("read"), None);
        append(&folder, &anchor(1)).expect("appended");
        assert_eq!(last(&folder).expect("read"), Some(anchor(1)));
    }
}
