//! Words of the printed sheet of photos.

use super::words;

words! {
    /// Before and after beside each other.
    PhotoSheet { title, file, treatment, between, day_after, after_same_day, untouched }
}
