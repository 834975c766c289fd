//! The photos of a backup: what the target lacks is copied and read back, and of what it has a thirtieth is read again.

use std::collections::BTreeSet;
use std::path::Path;

use crate::vault::PhotoName;
use crate::vault::backup::{
    Copied as One, Fault, Part, PhotoSum, Photos, Settled, State, is_one_flush_cheaper, settle_disk,
};

use super::Progress;
use super::backup::stop_if_cancelled;
use super::cores;

/// Each run reads so small a part of the older photos again; after as many runs all were read.
const SHARE: u64 = 30;

/// At most so many are on their way at once: what a cancelled or failed run has to do again.
const BATCH: usize = 128;

/// A photo that an entry names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    pub name: PhotoName,
    /// Of the sealed file.
    pub blake3: [u8; 32],
}

/// What the target holds now.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Copied {
    pub held: Vec<PhotoSum>,
    /// In no copy, because the original cannot be read.
    pub missing: Vec<PhotoName>,
    pub new: usize,
    pub mended: usize,
    /// Written.
    pub bytes: u64,
}

impl Copied {
    /// Leaves out what a copy of the database does not name, and gives what it names beyond this: photos that were attached
    /// between both looks.
    pub fn keep_to(&mut self, named: &[Wanted]) -> Vec<Wanted> {
        let wanted: BTreeSet<PhotoName> = named.iter().map(|photo| photo.name).collect();
        self.held.retain(|sum| wanted.contains(&sum.name));
        self.missing.retain(|name| wanted.contains(name));
        let held = self.held.iter().map(|sum| sum.name);
        let known: BTreeSet<PhotoName> = held.chain(self.missing.iter().copied()).collect();
        let beyond = named.iter().filter(|photo| !known.contains(&photo.name));
        beyond.copied().collect()
    }

    /// Puts what was copied later to this.
    pub fn add(&mut self, later: Self) {
        self.held.extend(later.held);
        self.held.sort_by_key(|photo| photo.name);
        self.missing.extend(later.missing);
        self.missing.sort();
        self.new += later.new;
        self.mended += later.mended;
        self.bytes += later.bytes;
    }
}

/// Copies from one `photos/` to another; of what lies there already this run's thirtieth is read again.
pub fn copy(
    wanted: &[Wanted],
    (from, to): (&Path, &Path),
    tmp: &Path,
    run: u64,
    progress: &Progress,
) -> Result<Copied, Fault> {
    let (from, to) = (Photos::in_folder(from), Photos::in_folder(to));
    // Several targets may follow each other.
    let (before, _) = progress.so_far();
    progress.expect(before + wanted.len() as u64);
    let mut done = Copied::default();
    let mut absent = Vec::new();
    let mut again = Vec::new();
    for photo in wanted {
        match to.size(photo.name) {
            None => absent.push(*photo),
            Some(bytes) => {
                if is_due(photo.name, run) {
                    again.push((*photo, bytes));
                } else {
                    done.held.push(sum(photo, bytes));
                    progress.step();
                }
            }
        }
    }
    let damaged = read_again(&again, to, &mut done, progress)?;
    let lacking: Vec<Wanted> = damaged.iter().copied().chain(absent).collect();
    for batch in lacking.chunks(BATCH) {
        stop_if_cancelled(progress)?;
        copy_batch(batch, (from, to), tmp, &mut done, progress)?;
    }
    let cannot_be_read = |photo: &&Wanted| done.missing.contains(&photo.name);
    done.mended = damaged.len() - damaged.iter().filter(cannot_be_read).count();
    done.new -= done.mended.min(done.new);
    done.held.sort_by_key(|photo| photo.name);
    done.missing.sort();
    Ok(done)
}

fn is_due(name: PhotoName, run: u64) -> bool {
    let [first, ..] = *name.as_bytes();
    u64::from(first) % SHARE == run % SHARE
}

const fn sum(photo: &Wanted, bytes: u64) -> PhotoSum {
    PhotoSum {
        name: photo.name,
        bytes,
        blake3: photo.blake3,
    }
}

