//! The advice that a patient takes home, as a page: for a treatment or a deviation whose end is known.

use std::collections::BTreeSet;

use crate::domain::aftercare::can_be_rung;
use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::log::Export;
use crate::domain::product::ProductId;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::journal::{ClinicState, Edit, Journal};
use crate::paper::{AftercarePage, PaperError, Printed};
use crate::text::{Text, fill};
use crate::ui::saving::Page;

/// What of a treatment stands on the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// Last injection, `E`.
    pub ended: Moment,
    pub areas: BTreeSet<Area>,
    pub products: BTreeSet<ProductId>,
}

/// The treatment or deviation that an entry tells of as it reads now; nothing for what was corrected since, or has no end.
pub fn given(view: &RecordView, entry: EntryId) -> Option<Given> {
    let treatments = view.course.given.iter();
    let treatments = treatments.map(|told| (told.id, told.latest));
    let deviations = view.course.deviations.iter();
    let mut known = treatments.chain(deviations.map(|told| (told.id, told.latest)));
    let (first, _) = known.find(|(_, latest)| *latest == entry)?;
    let mut all = view.course.treatments.iter();
    let treatment = all.find(|treatment| treatment.entry == first)?;
    let mut areas: BTreeSet<Area> = treatment
        .parts
        .iter()
        .map(|part| part.area.clone())
        .collect();
    areas.extend(treatment.areas_of_unknown_product().cloned());
    Some(Given {
        ended: treatment.ended?,
        areas,
        products: treatment
            .parts
            .iter()
            .map(|part| part.product.clone())
            .collect(),
    })
}

/// Why there can be no page: without a number to ring it would be no advice (R90).
pub fn lacking(clinic: &ClinicState, view: &RecordView) -> Option<PaperError> {
    let phone = phone(clinic, view);
    (!can_be_rung(&phone)).then_some(PaperError::NoPhone)
}

/// The page for a treatment, handed over by whoever is logged in.
pub fn page(
    text: &Text,
    journal: &Journal,
    view: &RecordView,
    given: Given,
    printed: Printed,
) -> Page {
    let (clinic, author) = (journal.clinic(), journal.author());
    let name = clinic.user(author.user).map(|user| user.name.clone());
    let (name, role): (String, Role) = (name.unwrap_or_default(), author.role);
    let (patient, born) = (view.patient.name.clone(), view.patient.birth_date);
    let (phone, exercise) = (phone(clinic, view), clinic.policy.aftercare_exercise);
    let (practice, clinic, text) = (clinic.practice, clinic.clinic.clone(), text.clone());
    let date = text.date(given.ended.day());
    let name_of_file = fill(&text.saving.aftercare_file, &[("date", &date)]);
    let note = Edit::NoteExport {
        patient: Some(view.id),
        what: Export::Aftercare,
    };
    Page::pdf(name_of_file, note, move || {
        let page = AftercarePage {
            clinic: &clinic,
            practice,
            patient: &patient,
            born,
            ended: given.ended,
            areas: &given.areas,
            products: &given.products,
            exercise,
            phone: &phone,
            given_by: (&name, role),
            printed,
        };
        page.pdf(&text)
    })
}

/// The number that she was told to ring last, or else the clinic's own.
fn phone(clinic: &ClinicState, view: &RecordView) -> String {
    let told = view.course.aftercare.iter();
    let told = told.filter(|told| can_be_rung(&told.value.phone));
    let newest = told.max_by_key(|told| told.occurred_at);
    newest.map_or_else(
        || clinic.clinic.phone.clone(),
        |told| told.value.phone.clone(),
    )
}
