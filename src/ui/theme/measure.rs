//! Distances, sizes and corners in points, the same in both themes (`design.md` §6).

/// Distances between and inside things.
pub mod space {
    pub const S2: f32 = 2.0;
    pub const S4: f32 = 4.0;
    pub const S6: f32 = 6.0;
    pub const S8: f32 = 8.0;
    pub const S12: f32 = 12.0;
    pub const S16: f32 = 16.0;
    pub const S20: f32 = 20.0;
    pub const S24: f32 = 24.0;
    pub const S32: f32 = 32.0;
    pub const S48: f32 = 48.0;

    /// Between two cards above each other.
    pub const CARDS: f32 = S12;
    /// Between two columns of cards.
    pub const COLUMNS: f32 = 14.0;
    /// Left and right inside a card, and inside a table row.
    pub const CARD_X: f32 = 14.0;
    /// Above and below inside a card.
    pub const CARD_Y: f32 = S12;
    /// Left and right of a page.
    pub const PAGE_X: f32 = S20;
    /// Above and below on a page.
    pub const PAGE_Y: f32 = S16;
    /// Left and right inside the side panel.
    pub const SIDE_X: f32 = 18.0;
}

/// Corner radii.
pub mod radius {
    pub const CHIP: f32 = 4.0;
    pub const CONTROL: f32 = 6.0;
    pub const CARD: f32 = 8.0;
    pub const DIALOG: f32 = 12.0;
}

/// Heights and widths.
pub mod size {
    pub const RAIL: f32 = 72.0;
    pub const TOPBAR: f32 = 48.0;
    pub const BANNER: f32 = 76.0;
    pub const TABS: f32 = 40.0;
    pub const ACTION_BAR: f32 = 56.0;
    pub const SIDE_PANEL: f32 = 344.0;
    /// The side panel folded away in a narrow window.
    pub const SIDE_STRIP: f32 = 44.0;
    /// Below this width of the window the side panel folds.
    pub const FOLD_BELOW: f32 = 1320.0;
    /// The widest main column; the rest is margin.
    pub const MAIN_MAX: f32 = 1240.0;

    pub const CONTROL: f32 = 32.0;
    pub const CONTROL_SMALL: f32 = 26.0;
    /// On the lock screen and in the wizard.
    pub const CONTROL_TOUCH: f32 = 40.0;
    /// A segmented choice.
    pub const SEGMENTED: f32 = 28.0;
    pub const CHIP: f32 = 20.0;

    pub const ROW: f32 = 36.0;
    pub const ROW_DENSE: f32 = 30.0;
    pub const ROW_TALL: f32 = 52.0;
    /// An appointment on I dag.
    pub const ROW_APPOINTMENT: f32 = 62.0;
    /// The head of a table.
    pub const HEAD: f32 = 32.0;
    /// The title row of a card.
    pub const CARD_HEAD: f32 = 42.0;

    pub const DIALOG: f32 = 520.0;
    /// The narrowest that a hit target may be.
    pub const HIT: f32 = 26.0;
    /// The width of a hairline.
    pub const HAIRLINE: f32 = 1.0;
}

#[cfg(test)]
mod tests {
    use super::{radius, size, space};

    #[test]
    fn every_measure_is_what_the_tokens_say() {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tokens.json"));
        let tokens: serde_json::Value = serde_json::from_str(text).expect("the tokens are JSON");
        let ours = [
            ("size", "rail", size::RAIL),
            ("size", "topbar", size::TOPBAR),
            ("size", "banner", size::BANNER),
            ("size", "tabs", size::TABS),
            ("size", "action_bar", size::ACTION_BAR),
            ("size", "control", size::CONTROL),
            ("size", "control_small", size::CONTROL_SMALL),
            ("size", "row", size::ROW),
            ("size", "row_dense", size::ROW_DENSE),
            ("size", "row_tall", size::ROW_TALL),
            ("size", "side_panel", size::SIDE_PANEL),
            ("radius", "chip", radius::CHIP),
            ("radius", "control", radius::CONTROL),
            ("radius", "card", radius::CARD),
            ("radius", "dialog", radius::DIALOG),
            ("space", "1", space::S2),
            ("space", "5", space::S12),
            ("space", "10", space::S48),
        ];
        for (group, name, value) in ours {
            let token = tokens[group][name].as_f64().expect("a measure");
            assert!((token - f64::from(value)).abs() < 0.01, "{group} {name}");
        }
    }
}
