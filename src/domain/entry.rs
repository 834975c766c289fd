//! An entry: one fact with who, when it was so, when it was written, and what it amends.

use super::chain::{Hash, Header, Salt};
use super::fact::Fact;

/// An entry as read from the journal, its fact parsed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub header: Header,
    pub hash: Hash,
    pub fact: Fact,
    /// Why it amends an earlier entry.
    pub reason: Option<String>,
}

/// An entry as it lies on the disk: exactly the bytes that were hashed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    pub header: Header,
    pub hash: Hash,
    pub signature: Option<Vec<u8>>,
    /// Absent after erasure.
    pub body: Option<(Salt, String)>,
}
