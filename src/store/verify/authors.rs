//! Walks the signatures of all entries: slower than the chain, so it stands before no page.

use rusqlite::types::ValueRef;

use crate::domain::authorship::{Authors, Claim, Forged};
use crate::domain::chain::Hash;
use crate::domain::id::UserId;
use crate::store::{Result, Store};

/// What a walk over all signatures found.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct AuthorCheck {
    /// How many signatures were checked and are good.
    pub signatures: u64,
    /// The first entry that is not of whom it names.
    pub forged: Option<(i64, Forged)>,
}

impl Store {
    /// Whether every entry was written by whom it names. The chain must be good: signatures are checked against its hashes.
    ///
    /// # Errors
    /// The database cannot be read; a forgery is a finding, not an error.
    pub fn verify_authors(&self) -> Result<AuthorCheck> {
        let authors = Authors::of(&self.clinic()?);
        let mut statement = self.db.prepare_cached(include_str!("authors.sql"))?;
        let mut rows = statement.query([])?;
        let mut check = AuthorCheck::default();
        while let Some(row) = rows.next()? {
            let seq = row.get("seq")?;
            let user: Option<[u8; 16]> = row.get("user")?;
            let hash: Hash = row.get("hash")?;
            let signature = match row.get_ref("sig")? {
                ValueRef::Blob(signature) => Some(signature),
                ValueRef::Null => None,
                // Whatever else stands there is no signature.
                ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => Some([].as_slice()),
            };
            let claim = Claim {
                seq,
                kind: row.get_ref("kind")?.as_str().unwrap_or_default(),
                user: user.map(UserId::from_bytes),
                hash: &hash,
                signature,
            };
            if let Err(forged) = authors.check(&claim) {
                check.forged = Some((seq, forged));
                return Ok(check);
            }
            check.signatures += u64::from(signature.is_some());
        }
        Ok(check)
    }
}
