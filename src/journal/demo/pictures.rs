//! The practice pictures: drawn faces, attached to a record as any others.

use std::sync::Arc;

use super::Error;
use crate::domain::alignment::{PhotoAligned, Pupils, Spot};
use crate::domain::area::Area;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::photo::{Phase, TakenFrom, View};
use crate::domain::time::{MINUTE, Moment};
use crate::journal::task::{Chosen, Import, Offered, Progress};
use crate::journal::{Edit, Journal};

/// A drawing, and what a nurse says about it.
pub struct Picture {
    name: &'static str,
    bytes: &'static [u8],
    view: View,
    areas: &'static [Area],
}

const EYES: [Area; 2] = [Area::LateralCanthalRight, Area::LateralCanthalLeft];

macro_rules! picture {
    ($file:literal, $view:ident, $areas:expr) => {
        Picture {
            name: $file,
            bytes: include_bytes!(concat!("../../../assets/practice/", $file)),
            view: View::$view,
            areas: $areas,
        }
    };
}

/// At rest and frowning: all that the brow alone needs.
pub const BROW: &[Picture] = &[
    picture!("first-rest.jpg", FrontRest, &[Area::Glabella]),
    picture!("first-frown.jpg", FrontFrown, &[Area::Glabella]),
];

/// The brow at rest; the frown is missing.
pub const REST: &[Picture] = &[picture!("second-rest.jpg", FrontRest, &[Area::Glabella])];

/// All that forehead and brow need.
pub const UPPER: &[Picture] = &[
    picture!(
        "second-rest.jpg",
        FrontRest,
        &[Area::Forehead, Area::Glabella]
    ),
    picture!("second-frown.jpg", FrontFrown, &[Area::Glabella]),
    picture!("second-raise.jpg", FrontBrowsRaised, &[Area::Forehead]),
];

/// All that forehead, brow and both eyes need.
pub const WHOLE: &[Picture] = &[
    picture!("first-rest.jpg", FrontRest, &Area::LABELLED),
    picture!("first-frown.jpg", FrontFrown, &[Area::Glabella]),
    picture!("first-raise.jpg", FrontBrowsRaised, &[Area::Forehead]),
    picture!("first-smile.jpg", FrontSmile, &EYES),
    picture!(
        "first-oblique-right.jpg",
        ObliqueRight,
        &[Area::LateralCanthalRight]
    ),
    picture!(
        "first-oblique-left.jpg",
        ObliqueLeft,
        &[Area::LateralCanthalLeft]
    ),
];

/// Everything but the oblique views of the eyes.
pub const FIRST: &[Picture] = &[
    picture!("first-rest.jpg", FrontRest, &Area::LABELLED),
    picture!("first-frown.jpg", FrontFrown, &[Area::Glabella]),
    picture!("first-raise.jpg", FrontBrowsRaised, &[Area::Forehead]),
    picture!("first-smile.jpg", FrontSmile, &EYES),
];

/// The raised brows are missing.
pub const SECOND: &[Picture] = &[
    picture!(
        "second-rest.jpg",
        FrontRest,
        &[Area::Forehead, Area::Glabella]
    ),
    picture!("second-frown.jpg", FrontFrown, &[Area::Glabella]),
];

/// The drawing whose pupils are marked: of the others somebody can try it herself.
const MARKED: &str = "first-rest.jpg";

/// Where its pupils are, for every photo of it that was just attached.
pub fn aligned(patient: PatientId, pictures: &[Picture], attached: &[EntryId]) -> Vec<Edit> {
    let pupils = Pupils {
        right: Spot { x: 219, y: 403 },
        left: Spot { x: 421, y: 403 },
    };
    let both = pictures.iter().zip(attached);
    let marked = both.filter(|(picture, _)| picture.name == MARKED);
    let edit = |(_, photo): (&Picture, &EntryId)| Edit::AlignPhoto {
        patient,
        aligned: PhotoAligned {
            photo: *photo,
            pupils,
        },
    };
    marked.map(edit).collect()
}

/// Seals the pictures, taken one a minute from `first` on, and says what shall be attached.
pub fn sealed(
    journal: &Journal,
    patient: PatientId,
    pictures: &[Picture],
    first: Moment,
) -> Result<Edit, Error> {
    let chosen: Result<Vec<Chosen>, Error> = pictures
        .iter()
        .zip(0..)
        .map(|(picture, place)| picture.chosen(first.plus(place * MINUTE)))
        .collect();
    let import = Import {
        vault: Arc::clone(journal.vault()),
        patient,
        imported_at: journal.now()?.moment,
        photos: chosen?,
    };
    let photos = import.run(&Progress::default())?;
    Ok(Edit::AttachPhotos { patient, photos })
}

impl Picture {
    fn chosen(&self, taken_at: Moment) -> Result<Chosen, Error> {
        Ok(Chosen {
            offered: Offered::of(self.name, self.taken(taken_at))?,
            taken_at,
            taken_from: TakenFrom::Asked,
            clock_corrected_seconds: None,
            areas: self.areas.to_vec(),
            view: self.view,
            phase: Phase::Before,
        })
    }

    /// The file as a camera would have written it then: one drawing on two days makes two files. The moment stands in a
    /// comment behind the JPEG's first two bytes.
    fn taken(&self, at: Moment) -> Vec<u8> {
        let said = at.to_local_rfc3339();
        let length = u16::try_from(said.len() + 2).unwrap_or(2);
        let (start, rest) = self.bytes.split_at(self.bytes.len().min(2));
        [
            start,
            &[0xFF, 0xFE],
            &length.to_be_bytes(),
            said.as_bytes(),
            rest,
        ]
        .concat()
    }
}
