//! Letting copies of photos leave: what for, for whom, and which (R81). The place is asked for afterwards.

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::domain::log::Export;
use crate::domain::photo::Purpose;
use crate::domain::rules::publication::may_leave;
use crate::domain::time::Moment;
use crate::journal::Edit;
use crate::journal::task::CopyPhoto;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next, submitted};
use crate::ui::saving::{Page, PageTrouble};
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::{dialog, notice, tick};

use super::missing;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Which {
    This,
    SameDay,
    All,
}

pub struct ExportForm {
    photo: EntryId,
    taken_at: Moment,
    which: Which,
    purpose: Option<Purpose>,
    to: String,
    pub error: Option<String>,
}

impl ExportForm {
    pub const fn of(item: &PhotoItem) -> Self {
        Self {
            photo: item.id,
            taken_at: item.taken_at,
            which: Which::This,
            purpose: None,
            to: String::new(),
            error: None,
        }
    }

    fn items<'v>(&self, view: &'v RecordView) -> Vec<&'v PhotoItem> {
        let is_meant = |item: &&PhotoItem| match self.which {
            Which::This => item.id == self.photo,
            Which::SameDay => item.taken_at.day() == self.taken_at.day(),
            Which::All => true,
        };
        view.photos.iter().filter(is_meant).collect()
    }

    /// Why they may not leave for that.
    fn fault(&self, cx: &Cx<'_>, view: &RecordView) -> Option<String> {
        let purpose = self.purpose?;
        let ids: Vec<EntryId> = self.items(view).iter().map(|item| item.id).collect();
        let days = cx.journal.clinic().policy.publication_days;
        let allowed = may_leave(&view.course, &ids, Some(purpose), (cx.moment(), days));
        Some(cx.text.use_fault(allowed.err()?, cx.today()))
    }

    /// What is to be saved, once a place is chosen; the journal is asked first.
    pub fn leaving(&self, cx: &Cx<'_>, view: &RecordView) -> Option<Page> {
        let items = self.items(view);
        let mut copies: Vec<CopyPhoto> = Vec::with_capacity(items.len());
        for item in &items {
            copies.push(CopyPhoto {
                reader: cx.journal.reader(),
                name: item.photo.name.parse().ok()?,
            });
        }
        let note = Edit::ExportPhotos {
            patient: view.id,
            what: Export::Photo,
            photos: items.iter().map(|item| item.id).collect(),
            purpose: self.purpose,
            to: self.to.trim().to_owned(),
        };
        let mut copies = copies.into_iter();
        Some(Page {
            name: cx.text.photo_acts.export_file.clone(),
            ending: "jpg",
            note,
            parts: items.len(),
            make: Box::new(move || {
                let copy = copies.next()?;
                Some(copy.run().map_err(PageTrouble::Photo))
            }),
        })
    }
}

impl Form for ExportForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.photo_acts;
        ui.label(Theme::of(ui).label(&words.purpose));
        for purpose in Purpose::ALL {
            let chosen = self.purpose == Some(purpose);
            let radio = tick::radio(ui, cx.text.purpose(purpose), "", chosen);
            if radio.clicked() {
                self.purpose = Some(purpose);
            }
            if purpose.is_documentation() {
                dialog::begin_with(ui, &radio);
            }
        }
        if let Some(fault) = self.fault(cx, view) {
            notice::remark(ui, Status::Stop, &fault);
        }
        Segmented::new(&words.which, &mut self.which)
            .option(Which::This, &words.this_one)
            .option(Which::SameDay, &words.same_day)
            .option(Which::All, &words.all)
            .show(ui);
        let count = self.items(view).len().to_string();
        let said = fill(&words.export_count, &[("count", &count)]);
        ui.label(Theme::of(ui).muted(said));
        let to = Field::line(&words.to, &mut self.to)
            .hint(&words.to_hint)
            .show(ui);
        Next::save_if(submitted(ui, &to))
    }

    fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<String> {
        let words = &cx.text.photo_acts;
        let refused = self.purpose.is_none() || self.fault(cx, view).is_some();
        missing(&[
            (refused, &words.purpose),
            (self.to.trim().is_empty(), &words.to),
        ])
    }

    /// None of its own: the export is noted when its place is known.
    fn edits(&self, _cx: &Cx<'_>, _view: &RecordView) -> Vec<Edit> {
        Vec::new()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
