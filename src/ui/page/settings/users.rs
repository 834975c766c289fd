//! Who has a login, and what the register says of those who treat. Users are added here; each chooses the own passphrase.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::domain::user::{Role, User};
use crate::journal::{Error, Receipt};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip::Chip;
use crate::ui::widget::table::{Column, Row, Table};

use super::form::Open;
use super::new_user::{Answer, NewUserDialog};
use super::order::registered;
use super::order::registration::RegistrationForm;
use super::retire::RetireDialog;

#[derive(Default)]
pub struct UsersSection {
    selected: Option<usize>,
    adding: Option<Box<NewUserDialog>>,
    retiring: Option<Box<RetireDialog>>,
    /// Who was added last.
    added: Option<String>,
}

impl UsersSection {
    pub const fn is_adding(&self) -> bool {
        self.adding.is_some()
    }

    /// What came of closing somebody's access; true if the dialog shows it.
    pub fn retired(&mut self, text: &Text, result: &Result<Receipt, Error>, today: Day) -> bool {
        match (result, &mut self.retiring) {
            (Err(error), Some(dialog)) => {
                dialog.failed(text, error, today);
                true
            }
            (Ok(_), _) => {
                self.retiring = None;
                true
            }
            (Err(_), None) => false,
        }
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

    /// The list; gives a dialog that was asked for.
    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let words = &cx.text.settings;
        let columns = [
            Column::share(&words.name, 1.4),
            Column::fixed(&words.role, 120.0),
            Column::fixed(&words.authorisation, 130.0),
            Column::share(&cx.text.order.registration, 2.0),
            Column::fixed(&words.photos, 110.0),
        ];
        let users = &cx.journal.clinic().users;
        let table = Table::new("users", &columns).selected(self.selected);
        let done = table.show(ui, users.len(), |index, row| {
            let Some(user) = users.get(index) else {
                return;
            };
            let you = user.id == cx.journal.author().user;
            let name = if you {
                format!("{} ({})", user.name, words.you)
            } else {
                user.name.clone()
            };
            let retired = cx.journal.clinic().is_retired(user.id);
            let role = if retired {
                &cx.text.keys.retired
            } else {
                cx.text.role(user.role)
            };
            row.name(format!("{}, {role}", user.name));
            row.body(&name);
            row.body(role);
            row.body(user.authorisation.as_deref().unwrap_or("–"));
            if retired {
                row.body("");
            } else {
                registration_ui(cx, user, row);
            }
            row.body(photos(cx.text, user));
        });
        self.selected = done.selected;
        let opened = done.opened.and_then(|index| users.get(index));
        opened.and_then(|user| registration(cx, user))
    }

    pub fn foot_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let words = &cx.text.settings;
        let users = &cx.journal.clinic().users;
        let chosen = self.selected.and_then(|index| users.get(index));
        let form = chosen.and_then(|user| registration(cx, user));
        let choose = form.is_none().then_some(cx.text.order.choose_user.as_str());
        let (mark, rest) = match &self.added {
            Some(name) => (
                Mark::Status(Status::Ok),
                fill(&words.user_added, &[("name", name)]),
            ),
            None if !is_in_order(cx) => (
                Mark::Status(Status::Warn),
                cx.text.order.registration_note.clone(),
            ),
            None => (Mark::Icon(Icon::Info), words.hand_over_detail.clone()),
        };
        let state = StateText {
            mark,
            lead: choose.unwrap_or_default(),
            rest: &rest,
        };
        let add = Button::primary(&words.add_user)
            .icon(Icon::UserRoundPlus)
            .key("↵", Modifiers::NONE, Key::Enter);
        let register = Button::secondary(&cx.text.order.registration_open).locked_if(choose);
        let leaves = chosen.filter(|user| !cx.journal.clinic().is_retired(user.id));
        let stays = leaves
            .is_none()
            .then_some(cx.text.keys.retire_choose.as_str());
        let retire = Button::secondary(&cx.text.keys.retire).locked_if(stays);
        match action_bar(ui, &state, [retire, register, add])? {
            0 => self.retiring = leaves.map(RetireDialog::new).map(Box::new),
            1 => return form,
            _ => {
                self.added = None;
                self.adding = Some(Box::default());
            }
        }
        None
    }

    pub fn dialog_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        if self
            .retiring
            .as_mut()
            .is_some_and(|dialog| dialog.ui(cx, ui))
        {
            self.retiring = None;
        }
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

/// Everybody who treats is known to the register.
pub fn is_in_order(cx: &Cx<'_>) -> bool {
    let clinic = cx.journal.clinic();
    let mut standing = clinic.practitioners().map(|user| {
        let standing = registered::standing(user, &clinic.premises, cx.today());
        standing.status()
    });
    standing.all(|status| status == Some(Status::Ok))
}

/// The dialog about somebody who treats; only a doctor writes there.
fn registration(cx: &Cx<'_>, user: &User) -> Option<Open> {
    let known = cx.journal.clinic().premises.practitioner(user.id);
    let form = || RegistrationForm::new(user, known.map(|noted| &noted.value));
    let treats = user.role != Role::Reviewer && !cx.journal.clinic().is_retired(user.id);
    (cx.is_doctor() && treats).then(|| Open::new(form()))
}

fn registration_ui(cx: &Cx<'_>, user: &User, row: &mut Row<'_>) {
    let clinic = cx.journal.clinic();
    let standing = registered::standing(user, &clinic.premises, cx.today());
    let said = standing.said(cx.text);
    let assists = registered::assists(cx.text, clinic, user);
    row.cell(|ui| {
        let Some(status) = standing.status() else {
            return;
        };
        Chip::new(&said).status(status).show(ui);
        if let (Status::Ok, Some(assists)) = (status, assists) {
            ui.label(Theme::of(ui).muted(assists));
        }
    });
}

/// Only reviewers can be without photos.
fn photos<'t>(text: &'t Text, user: &User) -> &'t str {
    match user.role {
        Role::Reviewer if !user.photos => &text.settings.photos_no,
        Role::Doctor | Role::Nurse | Role::Reviewer => &text.settings.photos_yes,
    }
}
