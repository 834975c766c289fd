//! A photo in large: the small one at once, a copy for the window as soon as the worker has opened it, and all pixels for
//! whoever looks nearer; its pupils are marked and marks are drawn here.

mod asked;

use eframe::egui::{
    Color32, ColorImage, Context, Label, Rect, Role, Sense, TextureHandle, TextureOptions, Ui,
    WidgetInfo, vec2,
};

use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::task::PhotoTrouble;
use crate::journal::view::{PhotoItem, RecordView};
use crate::picture::Pixels;
use crate::text::Text;
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, radius, space};
use crate::ui::widget::quad::{WHOLE, corners, quad};
use crate::ui::widget::shell;

use super::lens::{Laid, Lens};
use super::marking::Marking;
use super::pixels::for_the_screen;
use super::shelf::{Shelf, Thumbnail};
use super::viewer::bar::{self, Bar};
use super::viewer::foot::{self, Asked, Standing};
use super::viewer::marks::{self, Under};
use super::viewer::sketch::Sketch;
use super::viewer::{drawing_ui, whole::Whole};
use super::{attaches, lens_ui, marking_ui, opening};

/// More pixels than a window has, and fewer than a graphics card refuses (`tech.md`, trap 20).
const LONGEST_SIDE: usize = 2_560;

/// Copies are made in steps of so many pixels, so that a window that grows a little needs no new one.
const STEP: usize = 320;

pub struct Large {
    pub photo: EntryId,
    /// What came of opening it.
    opened: Option<Result<TextureHandle, String>>,
    /// With the worker; one at a time, so that somebody who leafs quickly waits for one photo and not for all.
    outstanding: Option<EntryId>,
    whole: Whole,
    lens: Lens,
    /// The pupils are being marked.
    marking: Option<Marking>,
    /// Marks are being drawn.
    sketch: Option<Sketch>,
    shows_marks: bool,
    /// Opened only to mark the pupils: it closes when that is done or given up.
    only_marks: bool,
}

impl Large {
    pub fn of(photo: EntryId) -> Self {
        Self {
            photo,
            opened: None,
            outstanding: None,
            whole: Whole::default(),
            lens: Lens::FIT,
            marking: None,
            sketch: None,
            shows_marks: true,
            only_marks: false,
        }
    }

    /// To mark the pupils of a photo, and then back to where that was asked for.
    pub fn marking(view: &RecordView, photo: EntryId) -> Option<Self> {
        let item = view.photos.iter().find(|item| item.id == photo)?;
        Some(Self {
            marking: Some(Marking::begun(item.photo.upright(), item.pupils)),
            only_marks: true,
            ..Self::of(photo)
        })
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        (photo, shown): (EntryId, Result<ColorImage, PhotoTrouble>),
    ) {
        self.outstanding = None;
        if photo == self.photo {
            self.opened = Some(match shown {
                Ok(picture) => Ok(ctx.load_texture("photo", picture, TextureOptions::LINEAR)),
                Err(trouble) => Err(opening::sentence(text, today, &trouble)),
            });
        }
    }

    pub fn take_in_whole(&mut self, photo: EntryId, shown: Result<Pixels, PhotoTrouble>) {
        self.whole.take_in(photo, shown);
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
        let standing = Standing {
            place,
            count: view.photos.len(),
            is_whole: self.lens.is_fit(),
            can_draw: attaches(cx),
            can_mark: attaches(cx) && item.photo.view.is_front(),
        };
        self.leave_words(ui);
        let asked = shell::foot(ui, |ui| match (&self.marking, &self.sketch) {
            (Some(marking), _) => marking_ui::foot(cx.text, marking, ui).map(Asked::Marking),
            (None, Some(sketch)) => drawing_ui::foot(cx.text, sketch, ui).map(Asked::Drawing),
            (None, None) => foot::show(cx.text, standing, item, ui),
        });
        shell::main_fixed(ui, |ui| self.picture_ui(cx, item, shelf, ui));
        match asked {
            Some(Asked::Close) => return true,
            Some(Asked::Previous) => self.turn_to(view.photos.get(place.wrapping_sub(1))),
            Some(Asked::Next) => self.turn_to(view.photos.get(place + 1)),
            Some(Asked::MarkPupils) => {
                self.marking = Some(Marking::begun(item.photo.upright(), item.pupils));
                ui.ctx().request_repaint();
            }
            Some(Asked::Marking(asked)) => self.marking_asked(cx, view, asked, ui),
            Some(Asked::Draw) => {
                self.sketch = Some(Sketch::begun(item.photo.upright(), &item.marks));
                ui.ctx().request_repaint();
            }
            Some(Asked::Drawing(asked)) => self.drawing_asked(cx, view, asked, ui),
            None => {}
        }
        self.only_marks && self.marking.is_none()
    }

