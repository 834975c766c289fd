//! The database's own checks: slow, and blind to what the chain sees, but they find what lies behind no entry (`--full`).

use crate::store::{Error, Result, Store};

/// Each page's own seal, how pages and indexes hang together, and references between rows.
const CHECKS: [(&str, &str); 3] = [
    ("cipher_integrity_check", "PRAGMA cipher_integrity_check"),
    ("integrity_check", "PRAGMA integrity_check"),
    ("foreign_key_check", "PRAGMA foreign_key_check"),
];

/// A check that found something. What it says is not kept: it may quote what was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DatabaseFault {
    pub check: &'static str,
    /// How many findings; at least one.
    pub findings: u64,
}

impl Store {
    /// Runs all three.
    ///
    /// # Errors
    /// The disk failed; a damaged database is a finding, not an error.
    pub fn database_faults(&self) -> Result<Vec<DatabaseFault>> {
        let mut faults = Vec::new();
        for (check, sql) in CHECKS {
            let findings = self.findings(sql)?;
            if findings > 0 {
                faults.push(DatabaseFault { check, findings });
            }
        }
        Ok(faults)
    }

    /// How pages, indexes and references hang together, also inside a transaction, where pages have no seals yet.
    pub(in crate::store) fn is_consistent(&self) -> Result<bool> {
        let [_seals, hold @ ..] = CHECKS;
        for (_, sql) in hold {
            if self.findings(sql)? > 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn findings(&self, sql: &str) -> Result<u64> {
        match self.said(sql) {
            Err(Error::Damaged(_)) => Ok(1),
            said => said,
        }
    }

    fn said(&self, sql: &str) -> Result<u64> {
        let mut statement = self.db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut findings = 0;
        while let Some(row) = rows.next()? {
            let is_well = row.get_ref(0)?.as_str().is_ok_and(|said| said == "ok");
            findings += u64::from(!is_well);
        }
        Ok(findings)
    }
}
