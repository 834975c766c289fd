//! The fields about a sheet: which version, by which channel, and whether it was handed over or its receipt confirmed.

use eframe::egui::Ui;

use crate::domain::information::{Channel, Mark, Receipt, Scope, WrittenInformation};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::widget::segmented::Segmented;

use super::parts;

pub struct WrittenForm {
    sheet: String,
    sheet_sha256: String,
    channel: Channel,
    receipt: Receipt,
}

impl WrittenForm {
    pub fn new(cx: &Cx<'_>) -> Self {
        let sheet = cx.journal.clinic().current_sheet();
        Self {
            sheet: sheet.map(|sheet| sheet.version.clone()).unwrap_or_default(),
            sheet_sha256: sheet.map(|sheet| sheet.sha256.clone()).unwrap_or_default(),
            channel: Channel::Paper,
            receipt: Receipt::HandedOver,
        }
    }

    pub fn of(written: &WrittenInformation) -> Self {
        Self {
            sheet: written.sheet.clone(),
            sheet_sha256: written.sheet_sha256.clone(),
            channel: written.channel.clone(),
            receipt: written.receipt,
        }
    }

    /// What its moment is the moment of.
    pub fn what<'t>(&self, text: &'t Text) -> &'t str {
        text.receipt(self.receipt)
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.consultation;
        ui.horizontal_top(|ui| {
            let half = (ui.available_width() - ui.spacing().item_spacing.x) * 0.5;
            parts::sheet_ui(ui, cx, (&mut self.sheet, &mut self.sheet_sha256), half);
            parts::channel_ui(ui, cx.text, &mut self.channel, half);
        });
        parts::other_channel_ui(ui, cx.text, &mut self.channel);
        Segmented::new(&words.receipt, &mut self.receipt)
            .option(Receipt::HandedOver, &words.handed_over_short)
            .option(Receipt::Confirmed, &words.receipt_confirmed_short)
            .show(ui);
    }

    pub fn information(&self, scope: Scope, mark: Mark) -> Option<WrittenInformation> {
        let told = !matches!(&self.channel, Channel::Other(way) if way.trim().is_empty());
        (told && !self.sheet.is_empty()).then(|| WrittenInformation {
            scope,
            mark,
            sheet: self.sheet.clone(),
            sheet_sha256: self.sheet_sha256.clone(),
            channel: self.channel.clone(),
            receipt: self.receipt,
        })
    }
}
