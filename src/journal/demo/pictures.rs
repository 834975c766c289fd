//! The practice pictures: drawn faces, attached to a record as any others.

use std::sync::Arc;

use super::Error;
use crate::domain::area::Area;
use crate::domain::id::PatientId;
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
            offered: Offered::of(self.name, self.bytes.to_vec())?,
            taken_at,
            taken_from: TakenFrom::Asked,
            areas: self.areas.to_vec(),
            view: self.view,
            phase: Phase::Before,
        })
    }
}
