//! A doctor reads an information sheet item by item and stands by it; what is not ticked was found missing (R28).

use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::domain::clinic::SheetAdopted;
use crate::domain::safety::{SheetApproved, SheetItem};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::settings::form::{self, Form};
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::paint;
use crate::ui::widget::tick::Tick;

pub struct ApprovalForm {
    version: String,
    sha256: String,
    found: [(SheetItem, bool); 4],
    stands_by_it: bool,
}

impl ApprovalForm {
    /// Nothing is ticked beforehand: whoever approves has to read.
    pub fn new(sheet: &SheetAdopted) -> Self {
        Self {
            version: sheet.version.clone(),
            sha256: sheet.sha256.clone(),
            found: SheetItem::ALL.map(|item| (item, false)),
            stands_by_it: false,
        }
    }

    fn items(&self) -> BTreeSet<SheetItem> {
        let found = self.found.iter().filter(|(_, found)| *found);
        found.map(|(item, _)| *item).collect()
    }
}

/// What a doctor has not found in a sheet, in words; empty if everything is there.
pub fn missing(text: &Text, items: &BTreeSet<SheetItem>) -> String {
    let missing = SheetItem::ALL
        .into_iter()
        .filter(|item| !items.contains(item));
    let missing: Vec<&str> = missing.map(|item| text.sheet_item(item)).collect();
    missing.join(", ")
}

fn asked(text: &Text, item: SheetItem) -> &str {
    let words = &text.order;
    match item {
        SheetItem::RealisticResult => &words.realistic_result,
        SheetItem::Complications => &words.complications,
        SheetItem::TreatmentOfComplications => &words.treatment_of_complications,
        SheetItem::LateEffects => &words.late_effects,
    }
}

impl Form for ApprovalForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        let title = fill(&words.approve_title, &[("version", &self.version)]);
        (title, words.approve_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.approve
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        if !self.stands_by_it {
            return Err(cx.text.order.confirm_missing.clone());
        }
        Ok(Edit::ApproveSheet(SheetApproved {
            sha256: self.sha256.clone(),
            items: self.items(),
        }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (text, words) = (cx.text, &cx.text.order);
        // None of them has the keyboard at first: a key that is meant for the dialog must not tick anything.
        for (item, found) in &mut self.found {
            Tick::new(asked(text, *item), found).show(ui);
        }
        let missing = missing(text, &self.items());
        if !missing.is_empty() {
            let said = fill(&words.missing_remark, &[("items", &missing)]);
            form::said_ui(ui, Status::Warn, &said);
        }
        ui.add_space(space::S4);
        paint::divider(ui);
        ui.add_space(space::S4);
        Tick::new(&words.confirm_approval, &mut self.stands_by_it)
            .remark(&words.confirm_first)
            .strong()
            .show(ui);
    }
}
