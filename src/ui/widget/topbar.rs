//! The top bar: where one is, the search that is open from everywhere, the time, the lock, and who is logged in.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{key, paint};
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

/// Everything the top bar says.
#[derive(Clone, Copy, Debug)]
pub struct Topbar<'a> {
    /// From the outside in; the last is where one is. The others can be clicked.
    pub path: &'a [&'a str],
    /// What the search is for, and its key; nothing for somebody who may not search from everywhere.
    pub search: &'a str,
    pub search_hint: &'a str,
    pub clock: &'a str,
    /// »Låser om 4.12«; `Warn` when it is soon.
    pub lock: (&'a str, Tone),
    /// Anything that must be seen everywhere (a late backup, practice); empty for nothing.
    pub notice: (&'a str, Tone),
    pub initials: &'a str,
    pub user: &'a str,
    pub role: &'a str,
}

/// What was clicked in the top bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clicked {
    /// A step of the path, counted from the outside.
    Path(usize),
    Search,
    Notice,
    User,
}

const SEARCH_WIDTH: f32 = 440.0;

pub fn topbar(ui: &mut Ui, bar: &Topbar) -> Option<Clicked> {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), size::TOPBAR));
    ui.painter().rect_filled(rect, 0.0, theme.canvas);
    paint::hairline(
        ui.painter(),
        rect.x_range(),
        rect.bottom() - 0.5,
        theme.line,
    );
    let inside = Rect::from_min_max(
        pos2(rect.left() + space::PAGE_X, rect.top()),
        pos2(rect.right() - space::S16, rect.bottom()),
    );
    // In reading order for the keyboard; the right block is measured first, as it must not be cut.
    let right = right_width(ui, bar);
    let wanted = (inside.width() - 2.0 * right.max(200.0) - space::S32).clamp(140.0, SEARCH_WIDTH);
    let search = Rect::from_center_size(inside.center(), vec2(wanted, size::CONTROL));
    let search = search.translate(vec2(
        (inside.right() - right - space::S16 - search.right()).min(0.0),
        0.0,
    ));
    let path = show_path(ui, bar, inside.with_max_x(search.left() - space::S12));
    let may_search = !bar.search.is_empty();
    let searched =
        (may_search && show_search(ui, bar, search).clicked()).then_some(Clicked::Search);
    let right = show_right(ui, bar, inside);
    path.or(searched).or(right)
}

fn show_path(ui: &mut Ui, bar: &Topbar, room: Rect) -> Option<Clicked> {
    let theme = Theme::of(ui);
    let mut left = room.left();
    let mut clicked = None;
    let last = bar.path.len().saturating_sub(1);
    for (index, step) in bar.path.iter().enumerate() {
        let (kind, colour) = if index == last {
            (Kind::BodyStrong, theme.text)
        } else {
            (Kind::Body, theme.text_2)
        };
        let text = paint::cut(ui, step, kind, colour, room.right() - left);
        let at = pos2(left, room.center().y);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
        left = place.right() + space::S6;
        if index == last {
            paint::say(ui, place, step);
        } else {
            if link(ui, place, step).clicked() {
                clicked = Some(Clicked::Path(index));
            }
            let center = pos2(left + 7.0, room.center().y);
            Icon::ChevronRight.paint(ui.painter(), center, 14.0, theme.text_3);
            left += 14.0 + space::S6;
        }
    }
    clicked
}

fn link(ui: &mut Ui, place: Rect, name: &str) -> Response {
    let id = paint::auto_id(ui);
    let response = ui.interact(place.expand2(vec2(2.0, 4.0)), id, Sense::click());
    paint::focus_ring(ui, &response, place, 4.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    response
}

fn show_search(ui: &mut Ui, bar: &Topbar, rect: Rect) -> Response {
    let theme = Theme::of(ui);
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::click());
    let fill = if response.hovered() {
        theme.hover
    } else {
        theme.surface
    };
    let painter = ui.painter();
    paint::framed(painter, rect, radius::CARD, fill, theme.line_2);
    let center = pos2(rect.left() + 17.5, rect.center().y);
    Icon::Search.paint(painter, center, 15.0, theme.text_2);
    let hint = key::hint_size(ui, bar.search_hint).x;
    let width = rect.width() - 33.0 - hint - space::S12;
    let text = paint::cut(ui, bar.search, Kind::Body, theme.text_3, width);
    let at = pos2(rect.left() + 33.0, rect.center().y);
    paint::text(painter, at, Align2::LEFT_CENTER, text);
    let at = pos2(rect.right() - space::S6 - hint, rect.center().y);
    key::paint_hint(ui, painter, at, bar.search_hint, key::Ground::Quiet);
    paint::focus_ring(ui, &response, rect, radius::CARD);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, bar.search));
    response
}

