//! Cells that several tables have: a time, an icon with a word, how something stands.

use eframe::egui::{Align2, Layout, UiBuilder, pos2, vec2};

use super::Row;
use crate::ui::icon::Icon;
use crate::ui::status::{self, Status};
use crate::ui::theme::{Kind, Theme, Tone, space};
use crate::ui::widget::chip;
use crate::ui::widget::paint;

impl Row<'_> {
    /// A clock time and under it something small: »11.15« over »30 min«.
    pub fn time(&mut self, time: &str, under: &str) {
        let theme = Theme::of(self.ui);
        let first = (time, Kind::Clock, theme.text);
        self.lines(first, (under, Kind::Micro, theme.text_3));
    }

    /// An icon and a word beside it, on one line.
    pub fn icon_word(&mut self, icon: Icon, word: &str) {
        let theme = Theme::of(self.ui);
        let (rect, _) = self.take();
        let center = rect.left_center() + vec2(8.0, 0.0);
        icon.paint(self.ui.painter(), center, 16.0, theme.text_2);
        let width = rect.width() - 23.0;
        let text = paint::cut(self.ui, word, Kind::BodyMedium, theme.text, width);
        let at = rect.left_center() + vec2(23.0, 0.0);
        let place = paint::text(self.ui.painter(), at, Align2::LEFT_CENTER, text);
        paint::say(self.ui, place, word);
    }

    /// An icon and a word, and under them chips, or quiet words when there are none. For rows of 52 points and more.
    pub fn icon_over_chips(&mut self, icon: Icon, word: &str, chips: &[(&str, Tone)], quiet: &str) {
        let theme = Theme::of(self.ui);
        let (rect, _) = self.take();
        let middle = rect.center().y;
        let center = pos2(rect.left() + 7.5, middle - 11.0);
        icon.paint(self.ui.painter(), center, 15.0, theme.text_2);
        let text = paint::cut(self.ui, word, Kind::Body, theme.text, rect.width() - 21.0);
        let at = pos2(rect.left() + 21.0, center.y);
        let place = paint::text(self.ui.painter(), at, Align2::LEFT_CENTER, text);
        paint::say(self.ui, place, word);
        let below = rect.with_min_y(middle + 1.0).with_max_y(middle + 21.0);
        if chips.is_empty() {
            let text = paint::cut(self.ui, quiet, Kind::Small, theme.text_3, rect.width());
            let at = below.left_center();
            let place = paint::text(self.ui.painter(), at, Align2::LEFT_CENTER, text);
            paint::say(self.ui, place, quiet);
            return;
        }
        let layout = Layout::left_to_right(eframe::egui::Align::Center);
        let mut row = self
            .ui
            .new_child(UiBuilder::new().max_rect(below).layout(layout));
        row.shrink_clip_rect(below);
        row.spacing_mut().item_spacing.x = space::S6;
        chip::chips_in_line(&mut row, chips, self.selected);
    }

    /// A shape, its words in the same colour, and under them a segment for each check, if there are checks.
    pub fn state(&mut self, status: Status, words: &str, checks: &[Status]) {
        const WORDS: f32 = 26.0;
        let theme = Theme::of(self.ui);
        let (rect, _) = self.take();
        let center = rect.left_center() + vec2(8.0, 0.0);
        status.paint(self.ui.painter(), theme, center, 16.0);
        let left = rect.left() + WORDS;
        let colour = status.text(theme);
        let width = rect.width() - WORDS;
        let text = paint::cut(self.ui, words, Kind::BodyMedium, colour, width);
        let cut = text.elided;
        let lift = if checks.is_empty() { 0.0 } else { 6.5 };
        let at = pos2(left, rect.center().y - lift);
        let place = paint::text(self.ui.painter(), at, Align2::LEFT_CENTER, text);
        let said = paint::say(self.ui, place, words);
        if cut {
            paint::tip(said, words);
        }
        if !checks.is_empty() {
            let below = rect.with_min_x(left).with_min_y(place.bottom() + 5.0);
            let mut row = self.ui.new_child(UiBuilder::new().max_rect(below));
            status::segments(&mut row, checks, words);
        }
    }
}
