//! The sealed photo file, format `KPH1` of `reliability.md` §a, byte for byte.
//!
//! XChaCha20-Poly1305 in chunks of 64 KiB (STREAM): truncation, reordering, swapping two files or editing the clear part
//! makes the file refuse to open. All integers are big-endian.

use std::io::{self, Read, Write};
use std::mem;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::secret::random;
use super::{Error, Keys, PhotoName, hex};
use crate::domain::id::{PatientId, VaultId};
use crate::domain::time::Moment;

mod stream;

use stream::{CLEAR, Clear, LONGEST_HEADER, PREFIX, Stream, TAG};

const CHUNK: usize = 65_536;

/// What is sealed with the content. It tells where a photo was imported; whose it is, the entries tell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    v: u32,
    pub vault: VaultId,
    pub patient: PatientId,
    /// Of the original.
    #[serde(with = "hex::array")]
    pub sha256: [u8; 32],
    /// Length of the original.
    pub bytes: u64,
    pub mime: String,
    /// When it was taken, if that is known to the moment.
    pub taken_at: Option<Moment>,
    pub imported_at: Moment,
}

impl Header {
    pub(super) const fn new(
        (vault, patient): (VaultId, PatientId),
        (sha256, bytes): ([u8; 32], u64),
        mime: String,
        (taken_at, imported_at): (Option<Moment>, Moment),
    ) -> Self {
        Self {
            v: 1,
            vault,
            patient,
            sha256,
            bytes,
            mime,
            taken_at,
            imported_at,
        }
    }
}

/// Seals an original under the photo key of the keys' epoch.
///
/// # Errors
/// [`Error::BeyondKeys`] without photos; [`Error::Unsealable`] for an empty original; errors of the disk.
pub fn seal(
    out: &mut impl Write,
    keys: &Keys,
    name: PhotoName,
    header: &Header,
    original: &[u8],
) -> Result<(), Error> {
    seal_with(out, keys, name, header, original, &*random()?)
}

fn seal_with(
    out: &mut impl Write,
    keys: &Keys,
    name: PhotoName,
    header: &Header,
    original: &[u8],
    prefix: &[u8; PREFIX],
) -> Result<(), Error> {
    let key = keys.photo(keys.epoch()).ok_or(Error::BeyondKeys)?;
    let mut chunk = serde_json::to_vec(header).or(Err(Error::Unsealable))?;
    let length = chunk.len() + TAG;
    if original.is_empty() || length > LONGEST_HEADER {
        return Err(Error::Unsealable);
    }
    let clear = Clear {
        epoch: keys.epoch(),
        header: length as u32,
        prefix: *prefix,
    };
    let mut stream = Stream::new(key, &clear, header.vault, name);
    stream.seal(&mut chunk, false)?;
    out.write_all(&clear.to_bytes())?;
    out.write_all(&chunk)?;
    let mut parts = original.chunks(CHUNK).peekable();
    while let Some(part) = parts.next() {
        chunk.clear();
        chunk.extend_from_slice(part);
        stream.seal(&mut chunk, parts.peek().is_none())?;
        out.write_all(&chunk)?;
    }
    Ok(())
}

/// Opens a file and hands its content on, piece by piece; only the final `Ok` says that all of it is right.
///
/// # Errors
/// [`Error::PhotoDamaged`]; [`Error::BeyondKeys`] without the key of its epoch; errors of the disk.
pub fn open(
    input: &mut impl Read,
    keys: &Keys,
    vault: VaultId,
    name: PhotoName,
    mut take: impl FnMut(&[u8]),
) -> Result<Header, Error> {
    let damaged = || Error::PhotoDamaged(name);
    let (header, mut stream) = open_start(input, keys, vault, name)?;
    let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
    let (mut chunk, mut following) = (Vec::new(), Vec::new());
    read_chunk(input, &mut chunk)?;
    loop {
        read_chunk(input, &mut following)?;
        let is_last = following.is_empty();
        stream.open(&mut chunk, is_last).ok_or_else(damaged)?;
        hash.update(&chunk);
        bytes += chunk.len() as u64;
        take(&chunk);
        if is_last {
            break;
        }
        mem::swap(&mut chunk, &mut following);
    }
    let sha256: [u8; 32] = hash.finalize().into();
    if header.bytes != bytes || header.sha256 != sha256 {
        return Err(damaged());
    }
    Ok(header)
}

