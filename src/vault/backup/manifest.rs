//! The manifest: what belongs to a backup, with sizes and hashes, signed by whoever was logged in. Without one there is no backup.
//!
//! Three lines: the JSON object; the hex Ed25519 signature over `"mimik-manifest-v1" F(line)`, by the user in its anchor; the hex
//! SHA-256 of both with their newlines, so that damage is noticed without keys.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Fault, Name};
use crate::domain::backup::Counted;
use crate::domain::frame::Frame;
use crate::domain::id::VaultId;
use crate::domain::time::Moment;
use crate::vault::anchor::Anchor;
use crate::vault::{PhotoName, hex};

/// The format that is written and read.
pub const VERSION: u64 = 1;

/// A million photos fit into this.
const LONGEST: u64 = 256 * 1024 * 1024;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub v: u64,
    pub vault: VaultId,
    pub practice: bool,
    pub name: Name,
    pub made_at: Moment,
    /// Version of the program.
    pub program: String,
    /// Of the keys.
    pub epoch: u32,
    /// One more with each backup in this target: which thirtieth of the older photos was read again.
    pub run: u64,
    /// The head of the chain, signed: the backup is an anchor outside the journal's folder too.
    pub anchor: Anchor,
    pub counts: Counted,
    pub database: FileSum,
    pub keys: FileSum,
    pub photos: Vec<PhotoSum>,
    /// Photos that entries name and that could not be read when this backup was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<PhotoName>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSum {
    pub bytes: u64,
    #[serde(with = "hex::array")]
    pub blake3: [u8; 32],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoSum {
    pub name: PhotoName,
    pub bytes: u64,
    #[serde(with = "hex::array")]
    pub blake3: [u8; 32],
}

/// A manifest as it lies on the disk: whole, but signed by whom is only known with the journal open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedManifest {
    pub manifest: Manifest,
    signed: Vec<u8>,
    signature: [u8; 64],
}

#[derive(Deserialize)]
struct Version {
    v: u64,
}

impl Manifest {
    /// Itself signed, and the bytes of the file.
    pub fn sign(self, signer: &SigningKey) -> Result<(SignedManifest, Vec<u8>), Fault> {
        let line = serde_json::to_vec(&self).map_err(io::Error::from)?;
        let signed = to_sign(&line);
        let signature = signer.sign(&signed).to_bytes();
        let mut bytes = line;
        bytes.push(b'\n');
        bytes.extend_from_slice(hex::encode(&signature).as_bytes());
        bytes.push(b'\n');
        let sum = hex::encode(&Sha256::digest(&bytes));
        bytes.extend_from_slice(sum.as_bytes());
        bytes.push(b'\n');
        let signed = SignedManifest {
            manifest: self,
            signed,
            signature,
        };
        Ok((signed, bytes))
    }
}

impl SignedManifest {
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let mut bytes = Vec::new();
        File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
        Self::from_bytes(&bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        let (line, signature) = checked(bytes).ok_or(Fault::Damaged)?;
        let Version { v } = serde_json::from_slice(line).or(Err(Fault::Damaged))?;
        let manifest = serde_json::from_slice(line).or(Err(Fault::Newer(v)))?;
        if v != VERSION {
            return Err(Fault::Newer(v));
        }
        Ok(Self {
            manifest,
            signed: to_sign(line),
            signature,
        })
    }

    /// Whether the holder of this public key signed it (`user_added` of the anchor's user names the key).
    pub fn is_signed_by(&self, signing: &[u8; 32]) -> bool {
        VerifyingKey::from_bytes(signing).is_ok_and(|key| {
            let signature = Signature::from_bytes(&self.signature);
            key.verify_strict(&self.signed, &signature).is_ok()
        }) && self.manifest.anchor.is_signed_by(signing)
    }
}

fn to_sign(line: &[u8]) -> Vec<u8> {
    Frame::tagged("mimik-manifest-v1")
        .bytes(line)
        .as_slice()
        .to_vec()
}

