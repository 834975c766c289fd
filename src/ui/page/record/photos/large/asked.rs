//! Pupils and marks of the photo in large: what was asked for, what came of it, and why it was not kept.

use eframe::egui::{Key, Modifiers, Ui};

use super::Large;
use crate::domain::alignment::PhotoAligned;
use crate::domain::mark::PhotoMarked;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::marking_ui;
use crate::ui::page::record::photos::viewer::drawing_ui;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::key;
use crate::ui::widget::notice::Notice;

impl Large {
    /// What came of saving the pupils.
    pub fn pupils_answered(&mut self, refused: Option<String>) {
        match (refused, &mut self.marking) {
            (None, _) => self.marking = None,
            (Some(sentence), Some(marking)) => marking.refused = Some(sentence),
            (Some(_), None) => {}
        }
    }

    /// What came of saving the marks.
    pub fn marks_answered(&mut self, refused: Option<String>) {
        match (refused, &mut self.sketch) {
            (None, _) => (self.sketch, self.shows_marks) = (None, true),
            (Some(sentence), Some(sketch)) => sketch.refused = Some(sentence),
            (Some(_), None) => {}
        }
    }

    pub(super) fn marking_asked(
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

    pub(super) fn drawing_asked(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        asked: drawing_ui::Asked,
        ui: &Ui,
    ) {
        let Some(sketch) = &mut self.sketch else {
            return;
        };
        match asked {
            drawing_ui::Asked::Undo => sketch.undo(),
            drawing_ui::Asked::Remove => sketch.remove(),
            drawing_ui::Asked::Cancel => self.sketch = None,
            drawing_ui::Asked::Save => {
                if let Some(marks) = sketch.to_save() {
                    let photo = self.photo;
                    cx.ask(Edit::MarkPhoto {
                        patient: view.id,
                        marked: PhotoMarked { photo, marks },
                    });
                }
            }
        }
        ui.ctx().request_repaint();
    }

    /// Esc while words are written leaves the field, and not the drawing.
    pub(super) fn leave_words(&mut self, ui: &Ui) {
        if let Some(sketch) = self.sketch.as_mut().filter(|sketch| sketch.writing) {
            let escaped = key::pressed(ui, Modifiers::NONE, Key::Escape);
            sketch.writing = !escaped;
            sketch.wants_keyboard = sketch.selected.filter(|_| escaped);
        }
    }

    pub(super) fn notices_ui(&self, text: &Text, ui: &mut Ui) {
        let mut say = |title, sentence: &str| {
            Notice::new(Status::Stop, title).text(sentence).show(ui);
            ui.add_space(space::S12);
        };
        if let Some(Err(sentence)) = &self.opened {
            say(&text.photos.not_shown, sentence);
        }
        let marking = self.marking.as_ref();
        if let Some(sentence) = marking.and_then(|marking| marking.refused.as_ref()) {
            say(&text.photos.pupils_not_saved, sentence);
        }
        let sketch = self.sketch.as_ref();
        if let Some(sentence) = sketch.and_then(|sketch| sketch.refused.as_ref()) {
            say(&text.viewer.not_saved, sentence);
        }
    }
}
