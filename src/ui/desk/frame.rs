//! The frame round every page: rail, top bar, strips that must be seen everywhere, banner and tabs; and the keys for them.

use eframe::egui::{Align, Key, Layout, Modifiers, Ui, UiBuilder, vec2};

use crate::domain::backup::Freshness;
use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::domain::user::Role;
use crate::journal::Now;
use crate::journal::task::ChainState;
use crate::journal::view::RecordView;
use crate::text::{Text, fill, plain};
use crate::ui::command::{Command, Place, Tab};
use crate::ui::icon::Icon;
use crate::ui::page::record::banner;
use crate::ui::page::record::history;
use crate::ui::page::record::readiness::GateLight;
use crate::ui::page::settings::backups;
use crate::ui::status::Status;
use crate::ui::theme::{Tone, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::{notice, rail, shell, tabs as tab_bar, topbar, trouble};

use super::Desk;

/// What each role has in the rail (`design.md` §2).
const fn places(role: Role) -> &'static [Place] {
    match role {
        Role::Doctor | Role::Nurse => &[
            Place::Today,
            Place::Patients,
            Place::FollowUps,
            Place::Review,
            Place::AuditLog,
        ],
        Role::Reviewer => &[Place::Review],
    }
}

/// The tabs of an open record that a role has. The others can write, and a reviewer reads.
pub(super) const fn tabs(role: Role) -> &'static [Tab] {
    match role {
        Role::Doctor | Role::Nurse => &Tab::ALL,
        Role::Reviewer => &[Tab::History],
    }
}

