//! The dialogs of the clinic's order: fields, why they cannot be saved yet, and what the journal said to them.

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::Edit;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;

const WIDTH: f32 = 560.0;

/// What a dialog asks for.
pub trait Form {
    /// Title, and a sentence under it.
    fn head(&self, cx: &Cx<'_>) -> (String, String);

    /// What the button does.
    fn label<'t>(&self, text: &'t Text) -> &'t str;

    /// What would be asked for, or what is missing first.
    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String>;

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui);
}

/// A form on the screen.
pub struct Open {
    form: Box<dyn Form>,
    /// Why the journal said no.
    refused: Option<String>,
}

/// A sentence with its shape, on as many lines as it takes.
pub fn said_ui(ui: &mut Ui, status: Status, sentence: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        status.show(ui, 16.0);
        ui.vertical(|ui| ui.label(Theme::of(ui).muted(sentence)));
    });
}

/// What was done with it in this frame.
pub enum Answer {
    Open,
    Cancelled,
    Ask(Box<Edit>),
}

impl Open {
    pub fn new(form: impl Form + 'static) -> Self {
        Self {
            form: Box::new(form),
            refused: None,
        }
    }

    /// Everything that was typed stays there.
    pub fn refused(&mut self, sentence: String) {
        self.refused = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &Ui) -> Answer {
        let (title, remark) = self.form.head(cx);
        let edit = self.form.edit(cx);
        let label = self.form.label(cx.text);
        let blocked = edit.as_ref().err().map(String::as_str);
        let (form, refused) = (&mut self.form, self.refused.as_deref());
        let dialog = Dialog::new("order", &title).remark(&remark).width(WIDTH);
        let shown = dialog.show(
            ui,
            |ui| {
                form.fields_ui(cx, ui);
                if let Some(refused) = refused {
                    said_ui(ui, Status::Stop, refused);
                }
            },
            |ui| {
                let cancel = Button::secondary(&cx.text.common.cancel).hint("Esc");
                let cancelled = cancel.show(ui).clicked();
                let save = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(blocked);
                (cancelled, save.show(ui).clicked())
            },
        );
        let ((), (cancelled, saved)) = shown.inner;
        match edit {
            _ if cancelled || shown.cancelled => Answer::Cancelled,
            Ok(edit) if saved => Answer::Ask(Box::new(edit)),
            Ok(_) | Err(_) => Answer::Open,
        }
    }
}
