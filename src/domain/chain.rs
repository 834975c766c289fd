//! The chain that makes every change after signing visible: payload hash, entry hash, signature, and walking a run of entries.
//!
//! Formats for ever: `reliability.md` §c. SHA-256, so that any tool can recompute it in 2040.

use sha2::{Digest as _, Sha256};

use super::frame::Frame;
use super::id::{EntryId, OriginId, PatientId, UserId, VaultId};
use super::time::Moment;

pub type Hash = [u8; 32];
pub type Salt = [u8; 16];

/// Everything about an entry that its hash covers, besides its body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// 1, 2, 3 … without gaps.
    pub seq: i64,
    pub id: EntryId,
    pub patient: Option<PatientId>,
    /// The fact's name in `snake_case`.
    pub kind: String,
    /// When it was so: always a whole second.
    pub occurred_at: Moment,
    /// When it was written; set by the program, never by a person.
    pub recorded_at: Moment,
    /// The PC's offset from UTC at recording, in minutes.
    pub utc_offset: i32,
    /// 0 all is well, +1 the system clock was behind, +2 it jumped forward.
    pub clock_flag: i32,
    /// Absent only for facts without a login.
    pub user: Option<UserId>,
    pub origin: OriginId,
    pub amends: Option<EntryId>,
    pub payload_hash: Hash,
    pub prev: Hash,
}

impl Header {
    /// The exact bytes that are hashed.
    pub fn framed(&self) -> Frame {
        Frame::tagged("mimik-entry-v1")
            .integer(self.seq)
            .bytes(self.id.as_bytes())
            .optional(self.patient.as_ref().map(|id| id.as_bytes().as_slice()))
            .text(&self.kind)
            .integer(self.occurred_at.micros())
            .integer(self.recorded_at.micros())
            .integer(i64::from(self.utc_offset))
            .integer(i64::from(self.clock_flag))
            .optional(self.user.as_ref().map(|id| id.as_bytes().as_slice()))
            .bytes(self.origin.as_bytes())
            .optional(self.amends.as_ref().map(|id| id.as_bytes().as_slice()))
            .bytes(&self.payload_hash)
            .bytes(&self.prev)
    }

    pub fn hash(&self) -> Hash {
        Sha256::digest(self.framed().as_slice()).into()
    }
}

/// The `prev` of the first entry: it ties the chain to its own vault.
pub fn genesis(vault: VaultId) -> Hash {
    Sha256::digest(
        Frame::tagged("mimik-vault-v1")
            .bytes(vault.as_bytes())
            .as_slice(),
    )
    .into()
}

/// The salt is fresh for each body, so that erased text cannot be guessed back from its hash.
pub fn payload_hash(salt: &Salt, json: &str) -> Hash {
    Sha256::new()
        .chain_update(salt)
        .chain_update(json)
        .finalize()
        .into()
}

/// What an author signs: the hash of the whole entry behind a tag.
pub fn to_sign(hash: &Hash) -> Vec<u8> {
    let mut bytes = b"mimik-sign-v1".to_vec();
    bytes.extend_from_slice(hash);
    bytes
}

/// What is wrong with a chain, at its first bad entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Break {
    /// A number is missing or comes twice.
    Sequence,
    /// It does not follow the entry before it.
    Link,
    /// The entry is not what was hashed.
    Entry,
    /// The body is not what was hashed.
    Body,
    /// It was recorded before the entry ahead of it, and nobody confirmed the clock.
    Time,
}

/// Walks entries in order; each must follow the one before.
pub struct Walk {
    seq: i64,
    head: Hash,
    newest: Option<Moment>,
}

impl Walk {
    pub fn from_genesis(vault: VaultId) -> Self {
        Self {
            seq: 0,
            head: genesis(vault),
            newest: None,
        }
    }

    /// Continues behind an entry that is known to be good.
    pub const fn behind(seq: i64, head: Hash) -> Self {
        Self {
            seq,
            head,
            newest: None,
        }
    }

    /// The number and hash of the last entry walked.
    pub const fn head(&self) -> (i64, Hash) {
        (self.seq, self.head)
    }

