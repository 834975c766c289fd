//! What is known of one patient on a sheet of paper, and whether the journal says the same.

use std::collections::BTreeMap;

use mimik::domain::course::AppointmentState;
use mimik::domain::entry::Entry;
use mimik::domain::fact::Fact;
use mimik::domain::id::{DraftId, EntryId, PatientId};
use mimik::domain::log::DraftKind;
use mimik::domain::time::Moment;
use mimik::journal::{DraftContent, Journal};

/// What is known of one patient.
#[derive(Default)]
pub(in crate::harness) struct Person {
    pub number: &'static str,
    pub name: (String, String),
    pub phone: String,
    /// Each with all its texts, the newest last.
    pub notes: Vec<(EntryId, Vec<String>)>,
    pub draft: Option<(DraftId, i64, String)>,
    /// When it begins, and whether it stands.
    pub appointments: BTreeMap<EntryId, (Moment, bool)>,
    pub photos: usize,
}

impl Person {
    pub fn is_as_in(&self, journal: &Journal, patient: PatientId) -> Vec<(&'static str, bool)> {
        let record = journal.record(patient).unwrap();
        let row = journal.find(self.number, 9).unwrap().rows;
        let name = (row[0].given.clone(), row[0].family.clone());
        let newest: Vec<&str> = self.notes.iter().map(|(_, texts)| newest(texts)).collect();
        let mut told: Vec<(EntryId, &str)> = record
            .course
            .notes
            .iter()
            .map(|note| (note.id, note.value.text.as_str()))
            .collect();
        told.sort_by_key(|(root, _)| self.notes.iter().position(|(id, _)| id == root));
        let told: Vec<&str> = told.into_iter().map(|(_, text)| text).collect();
        // Every text that ever stood there is still an entry.
        let mut ever: Vec<&String> = self.notes.iter().flat_map(|(_, texts)| texts).collect();
        let mut kept: Vec<&String> = record.entries.iter().filter_map(text_of).collect();
        ever.sort();
        kept.sort();
        let draft = record
            .draft(DraftKind::ContactNote)
            .map(|draft| match &draft.content {
                DraftContent::ContactNote { note, .. } => {
                    (draft.id, draft.revision, note.text.clone())
                }
                other => panic!("{other:?}"),
            });
        let appointments = record.course.appointments.iter().map(|appointment| {
            let stands = matches!(appointment.state, AppointmentState::Planned);
            (appointment.id, (appointment.start, stands))
        });
        vec![
            ("name", name == self.name && row.len() == 1),
            (
                "phone",
                row[0].phone == self.phone && record.patient.phone == self.phone,
            ),
            ("notes", told == newest),
            ("texts", kept == ever),
            ("draft", draft == self.draft),
            (
                "appointments",
                appointments.collect::<BTreeMap<_, _>>() == self.appointments,
            ),
            ("photos", record.photos.len() == self.photos),
        ]
    }
}

fn newest(texts: &[String]) -> &str {
    texts.last().unwrap()
}

fn text_of(entry: &Entry) -> Option<&String> {
    match &entry.fact {
        Fact::ContactNote(note) => Some(&note.text),
        _ => None,
    }
}
