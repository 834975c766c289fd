//! A window for tests of single parts: fonts and themes installed, no picture.

use eframe::egui::Ui;
use egui_kittest::Harness;

use crate::ui::theme;

/// Shows `page` in a window of 900 × 700; `run()` fails if it does not come to rest.
pub fn stage<'a, State>(
    state: State,
    page: impl FnMut(&mut Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size([900.0, 700.0])
        .with_context_setup(theme::install)
        .build_ui_state(page, state)
}