    fn turn_to(&mut self, item: Option<&PhotoItem>) {
        if let Some(item) = item {
            let (outstanding, shows_marks) = (self.outstanding, self.shows_marks);
            *self = Self {
                outstanding,
                shows_marks,
                ..Self::of(item.id)
            };
        }
    }

    /// Sends for a copy that fills the window, and for all pixels once somebody looks nearer than it shows.
    fn open(&mut self, cx: &mut Cx<'_>, item: &PhotoItem, laid: Laid, ui: &Ui) {
        // On the screen, pixels for a pixel of the photo.
        let scale = laid.scale * ui.ctx().pixels_per_point();
        if let Some(Ok(copy)) = &self.opened {
            let [width, height] = copy.size();
            let has = width.max(height) as f32;
            let all = laid.size.max_elem();
            if has < all && scale * all > has * 1.05 {
                self.whole.want(cx, item);
            }
            return;
        }
        if self.opened.is_some() || self.outstanding.is_some() {
            return;
        }
        let most = ui.input(|input| input.max_texture_side);
        let filling = (laid.size.max_elem() * scale).ceil() as usize;
        let longest = filling.next_multiple_of(STEP).min(LONGEST_SIDE).min(most);
        let photo = item.id;
        let show = match opening::task(cx, item, longest) {
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

    fn picture_ui(&mut self, cx: &mut Cx<'_>, item: &PhotoItem, shelf: &mut Shelf, ui: &mut Ui) {
        let text = cx.text;
        self.notices_ui(text, ui);
        let room = ui.available_rect_before_wrap();
        let whole = room.with_max_y(ui.max_rect().bottom());
        let room = whole.with_min_y(whole.top() + bar::HEIGHT);
        let (width, height) = item.photo.upright();
        let size = vec2(width as f32, height as f32);
        let laid = self.lens.laid(room, size);
        let bar = Bar {
            lens: &mut self.lens,
            laid,
            sketch: self.sketch.as_mut(),
            shows_marks: &mut self.shows_marks,
        };
        bar::show(text, item, bar, whole, ui);
        lens_ui::keys(&mut self.lens, laid, ui);
        lens_ui::arrows(&mut self.lens, laid, ui);

        let response = ui.allocate_rect(room, Sense::click_and_drag());
        let name = foot::caption(text, item);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if self.marking.is_none() && self.sketch.is_none() {
            lens_ui::hands(&mut self.lens, laid, &response, ui);
        }
        let laid = self.lens.laid(room, size);
        self.paint(item.id, laid, shelf, ui);
        if let Some(sketch) = &mut self.sketch {
            drawing_ui::marks(text, sketch, (&mut self.lens, laid), ui);
        } else if self.shows_marks && !item.marks.is_empty() {
            let under = Under::of(corners(laid.place()), laid.size);
            let painter = ui.painter().with_clip_rect(laid.seen());
            marks::paint_all(ui, &painter, under, &item.marks);
        }
        if let Some(marking) = &mut self.marking {
            marking_ui::marks(text, marking, (&mut self.lens, laid), ui);
        }
        self.open(cx, item, laid, ui);
        if self.opened.is_none() || self.whole.is_coming() {
            let at = room.left_bottom() + vec2(space::S12, -space::S24);
            let place = Rect::from_min_size(at, vec2(room.width(), space::S16));
            let opening = Theme::of(ui).small(&text.photos.opening);
            ui.put(place, Label::new(opening));
        }
    }

    /// The small one stands where the large one will, and the large one where all its pixels will.
    fn paint(&mut self, photo: EntryId, laid: Laid, shelf: &mut Shelf, ui: &Ui) {
        let theme = Theme::of(ui);
        let painter = ui.painter().with_clip_rect(laid.room);
        painter.rect_filled(laid.room, radius::CARD, theme.pressed);
        let texture = match (&self.opened, shelf.get(photo)) {
            (Some(Ok(texture)), _) | (_, Thumbnail::Here(texture)) => Some(texture),
            (Some(Err(_)) | None, Thumbnail::Coming | Thumbnail::Unreadable) => None,
        };
        let place = laid.place();
        match texture {
            Some(texture) => quad(
                &painter,
                texture.id(),
                corners(place),
                WHOLE,
                Color32::WHITE,
            ),
            None => Icon::Image.paint(&painter, laid.room.center(), 28.0, theme.text_3),
        }
        self.whole.paint(laid, &painter, ui);
    }
}
