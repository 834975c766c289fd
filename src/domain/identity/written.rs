//! The JSON of a personal number. Reading it checks the form as strictly as typing does.

use serde::{Deserialize, Serialize};

use super::country::Country;
use super::number::{Fault, Number, NumberType};

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Written {
    Cpr { number: String },
    ReplacementCpr { number: String },
    DEcpr { number: String },
    XEcpr { number: String },
    ForeignId { text: String, country: Country },
    Demo { number: String },
}

impl TryFrom<Written> for Number {
    type Error = Fault;

    fn try_from(written: Written) -> Result<Self, Fault> {
        match written {
            Written::Cpr { number } => Self::parse(NumberType::Cpr, &number),
            Written::ReplacementCpr { number } => Self::parse(NumberType::ReplacementCpr, &number),
            Written::DEcpr { number } => Self::parse(NumberType::DEcpr, &number),
            Written::XEcpr { number } => Self::parse(NumberType::XEcpr, &number),
            Written::ForeignId { text, country } => Self::foreign(&text, country),
            Written::Demo { number } => Self::parse(NumberType::Demo, &number),
        }
    }
}

impl From<Number> for Written {
    fn from(of: Number) -> Self {
        let number = of.stored().to_owned();
        match (of.kind(), of.country()) {
            (NumberType::ForeignId, Some(country)) => Self::ForeignId {
                text: number,
                country,
            },
            // Without a country no foreign id can be made, so this arm only serves the compiler's eye.
            (NumberType::Cpr | NumberType::ForeignId, _) => Self::Cpr { number },
            (NumberType::ReplacementCpr, _) => Self::ReplacementCpr { number },
            (NumberType::DEcpr, _) => Self::DEcpr { number },
            (NumberType::XEcpr, _) => Self::XEcpr { number },
            (NumberType::Demo, _) => Self::Demo { number },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_goes_out_as_it_came_in() {
        for json in [
            r#"{"type":"cpr","number":"2110625629"}"#,
            r#"{"type":"replacement_cpr","number":"6703850718"}"#,
            r#"{"type":"d_ecpr","number":"1403850AB2"}"#,
            r#"{"type":"x_ecpr","number":"0203291WQ3"}"#,
            r#"{"type":"foreign_id","text":"C01-X 0077","country":"SE"}"#,
            r#"{"type":"demo","number":"7403850718"}"#,
        ] {
            let number: Number = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::to_string(&number).expect("JSON"), json);
        }
    }

    #[test]
    fn json_of_a_wrong_form_is_refused_without_repeating_it() {
        for json in [
            r#"{"type":"cpr","number":"3102505000"}"#,
            r#"{"type":"cpr","number":"211062562"}"#,
            r#"{"type":"cpr","number":"7403850718"}"#,
            r#"{"type":"demo","number":"2110625629"}"#,
            r#"{"type":"d_ecpr","number":"0203291WQ3"}"#,
            r#"{"type":"foreign_id","text":"","country":"SE"}"#,
            r#"{"type":"foreign_id","text":"77","country":"SWE"}"#,
            r#"{"type":"foreign_id","text":"77"}"#,
            r#"{"type":"cpr","number":"2110625629","country":"DK"}"#,
            r#"{"type":"demo","number":"7403850718","x":1}"#,
            r#"{"type":"other","number":"7403850718"}"#,
            r#"{"number":"7403850718"}"#,
        ] {
            let fault = serde_json::from_str::<Number>(json).expect_err(json);
            let told = fault.to_string();
            assert!(
                !told.contains("7403850718") && !told.contains("31025"),
                "{told}"
            );
        }
    }
}
