//! What every form about information is made of: sheet, channel, mark, and the topics with who told them and when.

use std::collections::BTreeMap;

use eframe::egui::{Key, Modifiers, Response, Ui};

use crate::domain::information::{Channel, Mark, Topic};
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;
use crate::ui::widget::{card, key};

/// »VM 14.08«: who is logged in, and when.
pub fn stamp(cx: &Cx<'_>, at: Moment) -> String {
    let user = cx.journal.clinic().user(cx.journal.author().user);
    let initials = user
        .map(crate::domain::user::User::initials)
        .unwrap_or_default();
    format!("{initials} {}", cx.text.time(at))
}

/// Which version of the sheet; the newest first. Its fingerprint goes with it.
pub fn sheet_ui(ui: &mut Ui, cx: &Cx<'_>, (sheet, sha256): (&mut String, &mut String), width: f32) {
    let words = &cx.text.consultation;
    let sheets = &cx.journal.clinic().sheets;
    let named = |version: &str| fill(&words.version, &[("version", version)]);
    let names: Vec<(String, String)> = sheets
        .iter()
        .rev()
        .map(|known| (known.version.clone(), named(&known.version)))
        .collect();
    let options: Vec<(String, &str)> = names
        .iter()
        .map(|(version, name)| (version.clone(), name.as_str()))
        .collect();
    let current = named(sheet);
    let choice = Choice::new(&words.sheet, sheet, &options)
        .icon(Icon::FileText)
        .hint(&current)
        .width(width);
    if choice.show(ui).changed()
        && let Some(chosen) = sheets.iter().rfind(|known| known.version == *sheet)
    {
        sha256.clone_from(&chosen.sha256);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Paper,
    SecureMail,
    Other,
}

/// How the sheet reached the patient.
pub fn channel_ui(ui: &mut Ui, text: &Text, channel: &mut Channel, width: f32) {
    let words = &text.consultation;
    let mut way = match channel {
        Channel::Paper => Way::Paper,
        Channel::SecureMail => Way::SecureMail,
        Channel::Other(_) => Way::Other,
    };
    let options: [(Way, &str); 3] = [
        (Way::Paper, &words.paper),
        (Way::SecureMail, &words.secure_mail),
        (Way::Other, &words.other_channel),
    ];
    if Choice::new(&words.channel, &mut way, &options)
        .width(width)
        .show(ui)
        .changed()
    {
        *channel = match way {
            Way::Paper => Channel::Paper,
            Way::SecureMail => Channel::SecureMail,
            Way::Other => Channel::Other(String::new()),
        };
    }
}

/// In what other way, in words.
pub fn other_channel_ui(ui: &mut Ui, text: &Text, channel: &mut Channel) {
    if let Channel::Other(way) = channel {
        Field::line(&text.consultation.other_channel_name, way).show(ui);
    }
}

pub fn mark_ui(ui: &mut Ui, text: &Text, name: &str, mark: &mut Mark) {
    let mut choice = Segmented::new(name, mark);
    for value in [Mark::Full, Mark::Supplement, Mark::Reminder] {
        choice = choice.option(value, text.mark(value));
    }
    choice.show(ui);
}

/// The nine topics, ticked one by one with the moment `at`. Gives the first that is not ticked.
///
/// Space ticks the one with the keyboard and moves on; while the work is here (`current`) and nothing has the keyboard,
/// it ticks the next.
pub fn topics_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    topics: &mut BTreeMap<Topic, Moment>,
    (at, current): (Moment, bool),
) -> Option<Response> {
    let mut next = None;
    let mut move_on = false;
    let mut by_key = current && key::pressed(ui, Modifiers::NONE, Key::Space);
    for topic in Topic::ALL {
        let told = topics.get(&topic).copied();
        let stamp = told.map(|at| stamp(cx, at)).unwrap_or_default();
        let mut ticked = told.is_some();
        let tick = card::row(ui, 30.0, |ui| {
            Tick::new(cx.text.topic(topic), &mut ticked)
                .stamp(&stamp)
                .show(ui)
        });
        if std::mem::take(&mut move_on) {
            tick.request_focus();
        }
        if told.is_none() && std::mem::take(&mut by_key) {
            ticked = true;
        }
        match (told, ticked) {
            (None, true) => {
                topics.insert(topic, at);
                move_on = tick.has_focus();
            }
            (Some(_), false) => {
                topics.remove(&topic);
            }
            (None, false) => {
                next.get_or_insert(tick);
            }
            (Some(_), true) => {}
        }
    }
    next
}
