//! One patient's record: the course, every entry, photos, drafts, and where the reflection period stands.

use std::collections::BTreeSet;

use super::Untold;
use crate::domain::alignment::Pupils;
use crate::domain::area::Area;
use crate::domain::course::{Appointment, AppointmentState, Course};
use crate::domain::entry::Entry;
use crate::domain::id::{DraftId, EntryId, PatientId};
use crate::domain::information::Part;
use crate::domain::log::DraftKind;
use crate::domain::mark::Mark;
use crate::domain::patient::Patient;
use crate::domain::photo::{PhotoAttached, View};
use crate::domain::rules::{
    Assessment, BookingVerdict, Case, OpenFlag, Question, Reflection, booking, photos,
};
use crate::domain::set_aside::Hiding;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::case;
use crate::journal::{DraftContent, Journal, Now, Refusal, Result, Thing};

/// Everything that the pages of an open record show.
#[derive(Clone, Debug)]
pub struct RecordView {
    /// Of two registrations, the one that is worked in.
    pub id: PatientId,
    pub patient: Patient,
    pub course: Course,
    /// All entries of the patient, oldest first; of both registrations, if she has two.
    pub entries: Vec<Entry>,
    /// Those that are shown, newest first. A reviewer is shown the hidden ones among them.
    pub photos: Vec<PhotoItem>,
    /// Those that are hidden from whoever is logged in.
    pub hidden_photos: Vec<PhotoItem>,
    /// Photos whose small picture is not shown to whoever is logged in: hidden, or of another patient.
    pub out_of_sight: BTreeSet<EntryId>,
    /// Of whoever is logged in.
    pub drafts: Vec<DraftView>,
    pub reflection: Reflection,
    /// Red flags that no doctor has closed, the longest open first (R92b).
    pub flags: Vec<OpenFlag>,
    /// Alarm symptoms that a colleague has ticked, but not recorded.
    pub untold: Vec<Untold>,
    /// Somebody else with a similar name and the same birth date is in the journal.
    pub name_alert: bool,
    /// How old a before-photo may be (R80), as the clinic has set it.
    pub photo_age_days: u32,
    pub now: Now,
}

#[derive(Clone, PartialEq, Debug)]
pub struct PhotoItem {
    pub id: EntryId,
    pub taken_at: Moment,
    pub photo: PhotoAttached,
    /// Where the pupils are, once somebody has said so.
    pub pupils: Option<Pupils>,
    pub marks: Vec<Mark>,
    /// Why it is not shown to those who treat.
    pub hidden: Option<Hiding>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct DraftView {
    pub id: DraftId,
    pub kind: DraftKind,
    pub content: DraftContent,
    pub saved_at: Moment,
    pub revision: i64,
}

impl RecordView {
    /// The hidden photos too: what is here already must not be taken in again.
    pub fn all_photos(&self) -> impl Iterator<Item = &PhotoItem> {
        self.photos.iter().chain(&self.hidden_photos)
    }

    /// The areas × product of the current plan.
    pub fn planned_parts(&self) -> Vec<Part> {
        self.course
            .current_plan()
            .map(|plan| plan.value.parts().collect())
            .unwrap_or_default()
    }

    /// The next appointment that stands.
    pub fn next_appointment(&self) -> Option<&Appointment> {
        let to_come = |appointment: &&Appointment| {
            let stands = matches!(
                appointment.state,
                AppointmentState::Planned | AppointmentState::Arrived { .. }
            );
            stands && appointment.end() > self.now.moment
        };
        self.course
            .appointments
            .iter()
            .filter(to_come)
            .min_by_key(|appointment| appointment.start)
    }

    /// Views that a planned area still lacks if it were treated now (R80), each with whether it is there.
    pub fn coverage(&self) -> Vec<(Area, Vec<(View, bool)>)> {
        let of_area = |part: Part| {
            let now = self.now.moment;
            let views = photos::required(&self.course, &part.area, now, self.photo_age_days);
            let views = views
                .into_iter()
                .map(|(view, photo)| (view, photo.is_some()));
            (part.area, views.collect())
        };
        self.planned_parts().into_iter().map(of_area).collect()
    }

