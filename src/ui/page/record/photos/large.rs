//! A photo in large: the small one at once, the whole one as soon as the worker has opened it; its pupils are marked here.

use eframe::egui::{
    Color32, Context, Image, Key, Modifiers, Rect, Role, Sense, TextureHandle, TextureOptions, Ui,
    Vec2, WidgetInfo, vec2,
};

use crate::domain::alignment::PhotoAligned;
use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::Edit;
use crate::journal::task::PhotoTrouble;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::{Text, fill};
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, radius, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

use super::marking::Marking;
use super::pixels::for_the_screen;
use super::shelf::{Shelf, Thumbnail};
use super::{attaches, marking_ui, opening};

/// More pixels than a window has, and fewer than a graphics card refuses (`tech.md`, trap 20).
const LONGEST_SIDE: usize = 2_560;

pub struct Large {
    pub photo: EntryId,
    /// What came of opening it.
    opened: Option<Result<TextureHandle, String>>,
    /// With the worker; one at a time, so that somebody who leafs quickly waits for one photo and not for all.
    outstanding: Option<EntryId>,
    /// The pupils are being marked.
    marking: Option<Marking>,
}

/// What was asked for in this frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Previous,
    Next,
    Close,
    MarkPupils,
    Marking(marking_ui::Asked),
}

impl Large {
    pub const fn of(photo: EntryId) -> Self {
        Self {
            photo,
            opened: None,
            outstanding: None,
            marking: None,
        }
    }

    /// What came of saving the pupils.
    pub fn pupils_answered(&mut self, refused: Option<String>) {
        match (refused, &mut self.marking) {
            (None, _) => self.marking = None,
            (Some(sentence), Some(marking)) => marking.refused = Some(sentence),
            (Some(_), None) => {}
        }
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        (photo, shown): (EntryId, Result<eframe::egui::ColorImage, PhotoTrouble>),
    ) {
        self.outstanding = None;
        if photo == self.photo {
            self.opened = Some(match shown {
                Ok(picture) => Ok(ctx.load_texture("photo", picture, TextureOptions::LINEAR)),
                Err(trouble) => Err(opening::sentence(text, today, &trouble)),
            });
        }
    }

    /// Shows it in the place of the page; true when it was closed.
    pub fn show(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        shelf: &mut Shelf,
        ui: &mut Ui,
    ) -> bool {
        let place = view.photos.iter().position(|item| item.id == self.photo);
        let Some((place, item)) = place.and_then(|at| Some((at, view.photos.get(at)?))) else {
            return true;
        };
        self.open(cx, item, ui);
        let can_mark = attaches(cx) && item.photo.view.is_front();
        let asked = shell::foot(ui, |ui| match &self.marking {
            Some(marking) => marking_ui::foot(cx.text, marking, ui).map(Asked::Marking),
            None => foot_ui(cx.text, (place, view.photos.len()), item, can_mark, ui),
        });
        shell::main_fixed(ui, |ui| self.picture_ui(cx.text, item, shelf, ui));
        match asked {
            Some(Asked::Close) => return true,
            Some(Asked::Previous) => self.turn_to(view.photos.get(place.wrapping_sub(1))),
            Some(Asked::Next) => self.turn_to(view.photos.get(place + 1)),
            Some(Asked::MarkPupils) => {
                self.marking = Some(Marking::begun(item.photo.upright(), item.pupils));
                ui.ctx().request_repaint();
            }
            Some(Asked::Marking(asked)) => self.marking_asked(cx, view, asked, ui),
            None => {}
        }
        false
    }

    fn marking_asked(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        asked: marking_ui::Asked,
        ui: &Ui,
    ) {
        let Some(marking) = &mut self.marking else {
            return;
        };
        match asked {
            marking_ui::Asked::Undo => marking.undo(),
            marking_ui::Asked::Cancel => self.marking = None,
            marking_ui::Asked::Save => {
                if let Some(pupils) = marking.to_save() {
                    let photo = self.photo;
                    cx.ask(Edit::AlignPhoto {
                        patient: view.id,
                        aligned: PhotoAligned { photo, pupils },
                    });
                }
            }
        }
        ui.ctx().request_repaint();
    }

    fn turn_to(&mut self, item: Option<&PhotoItem>) {
        if let Some(item) = item {
            self.photo = item.id;
            self.opened = None;
        }
    }

    fn open(&mut self, cx: &mut Cx<'_>, item: &PhotoItem, ui: &Ui) {
        if self.opened.is_some() || self.outstanding.is_some() {
            return;
        }
        let most = ui.input(|input| input.max_texture_side);
        let photo = item.id;
        let show = match opening::task(cx, item, LONGEST_SIDE.min(most)) {
            Ok(show) => show,
            Err(sentence) => {
                self.opened = Some(Err(sentence));
                return;
            }
        };
        self.outstanding = Some(photo);
        cx.work(Job::new("show photo", move |_| Report::PhotoShown {
            photo,
            shown: show.run().map(|pixels| for_the_screen(&pixels)),
        }));
    }