impl Desk {
    pub(super) fn frame_ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        now: Now,
        ui: &mut Ui,
    ) {
        self.keys(commands, ui);
        shell::rail(ui, |ui| self.rail_ui(text, commands, ui));
        shell::bar(ui, "topbar", |ui| self.topbar_ui(text, commands, now, ui));
        if let (Place::Record(_), Some(record)) = (self.place, &self.record) {
            shell::bar(ui, "banner", |ui| {
                banner::ui(&self.journal, text, record, commands, ui);
            });
            let author = self.journal.author();
            match author.role {
                Role::Doctor | Role::Nurse => shell::bar(ui, "tabs", |ui| {
                    let light = record.light().map(GateLight::status);
                    let flag = (!record.view().flags.is_empty()).then_some(Status::Stop);
                    let saved = record.saved(text);
                    tabs_ui(text, record.tab(), (light, flag), &saved, commands, ui);
                }),
                Role::Reviewer => shell::bar(ui, "read only", |ui| {
                    read_only_ui(text, record.view(), author.user, ui);
                }),
            }
        }
        self.strips_ui(text, commands, now, ui);
    }

    /// Keys that work everywhere (`design.md` §8).
    fn keys(&self, commands: &mut Vec<Command>, ui: &Ui) {
        let pressed = |modifiers: Modifiers, key: Key| {
            ui.input_mut(|input| input.consume_key(modifiers, key))
        };
        if pressed(Modifiers::COMMAND, Key::K) && self.journal.author().role != Role::Reviewer {
            commands.push(Command::OpenPalette);
        }
        if pressed(Modifiers::COMMAND, Key::L) {
            commands.push(Command::Lock(LockReason::Asked));
        }
        // The search takes this key itself and carries over what was typed.
        let asks_for_new = self.palette.is_none() && pressed(Modifiers::COMMAND, Key::N);
        if asks_for_new && self.journal.author().role != Role::Reviewer {
            commands.push(Command::NewPatient {
                typed: String::new(),
            });
        }
        let digits = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
        ];
        for (place, key) in places(self.journal.author().role).iter().zip(digits) {
            if pressed(Modifiers::COMMAND, key) {
                commands.push(Command::Go(*place));
            }
        }
        if self.record.is_some() {
            let allowed = tabs(self.journal.author().role);
            for (tab, key) in Tab::ALL.into_iter().zip(digits) {
                if allowed.contains(&tab) && pressed(Modifiers::ALT, key) {
                    commands.push(Command::Go(Place::Record(tab)));
                }
            }
        }
        let zoom = ui.ctx().zoom_factor();
        if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
            commands.push(Command::SetZoom(zoom + 0.1));
        }
        if pressed(Modifiers::COMMAND, Key::Minus) {
            commands.push(Command::SetZoom(zoom - 0.1));
        }
    }

    fn rail_ui(&self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        let known = places(self.journal.author().role);
        let flags = self.flags.said();
        let shown: Vec<rail::Place<'_>> = known
            .iter()
            .map(|place| rail::Place {
                waiting: if *place == Place::FollowUps {
                    &flags
                } else {
                    ""
                },
                ..rail_place(text, *place)
            })
            .collect();
        let mut foot = [
            rail::Place {
                icon: Icon::Settings,
                label: &text.shell.settings,
                waiting: "",
                hint: "",
            },
            rail::Place {
                icon: Icon::Lock,
                label: &text.shell.lock,
                waiting: "",
                hint: "Ctrl L",
            },
        ];
        // A reviewer has no settings, but a passphrase of her own.
        let reviews = self.journal.author().role == Role::Reviewer;
        if let (true, [first, _]) = (reviews, &mut foot) {
            (first.icon, first.label) = (Icon::KeyRound, &text.keys.own);
        }
        let chosen = match self.place {
            Place::Record(_) => known
                .iter()
                .position(|place| matches!(place, Place::Patients))
                .or(Some(0)),
            Place::Settings => Some(known.len()),
            Place::Today | Place::Patients | Place::FollowUps | Place::Review | Place::AuditLog => {
                known.iter().position(|place| *place == self.place)
            }
        };
        let Some(clicked) = rail::rail(ui, &shown, &foot, chosen) else {
            return;
        };
        match known.get(clicked) {
            Some(place) => commands.push(Command::Go(*place)),
            None if clicked + 1 == known.len() + foot.len() => {
                commands.push(Command::Lock(LockReason::Asked));
            }
            None if reviews => commands.push(Command::BeginPassphrase),
            None => commands.push(Command::Go(Place::Settings)),
        }
    }

    fn topbar_ui(&self, text: &Text, commands: &mut Vec<Command>, now: Now, ui: &mut Ui) {
        let author = self.journal.author();
        let (name, initials) = match self.journal.clinic().user(author.user) {
            Some(user) => (user.name.clone(), user.initials()),
            None => (String::new(), String::new()),
        };
        let here = place_name(text, self.place);
        let patient = self
            .record
            .as_ref()
            .filter(|_| matches!(self.place, Place::Record(_)));
        let inside = patient.map(|record| record.view().patient.name.shown());
        let clinic = &self.journal.clinic().clinic.name;
        let path: Vec<&str> = [Some(clinic.as_str()), inside.as_deref(), Some(here)]
            .into_iter()
            .flatten()
            .collect();
        let seconds = self.locks_in.as_secs();
        let left = format!("{}.{:02}", seconds / 60, seconds % 60);
        let locks = if seconds < 60 {
            fill(&text.shell.locks_in, &[("time", &left)])
        } else {
            String::new()
        };
        let tone = if seconds < 30 {
            Tone::Warn
        } else {
            Tone::Neutral
        };
        let late = self.backup_notice(text, now.moment);
        let notice = match &late {
            _ if self.journal.clinic().practice => (text.common.practice.as_str(), Tone::Warn),
            Some(status) => (
                status.short.as_str(),
                backups::status_of(status.freshness).tone(),
            ),
            None => ("", Tone::Warn),
        };
        let clicked = topbar::topbar(
            ui,
            &topbar::Topbar {
                path: &path,
                search: if author.role == Role::Reviewer {
                    ""
                } else {
                    &text.shell.search_hint
                },
                search_hint: "Ctrl K",
                clock: &format!(
                    "{} {}",
                    text.weekday_and_date(now.moment.day(), now.moment.day()),
                    text.clock(now.moment)
                ),
                lock: (&locks, tone),
                notice,
                initials: &initials,
                user: &name,
                role: text.role(author.role),
            },
        );
        match clicked {
            Some(topbar::Clicked::Search) => commands.push(Command::OpenPalette),
            Some(topbar::Clicked::Path(1)) if inside.is_some() => {
                commands.push(Command::Go(Place::Record(Tab::Overview)));
            }
            Some(topbar::Clicked::Notice) if late.is_some() && author.role != Role::Reviewer => {
                commands.push(Command::Go(Place::Settings));
            }
            Some(topbar::Clicked::Path(_) | topbar::Clicked::Notice | topbar::Clicked::User)
            | None => {}
        }
    }

    /// What must be seen on every page: practice, a clock in doubt, a broken chain, trouble that nobody has closed.
    fn strips_ui(&mut self, text: &Text, commands: &mut Vec<Command>, now: Now, ui: &mut Ui) {
        let words = &text.shell;
        let mut strips: Vec<(Icon, Tone, String)> = Vec::new();
        if self.journal.clinic().practice {
            strips.push((
                Icon::UsersRound,
                Tone::Warn,
                text.common.practice_note.clone(),
            ));
        }
        if let Some(ChainState::Broken { seq }) = self.chain {
            strips.push((
                Icon::ShieldAlert,
                Tone::Stop,
                fill(&words.chain_broken, &[("seq", &seq.to_string())]),
            ));
        }
        if self.noticed.anchor_broken {
            strips.push((Icon::ShieldAlert, Tone::Stop, text.faults.anchor.clone()));
        }
        if let Some(seq) = self.noticed.left_behind {
            let said = fill(&words.left_behind, &[("seq", &seq.to_string())]);
            strips.push((Icon::DatabaseBackup, Tone::Warn, said));
        }
        if self.noticed.recovery_differs {
            strips.push((
                Icon::ShieldAlert,
                Tone::Stop,
                text.faults.recovery_differs.clone(),
            ));
        }
        if self.noticed.photos_folder_missing {
            strips.push((
                Icon::Camera,
                Tone::Stop,
                words.photos_folder_missing.clone(),
            ));
        }
        if let (Place::Record(_), Some(record)) = (self.place, &self.record)
            && let Some(united) = &record.view().course.united
        {
            let said = text.other_registration(united);
            strips.push((Icon::UsersRound, Tone::Warn, said));
        }
        let late = self.backup_notice(text, now.moment);
        if let Some(status) = late.filter(|late| {
            late.freshness == Freshness::Overdue && matches!(self.place, Place::Today)
        }) {
            let said = format!("{}. {}", status.said, status.advice);
            strips.push((Icon::DatabaseBackup, Tone::Stop, said));
        }
        if matches!(self.place, Place::Today | Place::Review)
            && let Some(said) = text.check_found(self.journal.clinic(), now.moment.day())
        {
            let said = format!("{said} {}", text.integrity.last_found_go);
            strips.push((Icon::ShieldAlert, Tone::Stop, said));
        }
        if now.is_in_doubt() && clock_strip_ui(text, self.journal.author().role, ui) {
            self.settings.begin_confirming_clock(&self.journal);
        }
        for (place, (icon, tone, sentence)) in strips.iter().enumerate() {
            shell::bar(ui, &format!("strip {place}"), |ui| {
                notice::strip(ui, *icon, *tone, ("", sentence, ""));
            });
        }
        self.reserve_ui(text, commands, ui);
        self.migrated_ui(text, ui);
        let mut closed = None;
        for (place, sentence) in self.trouble.iter().enumerate() {
            shell::bar(ui, &format!("trouble {place}"), |ui| {
                if trouble::strip(ui, sentence, &words.notice_close) {
                    closed = Some(place);
                }
            });
        }
        if let Some(place) = closed {
            self.trouble.remove(place);
        }
        self.settings
            .confirm_clock_ui(&self.journal, text, now, commands, ui);
    }
}

