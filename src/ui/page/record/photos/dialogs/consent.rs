//! The patient's yes to using a photo beyond the record, and its end (R82).

use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::domain::consent::{ConsentForm as Given, ConsentWithdrawn};
use crate::domain::id::EntryId;
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::rules::publication::may_be_signed;
use crate::domain::time::Moment;
use crate::journal::Edit;
use crate::journal::view::{PhotoItem, RecordView};
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next};
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::status::Status;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;

use super::missing;

pub struct ConsentForm {
    photo: EntryId,
    /// Every photo of the same day too.
    whole_day: bool,
    taken_at: Moment,
    purposes: BTreeSet<Purpose>,
    used_where: String,
    given: Option<Given>,
    signed: PastMoment,
    assessment: String,
    pub error: Option<String>,
}

impl ConsentForm {
    pub fn of(item: &PhotoItem) -> Self {
        Self {
            photo: item.id,
            whole_day: false,
            taken_at: item.taken_at,
            purposes: BTreeSet::new(),
            used_where: String::new(),
            given: None,
            signed: PastMoment::default(),
            assessment: String::new(),
            error: None,
        }
    }

    fn photos(&self, view: &RecordView) -> BTreeSet<EntryId> {
        let same_day = |item: &&PhotoItem| {
            item.id == self.photo || (self.whole_day && item.taken_at.day() == self.taken_at.day())
        };
        let items = view.photos.iter().filter(same_day);
        items.map(|item| item.id).collect()
    }

    fn purposes_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        for purpose in Purpose::BEYOND {
            let mut ticked = self.purposes.contains(&purpose);
            let tick = Tick::new(cx.text.purpose(purpose), &mut ticked).show(ui);
            if purpose == Purpose::Teaching {
                dialog::begin_with(ui, &tick);
            }
            if ticked {
                self.purposes.insert(purpose);
            } else {
                self.purposes.remove(&purpose);
            }
        }
    }

    /// Why a consent that was signed then would not hold.
    fn fault(&self, cx: &Cx<'_>, view: &RecordView) -> Option<String> {
        let signed = self.signed.meant(cx.text, cx.moment())?;
        let days = cx.journal.clinic().policy.publication_days;
        let allowed = may_be_signed(&view.course, signed, (cx.moment(), days));
        let fault = allowed.err()?;
        Some(cx.text.use_fault(fault, cx.today()))
    }
}

impl Form for ConsentForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.photo_acts);
        self.purposes_ui(cx, ui);
        Segmented::new(&words.which, &mut self.whole_day)
            .option(false, &words.this_one)
            .option(true, &words.same_day)
            .show(ui);
        Field::area(&words.used_where, &mut self.used_where, 2).show(ui);
        let readiness = &text.readiness;
        Segmented::new(&readiness.consent_form, &mut self.given)
            .option(Some(Given::Paper), &readiness.consent_paper)
            .option(Some(Given::OnScreen), &readiness.consent_screen)
            .show(ui);
        let now = (text, cx.moment());
        self.signed.ui(ui, now, &words.signed, Place::WithNow);
        if let Some(fault) = self.fault(cx, view) {
            notice::remark(ui, Status::Stop, &fault);
        }
        Field::area(&words.assessment, &mut self.assessment, 2).show(ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<String> {
        let (text, words) = (cx.text, &cx.text.photo_acts);
        let signed = self.signed.meant(text, cx.moment()).is_none();
        missing(&[
            (self.purposes.is_empty(), &words.purpose),
            (self.used_where.trim().is_empty(), &words.used_where),
            (self.given.is_none(), &text.readiness.consent_form),
            (signed || self.fault(cx, view).is_some(), &words.signed),
            (self.assessment.trim().is_empty(), &words.assessment),
        ])
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let at = self.signed.meant(cx.text, cx.moment());
        let edit = at
            .zip(self.given)
            .map(|(at, form)| Edit::ConsentToPhotoUse {
                patient: view.id,
                at,
                consent: PhotoUseConsented {
                    purposes: self.purposes.clone(),
                    photos: self.photos(view),
                    used_where: self.used_where.trim().to_owned(),
                    form,
                    assessment: self.assessment.trim().to_owned(),
                },
            });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

pub struct EndForm {
    consent: EntryId,
    at: PastMoment,
    note: String,
    pub error: Option<String>,
}

impl EndForm {
    pub fn of(consent: EntryId) -> Self {
        Self {
            consent,
            at: PastMoment::default(),
            note: String::new(),
            error: None,
        }
    }
}

impl Form for EndForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.photo_acts);
        let note = Field::area(&words.end_note, &mut self.note, 2).show(ui);
        dialog::begin_with(ui, &note);
        let now = (text, cx.moment());
        Next::save_if(self.at.ui(ui, now, &words.end_at, Place::WithNow))
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let is_open = self.at.meant(cx.text, cx.moment()).is_none();
        missing(&[(is_open, &cx.text.photo_acts.end_at)])
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let at = self.at.meant(cx.text, cx.moment());
        let edit = at.map(|at| Edit::WithdrawConsent {
            patient: view.id,
            at,
            withdrawn: ConsentWithdrawn {
                consent: self.consent,
                note: self.note.trim().to_owned(),
            },
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
