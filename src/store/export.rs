//! The whole journal once more under another key, beside the one in use: how the keys change (`reliability.md` §b).

use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::path::Path;

use rusqlite::named_params;
use zeroize::Zeroizing;

use super::open::{self, Key};
use super::{Identity, Result, Store, migrate};

/// Makes a database at `to`, where nothing is yet, and proves that it says the same as the one at `from`.
///
/// Nobody else may have either open. A failure leaves a file behind that is nobody's journal.
pub fn export(
    (from, key): (&Path, &Key),
    (to, new_key): (&Path, &Key),
    identity: Identity,
) -> Result<()> {
    open::empty_file(to)?;
    let text = to
        .to_str()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    let db = open::unguarded(from, key)?;
    db.pragma_update(None, "synchronous", "full")?;
    db.execute(
        "ATTACH DATABASE :path AS next KEY :key",
        named_params! { ":path": text, ":key": raw(new_key).as_str() },
    )?;
    db.query_row("SELECT sqlcipher_export('next')", [], |_| Ok(()))?;
    db.pragma_update(Some("next"), "application_id", migrate::APPLICATION_ID)?;
    db.pragma_update(Some("next"), "user_version", migrate::schema_of(&db)?)?;
    db.execute_batch("DETACH DATABASE next")?;
    db.close().map_err(|(_, error)| error)?;
    File::open(to)?.sync_all()?;
    let old = Store::open_reader(from, key, identity)?;
    let new = Store::open_reader(to, new_key, identity)?;
    // Also a chain that is broken stays exactly as it was.
    let all = 1..=old.head()?.seq;
    let same = old.head()? == new.head()?
        && old.verify_chain(all.clone())? == new.verify_chain(all)?
        && old.counts()? == new.counts()?;
    if same {
        Ok(())
    } else {
        Err(super::Error::Malformed("copy"))
    }
}

/// `x'…'`: the key itself, so that SQLCipher derives nothing.
fn raw(key: &Key) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(80));
    text.push_str("x'");
    for byte in key {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text.push('\'');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Error;
    use crate::store::ground::Ground;

    #[test]
    fn the_copy_says_the_same_under_its_own_key_alone() -> Result<()> {
        let ground = Ground::new()?;
        let (from, to) = (ground.path(), ground.path().with_extension("next"));
        let new_key = [0x5A; 32];
        export((&from, &Ground::KEY), (&to, &new_key), Ground::IDENTITY)?;
        assert!(matches!(
            Store::open_reader(&to, &Ground::KEY, Ground::IDENTITY),
            Err(Error::WrongKeyOrDamaged)
        ));
        let old = Store::open_reader(&from, &Ground::KEY, Ground::IDENTITY)?;
        let new = Store::open_writer(&to, &new_key, Ground::IDENTITY)?;
        assert_eq!(old.head()?, new.head()?);
        assert_eq!(old.counts()?, new.counts()?);
        assert!(new.database_faults()?.is_empty() && new.differences()?.is_empty());
        Ok(())
    }

    #[test]
    fn the_copy_is_guarded_as_the_journal_is() -> Result<()> {
        let ground = Ground::new()?;
        let (from, to) = (ground.path(), ground.path().with_extension("next"));
        export((&from, &Ground::KEY), (&to, &[1; 32]), Ground::IDENTITY)?;
        let schema = |path: &Path, key: &Key| -> Result<Vec<String>> {
            let db = open::reader(path, key)?;
            let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
            let mut statement = db.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        assert_eq!(schema(&from, &Ground::KEY)?, schema(&to, &[1; 32])?);
        Ok(())
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() -> Result<()> {
        let ground = Ground::new()?;
        let to = ground.path().with_extension("next");
        std::fs::write(&to, "something")?;
        let made = export(
            (&ground.path(), &Ground::KEY),
            (&to, &[1; 32]),
            Ground::IDENTITY,
        );
        assert!(matches!(made, Err(Error::File(_))));
        assert_eq!(std::fs::read(&to)?, b"something");
        Ok(())
    }
}