/// Opens the sealed header alone.
pub fn open_header(
    input: &mut impl Read,
    keys: &Keys,
    vault: VaultId,
    name: PhotoName,
) -> Result<Header, Error> {
    open_start(input, keys, vault, name).map(|(header, _)| header)
}

fn open_start(
    input: &mut impl Read,
    keys: &Keys,
    vault: VaultId,
    name: PhotoName,
) -> Result<(Header, Stream), Error> {
    let damaged = || Error::PhotoDamaged(name);
    let mut chunk = Vec::new();
    read_up_to(input, CLEAR, &mut chunk)?;
    let clear = Clear::from_bytes(&chunk).ok_or_else(damaged)?;
    let key = keys.photo(clear.epoch).ok_or_else(|| {
        if keys.sees_photos() {
            damaged()
        } else {
            Error::BeyondKeys
        }
    })?;
    let mut stream = Stream::new(key, &clear, vault, name);
    read_up_to(input, clear.header as usize, &mut chunk)?;
    stream.open(&mut chunk, false).ok_or_else(damaged)?;
    let header: Header = serde_json::from_slice(&chunk).or(Err(Error::PhotoDamaged(name)))?;
    if header.v != 1 || header.vault != vault {
        return Err(damaged());
    }
    Ok((header, stream))
}

fn read_chunk(input: &mut impl Read, chunk: &mut Vec<u8>) -> io::Result<()> {
    read_up_to(input, CHUNK + TAG, chunk)
}