impl Desk {
    /// Once after the unlock that made an older journal ready: that it was, and where it lies as it was.
    fn migrated_ui(&mut self, text: &Text, ui: &mut Ui) {
        let Some(migrated) = &self.noticed.migrated else {
            return;
        };
        let words = &text.shell;
        let said = fill(&words.journal_ready, &[("copy", &migrated.copy)]);
        let closed = shell::bar(ui, "migrated", |ui| {
            trouble::quiet(ui, &said, &words.notice_close)
        });
        if closed {
            self.noticed.migrated = None;
        }
    }
}

/// The clock is in doubt; true when somebody wants to confirm it. A reviewer changes nothing.
fn clock_strip_ui(text: &Text, role: Role, ui: &mut Ui) -> bool {
    let words = &text.shell;
    shell::bar(ui, "clock strip", |ui| {
        let told = ("", words.clock_in_doubt.as_str(), "");
        notice::strip(ui, Icon::CircleHelp, Tone::Warn, told);
        if role == Role::Reviewer {
            return false;
        }
        let place = ui.min_rect().shrink2(vec2(space::PAGE_X, 0.0));
        let layout = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        let confirm = Button::toned(&words.confirm_clock, Tone::Warn).small();
        confirm.show(&mut right).clicked()
    })
}

fn rail_place(text: &Text, place: Place) -> rail::Place<'_> {
    let (icon, hint) = match place {
        Place::Today => (Icon::CalendarDays, "Ctrl 1"),
        Place::Patients | Place::Record(_) => (Icon::UsersRound, "Ctrl 2"),
        Place::FollowUps => (Icon::CalendarCheck, "Ctrl 3"),
        Place::Review => (Icon::ScanEye, "Ctrl 4"),
        Place::AuditLog => (Icon::ScrollText, "Ctrl 5"),
        Place::Settings => (Icon::Settings, ""),
    };
    rail::Place {
        icon,
        label: place_name(text, place),
        waiting: "",
        hint,
    }
}