    /// The photos that count for an area of the plan if it were treated now (R80).
    pub fn counting_photos(&self) -> Vec<EntryId> {
        let of_area = |part: Part| {
            let now = self.now.moment;
            let views = photos::required(&self.course, &part.area, now, self.photo_age_days);
            let there = views.into_iter().filter_map(|(_, photo)| Some(photo?.id));
            there.collect::<Vec<_>>()
        };
        self.planned_parts().into_iter().flat_map(of_area).collect()
    }

    /// The photo to lay under the injection map of a treatment that began then, or begins.
    pub fn photo_under_map(&self, start: Moment) -> Option<(&PhotoItem, Pupils)> {
        let photo = self.course.photo_under_map(start)?;
        let item = self.photos.iter().find(|item| item.id == photo.id)?;
        Some((item, item.pupils?))
    }

    /// Whether an entry stands in the registration that is not worked in any more.
    pub fn is_of_other(&self, entry: &Entry) -> bool {
        let united = self.course.united.as_ref();
        united.is_some_and(|united| united.is_of_other(entry))
    }

    pub fn draft(&self, kind: DraftKind) -> Option<&DraftView> {
        self.drafts.iter().find(|draft| draft.kind == kind)
    }
}

impl Journal {
    /// The registration under which somebody's record is read: the one that is worked in, if she has two.
    pub fn person(&self, id: PatientId) -> Result<PatientId> {
        Ok(self.store.person(id)?)
    }

    /// Reads a record. That it was opened is a fact of its own: `Edit::OpenRecord`.
    pub fn record(&self, id: PatientId) -> Result<RecordView> {
        let id = self.store.person(id)?;
        let mut entries = self.store.entries_of(id)?;
        let course = Course::of(&entries);
        if let Some(united) = &course.united {
            united.union.leave_out_echoes(&mut entries);
        }
        let patient = course
            .patient
            .as_ref()
            .map(|told| told.value.clone())
            .ok_or(Refusal::Unknown(Thing::Patient))?;
        let now = self.now()?;
        let parts = course
            .current_plan()
            .map(|plan| plan.value.parts().collect())
            .unwrap_or_default();
        let question = Question::booking(now.moment, parts);
        let reflection = Reflection::of(&self.case(&course, question, now));
        let flags = self.flags(&course, now);
        let (photos, hidden_photos) = self.photos(id, &course)?;
        Ok(RecordView {
            id,
            name_alert: self.has_name_alert(id, &patient)?,
            photo_age_days: self.clinic.policy.photo_age_days,
            patient,
            photos,
            hidden_photos,
            out_of_sight: self.out_of_sight(&course),
            drafts: self.own_drafts(id)?,
            untold: self.untold(id, &course)?,
            reflection,
            flags,
            course,
            entries,
            now,
        })
    }

    /// The photos of a patient that are shown, and those that are hidden; what was withdrawn is neither.
    fn photos(&self, id: PatientId, course: &Course) -> Result<(Vec<PhotoItem>, Vec<PhotoItem>)> {
        let mine: BTreeSet<EntryId> = course.photos.iter().map(|told| told.id).collect();
        let rows = self.store.photos_of(id)?.into_iter();
        let items = rows
            .filter(|row| mine.contains(&row.id))
            .map(|row| PhotoItem {
                id: row.id,
                taken_at: row.taken_at,
                photo: row.photo,
                pupils: course.aligned.get(&row.id).copied(),
                marks: course.marked.get(&row.id).cloned().unwrap_or_default(),
                hidden: course.hidden.get(&row.id).cloned(),
            });
        let sees_all = self.reviews();
        Ok(items.partition(|item| sees_all || item.hidden.is_none()))
    }

    /// Whoever reviews sees everything that was ever attached.
    fn reviews(&self) -> bool {
        self.author.role == Role::Reviewer
    }

