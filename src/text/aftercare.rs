//! The advice after a treatment in sentences: each point with its time, the alarm symptoms, and when the effect comes.

use super::{Text, fill};
use crate::domain::aftercare::{
    Advice, AdvicePoint, AftercareExercise, AlarmSymptom, advice as points_of_advice,
};
use crate::domain::time::{Day, Moment};

impl Text {
    /// »Hold dig oprejst og rolig til kl. 18.52«, »Ingen massage før i morgen kl. 14.52«.
    pub fn advice(&self, advice: Advice, today: Day) -> String {
        let words = &self.aftercare;
        let template = match advice.point {
            AdvicePoint::Upright => &words.upright,
            AdvicePoint::NoSun => &words.no_sun,
            AdvicePoint::NoSauna => &words.no_sauna,
            AdvicePoint::NoMassage => &words.no_massage,
            AdvicePoint::NoHardExercise => &words.no_hard_exercise,
            AdvicePoint::HeadAboveHeart => &words.head_above_heart,
        };
        fill(
            template,
            &[("until", &self.clock_near(advice.until, today))],
        )
    }

    /// »Hold dig oprejst og rolig i 4 timer«, while nobody knows yet from when.
    pub fn advice_ahead(&self, point: AdvicePoint, exercise: AftercareExercise) -> String {
        let words = &self.aftercare;
        let template = match point {
            AdvicePoint::Upright => &words.upright_for,
            AdvicePoint::NoSun => &words.no_sun_for,
            AdvicePoint::NoSauna => &words.no_sauna_for,
            AdvicePoint::NoMassage => &words.no_massage_for,
            AdvicePoint::NoHardExercise => &words.no_hard_exercise_for,
            AdvicePoint::HeadAboveHeart => &words.head_above_heart_for,
        };
        let hours = point.hours(exercise).to_string();
        fill(template, &[("hours", &hours)])
    }

    /// What to look out for, as it follows »hvis du får«.
    pub fn alarm_sign(&self, symptom: AlarmSymptom) -> &str {
        let words = &self.aftercare;
        match symptom {
            AlarmSymptom::Swallowing => &words.swallowing,
            AlarmSymptom::Speaking => &words.speaking,
            AlarmSymptom::Breathing => &words.breathing,
            AlarmSymptom::Weakness => &words.weakness,
            AlarmSymptom::Allergy => &words.allergy,
        }
    }

    /// When the effect comes, how long it stays, and what passes by itself, as the information sheet says.
    pub fn what_to_expect(&self) -> [&str; 4] {
        let words = &self.aftercare;
        [
            &words.onset,
            &words.full_effect,
            &words.duration,
            &words.bruises,
        ]
    }

    /// All of it in the order in which it is read out.
    pub fn aftercare_read_out(
        &self,
        ended: Moment,
        exercise: AftercareExercise,
        phone: &str,
        today: Day,
    ) -> Vec<String> {
        let words = &self.aftercare;
        let advice = points_of_advice(ended, exercise).into_iter();
        let mut sentences: Vec<String> = advice
            .map(|advice| self.advice(advice, today))
            .chain([words.driving.clone()])
            .collect();
        sentences.extend(self.what_to_expect().map(str::to_owned));
        let signs = AlarmSymptom::ALL.map(|symptom| self.alarm_sign(symptom));
        let signs = self.one_of(&signs);
        sentences.extend([
            fill(&words.alarm_said, &[("symptoms", &signs)]),
            fill(&words.ring, &[("phone", phone)]),
            words.emergency.clone(),
        ]);
        sentences
    }

    /// `kl. 18.52` today, else with its day; rounded up to the minute, since it is a limit (§2.2).
    fn clock_near(&self, moment: Moment, today: Day) -> String {
        let shown = moment.rounded_up_to_minute();
        let (words, time) = (&self.aftercare, self.time(shown));
        if shown.day() == today {
            fill(&words.at_time, &[("time", &time)])
        } else {
            let day = self.near_day(shown.day(), today);
            fill(&words.on_day, &[("day", &day), ("time", &time)])
        }
    }

