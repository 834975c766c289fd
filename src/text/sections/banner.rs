//! What the labels of the patient banner mean.

use super::words;

words! {
    /// The banner (`design.md` §3).
    Banner {
        born, sex, number, allergy, doctor, pause, copied,
    }
}
