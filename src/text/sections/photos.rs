//! Words of the page that attaches and shows photos.

use super::words;

words! {
    /// Attaching, the gallery, the large view and the side panel.
    Photos {
        one, many, choose, path, path_hint, read, drop, reading, stop, no_dialog, pasted, pasted_name,
        already_here, already_offered, not_taken, close_all, new, new_remark, choose_view, view, areas, phase, date,
        time, by_camera, by_person, time_missing, old, old_detail, too_old_detail, elsewhere, elsewhere_detail, phase_to_all,
        time_to_all, pixels, lacks_view, lacks_area, lacks_time, ready, save, progress, not_saved, still_here,
        needed, nothing_needed, coverage, missing_views, views_there, no_plan, show_large, space, taken, time_from,
        attached, by, used_for, documentation, documentation_remark, privacy, empty, empty_hint, no_thumbnail, not_shown, opening,
        place, previous, next,
        mark_pupils, mark_again, marking, mark_right, mark_left, mark_done, mark_unchanged, mark_undo, mark_save, right_pupil,
        left_pupil, not_marked, pupils_marked, pupils_not_saved,
        is_read, seconds_left, minutes_left,
    }
}