/// Gives those that are not what they were.
fn read_again(
    due: &[(Wanted, u64)],
    to: Photos<'_>,
    done: &mut Copied,
    progress: &Progress,
) -> Result<Vec<Wanted>, Fault> {
    let (mut damaged, mut fault) = (Vec::new(), None);
    cores::each(
        due.iter().take_while(|_| !progress.is_cancelled()),
        Vec::new,
        |buffer, (photo, _)| to.state(photo.name, &photo.blake3, buffer),
        |place, state| {
            let Some((photo, bytes)) = due.get(place) else {
                return;
            };
            match state {
                Some(Ok(State::Whole)) => {
                    done.held.push(sum(photo, *bytes));
                    progress.step();
                }
                Some(Ok(State::Missing | State::Damaged)) | None => damaged.push(*photo),
                Some(Err(error)) => fault = Some(error),
            }
        },
    );
    stop_if_cancelled(progress)?;
    fault.map_or(Ok(damaged), Err)
}

/// Written, made to last, read back, and only then named: all of a batch, or none.
///
/// A few are made to last each by the hand that wrote it, while others are still written; many with one call behind the last.
fn copy_batch(
    batch: &[Wanted],
    (from, to): (Photos<'_>, Photos<'_>),
    tmp: &Path,
    done: &mut Copied,
    progress: &Progress,
) -> Result<(), Fault> {
    let mut parts: Vec<Part> = Vec::with_capacity(batch.len());
    let (mut missing, mut fault) = (Vec::new(), None);
    let at_once = is_one_flush_cheaper(batch.len());
    let copied = |buffer: &mut Vec<u8>, photo: &Wanted| {
        let copied = from.copy(photo.name, &photo.blake3, tmp, buffer)?;
        if let One::Part(part) = &copied
            && !at_once
        {
            part.settle()?;
        }
        Ok(copied)
    };
    cores::each(
        batch.iter().take_while(|_| !progress.is_cancelled()),
        Vec::new,
        copied,
        |place, copied| match (copied, batch.get(place)) {
            (Some(Ok(One::Part(part))), _) => parts.push(part),
            (Some(Ok(One::SourceBad)) | None, Some(photo)) => missing.push(photo.name),
            (Some(Err(error)), _) => fault = Some(error),
            (_, None) => {}
        },
    );
    stop_if_cancelled(progress)?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    if at_once {
        settle_disk(tmp)?;
    }
    let mut settled: Vec<Settled> = Vec::with_capacity(parts.len());
    let sums: Vec<PhotoSum> = parts.iter().map(|part| part.sum).collect();
    cores::each(
        parts.into_iter(),
        Vec::new,
        |buffer, part| part.read_back(buffer),
        |_, read| match read {
            Some(Ok(part)) => settled.push(part),
            Some(Err(error)) => fault = Some(error),
            None => fault = Some(Fault::NotWhole),
        },
    );
    if let Some(fault) = fault {
        return Err(fault);
    }
    to.move_in(settled)?;
    done.bytes += super::backup::total(&sums);
    done.new += sums.len();
    for _ in batch {
        progress.step();
    }
    done.held.extend(sums);
    done.missing.extend(missing);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: u8) -> PhotoName {
        PhotoName::from_bytes([number; 32])
    }

    fn wanted(number: u8) -> Wanted {
        Wanted {
            name: name(number),
            blake3: [number; 32],
        }
    }

    fn copied(held: &[u8], missing: &[u8]) -> Copied {
        Copied {
            held: held.iter().map(|number| sum(&wanted(*number), 9)).collect(),
            missing: missing.iter().map(|number| name(*number)).collect(),
            new: held.len(),
            mended: 0,
            bytes: 9 * held.len() as u64,
        }
    }

    #[test]
    fn what_the_copy_does_not_name_is_left_out_and_what_it_names_beyond_is_asked_for() {
        let mut all = copied(&[1, 2, 4], &[3, 6]);
        let named: Vec<Wanted> = [1, 3, 4, 5].map(wanted).to_vec();
        let beyond = all.keep_to(&named);
        assert_eq!(beyond, [wanted(5)]);
        all.add(copied(&[5], &[]));
        let held: Vec<PhotoName> = all.held.iter().map(|photo| photo.name).collect();
        assert_eq!(
            (held, all.missing),
            ([1, 4, 5].map(name).to_vec(), vec![name(3)])
        );
        assert_eq!(
            (all.new, all.bytes),
            (4, 36),
            "what was written was written"
        );
    }
}
