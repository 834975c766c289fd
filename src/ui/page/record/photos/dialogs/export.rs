//! Letting copies of photos leave: what for, for whom, and which (R81). The place is asked for afterwards.

use eframe::egui::Ui;

use crate::domain::id::{EntryId, PatientId};
use crate::domain::log::Export;
use crate::domain::pairs::Pair;
use crate::domain::photo::{Purpose, View};
use crate::domain::rules::publication::may_leave;
use crate::domain::time::Moment;
use crate::journal::Edit;
use crate::journal::reader::ReaderKey;
use crate::journal::task::CopyPhoto;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::fill;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next, submitted};
use crate::ui::saving::{Page, PageTrouble};
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::{dialog, notice, tick};

use super::{missing, sheet};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Which {
    This,
    SameDay,
    All,
}

/// As what they leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum AsWhat {
    Files,
    Sheet,
}

pub struct ExportForm {
    photo: EntryId,
    shows: View,
    taken_at: Moment,
    as_what: AsWhat,
    which: Which,
    purpose: Option<Purpose>,
    to: String,
    pub error: Option<String>,
}

impl ExportForm {
    pub const fn of(item: &PhotoItem) -> Self {
        Self {
            photo: item.id,
            shows: item.photo.view,
            taken_at: item.taken_at,
            as_what: AsWhat::Files,
            which: Which::This,
            purpose: None,
            to: String::new(),
            error: None,
        }
    }

    /// The pairs of a photo's view, on paper.
    pub fn sheet_of(item: &PhotoItem) -> Self {
        Self {
            as_what: AsWhat::Sheet,
            ..Self::of(item)
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

    /// The pairs of this photo's view, with a photo of its day, or all.
    fn pairs<'v>(&self, cx: &Cx<'_>, view: &'v RecordView) -> Vec<Pair<'v>> {
        let day = self.taken_at.day();
        let is_meant = |pair: &Pair<'_>| match self.which {
            Which::This => pair.view == self.shows,
            Which::SameDay => [pair.before, pair.after]
                .iter()
                .any(|told| told.occurred_at.day() == day),
            Which::All => true,
        };
        let mut pairs = sheet::found(cx.journal.clinic(), view);
        pairs.retain(is_meant);
        pairs
    }

    fn ids(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<EntryId> {
        match self.as_what {
            AsWhat::Files => self.items(view).iter().map(|item| item.id).collect(),
            AsWhat::Sheet => {
                let pairs = self.pairs(cx, view).into_iter();
                pairs
                    .flat_map(|pair| [pair.before.id, pair.after.id])
                    .collect()
            }
        }
    }

    /// What will be there.
    fn counted(&self, cx: &Cx<'_>, view: &RecordView) -> String {
        let words = &cx.text.photo_acts;
        match self.as_what {
            AsWhat::Files => {
                let count = super::super::count(cx.text, self.items(view).len());
                fill(&words.export_count, &[("count", &count)])
            }
            AsWhat::Sheet => match self.pairs(cx, view).len() {
                1 => words.one_pair.clone(),
                count => fill(&words.pairs_count, &[("count", &count.to_string())]),
            },
        }
    }

    /// Why they may not leave for that.
    fn fault(&self, cx: &Cx<'_>, view: &RecordView) -> Option<String> {
        let purpose = self.purpose?;
        let ids = self.ids(cx, view);
        let days = cx.journal.clinic().policy.publication_days;
        let allowed = may_leave(&view.course, &ids, Some(purpose), (cx.moment(), days));
        Some(cx.text.use_fault(allowed.err()?, cx.today()))
    }

    /// Asks for the place; false, with the reason in the dialog, if the record does not say where a photo lies.
    pub fn leave(&mut self, cx: &mut Cx<'_>, view: &RecordView) -> bool {
        let page = self.leaving(cx, view);
        let is_known = page.is_some();
        match page {
            Some(page) => cx.send(Command::SavePage(Box::new(page))),
            None => self.error = Some(cx.text.faults.photo_file_damaged.clone()),
        }
        is_known
    }

    /// What is to be saved, once a place is chosen; the journal is asked first.
    fn leaving(&self, cx: &Cx<'_>, view: &RecordView) -> Option<Page> {
        let name = cx.text.photo_acts.export_file.clone();
        let asked = (self.purpose, self.to.trim().to_owned());
        if self.as_what == AsWhat::Sheet {
            let (pairs, to) = (self.pairs(cx, view), asked.1);
            return sheet::page(cx.text, cx.journal, (view, &pairs), (self.purpose?, to));
        }
        copies(
            (name, cx.journal.reader()),
            view.id,
            &self.items(view),
            asked,
        )
    }
}

/// Copies of some photos of a patient; none if a file's name in the record is none.
pub fn copies(
    (name, reader): (String, ReaderKey),
    patient: PatientId,
    items: &[&PhotoItem],
    (purpose, to): (Option<Purpose>, String),
) -> Option<Page> {
    let mut copies: Vec<CopyPhoto> = Vec::with_capacity(items.len());
    for item in items {
        copies.push(CopyPhoto {
            reader: reader.clone(),
            name: item.photo.name.parse().ok()?,
        });
    }
    let mut copies = copies.into_iter();
    Some(Page {
        name,
        ending: "jpg",
        note: Edit::ExportPhotos {
            patient,
            what: Export::Photo,
            photos: items.iter().map(|item| item.id).collect(),
            purpose,
            to,
        },
        parts: items.len(),
        make: Box::new(move || Some(copies.next()?.run().map_err(PageTrouble::Photo))),
    })
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
        Segmented::new(&words.as_what, &mut self.as_what)
            .option(AsWhat::Files, &words.as_files)
            .option(AsWhat::Sheet, &words.as_sheet)
            .show(ui);
        let this = match self.as_what {
            AsWhat::Files => &words.this_one,
            AsWhat::Sheet => &words.this_view,
        };
        Segmented::new(&words.which, &mut self.which)
            .option(Which::This, this)
            .option(Which::SameDay, &words.same_day)
            .option(Which::All, &words.all)
            .show(ui);
        let said = self.counted(cx, view);
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
            (self.ids(cx, view).is_empty(), &words.no_pairs),
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
