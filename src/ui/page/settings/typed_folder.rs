//! A folder's path typed by hand, where the system's own dialog did not come: not every PC has one.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Key, Ui};

use crate::text::Text;
use crate::ui::command::{Job, Report};
use crate::ui::page::gate::whole_path;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;

#[derive(Default)]
pub struct TypedFolder {
    wanted: bool,
    /// Whether the keyboard went to the field already.
    begun: bool,
    path: String,
}

impl TypedFolder {
    /// The dialog was asked for, and did not come.
    pub fn no_dialog(&mut self) {
        self.wanted = true;
    }

    /// A folder was chosen after all.
    pub fn done(&mut self) {
        *self = Self::default();
    }

    /// Nothing where it is not wanted. What is typed goes the same way as what is chosen in the dialog.
    pub fn ui(
        &mut self,
        text: &Text,
        name: &'static str,
        chosen: impl FnOnce(Option<PathBuf>, Duration) -> Report + Send + 'static,
        ui: &mut Ui,
    ) -> Option<Job> {
        if !self.wanted {
            return None;
        }
        let words = &text.gate;
        Notice::new(Status::Warn, &words.no_dialog).show(ui);
        let field = Field::line(&words.folder_path, &mut self.path).show(ui);
        if !self.begun {
            self.begun = true;
            field.request_focus();
        }
        let submitted = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let path = whole_path(&self.path);
        let missing = path.is_none().then_some(words.whole_path.as_str());
        let (pressed, given_up) = ui
            .horizontal(|ui| {
                let choose = Button::secondary(&words.use_folder).locked_if(missing);
                let give_up = Button::link(&text.common.cancel);
                (choose.show(ui).clicked(), give_up.show(ui).clicked())
            })
            .inner;
        if given_up {
            self.done();
            return None;
        }
        let path = path.filter(|_| pressed || submitted)?;
        Some(Job::new(name, move |_| chosen(Some(path), Duration::MAX)))
    }
}
