//! What the pages before an open journal share: the language in the corner, trouble in words, and what runs meanwhile.

use std::path::{Path, PathBuf};

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::text::{Language, Text};
use crate::ui::command::Command;
use crate::ui::status::Status;
use crate::ui::theme::{size, space};
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::worker::Progress;

/// Work that runs off the thread, by name.
pub type Running<'a> = &'a [(&'static str, Progress)];

pub fn is_running(running: Running<'_>, name: &str) -> bool {
    progress(running, name).is_some()
}

pub fn progress<'a>(running: Running<'a>, name: &str) -> Option<&'a Progress> {
    let found = running.iter().find(|(running, _)| *running == name);
    found.map(|(_, progress)| progress)
}

/// The two languages at the upper right; call it last, so that it lies over the form.
pub fn language_ui(text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
    let window = ui.ctx().content_rect();
    let corner = window.right_top() + vec2(-space::S24, space::S20);
    let place = Rect::from_min_max(corner - vec2(200.0, 0.0), corner + vec2(0.0, size::CONTROL));
    let layout = Layout::right_to_left(Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    let mut language = text.language;
    let choice = Segmented::new(&text.gate.language, &mut language)
        .option(Language::Danish, &text.gate.danish)
        .option(Language::English, &text.gate.english);
    if choice.show(&mut corner).changed() {
        commands.push(Command::SetLanguage(language));
    }
}

/// What happened in the first sentence, what is safe and what to do in those after it.
pub fn trouble_ui(ui: &mut Ui, sentences: &str) {
    match sentences.split_once(". ") {
        Some((happened, rest)) => {
            let happened = format!("{happened}.");
            Notice::new(Status::Stop, &happened).text(rest).show(ui)
        }
        None => Notice::new(Status::Stop, sentences).show(ui),
    };
}

/// A path as somebody typed it; only whole paths are taken, so that nobody wonders where a journal went.
pub fn whole_path(typed: &str) -> Option<PathBuf> {
    let path = Path::new(typed.trim());
    path.is_absolute().then(|| path.to_owned())
}
