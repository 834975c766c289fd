//! Photos as the record knows them, and their small pictures.

use rusqlite::{Row, named_params};

use super::{Result, Store, row};
use crate::domain::id::{EntryId, PatientId};
use crate::domain::photo::PhotoAttached;
use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhotoRow {
    /// The entry that attached it.
    pub id: EntryId,
    /// The registration that it was attached in.
    pub patient: PatientId,
    pub taken_at: Moment,
    pub photo: PhotoAttached,
}

impl Store {
    pub fn photo(&self, id: EntryId) -> Result<Option<PhotoRow>> {
        row::first(
            &self.db,
            "SELECT * FROM photo_index WHERE photo = :photo",
            named_params! { ":photo": id.as_bytes() },
            photo,
        )
    }

    /// All photos of a patient, newest first.
    pub fn photos_of(&self, patient: PatientId) -> Result<Vec<PhotoRow>> {
        let (mut photos, of_two) = self.of_person(patient, |patient| {
            let patient = named_params! { ":patient": patient.as_bytes() };
            row::all(&self.db, include_str!("of_patient.sql"), patient, photo)
        })?;
        if of_two {
            photos.sort_by_key(|row| std::cmp::Reverse((row.taken_at, row.id)));
        }
        Ok(photos)
    }

    /// All photos with the same original, of whomever: under another patient it is likely a mix-up.
    pub fn photos_with_content(&self, sha256: &str) -> Result<Vec<PhotoRow>> {
        row::all(
            &self.db,
            include_str!("with_content.sql"),
            named_params! { ":sha256": sha256 },
            photo,
        )
    }

    /// All photos, in the order of their files' names: for checking the files.
    pub fn photos(&self) -> Result<Vec<PhotoRow>> {
        row::all(&self.db, include_str!("all.sql"), &[], photo)
    }

    /// The sealed files that photos lie in, in the order of their names: each with its BLAKE3, both in hex. Two photos may name
    /// one file.
    pub fn photo_files(&self) -> Result<Vec<(String, String)>> {
        row::all(&self.db, include_str!("files.sql"), &[], |found| {
            Ok((found.get("name")?, found.get("sealed_blake3")?))
        })
    }

    /// The small picture of a photo, as JPEG.
    pub fn thumbnail(&self, photo: EntryId) -> Result<Option<Vec<u8>>> {
        let photo = named_params! { ":photo": photo.as_bytes() };
        row::first(
            &self.db,
            "SELECT jpeg FROM thumbnail WHERE photo = :photo",
            photo,
            |found| Ok(found.get("jpeg")?),
        )
    }

    /// Small pictures of a patient's photos, newest first, at most `limit` behind the first `skip`.
    pub fn thumbnails_of(
        &self,
        patient: PatientId,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<(EntryId, Vec<u8>)>> {
        let other = self.other_of(Some(patient))?;
        let window = named_params! {
            ":patient": patient.as_bytes(),
            ":other": other.as_ref().map(PatientId::as_bytes),
            ":skip": skip,
            ":limit": limit,
        };
        row::all(
            &self.db,
            include_str!("thumbnails_of.sql"),
            window,
            |found| Ok((row::entry_id(found, "photo")?, found.get("jpeg")?)),
        )
    }
}

fn photo(found: &Row<'_>) -> Result<PhotoRow> {
    Ok(PhotoRow {
        id: row::entry_id(found, "photo")?,
        patient: row::patient_id(found, "patient")?,
        taken_at: row::moment(found, "taken_at")?,
        photo: row::from_json(found, "said")?,
    })
}