    /// Takes one more entry with its stored hash and its body; a body may be absent after erasure.
    pub fn step(
        &mut self,
        header: &Header,
        hash: &Hash,
        body: Option<(&Salt, &str)>,
    ) -> Result<(), Break> {
        if header.seq != self.seq + 1 {
            return Err(Break::Sequence);
        }
        if header.prev != self.head {
            return Err(Break::Link);
        }
        if header.hash() != *hash {
            return Err(Break::Entry);
        }
        if let Some((salt, json)) = body
            && payload_hash(salt, json) != header.payload_hash
        {
            return Err(Break::Body);
        }
        let went_back = self
            .newest
            .is_some_and(|newest| header.recorded_at < newest);
        if went_back && header.kind != "clock_confirmed" {
            return Err(Break::Time);
        }
        self.seq = header.seq;
        self.head = *hash;
        self.newest = Some(header.recorded_at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;

    fn id<T: std::str::FromStr>(last: &str) -> T
    where
        T::Err: std::fmt::Debug,
    {
        format!("0192f0c8-0000-7000-8000-000000000{last}")
            .parse()
            .expect("a fixed id")
    }

    fn hex(bytes: &[u8]) -> String {
        use std::fmt::Write as _;
        bytes.iter().fold(String::new(), |mut text, byte| {
            let _always_fits = write!(text, "{byte:02x}");
            text
        })
    }

    fn fixed() -> [(Header, Salt, &'static str); 2] {
        let first_json = r#"{"v":1,"clinic":"Øveklinik"}"#;
        let first_salt = std::array::from_fn(|i| i as u8);
        let first = Header {
            seq: 1,
            id: id("011"),
            patient: None,
            kind: "vault_created".to_owned(),
            occurred_at: Moment::from_micros(1_795_420_800_000_000),
            recorded_at: Moment::from_micros(1_795_420_800_000_123),
            utc_offset: 60,
            clock_flag: 0,
            user: Some(id("003")),
            origin: id("002"),
            amends: None,
            payload_hash: payload_hash(&first_salt, first_json),
            prev: genesis(id("001")),
        };
        let second_json = r#"{"v":1,"text":"Ingen hævelse"}"#;
        let second_salt = std::array::from_fn(|i| 16 + i as u8);
        let second = Header {
            seq: 2,
            id: id("012"),
            patient: Some(id("004")),
            kind: "note".to_owned(),
            occurred_at: Moment::from_micros(1_795_440_600_000_000),
            recorded_at: Moment::from_micros(1_795_440_667_250_000),
            amends: Some(id("011")),
            payload_hash: payload_hash(&second_salt, second_json),
            prev: first.hash(),
            ..first
        };
        [
            (first, first_salt, first_json),
            (second, second_salt, second_json),
        ]
    }

    #[test]
    fn the_fixed_vectors_hold() {
        let [(first, _, first_json), (second, _, second_json)] = fixed();
        assert_eq!((first_json.len(), second_json.len()), (29, 31));
        assert_eq!(
            hex(&first.prev),
            "3b1c8e5e15d8b2249846c05793bd0cea3cda37d2a170f68ba4885b347c914e67"
        );
        assert_eq!(
            hex(&first.payload_hash),
            "76439529bcfa3a17abd532dbe19f7c4b53da62f28df82668eb72444fd0530087"
        );
        assert_eq!(first.framed().as_slice().len(), 231);
        assert_eq!(
            hex(&first.hash()),
            "ff48d2512f0602e1301af23b966d053cce61da90b1babdd5dcbb8987f5ebb497"
        );
        assert_eq!(
            hex(&second.payload_hash),
            "b699cfb1bae5c9fe352bd3102a8d7696830690a8f165ae6209a5ca945fad9354"
        );
        assert_eq!(second.framed().as_slice().len(), 254);
        assert_eq!(
            hex(&second.hash()),
            "4ffbcee4de63ad4529272fb27ee41540cdd6547989ff551e60a042a80301389d"
        );
    }

    #[test]
    fn the_fixed_signature_holds() {
        let [_, (second, _, _)] = fixed();
        let key = SigningKey::from_bytes(&[7; 32]);
        assert_eq!(
            hex(key.verifying_key().as_bytes()),
            "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c"
        );
        assert_eq!(
            hex(&key.sign(&to_sign(&second.hash())).to_bytes()),
            "d59a04f57f0ed03b2a0c9580e91de7ad308f460358a553ac6def986a02c9603d\
             8b9c6e9a849646238f4d4c8eebc93193d3dbd12e3ab431d16bfd47181707960d"
        );
    }

    #[test]
    fn a_whole_chain_walks_and_a_changed_one_stops_at_the_change() {
        let entries = fixed();
        let walk = |entries: &[(Header, Salt, &str)]| {
            let mut walk = Walk::from_genesis(id("001"));
            for (header, salt, json) in entries {
                let hash = header.hash();
                walk.step(header, &hash, Some((salt, json)))
                    .map_err(|fault| (header.seq, fault))?;
            }
            Ok(())
        };
        assert_eq!(walk(&entries), Ok(()));

        let mut changed = entries.clone();
        changed[1].2 = r#"{"v":1,"text":"Let hævelse"}"#;
        assert_eq!(walk(&changed), Err((2, Break::Body)));

        let mut earlier = entries.clone();
        earlier[0].0.occurred_at = Moment::from_micros(0);
        assert_eq!(walk(&earlier), Err((2, Break::Link)));

        let mut back = entries;
        back[1].0.recorded_at = Moment::from_micros(1);
        assert_eq!(walk(&back), Err((2, Break::Time)));
    }
}
