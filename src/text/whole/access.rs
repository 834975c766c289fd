//! What a patient asked to see, and what she was answered.

use super::lines::Lines;
use crate::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};

pub fn requested(lines: &mut Lines<'_>, fact: &AccessRequested) {
    let AccessRequested { words: asked } = fact;
    lines.say(&lines.text.whole.access_asked, asked);
}

pub fn answered(lines: &mut Lines<'_>, fact: &AccessAnswered) {
    let AccessAnswered {
        request,
        answer,
        words: told,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.entry(&words.access_request, *request);
    match answer {
        AccessAnswer::Given => lines.say(&words.access_answer, &words.access_given),
        AccessAnswer::Delayed { expected } => {
            lines.say(&words.access_answer, &words.access_delayed);
            lines.say(&words.access_expected, &text.date(*expected));
        }
    }
    lines.say(&words.access_words, told);
}
