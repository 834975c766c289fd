//! What a program did to its disk, one operation after the other, as `disk.c` has noted it.

use std::path::Path;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Operation {
    Created(String),
    /// Written at a place.
    Wrote(String, u64, Vec<u8>),
    /// Cut, or made longer.
    Resized(String, u64),
    Renamed(String, String),
    Removed(String),
    MadeFolder(String),
    Synced(String),
    /// The disk said that it could not.
    FailedToSync(String),
    /// Words on the standard output.
    Said(String),
}

/// Reads a whole log; an operation that a kill has cut off at its end is left out.
pub fn read(path: &Path) -> Vec<Operation> {
    let bytes = std::fs::read(path).unwrap();
    let mut rest = bytes.as_slice();
    let mut operations = Vec::new();
    while let Some(operation) = next(&mut rest) {
        operations.push(operation);
    }
    operations
}

fn next(rest: &mut &[u8]) -> Option<Operation> {
    let kind = *take(rest, 1)?.first()?;
    let from = u32::from_ne_bytes(take(rest, 4)?.try_into().ok()?);
    let to = u32::from_ne_bytes(take(rest, 4)?.try_into().ok()?);
    let at = u64::from_ne_bytes(take(rest, 8)?.try_into().ok()?);
    let size = u64::from_ne_bytes(take(rest, 8)?.try_into().ok()?);
    let from = text(take(rest, from as usize)?);
    let to = text(take(rest, to as usize)?);
    let mut bytes = || take(rest, size as usize).map(<[u8]>::to_vec);
    Some(match kind {
        b'C' => Operation::Created(from),
        b'W' => Operation::Wrote(from, at, bytes()?),
        b'T' => Operation::Resized(from, at),
        b'R' => Operation::Renamed(from, to),
        b'U' => Operation::Removed(from),
        b'M' => Operation::MadeFolder(from),
        b'F' => Operation::Synced(from),
        b'X' => Operation::FailedToSync(from),
        b'S' => Operation::Said(text(&bytes()?)),
        other => panic!("an operation {other}"),
    })
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
