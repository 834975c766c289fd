//! The side panel: what was given between the two dates, how it went, and what the pictures may be used for.

use eframe::egui::{Ui, vec2};

use crate::journal::view::{PhotoItem, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::follow_up::side::{face_ui, lines};
use crate::ui::page::record::treatment::given::Given;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::shell::{Side, section};

use super::super::dialogs::Asked;
use super::super::used_for;
use super::assessed;

/// Gives what was asked about the newer of the two.
pub fn show(cx: &Cx<'_>, view: &RecordView, items: [&PhotoItem; 2], ui: &mut Ui) -> Option<Asked> {
    let [_, newer] = items;
    let mut asked = None;
    let words = &cx.text.compare;
    let given = assessed::between(view, items);
    let side = Side {
        name: &words.between,
        status: None,
    };
    side.show(ui, |ui| {
        if given.is_empty() {
            section(
                ui,
                &words.between,
                |_| {},
                |ui| ui.label(Theme::of(ui).muted(&words.nothing_given)),
            );
        }
        for given in &given {
            treatment_ui(cx, view, given, ui);
            assessment_ui(cx, view, given, ui);
        }
        section(
            ui,
            &cx.text.photos.used_for,
            |_| {},
            |ui| asked = used_for::show(cx, view, Some(newer), ui),
        );
    });
    asked
}

fn treatment_ui(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let date = cx.text.date(given.started.day());
    let title = fill(&cx.text.compare.treatment_of, &[("date", &date)]);
    section(
        ui,
        &title,
        |_| {},
        |ui| {
            let theme = Theme::of(ui);
            ui.spacing_mut().item_spacing = vec2(space::S12, space::S4);
            ui.label(theme.small(cx.user_name(Some(given.practitioner))));
            if given.is_deviation() {
                ui.label(theme.toned(&cx.text.treatment.deviation, Tone::Stop));
            }
            face_ui(cx, given, ui);
            for line in lines(cx, view, given) {
                ui.label(theme.body(line));
            }
        },
    );
}

fn assessment_ui(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let Some(told) = assessed::of(view, given) else {
        return;
    };
    let days = given.started.day().days_until(told.occurred_at.day());
    let title = fill(&cx.text.compare.assessment, &[("days", &days.to_string())]);
    section(
        ui,
        &title,
        |_| {},
        |ui| {
            let said = cx.text.followed_up(&told.value).into_iter();
            for line in said.filter(|line| !line.is_empty()) {
                ui.label(Theme::of(ui).body(line));
            }
        },
    );
}
