//! The row above a photo that is drawn upon: what a drag makes, a mark without a pointer, and the words of the chosen one.

use eframe::egui::{Id, Ui};

use super::sketch::{Sketch, Tool};
use crate::domain::mark::LONGEST_WORDS;
use crate::text::Text;
use crate::ui::icon::Icon;
use crate::ui::page::record::photos::lens::Laid;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

pub fn show(text: &Text, sketch: &mut Sketch, laid: Laid, ui: &mut Ui) {
    let words = &text.viewer;
    ui.spacing_mut().item_spacing.x = space::S8;
    Segmented::new(&words.tool, &mut sketch.tool)
        .option(Tool::Arrow, &words.arrow)
        .option(Tool::Ring, &words.ring)
        .option(Tool::Text, &words.text)
        .show(ui);
    let put = Button::secondary(&words.put).icon(Icon::Plus).small();
    if put.show(ui).clicked() {
        // In the middle of what is seen; from there the arrows move it.
        let middle = laid.pixel(laid.seen().center());
        let middle = sketch.inside(middle.x as i64, middle.y as i64);
        sketch.put(middle);
    }
    words_ui(text, sketch, ui);
}

fn words_ui(text: &Text, sketch: &mut Sketch, ui: &mut Ui) {
    let Some(mut said) = sketch.words().map(str::to_owned) else {
        sketch.writing = false;
        return;
    };
    let id = Id::unique("words of a mark");
    let width = ui.available_width().clamp(120.0, 320.0);
    let before = said.clone();
    let field = Field::line(&text.viewer.words, &mut said)
        .label_hidden()
        .hint(&text.viewer.words)
        .limit(LONGEST_WORDS)
        .width(width)
        .id(id);
    let response = field.show(ui);
    if std::mem::take(&mut sketch.wants_words) {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    if said != before {
        sketch.write(said);
    }
    sketch.writing = response.has_focus();
}
