//! Finding, registering and correcting patients.

use super::words;

words! {
    /// The list of patients and the form for one of them.
    Patients {
        search_label, search_hint, type_more, hits_one, hits, hits_first, nobody, nobody_hint, new, open,
        column_name, column_born, column_number, column_phone, selected, none_selected, searches_logged,
        new_title, new_remark, register, register_anyway, keep_looking, missing,
        identity, name, contact, number_kind, number_field, number_hint, country, country_hint,
        birth_date, birth_hint, family, given, preferred, sex, phone, email, address, responsible_doctor,
        looks_like, use_kind, use_day, use_sex, no_control_digit, other_date_info,
        fault_length, fault_digit, fault_letter, fault_mark, fault_date, fault_raised, fault_plain, fault_country,
        line_long, line_forbidden,
        refused_title, warnings_title, same_person_open, clear, correct_number, ready,
    }
}