    fn picture_ui(&mut self, text: &Text, item: &PhotoItem, shelf: &mut Shelf, ui: &mut Ui) {
        if let Some(Err(sentence)) = &self.opened {
            Notice::new(Status::Stop, &text.photos.not_shown)
                .text(sentence)
                .show(ui);
            ui.add_space(space::S12);
        }
        let refused = self
            .marking
            .as_ref()
            .and_then(|marking| marking.refused.as_ref());
        if let Some(sentence) = refused {
            Notice::new(Status::Stop, &text.photos.pupils_not_saved)
                .text(sentence)
                .show(ui);
            ui.add_space(space::S12);
        }
        let room = ui.available_rect_before_wrap();
        let room = room.with_max_y(ui.max_rect().bottom());
        let name = caption(text, item);
        let texture = match (&self.opened, shelf.get(item.id)) {
            (Some(Ok(texture)), _) | (_, Thumbnail::Here(texture)) => Some(texture),
            (Some(Err(_)) | None, Thumbnail::Coming | Thumbnail::Unreadable) => None,
        };
        // The small one stands where the large one will.
        let (width, height) = item.photo.upright();
        let size = vec2(width as f32, height as f32);
        let place = paint(ui, room, texture, size, &name);
        if let Some(marking) = &mut self.marking {
            marking_ui::marks(text, marking, place, ui);
        }
        if self.opened.is_none() {
            let at = room.left_bottom() + vec2(space::S12, -space::S24);
            let place = Rect::from_min_size(at, vec2(room.width(), space::S16));
            ui.put(
                place,
                eframe::egui::Label::new(Theme::of(ui).small(&text.photos.opening)),
            );
        }
    }
}

/// Paints the photo into the room, and says where.
fn paint(
    ui: &mut Ui,
    room: Rect,
    texture: Option<&TextureHandle>,
    pixels: Vec2,
    name: &str,
) -> Rect {
    let theme = Theme::of(ui);
    let response = ui.allocate_rect(room, Sense::hover());
    ui.painter().rect_filled(room, radius::CARD, theme.pressed);
    let scale = (room.width() / pixels.x.max(1.0)).min(room.height() / pixels.y.max(1.0));
    // A small photo is not blown up beyond twice its pixels: that shows nothing more.
    let place = Rect::from_center_size(room.center(), pixels * scale.clamp(0.0, 2.0));
    if let Some(texture) = texture {
        Image::from_texture((texture.id(), place.size()))
            .tint(Color32::WHITE)
            .paint_at(ui, place);
    } else {
        Icon::Image.paint(ui.painter(), place.center(), 28.0, theme.text_3);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    place
}

fn foot_ui(
    text: &Text,
    (place, count): (usize, usize),
    item: &PhotoItem,
    can_mark: bool,
    ui: &mut Ui,
) -> Option<Asked> {
    let words = &text.photos;
    let (number, count_text) = ((place + 1).to_string(), count.to_string());
    let at = fill(&words.place, &[("number", &number), ("count", &count_text)]);
    let mut rest = format!("{} · {at}", caption(text, item));
    if item.pupils.is_some() {
        rest = format!("{rest} · {}", words.pupils_marked);
    }
    let state = StateText {
        mark: Mark::Icon(Icon::Image),
        lead: text.view(item.photo.view),
        rest: &rest,
    };
    let mark = if item.pupils.is_some() {
        &words.mark_again
    } else {
        &words.mark_pupils
    };
    let mark = Button::secondary(mark).icon(Icon::ScanEye);
    let mark = can_mark.then_some((Asked::MarkPupils, mark));
    let leaf = [
        (
            Asked::Previous,
            Button::secondary(&words.previous)
                .key("←", Modifiers::NONE, Key::ArrowLeft)
                .enabled(place > 0),
        ),
        (
            Asked::Next,
            Button::secondary(&words.next)
                .key("→", Modifiers::NONE, Key::ArrowRight)
                .enabled(place + 1 < count),
        ),
        (
            Asked::Close,
            Button::primary(&text.common.close).key("Esc", Modifiers::NONE, Key::Escape),
        ),
    ];
    let (asked, buttons): (Vec<Asked>, Vec<Button<'_>>) = mark.into_iter().chain(leaf).unzip();
    let clicked = action_bar(ui, &state, buttons)?;
    asked.get(clicked).copied()
}

/// »Før · 25. nov. 2026 kl. 14.04 · Bekymringsrynke«.
fn caption(text: &Text, item: &PhotoItem) -> String {
    let phase = text.phase(item.photo.phase);
    let taken = text.dated(item.taken_at);
    let areas = text.areas(&item.photo.areas);
    format!("{phase} · {taken} · {areas}")
}
