//! The information sheet in large type, to be read with the patient: its exact text, its version and its fingerprint.

use eframe::egui::{Key, Modifiers, Ui, vec2};

use crate::domain::clinic::SheetAdopted;
use crate::text::fill;
use crate::text::sheet::{Line, lines};
use crate::ui::cx::Cx;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::key;

/// A line is read best when it is not longer than this.
const WIDTH: f32 = 860.0;

#[derive(Default)]
pub struct SheetReader {
    /// Another version than the current one.
    version: Option<String>,
}

impl SheetReader {
    /// The reader with the version that somebody was given.
    pub const fn of(version: String) -> Self {
        Self {
            version: Some(version),
        }
    }

    /// True when it was closed.
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) -> bool {
        let words = &cx.text.sheet;
        let sheets = &cx.journal.clinic().sheets;
        let chosen = self
            .version
            .as_ref()
            .and_then(|version| sheets.iter().rfind(|sheet| sheet.version == *version));
        let Some(sheet) = chosen.or_else(|| sheets.last()) else {
            return true;
        };
        let remark = fill(
            &words.remark,
            &[("version", &sheet.version), ("sha256", &sheet.sha256)],
        );
        let shown = Dialog::new("information sheet", &words.title)
            .remark(&remark)
            .width(WIDTH)
            .show(
                ui,
                |ui| {
                    scroll_by_keys(ui);
                    text_ui(ui, &sheet.text);
                },
                |ui| {
                    self.versions_ui(cx, sheet, ui);
                    Button::primary(&cx.text.common.close)
                        .hint("Esc")
                        .show(ui)
                        .clicked()
                },
            );
        shown.cancelled || shown.inner.1
    }

    fn versions_ui(&mut self, cx: &Cx<'_>, shown: &SheetAdopted, ui: &mut Ui) {
        let sheets = &cx.journal.clinic().sheets;
        if sheets.len() < 2 {
            return;
        }
        let options: Vec<(String, &str)> = sheets
            .iter()
            .rev()
            .map(|sheet| (sheet.version.clone(), sheet.version.as_str()))
            .collect();
        let mut version = shown.version.clone();
        let choice = Choice::new(&cx.text.sheet.version, &mut version, &options)
            .label_hidden()
            .width(160.0);
        if choice.show(ui).changed() {
            self.version = Some(version);
        }
    }
}

fn scroll_by_keys(ui: &Ui) {
    /// A few lines.
    const STEP: f32 = 64.0;
    let page = ui.clip_rect().height() - STEP;
    let whole = 100_000.0;
    let keys = [
        (Key::ArrowDown, -STEP),
        (Key::ArrowUp, STEP),
        (Key::PageDown, -page),
        (Key::Space, -page),
        (Key::PageUp, page),
        (Key::End, -whole),
        (Key::Home, whole),
    ];
    for (key, by) in keys {
        if key::pressed(ui, Modifiers::NONE, key) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

fn text_ui(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = space::S8;
    for line in lines(text) {
        match line {
            Line::Title(title) => {
                ui.label(theme.display(title));
            }
            Line::Heading(heading) => {
                ui.add_space(space::S12);
                ui.label(theme.h1(heading));
            }
            Line::Bullet(bullet) => {
                ui.horizontal_top(|ui| {
                    ui.label(Theme::text_in("•", Kind::Reading, theme.text_2));
                    ui.vertical(|ui| ui.label(Theme::text_in(bullet, Kind::Reading, theme.text)));
                });
            }
            Line::Paragraph(paragraph) => {
                ui.label(Theme::text_in(paragraph, Kind::Reading, theme.text));
            }
        }
    }
    ui.add_space(space::S24);
}
