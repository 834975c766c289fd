//! The sections of the settings, as a list at the left.

use eframe::egui::{
    Align2, Frame, Margin, Panel, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};
use crate::ui::widget::{paint, shell};

use super::order::readiness;
use super::{backups, integrity, sheets, users};

const WIDTH: f32 = 252.0;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Section {
    #[default]
    Clinic,
    Users,
    Policy,
    Sheets,
    Batches,
    Templates,
    Readiness,
    Backups,
    Integrity,
    Safety,
    Looks,
}

impl Section {
    /// What the clinic is; then the program itself.
    const GROUPS: [&[Self]; 2] = [
        &[
            Self::Clinic,
            Self::Users,
            Self::Policy,
            Self::Sheets,
            Self::Batches,
            Self::Templates,
            Self::Readiness,
        ],
        &[Self::Backups, Self::Integrity, Self::Safety, Self::Looks],
    ];

    fn title(self, text: &Text) -> &str {
        let words = &text.settings;
        match self {
            Self::Clinic => &words.clinic,
            Self::Users => &words.users,
            Self::Policy => &words.policy,
            Self::Sheets => &words.sheets,
            Self::Batches => &text.order.batches,
            Self::Templates => &text.order.templates,
            Self::Readiness => &text.order.readiness,
            Self::Backups => &text.backups.section,
            Self::Integrity => &text.integrity.section,
            Self::Safety => &words.safety,
            Self::Looks => &words.looks,
        }
    }

    fn about(self, text: &Text) -> &str {
        let words = &text.settings;
        match self {
            Self::Clinic => &words.clinic_about,
            Self::Users => &words.users_about,
            Self::Policy => &words.policy_about,
            Self::Sheets => &words.sheets_about,
            Self::Batches => &text.order.batches_about,
            Self::Templates => &text.order.templates_about,
            Self::Readiness => &text.order.readiness_about,
            Self::Backups => &text.backups.section_about,
            Self::Integrity => &text.integrity.section_about,
            Self::Safety => &words.safety_about,
            Self::Looks => &words.looks_about,
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Clinic => Icon::Building2,
            Self::Users => Icon::UsersRound,
            Self::Policy => Icon::CalendarDays,
            Self::Sheets => Icon::FileText,
            Self::Batches => Icon::Package,
            Self::Templates => Icon::Layers2,
            Self::Readiness => Icon::Siren,
            Self::Backups => Icon::DatabaseBackup,
            Self::Integrity => Icon::ShieldCheck,
            Self::Safety => Icon::LockKeyhole,
            Self::Looks => Icon::SunMoon,
        }
    }

    /// Something here stands in the way of treatments, or is to be known.
    fn warns(self, cx: &Cx<'_>) -> bool {
        match self {
            Self::Users => !users::is_in_order(cx),
            Self::Sheets => !sheets::is_in_order(cx),
            Self::Batches => cx.journal.clinic().premises.paused().next().is_some(),
            Self::Readiness => !readiness::is_in_order(cx),
            Self::Backups => !backups::is_in_order(cx),
            Self::Integrity => !integrity::is_in_order(cx),
            Self::Clinic | Self::Policy | Self::Templates | Self::Safety | Self::Looks => false,
        }
    }
}

/// The list; gives the section that was clicked.
pub fn ui(cx: &Cx<'_>, current: Section, ui: &mut Ui) -> Option<Section> {
    let theme = Theme::of(ui);
    Panel::left("settings")
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.canvas))
        .show(ui, |ui| {
            let whole = ui.max_rect();
            let line = (size::HAIRLINE, theme.line);
            ui.painter()
                .vline(whole.right() - 0.5, whole.y_range(), line);
            let margin = Margin::symmetric(space::S12 as i8, space::PAGE_Y as i8);
            Frame::new()
                .inner_margin(margin)
                .show(ui, |ui| groups_ui(cx, current, ui))
                .inner
        })
        .inner
}

fn groups_ui(cx: &Cx<'_>, current: Section, ui: &mut Ui) -> Option<Section> {
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, group) in Section::GROUPS.into_iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S8);
            paint::divider(ui);
            ui.add_space(space::S8);
        }
        for section in group {
            if row_ui(cx, *section, *section == current, ui).clicked() {
                clicked = Some(*section);
            }
        }
    }
    clicked
}

fn row_ui(cx: &Cx<'_>, section: Section, chosen: bool, ui: &mut Ui) -> Response {
    let (text, theme) = (cx.text, Theme::of(ui));
    let wanted = vec2(ui.available_width(), size::ROW);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let (kind, colour, fill) = if chosen {
        (Kind::BodyStrong, theme.accent, theme.accent_weak)
    } else {
        (Kind::BodyMedium, theme.text_2, paint::ground(ui, &response))
    };
    let painter = ui.painter();
    painter.rect_filled(rect, radius::CONTROL, fill);
    let middle = rect.center().y;
    let icon = pos2(rect.left() + 20.0, middle);
    section.icon().paint(painter, icon, 16.0, colour);
    let warns = section.warns(cx);
    let mark = if warns { space::S24 } else { 0.0 };
    let room = rect.width() - 38.0 - space::S8 - mark;
    let label = paint::cut(ui, section.title(text), kind, colour, room);
    let at = pos2(rect.left() + 38.0, middle);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, label);
    if warns {
        let mark = pos2(rect.right() - space::S16, middle);
        Status::Warn.paint(ui.painter(), theme, mark, 14.0);
    }
    paint::focus_ring(ui, &response, rect.shrink(1.0), radius::CONTROL);
    let name = section.title(text);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, name));
    response
}

/// What the section is about, above it.
pub fn head_ui(text: &Text, section: Section, ui: &mut Ui) {
    shell::page_head(ui, section.title(text), section.about(text), |_| {});
}