const CIRCLE: f32 = 26.0;
const GAP: f32 = 14.0;

fn user_width(ui: &Ui, bar: &Topbar) -> f32 {
    let theme = Theme::of(ui);
    let user = paint::line(ui, bar.user, Kind::SmallStrong, theme.text);
    let role = paint::line(ui, bar.role, Kind::Micro, theme.text_3);
    CIRCLE + 7.0 + user.size().x.max(role.size().x)
}

fn right_width(ui: &Ui, bar: &Topbar) -> f32 {
    let theme = Theme::of(ui);
    let width = |text: &str| paint::line(ui, text, Kind::Small, theme.text).size().x;
    let shaped = |text: &str| {
        if text.is_empty() {
            0.0
        } else {
            width(text) + 18.0 + GAP
        }
    };
    user_width(ui, bar) + shaped(bar.lock.0) + shaped(bar.notice.0) + width(bar.clock) + GAP
}

fn show_right(ui: &mut Ui, bar: &Topbar, inside: Rect) -> Option<Clicked> {
    let theme = Theme::of(ui);
    let middle = inside.center().y;
    let mut clicked = None;
    let mut left = inside.right() - right_width(ui, bar);
    if !bar.notice.0.is_empty() {
        let place = shaped_text(ui, Icon::Info, bar.notice, pos2(left, middle));
        left = place.right() + GAP;
        if link(ui, place, bar.notice.0).clicked() {
            clicked = Some(Clicked::Notice);
        }
    }
    let clock = paint::line(ui, bar.clock, Kind::Small, theme.text_3);
    let place = paint::text(ui.painter(), pos2(left, middle), Align2::LEFT_CENTER, clock);
    paint::say(ui, place, bar.clock);
    left = place.right() + GAP;
    if !bar.lock.0.is_empty() {
        let place = shaped_text(ui, Icon::Lock, bar.lock, pos2(left, middle));
        paint::say(ui, place, bar.lock.0);
    }
    let left = inside.right() - user_width(ui, bar);
    if show_user(ui, bar, inside.with_min_x(left)).clicked() {
        clicked = Some(Clicked::User);
    }
    clicked
}

fn shaped_text(ui: &Ui, icon: Icon, (text, tone): (&str, Tone), at: eframe::egui::Pos2) -> Rect {
    let theme = Theme::of(ui);
    let colour = theme.tone(tone).text;
    icon.paint(ui.painter(), at + vec2(6.5, 0.0), 13.0, colour);
    let text = paint::line(ui, text, Kind::Small, colour);
    let place = paint::text(
        ui.painter(),
        at + vec2(18.0, 0.0),
        Align2::LEFT_CENTER,
        text,
    );
    place.with_min_x(at.x)
}

fn show_user(ui: &mut Ui, bar: &Topbar, room: Rect) -> Response {
    let theme = Theme::of(ui);
    let id = paint::auto_id(ui);
    let response = ui.interact(room.shrink2(vec2(0.0, 8.0)), id, Sense::click());
    let painter = ui.painter();
    let center = pos2(room.left() + CIRCLE * 0.5, room.center().y);
    painter.circle_filled(center, CIRCLE * 0.5, theme.accent_weak);
    let initials = paint::line(ui, bar.initials, Kind::MicroStrong, theme.accent);
    paint::text(painter, center, Align2::CENTER_CENTER, initials);
    let left = room.left() + CIRCLE + 7.0;
    let user = paint::line(ui, bar.user, Kind::SmallStrong, theme.text);
    paint::text(
        painter,
        pos2(left, room.center().y + 1.0),
        Align2::LEFT_BOTTOM,
        user,
    );
    let role = paint::line(ui, bar.role, Kind::Micro, theme.text_3);
    paint::text(
        painter,
        pos2(left, room.center().y + 1.0),
        Align2::LEFT_TOP,
        role,
    );
    paint::focus_ring(ui, &response, room.shrink2(vec2(0.0, 8.0)), 4.0);
    let name = format!("{}, {}", bar.user, bar.role);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response
}