fn read_up_to(input: &mut impl Read, limit: usize, chunk: &mut Vec<u8>) -> io::Result<()> {
    chunk.clear();
    input.take(limit as u64).read_to_end(chunk).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::fixture::{counting, id};
    use crate::vault::secret::Secret;

    fn vault() -> VaultId {
        id("001")
    }

    fn keys() -> Keys {
        Keys::from_root(vault(), 1, Secret::new(counting()))
    }

    fn noise(length: usize) -> Vec<u8> {
        (0..length).map(|i| (i * 31 + i / 251) as u8).collect()
    }

    fn header(original: &[u8]) -> Header {
        Header::new(
            (vault(), id("004")),
            (Sha256::digest(original).into(), original.len() as u64),
            "image/jpeg".to_owned(),
            (
                Moment::parse_rfc3339("2026-11-23T13:30:00Z"),
                Moment::from_micros(1_795_440_667_250_000),
            ),
        )
    }

    const NAME: PhotoName = PhotoName::from_bytes([9; 32]);

    fn sealed(original: &[u8]) -> Vec<u8> {
        let prefix = std::array::from_fn(|i| 0xA0 + i as u8);
        let mut file = Vec::new();
        seal_with(
            &mut file,
            &keys(),
            NAME,
            &header(original),
            original,
            &prefix,
        )
        .expect("a file");
        file
    }

    fn opened(mut file: &[u8], name: PhotoName) -> Result<(Header, Vec<u8>), Error> {
        let mut content = Vec::new();
        let header = open(&mut file, &keys(), vault(), name, |piece| {
            content.extend_from_slice(piece);
        })?;
        Ok((header, content))
    }

    #[track_caller]
    fn refused(file: &[u8], name: PhotoName) {
        assert!(matches!(opened(file, name), Err(Error::PhotoDamaged(found)) if found == name));
    }

    #[test]
    fn what_was_sealed_comes_back_whole_at_every_edge_of_a_chunk() {
        for length in [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000] {
            let original = noise(length);
            let file = sealed(&original);
            let chunks = length.div_ceil(CHUNK);
            let start = 32 + u32::from_be_bytes(file[8..12].try_into().expect("4")) as usize;
            assert_eq!(file.len(), start + length + chunks * TAG);
            let (found, content) = opened(&file, NAME).expect("a photo");
            assert_eq!((found, content), (header(&original), original));
        }
    }

    /// Computed once and checked by an independent program: the format is for ever.
    #[test]
    fn the_fixed_file_holds() {
        let file = sealed(&noise(70_000));
        assert_eq!(
            hex::encode(&file[..32]),
            "4b504831000000010000013300a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2"
        );
        assert_eq!(
            hex::encode(&Sha256::digest(&file)),
            "b44c7e8e2f776d5bd60d5a1bc44a1f388271fad002837fc0dbd3a4633d35e5d5"
        );
    }

    #[test]
    fn an_empty_original_is_not_sealed() {
        let mut file = Vec::new();
        let nothing = seal(&mut file, &keys(), NAME, &header(&[]), &[]);
        assert!(matches!(nothing, Err(Error::Unsealable)));
        assert!(file.is_empty());
    }

    #[test]
    fn a_cut_photo_is_refused_wherever_it_is_cut() {
        let file = sealed(&noise(2 * CHUNK + 100));
        let start = file.len() - (2 * CHUNK + 100 + 3 * TAG);
        let whole_chunks = [start, start + CHUNK + TAG, start + 2 * (CHUNK + TAG)];
        for length in [0, 1, 31, 32, 40].into_iter().chain(whole_chunks) {
            refused(&file[..length], NAME);
        }
        refused(&file[..file.len() - 1], NAME);
        refused(&[file.as_slice(), &[0]].concat(), NAME);
    }

    #[test]
    fn reordered_repeated_or_left_out_chunks_are_refused() {
        let file = sealed(&noise(3 * CHUNK));
        let start = file.len() - 3 * (CHUNK + TAG);
        let (head, body) = file.split_at(start);
        let chunks: Vec<&[u8]> = body.chunks(CHUNK + TAG).collect();
        for order in [
            vec![1_usize, 0, 2],
            vec![0, 0, 2],
            vec![0, 2],
            vec![0, 1, 2, 2],
            vec![2, 1, 0],
        ] {
            let mut changed = head.to_vec();
            for at in order {
                changed.extend_from_slice(chunks[at]);
            }
            refused(&changed, NAME);
        }
        assert!(opened(&file, NAME).is_ok());
    }

    #[test]
    fn a_photo_in_anothers_place_is_refused() {
        let file = sealed(&noise(100));
        refused(&file, PhotoName::from_bytes([8; 32]));
        let mut input = file.as_slice();
        let other_vault = VaultId::from_bytes([1; 16]);
        let found = open(&mut input, &keys(), other_vault, NAME, |_| {});
        assert!(matches!(found, Err(Error::PhotoDamaged(_))));
    }

    #[test]
    fn every_edited_bit_is_noticed_in_header_and_content() {
        let file = sealed(&noise(200));
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut changed = file.clone();
                changed[at] ^= 1 << bit;
                refused(&changed, NAME);
            }
        }
    }

    #[test]
    fn a_reviewer_without_photos_cannot_open_one_and_one_with_photos_can() {
        let file = sealed(&noise(200));
        let open_with = |keys: &Keys| open(&mut file.as_slice(), keys, vault(), NAME, |_| {});
        for (with_photos, opens) in [(true, true), (false, false)] {
            let share = keys().share(with_photos).expect("a share");
            let reviewer = Keys::from_share(1, &share).expect("keys");
            let found = open_with(&reviewer);
            assert_eq!(found.is_ok(), opens);
            assert!(opens || matches!(found, Err(Error::BeyondKeys)));
        }
    }

    #[test]
    fn the_header_can_be_read_alone() {
        let original = noise(100_000);
        let file = sealed(&original);
        let found = open_header(&mut &file[..1000], &keys(), vault(), NAME);
        assert_eq!(found.expect("a header"), header(&original));
    }
}