fn place_name(text: &Text, place: Place) -> &str {
    match place {
        Place::Today => &text.shell.today,
        Place::Patients => &text.shell.patients,
        Place::FollowUps => &text.shell.follow_ups,
        Place::Review => &text.shell.review,
        Place::AuditLog => &text.shell.audit_log,
        Place::Settings => &text.shell.settings,
        Place::Record(tab) => tab_name(text, tab),
    }
}

pub fn tab_name(text: &Text, tab: Tab) -> &str {
    match tab {
        Tab::Overview => &text.shell.overview,
        Tab::Consultation => &text.shell.consultation,
        Tab::Photos => &text.shell.photos,
        Tab::Booking => &text.shell.booking,
        Tab::Readiness => &text.shell.readiness,
        Tab::Treatment => &text.shell.treatment,
        Tab::FollowUp => &text.shell.follow_up,
        Tab::History => &text.shell.history,
    }
}

/// The tab of the gate carries its light, and that of the follow-up an open red flag.
fn tabs_ui(
    text: &Text,
    chosen: Tab,
    (light, flag): (Option<Status>, Option<Status>),
    saved: &str,
    commands: &mut Vec<Command>,
    ui: &mut Ui,
) {
    let hints = [
        "Alt 1", "Alt 2", "Alt 3", "Alt 4", "Alt 5", "Alt 6", "Alt 7", "Alt 8",
    ];
    let shown: Vec<tab_bar::Tab<'_>> = Tab::ALL
        .into_iter()
        .zip(hints)
        .map(|(tab, hint)| tab_bar::Tab {
            label: tab_name(text, tab),
            status: match tab {
                Tab::Readiness => light,
                Tab::FollowUp => flag,
                Tab::Overview
                | Tab::Consultation
                | Tab::Photos
                | Tab::Booking
                | Tab::Treatment
                | Tab::History => None,
            },
            hint,
        })
        .collect();
    let place = Tab::ALL
        .iter()
        .position(|tab| *tab == chosen)
        .unwrap_or_default();
    if let Some(tab) =
        tab_bar::tabs(ui, &shown, place, saved).and_then(|clicked| Tab::ALL.get(clicked))
    {
        commands.push(Command::Go(Place::Record(*tab)));
    }
}

/// What a reviewer must not forget: she only reads, for the purpose that she stated, and it is logged.
fn read_only_ui(text: &Text, view: &RecordView, reader: UserId, ui: &mut Ui) {
    let purpose = history::purpose_of(view, reader).unwrap_or(&text.common.not_recorded);
    let rest = fill(&text.reading.strip, &[("purpose", &plain(purpose))]);
    let lead = &text.shell.read_only;
    notice::strip(ui, Icon::Eye, Tone::Accent, (lead, &rest, ""));
}
