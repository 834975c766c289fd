//! What the injection map says.

use super::words;

words! {
    InjectionMap {
        title,
        points_one,
        /// `{count} punkter`
        points,
        muscles,
        wrinkles,
        rim,
        on_photo,
        wrinkles_on_photo,
        /// Which photo lies under the map: `{view} · {phase} · {when}`
        photo,
        difference,
        /// `{point}, udeladt`
        gone,
        /// The letter and the words in each lower corner.
        right_letter,
        left_letter,
        patients_right,
        patients_left,
        units_one,
        /// `{units} enheder`
        units,
        units_none,
        /// `{area}, frit punkt {number}`
        free_point,
        planned,
        inside_rim_one,
        inside_rim_many,
        nothing_chosen,
        nothing_to_see,
        units_field,
        fewer,
        more,
        not_units,
        key_next,
        key_remove,
        key_units,
        key_mirror,
        key_tab,
        key_delete,
        key_digits,
        key_sides,
    }
}