    /// `a, b eller c`
    fn one_of(&self, choices: &[&str]) -> String {
        match choices {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [most @ .., last] => fill(
                &self.aftercare.symptom_or,
                &[("most", &most.join(", ")), ("last", last)],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn text(language: Language) -> Text {
        Text::load(language).expect("a language")
    }

    fn moment(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a test moment")
    }

    /// What is said on a day about a treatment that ended then.
    fn said(text: &Text, ended: &str, today: &str) -> Vec<String> {
        points_of_advice(moment(ended), AftercareExercise::default())
            .into_iter()
            .map(|advice| text.advice(advice, today.parse().expect("a day")))
            .collect()
    }

    #[test]
    fn every_point_has_its_time_in_danish() {
        assert_eq!(
            said(
                &text(Language::Danish),
                "2026-11-25T14:52:00+01:00",
                "2026-11-25"
            ),
            [
                "Hold dig oprejst og rolig til kl. 18.52",
                "Ingen solbadning før kl. 18.52",
                "Ingen sauna før kl. 18.52",
                "Ingen massage før i morgen kl. 14.52",
                "Ingen hård motion før i morgen kl. 14.52",
                "Sving ikke hovedet under hjertehøjde før i morgen kl. 14.52",
            ]
        );
    }

    #[test]
    fn before_the_end_is_known_every_point_has_its_hours() {
        let danish = text(Language::Danish);
        let ahead = |exercise| {
            let points = AdvicePoint::in_order(exercise);
            points.map(|point| danish.advice_ahead(point, exercise))
        };
        assert_eq!(
            ahead(AftercareExercise::DayAndNight),
            [
                "Hold dig oprejst og rolig i 4 timer",
                "Ingen solbadning i 4 timer",
                "Ingen sauna i 4 timer",
                "Ingen massage i 24 timer",
                "Ingen hård motion i 24 timer",
                "Sving ikke hovedet under hjertehøjde i 24 timer",
            ]
        );
        assert_eq!(
            ahead(AftercareExercise::FourHours)[3],
            "Ingen hård motion i 4 timer"
        );
    }

    #[test]
    fn the_day_is_told_as_seen_from_the_day_of_printing() {
        let danish = text(Language::Danish);
        let ended = "2026-12-30T14:52:00+01:00";
        for (today, massage) in [
            ("2026-12-29", "Ingen massage før torsdag 31. dec."),
            ("2026-12-30", "Ingen massage før i morgen"),
            ("2026-12-31", "Ingen massage før"),
            ("2027-01-01", "Ingen massage før i går"),
        ] {
            let expected = format!("{massage} kl. 14.52");
            assert_eq!(said(&danish, ended, today)[3], expected, "{today}");
        }
    }

    #[test]
    fn a_time_is_rounded_up_also_over_midnight_and_over_the_clock_change() {
        let danish = text(Language::Danish);
        let seconds = said(&danish, "2026-11-25T19:59:01+01:00", "2026-11-25");
        assert_eq!(
            seconds[0],
            "Hold dig oprejst og rolig til i morgen kl. 00.00"
        );
        let autumn = said(&danish, "2026-10-24T14:52:00+02:00", "2026-10-24");
        assert_eq!(autumn[3], "Ingen massage før i morgen kl. 13.52");
        let spring = said(&danish, "2026-03-28T14:52:00+01:00", "2026-03-28");
        assert_eq!(spring[3], "Ingen massage før i morgen kl. 15.52");
    }

    #[test]
    fn all_that_is_read_out_names_the_alarm_symptoms_and_the_number() {
        for (language, symptoms, number) in [
            (
                Language::Danish,
                "muskelsvaghed eller tegn på en allergisk reaktion",
                "Ring til klinikken på 70 00 00 00",
            ),
            (
                Language::English,
                "muscle weakness or signs of an allergic reaction",
                "Call the clinic on 70 00 00 00",
            ),
        ] {
            let ended = moment("2026-11-25T14:52:00+01:00");
            let read_out = text(language).aftercare_read_out(
                ended,
                AftercareExercise::default(),
                "70 00 00 00",
                ended.day(),
            );
            assert_eq!(read_out.len(), 6 + 1 + 4 + 3);
            assert!(read_out.iter().any(|said| said.ends_with(symptoms)));
            assert!(read_out.contains(&number.to_owned()));
            let braces = read_out.iter().find(|said| said.contains(['{', '}']));
            assert_eq!(braces, None);
        }
    }
}
