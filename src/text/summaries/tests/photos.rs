//! One fact of each kind about photos; the photo itself is entry 17.

use std::collections::BTreeSet;

use super::id;
use crate::domain::alignment::{PhotoAligned, Pupils, Spot};
use crate::domain::area::Area;
use crate::domain::consent::ConsentForm;
use crate::domain::fact::Fact;
use crate::domain::id::PatientId;
use crate::domain::mark::{Mark, PhotoMarked};
use crate::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::same_person::{NotSamePerson, SamePerson};
use crate::domain::set_aside::{EntryMisplaced, EntryWithdrawn, PhotoHidden, PhotoWithdrawn};
use crate::domain::time::Moment;

pub fn of_photos() -> Vec<Fact> {
    vec![
        photo().into(),
        PhotoAligned {
            photo: id(17),
            pupils: Pupils {
                right: Spot { x: 219, y: 403 },
                left: Spot { x: 421, y: 403 },
            },
        }
        .into(),
        PhotoMarked {
            photo: id(17),
            marks: vec![Mark::Text {
                at: Spot { x: 219, y: 403 },
                text: "lavere her".to_owned(),
            }],
        }
        .into(),
        PhotoWithdrawn { to: None }.into(),
        EntryWithdrawn {
            to: Some(PatientId::from_bytes([6; 16])),
        }
        .into(),
        EntryMisplaced {
            entry: id(18),
            what: "treatment".to_owned(),
            at: Moment::parse_rfc3339("2026-11-24T06:30:00Z").expect("a moment"),
        }
        .into(),
        SamePerson {
            other: PatientId::from_bytes([6; 16]),
            kept: PatientId::from_bytes([5; 16]),
        }
        .into(),
        NotSamePerson {
            other: PatientId::from_bytes([6; 16]),
            ends: id(19),
        }
        .into(),
        PhotoHidden {
            photo: id(17),
            hidden: true,
            why: "Uskarpt".to_owned(),
        }
        .into(),
        PhotoUseConsented {
            purposes: BTreeSet::from([Purpose::Teaching]),
            photos: BTreeSet::from([id(17)]),
            used_where: "Kursus for sygeplejersker".to_owned(),
            form: ConsentForm::Paper,
            assessment: "Frit givet".to_owned(),
        }
        .into(),
    ]
}

fn photo() -> PhotoAttached {
    PhotoAttached {
        name: String::new(),
        sha256: String::new(),
        bytes: 1,
        sealed_blake3: String::new(),
        mime: "image/jpeg".to_owned(),
        width: 4000,
        height: 3000,
        orientation: 1,
        taken_from: TakenFrom::Camera,
        clock_corrected_seconds: None,
        areas: vec![Area::Forehead],
        view: View::FrontRest,
        phase: Phase::Before,
        purpose: Purpose::Documentation,
        moved_from: None,
    }
}
