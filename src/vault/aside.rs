//! The journal as it was before its schema changed, in a file beside it that is never removed; and what is yet to be said of it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{Error, Folder, disk};
use crate::domain::log::SchemaMigrated;
use crate::domain::time::Moment;

/// An empty file of our own for the copy, which counts only when it is [`kept`](keep). One of a killed attempt makes way.
pub fn begin(folder: &Folder) -> Result<PathBuf, Error> {
    let part = folder.aside_part();
    disk::remove_file(&part)?;
    disk::new_file(&part)?.sync_all()?;
    Ok(part)
}

/// Gives a copy that was checked its name, made to last: schema and time.
pub fn keep(folder: &Folder, schema: i32, at: Moment) -> Result<String, Error> {
    let part = folder.aside_part();
    File::open(&part)?.sync_all()?;
    let stamp = at.whole_second().to_string().replace(['-', ':'], "");
    let mut name = format!("{}{stamp}.db", beginning(schema));
    let mut again = 1;
    while !disk::rename_if_new(&part, &folder.path().join(&name))? {
        again += 1;
        name = format!("{}{stamp}-{again}.db", beginning(schema));
    }
    disk::sync_folder(folder.path())?;
    Ok(name)
}

/// The copies of this schema that lie there already, the newest first.
pub fn copies(folder: &Folder, schema: i32) -> io::Result<Vec<String>> {
    let beginning = beginning(schema);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.path())? {
        let name = entry?.file_name();
        let ends = Path::new(&name).extension().is_some_and(|end| end == "db");
        names.extend(
            name.to_str()
                .filter(|name| ends && name.starts_with(&beginning))
                .map(str::to_owned),
        );
    }
    names.sort_unstable_by(|one, other| other.cmp(one));
    Ok(names)
}

/// What the journal has to say once it is migrated. Before that, so that a kill in between forgets nothing.
pub fn leave_note(folder: &Folder, note: &SchemaMigrated) -> Result<(), Error> {
    let bytes = serde_json::to_vec(note).map_err(io::Error::from)?;
    let (path, aside) = (folder.migrated(), folder.tmp().join("migrated.json"));
    // A restored journal has no such folder before its first opening.
    if !folder.tmp().is_dir() {
        disk::new_folder(&folder.tmp())?;
    }
    Ok(disk::replace_file(&path, &aside, &bytes)?)
}

/// What a migrated journal has not yet said.
pub fn note_in(folder: &Folder) -> Option<SchemaMigrated> {
    serde_json::from_slice(&fs::read(folder.migrated()).ok()?).ok()
}

/// It has said it.
pub fn note_is_written(folder: &Folder) {
    // Left behind, it is compared with what the journal says already at the next unlock.
    drop(disk::remove_file(&folder.migrated()));
}

fn beginning(schema: i32) -> String {
    format!("journal-schema-{schema}-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_never_takes_the_name_of_another_and_a_killed_one_makes_way() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::new(place.path());
        let at = Moment::from_micros(1_795_440_667_250_000);
        fs::write(folder.aside_part(), "half").expect("a file");
        let mut names = Vec::new();
        for content in ["one", "two"] {
            let part = begin(&folder).expect("a file");
            assert_eq!(fs::metadata(&part).expect("it is there").len(), 0);
            fs::write(&part, content).expect("a copy");
            names.push(keep(&folder, 8, at).expect("a name"));
        }
        assert_eq!(
            names,
            [
                "journal-schema-8-20261123T133107Z.db",
                "journal-schema-8-20261123T133107Z-2.db"
            ]
        );
        for (name, content) in names.iter().zip(["one", "two"]) {
            let there = fs::read_to_string(place.path().join(name));
            assert_eq!(there.expect("the copy"), content);
        }
        assert_eq!(copies(&folder, 8).expect("a list").len(), 2);
        assert_eq!(copies(&folder, 1).expect("a list"), [""; 0]);
    }
}
