//! What is said about earlier botulinum toxin.

use super::words;

words! {
    /// Why it is too soon, or why nobody can say (R51, R51b).
    FindingsInterval {
        not_asked, not_known, when_not_known, same_area, other_area, elsewhere, medical, touch_up, the_area,
    }
}