/// Line and signature, if the checksum holds for them and nothing follows.
fn checked(bytes: &[u8]) -> Option<(&[u8], [u8; 64])> {
    /// Hex digits and their newline.
    const SUM: usize = 65;
    const SIGNATURE: usize = 129;
    let (both, sum) = bytes.split_at_checked(bytes.len().checked_sub(SUM)?)?;
    let right = hex::encode(&Sha256::digest(both));
    if sum.strip_suffix(b"\n")? != right.as_bytes() {
        return None;
    }
    let (line, signature) = both.split_at_checked(both.len().checked_sub(SIGNATURE)?)?;
    let signature = std::str::from_utf8(signature.strip_suffix(b"\n")?).ok()?;
    Some((line.strip_suffix(b"\n")?, hex::decode_array(signature)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::anchor::{Head, Why};
    use crate::vault::fixture::id;

    fn signer() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn written() -> (SignedManifest, Vec<u8>) {
        let at = Moment::from_micros(1_795_440_667_250_000);
        let head = Head {
            seq: 2,
            head: [0xAB; 32],
            at,
            photos: 1,
            why: Why::Backup,
        };
        let sum = FileSum {
            bytes: 8192,
            blake3: [1; 32],
        };
        let manifest = Manifest {
            v: VERSION,
            vault: id("001"),
            practice: false,
            name: Name::of(2, at, 0),
            made_at: at,
            program: "1.0".to_owned(),
            epoch: 1,
            run: 3,
            anchor: Anchor::sign(id("001"), &head, id("003"), &signer()),
            counts: Counted::default(),
            database: sum,
            keys: sum,
            photos: vec![PhotoSum {
                name: PhotoName::from_bytes([2; 32]),
                bytes: 3,
                blake3: [4; 32],
            }],
            missing: Vec::new(),
        };
        manifest.sign(&signer()).expect("a manifest")
    }

    #[test]
    fn it_is_read_back_with_its_signature() {
        let (signed, bytes) = written();
        let read = SignedManifest::from_bytes(&bytes).expect("whole");
        assert_eq!(read, signed);
        let public = |seed: u8| {
            SigningKey::from_bytes(&[seed; 32])
                .verifying_key()
                .to_bytes()
        };
        assert!(read.is_signed_by(&public(7)) && !read.is_signed_by(&public(8)));
    }

    #[test]
    fn every_flip_and_every_cut_is_noticed_without_keys() {
        let (_, bytes) = written();
        for at in 0..bytes.len() {
            for bit in [1, 0x20] {
                let mut changed = bytes.clone();
                changed[at] ^= bit;
                let read = SignedManifest::from_bytes(&changed);
                assert!(matches!(read, Err(Fault::Damaged)), "{at}");
            }
            let cut = SignedManifest::from_bytes(&bytes[..at]);
            assert!(matches!(cut, Err(Fault::Damaged)), "{at}");
        }
        let longer = [bytes.as_slice(), b"\n"].concat();
        assert!(SignedManifest::from_bytes(&longer).is_err());
    }

    #[test]
    fn whoever_writes_a_new_checksum_cannot_write_the_signature() {
        let (_, bytes) = written();
        let text = String::from_utf8(bytes).expect("text");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines[0] = lines[0].replace("\"run\":3", "\"run\":4");
        let both = format!("{}\n{}\n", lines[0], lines[1]);
        let forged = format!("{both}{}\n", hex::encode(&Sha256::digest(&both)));
        let read = SignedManifest::from_bytes(forged.as_bytes()).expect("whole");
        assert!(!read.is_signed_by(&signer().verifying_key().to_bytes()));
    }

    #[test]
    fn one_of_a_newer_version_says_so() {
        let (_, bytes) = written();
        let text = String::from_utf8(bytes).expect("text");
        let mut lines = text.lines();
        let (first, second) = (lines.next().expect("a line"), lines.next().expect("a line"));
        let both = format!("{}\n{second}\n", first.replacen("\"v\":1", "\"v\":2", 1));
        let newer = format!("{both}{}\n", hex::encode(&Sha256::digest(&both)));
        assert!(matches!(
            SignedManifest::from_bytes(newer.as_bytes()),
            Err(Fault::Newer(2))
        ));
    }
}
