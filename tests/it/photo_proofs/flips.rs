//! 10 000 single bits turned in sealed photos on the disk: each is noticed when the photo is read, and none does lasting harm.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use mimik::journal::PhotoName;
use mimik::vault::{Error, Vault};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use crate::clinic::{Clinic, DEMO, attach, must_be_whole, register, small_jpeg, with_comment};

const FLIPS: usize = 10_000;

/// All bits up to here are turned in the first file: the clear header, the sealed one with its tag, and the first content.
const HEAD: usize = 600;

/// The tag at the end of each sealed piece, and the content that one piece holds, in bytes.
const TAG: usize = 16;
const CHUNK: usize = 65_536;

/// Clear bytes before the sealed header, whose length stands in bytes 8 to 12.
const CLEAR: usize = 32;

struct Sealed {
    name: PhotoName,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Sealed {
    /// Where the tags lie: of the header, and of each chunk.
    fn tags(&self) -> Vec<usize> {
        let length = self.bytes[8..12].try_into().unwrap();
        let content = CLEAR + u32::from_be_bytes(length) as usize;
        let mut ends: Vec<usize> = (content..self.bytes.len())
            .step_by(CHUNK + TAG)
            .skip(1)
            .collect();
        ends.push(content);
        ends.push(self.bytes.len());
        ends.into_iter().map(|end| end - TAG).collect()
    }

    /// Turns one bit in the file, reads it, and turns the bit back.
    #[track_caller]
    fn notices(&self, vault: &Vault, bit: usize, checks: bool) {
        let at = bit / 8;
        let put = |byte: u8| {
            let mut file = File::options().write(true).open(&self.path).unwrap();
            file.seek(SeekFrom::Start(at as u64)).unwrap();
            file.write_all(&[byte]).unwrap();
        };
        put(self.bytes[at] ^ (1 << (bit % 8)));
        let unread = |error: Option<Error>| {
            // A turned bit of the epoch names keys that nobody has.
            matches!(error, Some(Error::PhotoDamaged(name)) if name == self.name)
                || matches!(error, Some(Error::BeyondKeys)) && (4..8).contains(&at)
        };
        let read = vault.read_photo(self.name).err();
        assert!(unread(read), "bit {bit} of {} was not noticed", self.name);
        if checks {
            let checked = vault.verify_photo(self.name).err();
            assert!(unread(checked), "bit {bit} passed the check");
        }
        put(self.bytes[at]);
    }
}

/// A comment of half a chunk.
fn long(byte: u8) -> Vec<u8> {
    vec![byte; 33_000]
}

#[test]
fn each_of_10_000_turned_bits_in_stored_photos_is_noticed() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    // One, two and three chunks.
    let one = with_comment(&small_jpeg(1), &[7; 300]);
    let two = with_comment(&with_comment(&small_jpeg(2), &long(7)), &long(8));
    let three = with_comment(&with_comment(&two, &long(9)), &long(10));
    let paths = [("1", one), ("2", two), ("3", three)].map(|(name, photo)| {
        let path = clinic.desk().join(name);
        fs::write(&path, photo).unwrap();
        path
    });
    attach(&mut journal, patient, &paths).unwrap();
    let mut files: Vec<Sealed> = journal
        .record(patient)
        .unwrap()
        .photos
        .iter()
        .map(|item| {
            let folder = clinic
                .folder()
                .join("photos")
                .join(item.photo.name.get(..2).unwrap());
            let path = folder.join(format!("{}.kph", item.photo.name));
            Sealed {
                name: item.photo.name.parse().unwrap(),
                bytes: fs::read(&path).unwrap(),
                path,
            }
        })
        .collect();
    files.sort_by_key(|sealed| sealed.bytes.len());
    let chunks: Vec<usize> = files.iter().map(|sealed| sealed.tags().len() - 1).collect();
    assert_eq!(chunks, [1, 2, 3]);
    let vault: &Arc<Vault> = journal.vault();

    let mut turned: Vec<(usize, usize)> = (0..HEAD * 8).map(|bit| (0, bit)).collect();
    for (which, sealed) in files.iter().enumerate() {
        let tags = sealed.tags().into_iter();
        turned.extend(tags.flat_map(|tag| (tag * 8..(tag + TAG) * 8).map(move |bit| (which, bit))));
    }
    let mut random = ChaCha8Rng::seed_from_u64(5);
    while turned.len() < FLIPS {
        // The longer ones take longer to read; their tags are all turned already.
        let which = [0, 0, 0, 0, 1, 2][random.random_range(0..6)];
        turned.push((which, random.random_range(0..files[which].bytes.len() * 8)));
    }
    for (number, (which, bit)) in turned.into_iter().enumerate() {
        files[which].notices(vault, bit, number % 8 == 0);
    }
    for sealed in &files {
        assert_eq!(fs::read(&sealed.path).unwrap(), sealed.bytes);
    }
    assert_eq!(must_be_whole(&journal).photos_read, 3);
}