    fn out_of_sight(&self, course: &Course) -> BTreeSet<EntryId> {
        if self.reviews() {
            return BTreeSet::new();
        }
        let withdrawn = course.withdrawn_photos.iter().map(|one| one.of);
        course.hidden.keys().copied().chain(withdrawn).collect()
    }

    /// Whether whoever is logged in has anything half-written.
    pub fn has_drafts(&self) -> bool {
        let own = self.store.drafts_by(self.author.user);
        own.is_ok_and(|drafts| !drafts.is_empty())
    }

    fn own_drafts(&self, patient: PatientId) -> Result<Vec<DraftView>> {
        let drafts = self
            .store
            .drafts_about(patient)?
            .into_iter()
            .filter(|draft| draft.author == self.author.user);
        let view = |draft: crate::store::Draft| {
            Ok(DraftView {
                id: draft.id,
                kind: draft.kind,
                content: DraftContent::parse(&draft.json)?,
                saved_at: draft.saved_at,
                revision: draft.revision,
            })
        };
        drafts.map(view).collect()
    }

    fn untold(&self, patient: PatientId, course: &Course) -> Result<Vec<Untold>> {
        let drafts = self.store.drafts_about(patient)?.into_iter();
        let others = drafts.filter(|draft| draft.author != self.author.user);
        let untold = others.filter_map(|draft| Untold::of(&draft));
        Ok(untold.filter(|untold| !untold.is_told(course)).collect())
    }

    fn has_name_alert(&self, id: PatientId, patient: &Patient) -> Result<bool> {
        Ok(!case::namesakes(&self.store, id, patient)?.is_empty())
    }

    /// A draft as it stands in the database, to compare with what is on the screen.
    pub fn draft(&self, id: DraftId) -> Result<Option<DraftView>> {
        let Some(draft) = self
            .store
            .draft(id)?
            .filter(|draft| draft.author == self.author.user)
        else {
            return Ok(None);
        };
        let content = DraftContent::parse(&draft.json)?;
        Ok(Some(DraftView {
            id,
            kind: draft.kind,
            content,
            saved_at: draft.saved_at,
            revision: draft.revision,
        }))
    }

    /// Whether these parts may be booked at a time: what the booking page says before anybody asks.
    pub fn booking_verdict(
        &self,
        record: &RecordView,
        parts: Vec<Part>,
        start: Moment,
    ) -> Result<BookingVerdict> {
        let question = Question::booking(start.whole_second(), parts);
        Ok(booking::judge(&self.case(
            &record.course,
            question,
            self.now()?,
        )))
    }

    /// Where the reflection period of some parts stands now: they may be others than those of the plan.
    pub fn reflection(&self, record: &RecordView, parts: Vec<Part>) -> Result<Reflection> {
        let now = self.now()?;
        let question = Question::booking(now.moment, parts);
        Ok(Reflection::of(&self.case(&record.course, question, now)))
    }

    /// All findings about a patient's course, for the question given.
    pub fn assess(&self, record: &RecordView, question: Question) -> Result<Assessment> {
        let case = self.case(&record.course, question, self.now()?);
        Ok(Assessment::of(&case::with_others(
            &self.store,
            record.id,
            case,
        )?))
    }

    pub(super) fn case<'c>(&'c self, course: &'c Course, question: Question, now: Now) -> Case<'c> {
        case::of_course(&self.clinic, now, course, question)
    }

    /// JPEG of a photo's thumbnail; none for a reviewer to whom photos were not granted.
    pub fn thumbnail(&self, photo: EntryId) -> Result<Option<Vec<u8>>> {
        if !self.vault.keys().sees_photos() {
            return Ok(None);
        }
        Ok(self.store.thumbnail(photo)?)
    }

    /// Whether the same picture lies in another patient's record: likely a mix-up.
    pub fn is_elsewhere(&self, patient: PatientId, sha256: &str) -> Result<bool> {
        let person = self.store.person(patient)?;
        Ok(self
            .store
            .photos_with_content(sha256)?
            .iter()
            .map(|row| self.store.person(row.patient))
            .collect::<std::result::Result<Vec<_>, _>>()?
            .iter()
            .any(|other| *other != person))
    }
}
