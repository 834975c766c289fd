//! Words of photos on their way in: a camera's clock that is wrong, the standard views, and a folder that is watched.

use super::words;

words! {
    /// Beside those of the page that attaches and shows photos.
    PhotosIn {
        watch, watch_again, watch_another, watch_stop, watched, watched_detail, watched_gone, watched_too_many,
        take_before, take_one_before,
        phase, shown, views, all, before_photos, after_photos, control_photos, all_photos, missing, optional,
        clock_wrong, clock_right, clock_right_detail, clock_date, clock_time, clock_apply, clock_same, clock_corrected,
        clock_applies, clock_undo, from_camera_corrected,
        day_one, days, hour_one, hours, minute_one, minutes, second_one, seconds, and, forward, back,
    }
}
