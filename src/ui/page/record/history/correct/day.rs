//! Corrections of what was confirmed on the day: how she was, and each area as it looked.

use std::collections::BTreeSet;

use crate::domain::area::Area;
use crate::domain::confirmation::{AreaFinding, AreaInspected, Doubt, ScreeningConfirmed};
use crate::domain::consultation::{Answer, Choice, HealthItem, Medicine};
use crate::text::Text;

use super::ask::{Answers, Ask, Unclear};
use super::{areas, ask_areas};

const CHOICES: [Choice; 3] = [Choice::No, Choice::Yes, Choice::Unknown];

/// Each question that was answered, with its words; medicine by name and dose. A medicine that was forgotten is confirmed
/// anew, with all that is asked about it.
pub fn screening(text: &Text, fact: &ScreeningConfirmed) -> Vec<Ask> {
    let words = &text.whole;
    let mut asks: Vec<Ask> = Vec::new();
    for (item, answer) in &fact.answers {
        let choices = CHOICES.map(|choice| (choice, text.choice(choice)));
        let label = text.health_item(*item);
        asks.push(Ask::one(label, choices, Some(&answer.choice)).needed());
        if answer.choice != Choice::No || !answer.detail.is_empty() {
            asks.push(Ask::line(&detail_of(text, *item), &answer.detail));
        }
    }
    asks.push(ask_areas(
        text,
        &words.infected_areas,
        &&fact.infected_areas,
    ));
    for medicine in &fact.medicines {
        asks.push(Ask::line(&words.medicine, &medicine.name).needed());
        asks.push(Ask::line(&text.consultation.dose, &medicine.dose));
    }
    let doubts = Doubt::ALL.map(|doubt| (text.doubt(doubt), fact.doubt.contains(&doubt)));
    asks.push(Ask::many(&words.doubt, doubts));
    asks
}

fn detail_of(text: &Text, item: HealthItem) -> String {
    format!("{} · {}", text.health_item(item), text.correcting.detail)
}

pub fn screening_told(
    was: &ScreeningConfirmed,
    answers: &mut Answers<'_>,
) -> Result<ScreeningConfirmed, Unclear> {
    let mut told = ScreeningConfirmed {
        answers: std::collections::BTreeMap::new(),
        ..was.clone()
    };
    for (item, answer) in &was.answers {
        let choice = *CHOICES.get(answers.one()?.ok_or(Unclear)?).ok_or(Unclear)?;
        let detail = if answer.choice != Choice::No || !answer.detail.is_empty() {
            answers.words()?
        } else {
            String::new()
        };
        told.answers.insert(*item, Answer { choice, detail });
    }
    let infected: BTreeSet<Area> = answers
        .many(areas(&was.infected_areas))?
        .into_iter()
        .collect();
    told.infected_areas = infected;
    told.medicines.clear();
    for medicine in &was.medicines {
        told.medicines.push(Medicine {
            name: answers.words()?,
            dose: answers.words()?,
            ..medicine.clone()
        });
    }
    told.doubt = answers.many(Doubt::ALL)?.into_iter().collect();
    Ok(told)
}

pub fn inspected(text: &Text, fact: &AreaInspected) -> Vec<Ask> {
    let words = &text.whole;
    let findings = AreaFinding::ALL.map(|finding| {
        let found = fact.findings.contains(&finding);
        (text.area_finding(finding), found)
    });
    let area = text.area(&fact.area);
    vec![
        Ask::tick(&format!("{area} · {}", words.infected), fact.infected),
        Ask::many(&words.findings, findings),
    ]
}

pub fn inspected_told(
    was: &AreaInspected,
    answers: &mut Answers<'_>,
) -> Result<AreaInspected, Unclear> {
    Ok(AreaInspected {
        area: was.area.clone(),
        infected: answers.tick()?,
        findings: answers.many(AreaFinding::ALL)?.into_iter().collect(),
    })
}
