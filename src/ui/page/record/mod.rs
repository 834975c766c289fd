//! The open record: one patient at a time, with her banner and eight tabs.

pub mod aftercare_page;
pub mod banner;

pub mod booking;
pub mod consultation;
pub mod follow_up;
pub mod history;
pub mod overview;
pub mod photos;
pub mod readiness;
pub mod treatment;

mod about_finding;
pub mod decide;
pub mod identity;
mod kept;
pub mod saving;
pub mod whose;

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::id::PatientId;
use crate::domain::time::{MINUTE, SECOND};
use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::{Command, Report, Tab};
use crate::ui::cx::Cx;

use booking::BookingPage;
use consultation::ConsultationPage;
use follow_up::FollowUpPage;
use history::HistoryPage;
use overview::OverviewPage;
use photos::PhotosPage;
use readiness::{GateLight, ReadinessPage};
use treatment::TreatmentPage;

pub struct Record {
    view: RecordView,
    /// The light of *Klar til behandling?*, for tab and banner; absent while nothing is planned.
    light: Option<GateLight>,
    tab: Tab,
    /// The revision of the journal that the view was read at.
    seen: u64,
    /// Read again since the second of the last change: what is recorded in a second counts only after it.
    settled: bool,
    overview: OverviewPage,
    consultation: ConsultationPage,
    photos: PhotosPage,
    booking: BookingPage,
    readiness: ReadinessPage,
    treatment: TreatmentPage,
    follow_up: FollowUpPage,
    history: HistoryPage,
}

impl Record {
    pub fn new(journal: &Journal, view: RecordView, tab: Tab) -> Self {
        Self {
            consultation: ConsultationPage::new(journal, &view),
            booking: BookingPage::new(journal, &view),
            treatment: TreatmentPage::new(&view),
            overview: OverviewPage::default(),
            photos: PhotosPage::default(),
            readiness: ReadinessPage::default(),
            follow_up: FollowUpPage::new(&view),
            history: HistoryPage::default(),
            seen: journal.revision(),
            settled: true,
            light: readiness::light_of(journal, &view),
            view,
            tab,
        }
    }

    pub const fn id(&self) -> PatientId {
        self.view.id
    }

    pub const fn view(&self) -> &RecordView {
        &self.view
    }

    pub const fn light(&self) -> Option<&GateLight> {
        self.light.as_ref()
    }

    pub const fn tab(&self) -> Tab {
        self.tab
    }

    pub const fn show(&mut self, tab: Tab) {
        self.tab = tab;
    }

    /// »Kladde gemt 14.30«, for the row of tabs.
    pub fn saved(&self, text: &Text) -> String {
        if self.tab == Tab::Treatment {
            return self.treatment.saved(text);
        }
        if self.tab == Tab::FollowUp {
            return self.follow_up.saved(text);
        }
        self.consultation.saved(text)
    }

    /// Reads the record again if facts were added since, the second after, and each minute, since time alone ends a
    /// reflection period.
    pub fn read_again(&mut self, journal: &Journal) -> Result<(), Error> {
        let (now, read_at) = (journal.now()?.moment, self.view.now.moment);
        let unit = if self.settled { MINUTE } else { SECOND };
        let passed = now.micros().div_euclid(unit) != read_at.micros().div_euclid(unit);
        let changed = self.seen != journal.revision();
        if passed || changed {
            let view = journal.record(self.view.id)?;
            if registrations(&view) != registrations(&self.view) {
                // It is another record now, with other drafts. Photos that wait here to be saved go on waiting.
                let mut photos = std::mem::take(&mut self.photos);
                if view.id != self.view.id {
                    photos = PhotosPage::default();
                }
                *self = Self {
                    photos,
                    ..Self::new(journal, view, self.tab)
                };
                return Ok(());
            }
            self.view = view;
            self.light = readiness::light_of(journal, &self.view);
            (self.seen, self.settled) = (journal.revision(), !changed);
        }
        Ok(())
    }

    /// Saves what is typed after a pause of 400 ms, at most 2 s after the first unsaved key.
    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        self.consultation.save_in_time(ctx, uptime, commands);
        self.treatment.save_in_time(ctx, uptime, commands);
        self.overview.save_in_time(ctx, uptime, commands);
        self.follow_up.save_in_time(ctx, uptime, commands);
    }

    /// Saves what is typed now: before a page change and before locking.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        self.consultation.flush(commands);
        self.treatment.flush(commands);
        self.overview.flush(commands);
        self.follow_up.flush(commands);
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        // Dialogs of the overview, notes and their drafts are its own, whichever tab is on the screen.
        if self.overview.owns(edit) {
            return self.overview.answered(text, commands, edit, result);
        }
        // Its draft is the treatment's own, whichever tab is on the screen.
        let is_draft = matches!(
            edit,
            Edit::BeginDraft { .. } | Edit::SaveDraft { .. } | Edit::DiscardDraft(_)
        );
        if is_draft {
            self.follow_up.draft_answered(journal, edit, result);
        }
        if (is_draft || self.tab == Tab::Treatment)
            && self
                .treatment
                .answered(text, journal, commands, edit, result)
        {
            return true;
        }
        // Other drafts belong to the consultation.
        if self
            .consultation
            .answered(text, journal, commands, edit, result)
        {
            return true;
        }
        // So do photos, which are sealed while somebody may already read on another tab.
        if let Edit::AttachPhotos { patient, .. } = edit {
            return *patient == self.view.id && self.photos.answered(text, commands, edit, result);
        }
        match self.tab {
            Tab::Overview => self.overview.answered(text, commands, edit, result),
            Tab::Photos => self.photos.answered(text, commands, edit, result),
            Tab::Booking => self.booking.answered(text, journal, commands, edit, result),
            Tab::History => self.history.answered(text, edit, result),
            Tab::Readiness => self
                .readiness
                .answered(text, journal, commands, edit, result),
            Tab::FollowUp => self.follow_up.answered(text, journal, edit, result),
            Tab::Consultation | Tab::Treatment => false,
        }
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        report: Report,
    ) {
        if let Report::PhotoUnderMap { photo, shown } = report {
            let today = self.view.now.moment.day();
            self.treatment
                .photo_opened(ctx, text, today, (photo, shown));
            return;
        }
        self.photos
            .take_in(ctx, text, journal, &self.view, commands, report);
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let view = &self.view;
        // How far one page is scrolled is nothing of the next: what stands first there must be seen first.
        ui.push_id((view.id, self.tab), |ui| match self.tab {
            Tab::Overview => self.overview.ui(cx, view, ui),
            Tab::Consultation => self.consultation.ui(cx, view, ui),
            Tab::Photos => self.photos.ui(cx, view, ui),
            Tab::Booking => self.booking.ui(cx, view, ui),
            Tab::History => self.history.ui(cx, view, ui),
            Tab::Readiness => self.readiness.ui(cx, view, ui),
            Tab::Treatment => self.treatment.ui(cx, view, ui),
            Tab::FollowUp => self.follow_up.ui(cx, view, ui),
        });
    }
}

/// Of which registrations a record consists.
fn registrations(view: &RecordView) -> (PatientId, Option<PatientId>) {
    let united = view.course.united.as_ref();
    (view.id, united.map(|united| united.union.other))
}
