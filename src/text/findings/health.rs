//! What is missing or found about the patient's health, her medicine and the day itself, and what to do about it.

use crate::domain::consultation::{HealthItem, Weight};
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::rules::{AnswerFault, AnsweredItem, HealthFault, Taken};
use crate::domain::time::{Day, Moment, When};
use crate::text::{Text, fill};

impl Text {
    /// For somebody who has the patient before her. It quotes nothing that was written in words.
    pub fn health_fault(&self, fault: &HealthFault, part: Option<&Part>, today: Day) -> String {
        let words = &self.findings_health;
        let at = |template: &str, at: Moment| {
            fill(template, &[("when", &self.moment_of_day(at, today))])
        };
        let since = |last: Option<Moment>, template: &str, never: &str| {
            last.map_or_else(|| never.to_owned(), |last| at(template, last))
        };
        match fault {
            HealthFault::IdentityNotConfirmed { last } => {
                since(*last, &words.identity_last, &words.identity_never)
            }
            HealthFault::Namesakes { others: 1 } => words.namesake_one.clone(),
            HealthFault::Namesakes { others } => {
                fill(&words.namesakes, &[("count", &others.to_string())])
            }
            HealthFault::NotScreenedToday { last } => {
                since(*last, &words.screened_last, &words.not_screened)
            }
            HealthFault::ScreeningIncomplete { items } => {
                fill(&words.incomplete, &[("items", &self.items(items))])
            }
            HealthFault::ConsentInDoubt { doubts } => {
                let doubts = listed(doubts.iter().map(|doubt| self.doubt(*doubt)));
                fill(&words.doubt, &[("doubts", &doubts)])
            }
            HealthFault::Answers { items } => self.answers(items),
            HealthFault::ProductUnread { product } => {
                self.of_product(&words.product_unread, product, &[])
            }
            HealthFault::ExcipientAllergy {
                product,
                excipients,
            } => self.of_product(&words.excipient, product, excipients),
            HealthFault::AllergyUnclear {
                product,
                excipients,
            } => self.of_product(&words.allergy_unclear, product, excipients),
            HealthFault::AllergyContradicted { earlier } => {
                at(&words.allergy_contradicted, *earlier)
            }
            HealthFault::SeriousReaction { noticed } => at(&words.serious_reaction, *noticed),
            HealthFault::MedicineUnknown => words.medicine_unknown.clone(),
            HealthFault::Neuromuscular { taken, days } => {
                self.each(taken, |taken| self.neuromuscular(taken, *days, today))
            }
            HealthFault::Bruising { taken } => {
                self.each(taken, |taken| self.bruising(taken, today))
            }
            HealthFault::BloodThinning { taken } => {
                self.each(taken, |_| words.blood_thinning.clone())
            }
            HealthFault::NotInspectedToday => self.of_area(&words.not_inspected, part, ""),
            HealthFault::Infected => self.of_area(&words.infected, part, ""),
            HealthFault::InfectionReported => self.of_area(&words.infection_reported, part, ""),
            HealthFault::AreaFindings { findings } => {
                let findings = listed(findings.iter().map(|finding| self.area_finding(*finding)));
                self.of_area(&words.area_findings, part, &findings)
            }
            HealthFault::RedFlag { since, .. } => at(&words.red_flag, *since),
        }
    }

    fn items(&self, items: &[HealthItem]) -> String {
        listed(items.iter().map(|item| self.health_item(*item)))
    }

    /// What was answered, the worst first, and then what to do.
    fn answers(&self, items: &[AnsweredItem]) -> String {
        let words = &self.findings_health;
        let said = |answer, template: &str| {
            let so = items.iter().filter(|item| item.answer == answer);
            let so: Vec<HealthItem> = so.map(|item| item.item).collect();
            (!so.is_empty()).then(|| fill(template, &[("items", &self.items(&so))]))
        };
        let sentences = [
            said(AnswerFault::Yes, &words.yes),
            said(AnswerFault::YesBefore, &words.yes_before),
            said(AnswerFault::Unknown, &words.unknown),
            said(AnswerFault::Unanswered, &words.unanswered),
            said(AnswerFault::NotToday, &words.not_today),
            self.what_to_do(items),
        ];
        joined(sentences.into_iter().flatten())
    }

    /// What the worst answer asks for; an answer that is missing asks for itself.
    fn what_to_do(&self, items: &[AnsweredItem]) -> Option<String> {
        let words = &self.findings_health;
        let worst = items.iter().min_by_key(|item| item.answer)?;
        let absolute = worst.item.weight_of_yes() == Weight::Absolute;
        let action = match worst.answer {
            AnswerFault::Yes | AnswerFault::YesBefore if absolute => &words.do_not_treat,
            AnswerFault::Unknown if absolute => &words.clear_up,
            AnswerFault::Yes | AnswerFault::YesBefore | AnswerFault::Unknown => {
                &words.doctor_decides
            }
            AnswerFault::Unanswered | AnswerFault::NotToday => return None,
        };
        Some(action.clone())
    }

