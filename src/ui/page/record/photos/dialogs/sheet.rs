//! The photo sheet as something that leaves: its pairs, and how the worker makes it of the originals.

use std::sync::Arc;

use crate::domain::course::{Told, Treatment};
use crate::domain::id::EntryId;
use crate::domain::log::Export;
use crate::domain::pairs::{Expected, Pair, day_after, pairs};
use crate::domain::photo::{PhotoAttached, Purpose, View};
use crate::journal::task::CopyPhoto;
use crate::journal::view::RecordView;
use crate::journal::{ClinicState, Edit, Journal};
use crate::paper::{PhotoSheet, Picture, Printed, SheetPair};
use crate::text::{Text, fill};
use crate::ui::saving::{Page, PageTrouble};

/// Enough for half a page at 300 points an inch.
const LONGEST_SIDE: u32 = 1_200;

/// The pairs of a record, newest treatment first, by the clinic's own days for a follow-up.
pub fn found<'v>(clinic: &ClinicState, view: &'v RecordView) -> Vec<Pair<'v>> {
    let expected = Expected {
        from_day: clinic.policy.follow_up_from_day,
        to_day: clinic.policy.follow_up_to_day,
    };
    pairs(&view.course, expected)
}

/// A pair before its pictures are made.
struct Drafted {
    view: View,
    treatment: String,
    before: (CopyPhoto, String),
    after: (CopyPhoto, String),
}

/// What is saved once a place is chosen; none if a file's name in the record is none.
pub fn page(
    text: &Text,
    journal: &Journal,
    (view, pairs): (&RecordView, &[Pair<'_>]),
    (purpose, to): (Purpose, String),
) -> Option<Page> {
    let mut drafted = Vec::with_capacity(pairs.len());
    let mut photos: Vec<EntryId> = Vec::new();
    for pair in pairs {
        let copy = |told: &Told<PhotoAttached>| {
            Some(CopyPhoto {
                reader: journal.reader(),
                name: told.value.name.parse().ok()?,
            })
        };
        photos.extend([pair.before.id, pair.after.id]);
        drafted.push(Drafted {
            view: pair.view,
            treatment: treatment(text, pair.treatment),
            before: (copy(pair.before)?, before(text, pair)),
            after: (copy(pair.after)?, after(text, pair)),
        });
    }
    let note = Edit::ExportPhotos {
        patient: view.id,
        what: Export::PhotoSheet,
        photos,
        purpose: Some(purpose),
        to: to.clone(),
    };
    let clinic = journal.clinic();
    let (practice, clinic) = (clinic.practice, clinic.clinic.clone());
    let (patient, born) = (view.patient.name.clone(), view.patient.birth_date);
    let printed = Printed {
        at: view.now.moment,
        head: journal.head().ok(),
    };
    let text = text.clone();
    let name = text.photo_sheet.file.clone();
    let make = move || {
        let pairs: Result<Vec<SheetPair>, PageTrouble> =
            drafted.into_iter().map(Drafted::made).collect();
        let sheet = PhotoSheet {
            clinic: &clinic,
            practice,
            patient: &patient,
            born,
            pairs: &pairs?,
            purpose,
            to: &to,
            printed,
        };
        sheet.pdf(&text).map_err(PageTrouble::Paper)
    };
    Some(Page::pdf(name, note, make))
}

impl Drafted {
    fn made(self) -> Result<SheetPair, PageTrouble> {
        let picture = |(copy, said): (CopyPhoto, String)| {
            let made = copy.within(LONGEST_SIDE).map_err(PageTrouble::Photo);
            made.map(|(jpeg, size)| Picture {
                jpeg: Arc::new(jpeg),
                size,
                below: vec![said],
            })
        };
        Ok(SheetPair {
            view: self.view,
            treatment: self.treatment,
            before: picture(self.before)?,
            after: picture(self.after)?,
        })
    }
}

/// »25. jun. 2026 · Vistabel · Bekymringsrynke«.
fn treatment(text: &Text, given: &Treatment) -> String {
    let mut products: Vec<String> = Vec::new();
    let mut areas = Vec::new();
    for part in &given.parts {
        let product = text.product(&part.product);
        if !products.contains(&product) {
            products.push(product);
        }
        if !areas.contains(&part.area) {
            areas.push(part.area.clone());
        }
    }
    let when = text.date(given.started.day());
    let what = [products.join(", "), text.areas(&areas)];
    let what: Vec<String> = what.into_iter().filter(|said| !said.is_empty()).collect();
    let values = [("when", &*when), ("what", &*what.join(" · "))];
    fill(&text.photo_sheet.between, &values)
}

fn before(text: &Text, pair: &Pair<'_>) -> String {
    let when = text.dated(pair.before.occurred_at);
    let phase = text.phase(pair.before.value.phase);
    let values = [("phase", phase), ("when", &when)];
    fill(&text.photo_sheet.after_same_day, &values)
}

/// »Dag 14 · 9. jul. 2026 kl. 10.02«.
fn after(text: &Text, pair: &Pair<'_>) -> String {
    let when = text.dated(pair.after.occurred_at);
    match day_after(pair.treatment, pair.after.occurred_at) {
        0 => {
            let phase = text.phase(pair.after.value.phase);
            let values = [("phase", phase), ("when", &when)];
            fill(&text.photo_sheet.after_same_day, &values)
        }
        day => {
            let values = [("day", &*day.to_string()), ("when", &*when)];
            fill(&text.photo_sheet.day_after, &values)
        }
    }
}
