//! What can be done with the chosen photo, and which photos of the record are out of sight.

use eframe::egui::{Ui, vec2};

use crate::domain::id::EntryId;
use crate::domain::set_aside::Hiding;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::notice;

use super::dialogs::Asked;

/// Under what is known of a photo.
pub fn acts(cx: &Cx<'_>, item: &PhotoItem, ui: &mut Ui) -> Option<Asked> {
    let words = &cx.text.photo_acts;
    if let Some(hiding) = &item.hidden {
        ui.add_space(space::S6);
        let because = because(cx, hiding);
        notice::remark(ui, Status::Warn, &format!("{}. {because}", words.hidden));
    }
    let all = [
        (Asked::Correct, &words.correct),
        (Asked::Hide, &words.hide),
        (Asked::Withdraw, &words.withdraw),
        (Asked::Export, &words.export),
    ];
    let mut asked = None;
    ui.add_space(space::S8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S6, space::S6);
        for (what, label) in all {
            // A reviewer changes nothing; what she was shown she may let leave.
            let is_offered = super::attaches(cx) || what == Asked::Export;
            if is_offered && Button::secondary(label).small().show(ui).clicked() {
                asked = Some(what);
            }
        }
    });
    asked
}

/// Whether anything is out of sight.
pub fn has_aside(view: &RecordView) -> bool {
    !view.hidden_photos.is_empty() || !view.course.withdrawn_photos.is_empty()
}

/// The photos that are out of sight: each hidden one with its reason, and how many were withdrawn.
pub fn aside(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<EntryId> {
    let (text, words) = (cx.text, &cx.text.photo_acts);
    let mut shown_again = None;
    for item in &view.hidden_photos {
        let Some(hiding) = &item.hidden else {
            continue;
        };
        let what = format!(
            "{} · {}",
            text.view(item.photo.view),
            text.dated(item.taken_at)
        );
        ui.label(Theme::of(ui).body(what));
        ui.label(Theme::of(ui).small(because(cx, hiding)));
        if Button::link(&words.show).show(ui).clicked() {
            shown_again = Some(item.id);
        }
    }
    let withdrawn = match view.course.withdrawn_photos.len() {
        0 => return shown_again,
        1 => words.withdrawn_one.clone(),
        count => fill(&words.withdrawn, &[("count", &count.to_string())]),
    };
    ui.label(Theme::of(ui).small(withdrawn));
    shown_again
}

/// »Ida Øvegaard 25. nov. 2026 kl. 14.04: »Øjnene er lukkede.««
fn because(cx: &Cx<'_>, hiding: &Hiding) -> String {
    let (who, when) = (cx.user_name(hiding.by), cx.text.dated(hiding.at));
    let values = [("who", &*who), ("when", &*when), ("why", hiding.why.trim())];
    fill(&cx.text.photo_acts.hidden_because, &values)
}
