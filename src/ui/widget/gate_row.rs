//! A row of the readiness panel: shape, name, why, evidence, and the button that mends it; tinted when something is to be done.

use eframe::egui::{Align2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::Button;
use super::{card, paint};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, size, space};

pub struct GateRow<'a> {
    pub status: Status,
    pub name: &'a str,
    /// A law: nobody can override it.
    pub locked: bool,
    pub why: &'a str,
    /// Who and when, in few words.
    pub evidence: &'a str,
    pub fix: Option<Button<'a>>,
    pub chosen: bool,
}

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Pressed {
    pub row: bool,
    pub fix: bool,
}

const NAME: f32 = 30.0;
const WHY: f32 = 230.0;
const EVIDENCE: f32 = 150.0;
const FIX: f32 = 132.0;

impl GateRow<'_> {
    pub fn show(self, ui: &mut Ui) -> Pressed {
        let theme = Theme::of(ui);
        let width = ui.available_width();
        let narrow = width < 760.0;
        let why_left = space::CARD_X + if narrow { NAME } else { WHY };
        let right = space::CARD_X + FIX + if narrow { 0.0 } else { EVIDENCE };
        let room = (width - why_left - right).max(80.0);
        let why = paint::rows(ui, self.why, Kind::Body, theme.text, (room, 6));
        let beside = if narrow { room } else { EVIDENCE - space::S12 };
        let evidence = paint::rows(ui, self.evidence, Kind::Small, theme.text_3, (beside, 4));
        let evidence_height = if self.evidence.is_empty() {
            0.0
        } else {
            evidence.size().y
        };
        let height = if narrow {
            size::ROW + why.size().y + evidence_height
        } else {
            (why.size().y.max(evidence_height) + 2.0 * space::S12).max(42.0)
        };
        card::ruled(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let ground = match self.status {
            Status::Stop => theme.tone(Tone::Stop).weak,
            Status::Warn => theme.tone(Tone::Warn).weak,
            Status::Ok | Status::Pending | Status::Running => paint::ground(ui, &response),
        };
        let ground = if self.chosen && self.status == Status::Ok {
            theme.accent_weak
        } else {
            ground
        };
        ui.painter()
            .rect_filled(rect.shrink2(vec2(1.0, 1.0)), 0.0, ground);
        self.name_ui(ui, rect, narrow);
        let at = if narrow {
            pos2(rect.left() + why_left, rect.top() + size::ROW - space::S4)
        } else {
            pos2(rect.left() + why_left, rect.center().y - why.size().y * 0.5)
        };
        let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, why);
        paint::say(ui, place, self.why);
        if !self.evidence.is_empty() {
            let (at, align) = if narrow {
                (place.left_bottom(), Align2::LEFT_TOP)
            } else {
                let right = rect.right() - space::CARD_X - FIX - space::S12;
                (pos2(right, rect.center().y), Align2::RIGHT_CENTER)
            };
            let place = paint::text(ui.painter(), at, align, evidence);
            let told = paint::say(ui, place, self.evidence);
            paint::tip(told, self.evidence);
        }
        paint::focus_ring(ui, &response, rect.shrink(2.0), 0.0);
        let spoken = format!("{}. {}", self.name, self.why);
        let chosen = self.chosen;
        response.widget_info(|| {
            WidgetInfo::selected(eframe::egui::Role::Button, true, chosen, spoken.clone())
        });
        let mut pressed = Pressed {
            row: response.clicked(),
            fix: false,
        };
        if let Some(fix) = self.fix {
            let place = Rect::from_min_max(
                pos2(rect.right() - space::CARD_X - FIX, rect.top()),
                pos2(
                    rect.right() - space::CARD_X,
                    rect.top() + if narrow { size::ROW } else { height },
                ),
            );
            card::controls_at_right(ui, place, |ui| pressed.fix = fix.show(ui).clicked());
        }
        pressed
    }

    fn name_ui(&self, ui: &mut Ui, rect: Rect, narrow: bool) {
        let theme = Theme::of(ui);
        let middle = if narrow {
            rect.top() + size::ROW * 0.5
        } else {
            rect.center().y
        };
        let center = pos2(rect.left() + space::CARD_X + 8.0, middle);
        self.status.paint(ui.painter(), theme, center, 16.0);
        let left = rect.left() + space::CARD_X + NAME;
        let room = if narrow {
            rect.width() - FIX - 2.0 * NAME
        } else {
            WHY - NAME - 26.0
        };
        let name = paint::cut(ui, self.name, Kind::BodyStrong, theme.text, room);
        let place = paint::text(ui.painter(), pos2(left, middle), Align2::LEFT_CENTER, name);
        paint::say(ui, place, self.name);
        if self.locked {
            let center = pos2(place.right() + space::S12, middle);
            Icon::LockKeyhole.paint(ui.painter(), center, 13.0, theme.text_3);
        }
    }
}

/// The head of a group of rows.
pub fn group_head(ui: &mut Ui, title: &str, count: &str) {
    let theme = Theme::of(ui);
    card::ruled(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), 28.0));
    ui.painter()
        .rect_filled(rect.shrink2(vec2(1.0, 1.0)), 0.0, theme.sunken);
    let inside = rect.shrink2(vec2(space::CARD_X, 0.0));
    let title_text = paint::line(ui, title, Kind::Small, theme.text_2);
    let place = paint::text(
        ui.painter(),
        inside.left_center(),
        Align2::LEFT_CENTER,
        title_text,
    );
    paint::say(ui, place, title);
    let count_text = paint::line(ui, count, Kind::Small, theme.text_3);
    let place = paint::text(
        ui.painter(),
        inside.right_center(),
        Align2::RIGHT_CENTER,
        count_text,
    );
    paint::say(ui, place, count);
}
