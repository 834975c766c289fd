//! A signed treatment that is said otherwise: its draft, and the start that it belongs to.

use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::log::DraftKind;
use crate::domain::treatment::{TreatmentDraft, TreatmentStarted};
use crate::journal::view::RecordView;
use crate::journal::{DraftContent, Edit};
use crate::ui::cx::Cx;

use super::difference::signed_map_of;
use super::given::{self, Given, Kind};
use super::{TreatmentPage, is_of};

/// Whether somebody may say this treatment otherwise now: it is her own or she is a doctor, and she writes no other.
pub fn may_be_corrected(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>) -> bool {
    let is_own = given.practitioner == cx.journal.author().user;
    let is_treatment = matches!(given.kind, Kind::Treatment(_));
    is_treatment && (is_own || cx.is_doctor()) && view.course.start_of_given(given.entry).is_some()
}

impl TreatmentPage {
    /// A draft of the treatment as it stands; it is opened once it is begun.
    pub(super) fn begin_correction(&mut self, cx: &mut Cx<'_>, view: &RecordView, entry: EntryId) {
        let mut all = given::all(&view.course).into_iter();
        let Some(given) = all.find(|given| given.entry == entry) else {
            return;
        };
        let start = view.course.start_of_given(entry);
        let (Kind::Treatment(stands), Some(start)) = (given.kind, start) else {
            return;
        };
        let map = signed_map_of(&given);
        let Some(draft) = TreatmentDraft::correcting((entry, start.latest), stands, map) else {
            return;
        };
        self.asked = Some(draft.clone());
        cx.ask(Edit::BeginDraft {
            patient: view.id,
            kind: DraftKind::Treatment,
            content: DraftContent::Treatment(Box::new(draft)),
        });
    }

    /// The start of the treatment that the draft corrects, while it can be corrected.
    pub(super) fn corrected_start<'v>(
        &self,
        view: &'v RecordView,
    ) -> Option<&'v Told<TreatmentStarted>> {
        let open = self.open.as_ref().map(|open| &open.form.draft);
        let found = self.found.as_ref().and_then(|found| match &found.content {
            DraftContent::Treatment(draft) => Some(draft.as_ref()),
            DraftContent::Consultation(_)
            | DraftContent::ContactNote { .. }
            | DraftContent::Reaction(_)
            | DraftContent::FollowUp(_) => None,
        });
        let draft = open.or(found)?;
        let correction = draft.correction.as_ref()?;
        let mut given = view.course.given.iter();
        let stands = given.any(|told| told.versions.contains(&correction.entry));
        let mut starts = view.course.starts.iter();
        starts.find(|start| stands && is_of(draft, start))
    }

    /// The start that what is written belongs to.
    pub(super) fn written_start<'v>(
        &self,
        view: &'v RecordView,
    ) -> Option<&'v Told<TreatmentStarted>> {
        self.corrected_start(view)
            .or_else(|| view.course.running_start())
    }
}
