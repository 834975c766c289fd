//! The text styles of `design.md` §6: size, line height and weight, never one without the others.

use eframe::egui::FontId;

use crate::ui::fonts::Weight;

/// A style of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// 28/34 600: wizard, lock.
    Display,
    /// 22/26 600: verdict, earliest moment, timers.
    Figure,
    /// 20/26 600: banner name, screen title.
    H1,
    /// 15/20 600: panel and card-group titles.
    H2,
    /// 18/28 400: the information sheet, read together with the patient.
    Reading,
    /// 14/20 500: values in the banner.
    Value,
    /// 14/18 600: clock times in the day's list.
    Clock,
    /// 13/18 400: everything.
    Body,
    /// 13/18 500: buttons, tabs, titles of quiet rows.
    BodyMedium,
    /// 13/18 600: names, values that decide.
    BodyStrong,
    /// 12/16 400: reasons, meta.
    Small,
    /// 12/16 500: field labels, chips.
    SmallMedium,
    /// 12/16 600.
    SmallStrong,
    /// 11/14 500: table heads, axis labels, key hints. The minimum.
    Micro,
    /// 11/14 600.
    MicroStrong,
}

impl Kind {
    const fn measures(self) -> (f32, f32, Weight) {
        match self {
            Self::Display => (28.0, 34.0, Weight::SemiBold),
            Self::Figure => (22.0, 26.0, Weight::SemiBold),
            Self::H1 => (20.0, 26.0, Weight::SemiBold),
            Self::H2 => (15.0, 20.0, Weight::SemiBold),
            Self::Reading => (18.0, 28.0, Weight::Regular),
            Self::Value => (14.0, 20.0, Weight::Medium),
            Self::Clock => (14.0, 18.0, Weight::SemiBold),
            Self::Body => (13.0, 18.0, Weight::Regular),
            Self::BodyMedium => (13.0, 18.0, Weight::Medium),
            Self::BodyStrong => (13.0, 18.0, Weight::SemiBold),
            Self::Small => (12.0, 16.0, Weight::Regular),
            Self::SmallMedium => (12.0, 16.0, Weight::Medium),
            Self::SmallStrong => (12.0, 16.0, Weight::SemiBold),
            Self::Micro => (11.0, 14.0, Weight::Medium),
            Self::MicroStrong => (11.0, 14.0, Weight::SemiBold),
        }
    }

    pub fn font(self) -> FontId {
        let (size, _, weight) = self.measures();
        FontId::new(size, weight.family())
    }

    /// The line height with which a smaller text in the same row shares this text's baseline.
    pub fn line_beside(self, other: Self) -> f32 {
        /// Of Inter: how far the baseline lies below the middle of a line, for each point of size.
        const BELOW_MIDDLE: f32 = 0.363_65;
        let (size, line, _) = self.measures();
        line - 2.0 * BELOW_MIDDLE * (size - other.measures().0)
    }

    /// The line height in points.
    pub const fn line(self) -> f32 {
        self.measures().1
    }
}
