//! The fields about a talk: topics, where it was held, who was there, in which language, and what was asked.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use crate::domain::information::{Companion, Mark, Mode, OralInformation, Scope, Topic};
use crate::domain::time::Moment;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;

use super::parts;

#[derive(Default)]
pub struct OralForm {
    pub topics: BTreeMap<Topic, Moment>,
    online: bool,
    platform: String,
    photo_id_seen: bool,
    companion_offered: bool,
    companion: String,
    language: String,
    questions: String,
}

impl OralForm {
    pub fn of(oral: &OralInformation) -> Self {
        let (online, platform, photo_id_seen) = match &oral.mode {
            Mode::InClinic => (false, String::new(), false),
            Mode::Online {
                platform,
                photo_id_seen,
            } => (true, platform.clone(), *photo_id_seen),
        };
        Self {
            topics: oral.topics.clone(),
            online,
            platform,
            photo_id_seen,
            companion_offered: oral.companion.offered,
            companion: oral.companion.who.clone().unwrap_or_default(),
            language: oral.language.clone().unwrap_or_default(),
            questions: oral.questions.clone().unwrap_or_default(),
        }
    }

    /// Topics are ticked with the moment `at`.
    pub fn ui(&mut self, cx: &Cx<'_>, at: Moment, ui: &mut Ui) {
        let words = &cx.text.consultation;
        Card::new(&words.oral)
            .remark(&words.oral_remark)
            .rows(ui, |ui| {
                parts::topics_ui(ui, cx, &mut self.topics, (at, true));
            });
        let told = self.topics.len();
        if told > 0 && told < Topic::ALL.len() {
            notice::remark(ui, Status::Warn, &words.oral_incomplete);
        }
        Segmented::new(&words.mode, &mut self.online)
            .option_with_icon(false, &words.in_clinic, Icon::Building2)
            .option_with_icon(true, &words.online, Icon::Video)
            .show(ui);
        if self.online {
            Field::line(&words.platform, &mut self.platform)
                .hint(&words.platform_hint)
                .show(ui);
            Tick::new(&words.photo_id_seen, &mut self.photo_id_seen).show(ui);
        }
        Tick::new(&words.companion_offered, &mut self.companion_offered).show(ui);
        Field::line(&words.companion_who, &mut self.companion)
            .hint(&words.companion_hint)
            .show(ui);
        Field::line(&words.language, &mut self.language)
            .hint(&words.language_hint)
            .show(ui);
        Field::area(&words.questions, &mut self.questions, 2).show(ui);
    }

    pub fn information(&self, scope: Scope, mark: Mark) -> OralInformation {
        let text = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let mode = if self.online {
            Mode::Online {
                platform: self.platform.trim().to_owned(),
                photo_id_seen: self.photo_id_seen,
            }
        } else {
            Mode::InClinic
        };
        OralInformation {
            scope,
            mark,
            topics: self.topics.clone(),
            mode,
            companion: Companion {
                offered: self.companion_offered,
                who: text(&self.companion),
            },
            language: text(&self.language),
            questions: text(&self.questions),
        }
    }
}
