//! Words of the page that compares two photos, and of the one that shows a photo in large.

use super::words;

words! {
    /// Two dates of one view.
    Compare {
        open, mode, beside, slider, onion, hint_beside, hint_slider, hint_onion, hint_keys,
        views, none, single, times, choose_for, left, right, day,
        line, opacity, not_opened,
        adjusting, front_only, not_marked, of_side, turn, scale, degrees, with_clock, against_clock, not_adjusted,
        adjust, reset, mark, mark_again,
        show_marks, show_map, match_light, light_matched, light_changed, light_unchanged,
        between, nothing_given, treatment_of, assessment,
    }
}

words! {
    /// One photo in large.
    Viewer {
        percent, zoom_in, zoom_out, fit, pixels,
        straight, tilted,
        draw, drawing, draw_arrow, draw_ring, draw_text, tool, arrow, ring, text, put, words, mark, remove, save, show_marks,
        not_saved,
    }
}
