//! Steps: those of the wizard on the dark ground, and those of a long form with their lights.

use eframe::egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, space};

/// A step of the wizard.
#[derive(Clone, Copy, Debug)]
pub struct WizardStep<'a> {
    pub title: &'a str,
    /// What was chosen; empty while it is not.
    pub detail: &'a str,
}

/// The steps of the wizard on the banner's ground; `current` counts from 0, those before it are done.
pub fn wizard_steps(ui: &mut Ui, steps: &[WizardStep], current: usize) {
    const STEP: f32 = 66.0;
    const NODE: f32 = 22.0;
    let theme = Theme::of(ui);
    for (index, step) in steps.iter().enumerate() {
        let rect = paint::reserve(ui, vec2(ui.available_width(), STEP));
        let center = pos2(rect.left() + NODE * 0.5, rect.top() + NODE * 0.5);
        let painter = ui.painter();
        if index + 1 < steps.len() {
            let y = center.y + NODE * 0.5 + 4.0..=rect.bottom() - 4.0;
            painter.vline(center.x, y, (1.0, theme.banner_text_2.gamma_multiply(0.5)));
        }
        paint_node(ui, center, NODE, index, current);
        let colour = if index <= current {
            theme.banner_text
        } else {
            theme.banner_text_2
        };
        let title = paint::line(ui, step.title, Kind::Clock, colour);
        let at = pos2(rect.left() + 36.0, center.y);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, title);
        let detail = paint::cut(
            ui,
            step.detail,
            Kind::Small,
            theme.banner_text_2,
            rect.width() - 36.0,
        );
        paint::text(ui.painter(), place.left_bottom(), Align2::LEFT_TOP, detail);
        let said = format!("{} {}", step.title, step.detail);
        paint::say(ui, rect, said.trim());
    }
}

fn paint_node(ui: &Ui, center: eframe::egui::Pos2, size: f32, index: usize, current: usize) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    if index < current {
        Status::Ok.paint_on_banner(painter, theme, center, size + 2.0);
        return;
    }
    let (fill, text) = if index == current {
        (theme.banner_text, theme.banner)
    } else {
        (Color32::TRANSPARENT, theme.banner_text_2)
    };
    let stroke = Stroke::new(1.0, theme.banner_text_2.gamma_multiply(0.6));
    painter.circle(center, size * 0.5, fill, stroke);
    let number = paint::line(ui, &(index + 1).to_string(), Kind::SmallStrong, text);
    paint::text(painter, center, Align2::CENTER_CENTER, number);
}

/// A step of a long form: its light, its title, what it holds.
#[derive(Clone, Copy, Debug)]
pub struct FormStep<'a> {
    pub status: Status,
    pub title: &'a str,
    pub detail: &'a str,
}

/// The steps of a form; gives the place of the one that was clicked.
pub fn form_steps(ui: &mut Ui, steps: &[FormStep], current: usize) -> Option<usize> {
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, step) in steps.iter().enumerate() {
            if form_step(ui, step, index == current).clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

fn form_step(ui: &mut Ui, step: &FormStep, current: bool) -> Response {
    let theme = Theme::of(ui);
    let wanted = vec2(ui.available_width(), 44.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let painter = ui.painter();
    if current {
        paint::framed(painter, rect, radius::CONTROL, theme.surface, theme.line);
    } else {
        painter.rect_filled(rect, radius::CONTROL, paint::ground(ui, &response));
    }
    step.status.paint(
        painter,
        theme,
        pos2(rect.left() + 18.0, rect.center().y),
        16.0,
    );
    let left = rect.left() + 36.0;
    let room = rect.right() - left - space::S4;
    let kind = if current {
        Kind::BodyStrong
    } else {
        Kind::BodyMedium
    };
    let title = paint::cut(ui, step.title, kind, theme.text, room);
    let detail = paint::cut(ui, step.detail, Kind::Micro, theme.text_3, room);
    let middle = rect.center().y + if step.detail.is_empty() { 9.0 } else { 2.0 };
    paint::text(painter, pos2(left, middle), Align2::LEFT_BOTTOM, title);
    paint::text(painter, pos2(left, middle), Align2::LEFT_TOP, detail);
    paint::focus_ring(ui, &response, rect.shrink(1.0), radius::CONTROL);
    let name = format!("{} {}", step.title, step.detail);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, name.trim()));
    response
}

/// The recovery key in numbered groups, four on a row.
pub fn key_groups(ui: &mut Ui, groups: &[&str]) {
    const ROW: f32 = 65.0;
    let theme = Theme::of(ui);
    let rows = groups.len().div_ceil(4);
    let rect = paint::reserve(ui, vec2(ui.available_width(), ROW * rows as f32 + 1.0));
    paint::framed(ui.painter(), rect, radius::CARD, theme.surface, theme.line);
    let width = rect.width() / 4.0;
    for (index, group) in groups.iter().enumerate() {
        let (column, row) = ((index % 4) as f32, (index / 4) as f32);
        let min = rect.min + vec2(column * width, row * ROW);
        let cell = Rect::from_min_size(min, vec2(width, ROW));
        let painter = ui.painter();
        if column > 0.0 {
            painter.vline(cell.left(), cell.y_range(), (1.0, theme.line));
        }
        if row > 0.0 && column < 1.0 {
            paint::hairline(painter, rect.x_range(), cell.top(), theme.line);
        }
        let number = paint::line(ui, &(index + 1).to_string(), Kind::Micro, theme.text_3);
        let at = pos2(cell.center().x, cell.top() + 12.0);
        paint::text(painter, at, Align2::CENTER_TOP, number);
        paint_spaced(ui, group, pos2(cell.center().x, cell.top() + 27.0));
        paint::say(ui, cell, group);
    }
}

/// Letters of a key stand apart, so that they can be read and typed one by one.
fn paint_spaced(ui: &Ui, group: &str, at: eframe::egui::Pos2) {
    let mut format = paint::format(Kind::Figure, Theme::of(ui).text);
    format.extra_letter_spacing = 1.0;
    let job = eframe::egui::text::LayoutJob::single_section(group.to_owned(), format);
    let text = ui.fonts_mut(|fonts| fonts.layout_job(job));
    paint::text(ui.painter(), at, Align2::CENTER_TOP, text);
}

/// How strong something is, as a bar of four with the word beside it (a passphrase). `filled` is from 0 to 4.
pub fn strength(ui: &mut Ui, filled: usize, status: Status, word: &str) {
    const PART: f32 = 36.0;
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S4;
        for part in 0..4 {
            let rect = paint::reserve(ui, vec2(PART, 4.0));
            let fill = if part < filled {
                status.text(theme)
            } else {
                theme.line_2
            };
            ui.painter().rect_filled(rect, 2.0, fill);
        }
        ui.add_space(space::S4);
        ui.label(Theme::text_in(word, Kind::SmallMedium, status.text(theme)));
    });
}
