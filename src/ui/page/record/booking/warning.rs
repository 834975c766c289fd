//! The warning beside a time that cannot be booked: by how much, why, and the first time that can (rules §8.2).

use eframe::egui::{Rect, Ui};

use crate::domain::rules::BookingVerdict;
use crate::domain::time::Moment;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog;

use super::grid::Picked;
use super::outlook::Outlook;
use super::{reflection, when};

const WIDTH: f32 = 330.0;

pub(super) fn popover_ui(
    cx: &Cx<'_>,
    (verdict, chosen, outlook): (&BookingVerdict, Moment, &Outlook),
    anchor: Rect,
    ui: &Ui,
) -> Option<Picked> {
    // A search or a dialog in front of the page is not talked over.
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return None;
    }
    let outline = Theme::of(ui).stop_line;
    dialog::popover(ui, "too early", (anchor, outline, WIDTH), |ui| {
        ui.spacing_mut().item_spacing.y = space::S8;
        let title = title(cx, verdict);
        let sentence = sentence(cx, verdict, chosen);
        dialog::told(ui, Status::Stop, &title, &sentence);
        if let BookingVerdict::TooEarly { basis, .. } = verdict {
            reflection::bar_ui(cx, basis, Some(chosen), ui);
        }
        answers_ui(cx, outlook, ui)
    })
}

fn title(cx: &Cx<'_>, verdict: &BookingVerdict) -> String {
    let words = &cx.text.booking;
    match verdict {
        BookingVerdict::TooEarly { missing_micros, .. } => {
            let duration = cx.text.duration(*missing_micros);
            fill(&words.too_early_by, &[("duration", &duration)])
        }
        BookingVerdict::Lawful
        | BookingVerdict::NoLimit { .. }
        | BookingVerdict::UnderAge { .. } => words.not_yet.trim_end_matches('.').to_owned(),
    }
}

/// Why, with every time that counts (rules §8.2); without a limit, what is missing.
fn sentence(cx: &Cx<'_>, verdict: &BookingVerdict, chosen: Moment) -> String {
    match verdict {
        BookingVerdict::NoLimit { missing } => super::bar::gaps(cx.text, missing),
        BookingVerdict::Lawful
        | BookingVerdict::TooEarly { .. }
        | BookingVerdict::UnderAge { .. } => cx.text.verdict(verdict, Some(chosen), cx.today()),
    }
}

fn answers_ui(cx: &Cx<'_>, outlook: &Outlook, ui: &mut Ui) -> Option<Picked> {
    let words = &cx.text.booking;
    let mut picked = None;
    ui.horizontal(|ui| {
        if let Some(first) = outlook.first_free {
            let at = when::short_day_and_clock(cx.text, first, cx.today());
            let label = fill(&words.use_suggestion, &[("when", &at)]);
            if Button::secondary(&label).small().show(ui).clicked() {
                picked = Some(Picked::Time(first));
            }
        }
        let other = Button::ghost(&words.other_time).small().hint("Esc");
        if other.show(ui).clicked() {
            picked = Some(Picked::Clear);
        }
    });
    picked
}
