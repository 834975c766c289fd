//! Who has a login. Users are added here; each chooses the own passphrase.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::user::{Role, User};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::table::{Column, Table};

use super::new_user::{Answer, NewUserDialog};

#[derive(Default)]
pub struct UsersSection {
    adding: Option<Box<NewUserDialog>>,
    /// Who was added last.
    added: Option<String>,
}

impl UsersSection {
    pub const fn is_adding(&self) -> bool {
        self.adding.is_some()
    }

    pub fn added(&mut self, name: String) {
        self.adding = None;
        self.added = Some(name);
    }

    /// Everything that was typed stays in the dialog.
    pub fn failed(&mut self, sentence: String) {
        if let Some(dialog) = &mut self.adding {
            dialog.failed(sentence);
        }
    }

    pub fn ui(cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.settings;
        let columns = [
            Column::share(&words.name, 2.0),
            Column::share(&words.role, 1.0),
            Column::share(&words.authorisation, 1.0),
            Column::share(&words.photos, 1.0),
        ];
        let users = &cx.journal.clinic().users;
        let table = Table::new("users", &columns);
        table.show(ui, users.len(), |index, row| {
            let Some(user) = users.get(index) else {
                return;
            };
            let you = user.id == cx.journal.author().user;
            let name = if you {
                format!("{} ({})", user.name, words.you)
            } else {
                user.name.clone()
            };
            row.name(format!("{}, {}", user.name, cx.text.role(user.role)));
            row.body(&name);
            row.body(cx.text.role(user.role));
            row.body(user.authorisation.as_deref().unwrap_or("–"));
            row.body(photos(cx.text, user));
        });
    }

    pub fn foot_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.settings;
        let (mark, rest) = match &self.added {
            Some(name) => (
                Mark::Status(Status::Ok),
                fill(&words.user_added, &[("name", name)]),
            ),
            None => (Mark::Icon(Icon::Info), words.hand_over_detail.clone()),
        };
        let state = StateText {
            mark,
            lead: "",
            rest: &rest,
        };
        let add = Button::primary(&words.add_user)
            .icon(Icon::UserRoundPlus)
            .key("↵", Modifiers::NONE, Key::Enter);
        if action_bar(ui, &state, [add]).is_some() {
            self.added = None;
            self.adding = Some(Box::default());
        }
    }

    pub fn dialog_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some(dialog) = &mut self.adding else {
            return;
        };
        let making = gate::is_running(cx.running, "user");
        match dialog.ui(cx, making, ui) {
            Answer::Open => {}
            Answer::Cancelled => self.adding = None,
            Answer::Add(command) => cx.send(*command),
        }
    }
}

/// Only reviewers can be without photos.
fn photos<'t>(text: &'t Text, user: &User) -> &'t str {
    match user.role {
        Role::Reviewer if !user.photos => &text.settings.photos_no,
        Role::Doctor | Role::Nurse | Role::Reviewer => &text.settings.photos_yes,
    }
}