    fn of_product(&self, template: &str, product: &ProductId, excipients: &[String]) -> String {
        let product = self.product(product);
        let excipients = listed(excipients.iter().map(String::as_str));
        fill(
            template,
            &[("product", &product), ("excipients", &excipients)],
        )
    }

    fn of_area(&self, template: &str, part: Option<&Part>, findings: &str) -> String {
        let some_area = &self.findings_health.some_area;
        let area = part.map_or(some_area.as_str(), |part| self.area(&part.area));
        fill(template, &[("area", area), ("findings", findings)])
    }

    /// A sentence about each medicine, none twice, and that what was prescribed goes on.
    fn each(&self, taken: &[Taken], sentence: impl Fn(&Taken) -> String) -> String {
        let mut sentences: Vec<String> = Vec::new();
        for sentence in taken.iter().map(sentence) {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        if taken.iter().any(|taken| taken.prescribed) {
            sentences.push(self.findings_health.never_pause.clone());
        }
        joined(sentences)
    }

    fn neuromuscular(&self, taken: &Taken, days: u32, today: Day) -> String {
        let words = &self.findings_health;
        let Some(clear) = taken.clear_from else {
            return words.neuromuscular_unknown.clone();
        };
        let (when, clear) = (self.intake(taken, today), self.near_day(clear.day(), today));
        let values = [
            ("when", when.as_str()),
            ("days", &days.to_string()),
            ("clear", &clear),
        ];
        fill(&words.neuromuscular, &values)
    }

    fn bruising(&self, taken: &Taken, today: Day) -> String {
        let words = &self.findings_health;
        let when = self.intake(taken, today);
        match taken.clear_from {
            _ if taken.last_intake == When::Unknown => words.bruising_unknown.clone(),
            Some(clear) => {
                let clear = self.moment(clear, today);
                fill(&words.bruising, &[("when", &when), ("clear", &clear)])
            }
            None => fill(&words.bruising_prescribed, &[("when", &when)]),
        }
    }

    fn intake(&self, taken: &Taken, today: Day) -> String {
        match taken.last_intake {
            When::Exactly(at) => self.moment_of_day(at, today),
            When::On(day) => self.near_day(day, today),
            imprecise @ (When::InMonth(_) | When::Unknown) => self.when(imprecise),
        }
    }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;
    use crate::domain::confirmation::{AreaFinding, Doubt};
    use crate::domain::id::EntryId;
    use crate::text::Language;

    fn today() -> Day {
        "2026-11-25".parse().expect("a day")
    }

    fn at(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a moment")
    }

    fn glabella() -> Part {
        Part {
            area: Area::Glabella,
            product: ProductId::new("azzalure"),
        }
    }

    fn said(fault: &HealthFault) -> String {
        let text = Text::load(Language::Danish).expect("Danish");
        text.health_fault(fault, Some(&glabella()), today())
    }

    fn answered(answers: &[(HealthItem, AnswerFault)]) -> HealthFault {
        let answers = answers.iter();
        HealthFault::Answers {
            items: answers
                .map(|(item, answer)| AnsweredItem {
                    item: *item,
                    answer: *answer,
                })
                .collect(),
        }
    }

    fn taken(last_intake: When, prescribed: bool, clear_from: Option<&str>) -> Taken {
        Taken {
            entry: EntryId::from_bytes([1; 16]),
            index: 0,
            prescribed,
            last_intake,
            clear_from: clear_from.map(at),
        }
    }

    #[test]
    fn answers_say_what_was_said_and_what_to_do() {
        use AnswerFault::{NotToday, Unanswered, Unknown, Yes, YesBefore};
        for (answers, sentence) in [
            (
                &[
                    (HealthItem::Pregnant, Unknown),
                    (HealthItem::Breastfeeding, NotToday),
                ][..],
                "Patienten ved det ikke: Gravid eller måske gravid. Ikke spurgt i dag: Ammer. Spørg patienten i dag. \
                 En læge skal vurdere det, før der behandles.",
            ),
            (
                &[(HealthItem::Als, YesBefore)],
                "Tidligere ja til: ALS. Er det en fejl, så ret det, hvor det står. Der må ikke behandles.",
            ),
            (
                &[(HealthItem::ToxinAllergy, Unknown)],
                "Patienten ved det ikke: Allergi over for botulinumtoksin. Afklar det, før der behandles.",
            ),
            (
                &[(HealthItem::Fever, Yes)],
                "Ja til: Feber eller akut syg. En læge skal vurdere det, før der behandles.",
            ),
            (
                &[(HealthItem::Als, Unanswered)],
                "Ikke besvaret: ALS. Spørg patienten.",
            ),
        ] {
            assert_eq!(said(&answered(answers)), sentence);
        }
    }

    #[test]
    fn prescribed_medicine_is_never_paused_and_no_wait_is_named_for_it() {
        let intake = When::Exactly(at("2026-11-25T08:00:00+01:00"));
        let taken = vec![
            taken(intake, true, None),
            taken(
                When::On("2026-11-24".parse().expect("a day")),
                false,
                Some("2026-11-27T00:00:00+01:00"),
            ),
        ];
        assert_eq!(
            said(&HealthFault::Bruising { taken }),
            "Ordineret medicin, der kan give blå mærker, er sidst taget onsdag 25. nov. kl. 08.00. En læge skal tage \
             stilling. Smertestillende eller kosttilskud, der kan give blå mærker, er sidst taget i går. Vent til fredag \
             27. nov. kl. 00.00, eller lad en læge tage stilling. Må ikke pauseres uden aftale med den læge, der har \
             ordineret det."
        );
    }

    fn every_fault() -> Vec<HealthFault> {
        let moment = at("2026-11-20T09:00:00+01:00");
        let product = ProductId::new("azzalure");
        let excipients = vec!["lactose".to_owned()];
        let clear = Some("2026-12-04T00:00:00+01:00");
        let intakes = || {
            vec![
                taken(When::On(moment.day()), false, clear),
                taken(When::InMonth(moment.day()), true, clear),
                taken(When::Unknown, true, None),
            ]
        };
        vec![
            HealthFault::IdentityNotConfirmed { last: None },
            HealthFault::IdentityNotConfirmed { last: Some(moment) },
            HealthFault::Namesakes { others: 1 },
            HealthFault::Namesakes { others: 2 },
            HealthFault::NotScreenedToday { last: None },
            HealthFault::NotScreenedToday { last: Some(moment) },
            HealthFault::ScreeningIncomplete {
                items: vec![HealthItem::Fever, HealthItem::Als],
            },
            HealthFault::ConsentInDoubt {
                doubts: vec![Doubt::Pressure],
            },
            answered(&[(HealthItem::Pregnant, AnswerFault::Yes)]),
            HealthFault::ProductUnread {
                product: product.clone(),
            },
            HealthFault::ExcipientAllergy {
                product: product.clone(),
                excipients: excipients.clone(),
            },
            HealthFault::AllergyUnclear {
                product,
                excipients,
            },
            HealthFault::AllergyContradicted { earlier: moment },
            HealthFault::SeriousReaction { noticed: moment },
            HealthFault::MedicineUnknown,
            HealthFault::Neuromuscular {
                taken: intakes(),
                days: 14,
            },
            HealthFault::Bruising { taken: intakes() },
            HealthFault::BloodThinning { taken: intakes() },
            HealthFault::NotInspectedToday,
            HealthFault::Infected,
            HealthFault::InfectionReported,
            HealthFault::AreaFindings {
                findings: vec![AreaFinding::Ptosis],
            },
            HealthFault::RedFlag {
                events: vec![EntryId::from_bytes([1; 16])],
                since: moment,
            },
        ]
    }

    /// A place that is left unfilled shows its own name; none of these is a word of either language.
    const PLACES: [&str; 7] = [
        "{",
        "}",
        "excipients",
        "doubts",
        "findings",
        " when",
        "clear ",
    ];

    #[test]
    fn every_fault_has_a_whole_sentence_with_and_without_an_area() {
        for language in Language::ALL {
            let text = Text::load(language).expect("a language");
            for fault in every_fault() {
                for part in [None, Some(&glabella())] {
                    let said = text.health_fault(&fault, part, today());
                    assert!(said.ends_with('.') && !said.contains("  "), "{said}");
                    assert!(!said.contains(".."), "{said}");
                    assert!(
                        !PLACES[..2].iter().any(|place| said.contains(place)),
                        "{said}"
                    );
                    if language == Language::Danish {
                        assert!(!PLACES.iter().any(|place| said.contains(place)), "{said}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_values_that_decided_it_are_kept_beside_its_name() {
        use crate::domain::rules::Why;
        for fault in every_fault() {
            let kept = Why::Health(fault).to_json();
            assert_eq!(kept["because"], "health");
            assert!(kept["fault"].is_string(), "{kept}");
        }
        let kept = Why::Health(HealthFault::Namesakes { others: 2 }).to_json();
        let expected = serde_json::json!({"because": "health", "fault": "namesakes", "others": 2});
        assert_eq!(kept, expected);
    }
}
