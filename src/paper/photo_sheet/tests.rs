//! The sheet as it reads, that pictures keep their shape and their pages, and that none says more than it shows.

use std::sync::Arc;

use super::*;
use crate::domain::time::Moment;
use crate::paper::layout::{Placed, What};
use crate::paper::testing::{check, faces, page_count, texts};
use crate::text::Language;

const FACE: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/photos/face.jpg"
));

fn picture(size: (u32, u32), said: &str) -> Picture {
    Picture {
        jpeg: Arc::new(FACE.to_vec()),
        size,
        below: vec![said.to_owned()],
    }
}

fn pair(view: View) -> SheetPair {
    SheetPair {
        view,
        treatment: "2. mar. 2026 · Vistabel · 20 enheder".to_owned(),
        before: picture((640, 800), "Før · 2. mar. 2026"),
        after: picture((800, 640), "Dag 14 · 16. mar. 2026"),
    }
}

struct Told {
    clinic: Clinic,
    patient: PersonName,
    pairs: Vec<SheetPair>,
}

fn told(pairs: Vec<SheetPair>) -> Told {
    Told {
        clinic: Clinic {
            name: "Klinik Prøvehuset".to_owned(),
            ..Clinic::default()
        },
        patient: PersonName::parse("Prøvesen", "Agnete", None).expect("a name"),
        pairs,
    }
}

impl Told {
    fn sheet(&self) -> PhotoSheet<'_> {
        PhotoSheet {
            clinic: &self.clinic,
            practice: true,
            patient: &self.patient,
            born: Day::new(1985, 3, 14).expect("a day"),
            pairs: &self.pairs,
            purpose: Purpose::Documentation,
            to: "Patienten selv",
            printed: Printed {
                at: Moment::parse_rfc3339("2026-03-20T10:00:00+01:00").expect("a moment"),
                head: Some((23, [0xAB; 32])),
            },
        }
    }
}

fn text() -> Text {
    Text::load(Language::Danish).expect("Danish")
}

#[test]
fn a_pair_stands_beside_each_other_with_what_was_given_between() {
    let told = told(vec![pair(View::FrontFrown)]);
    let pages = told.sheet().pages(&faces(), &text()).expect("pages");
    check(&pages);
    let lines: Vec<String> = pages.iter().flat_map(texts).collect();
    for said in [
        "Fotoark",
        "Front, bekymret",
        "2. mar. 2026 · Vistabel · 20 enheder",
        "Før · 2. mar. 2026",
        "Dag 14 · 16. mar. 2026",
        "Dokumentation",
        "Patienten selv",
    ] {
        assert!(lines.iter().any(|line| line == said), "{said}: {lines:?}");
    }
    let is_picture = |placed: &&Placed| matches!(placed.what, What::Picture(_));
    let pictures: Vec<&Placed> = pages[0].boxes.iter().filter(is_picture).collect();
    assert_eq!(pictures.len(), 2);
    assert!((pictures[0].top - pictures[1].top).abs() < 0.01);
    for (placed, shape) in pictures.iter().zip([640.0 / 800.0, 800.0 / 640.0]) {
        let drawn = placed.width / placed.height;
        assert!((drawn / shape - 1.0_f32).abs() < 1e-3, "{drawn} {shape}");
    }
}

#[test]
fn many_pairs_take_several_pages_and_none_is_torn() {
    let told = told(View::ALL.map(pair).to_vec());
    let pages = told.sheet().pages(&faces(), &text()).expect("pages");
    check(&pages);
    for page in &pages {
        let pictures = page
            .boxes
            .iter()
            .filter(|placed| matches!(placed.what, What::Picture(_)));
        assert_eq!(pictures.count() % 2, 0);
    }
    let pdf = told.sheet().pdf(&text()).expect("a PDF");
    assert_eq!(page_count(&pdf), pages.len());
}

#[test]
fn without_a_pair_there_is_no_sheet() {
    let told = told(Vec::new());
    assert_eq!(told.sheet().pdf(&text()), Err(PaperError::NothingToPrint));
}
