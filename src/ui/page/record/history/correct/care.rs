//! Corrections of what came after a treatment: aftercare, reactions, how it went, and a closed red flag.

use crate::domain::aftercare::{
    AdverseEvent, AftercareGiven, AlarmSymptom, AreaEffect, FollowUp, FollowUpMode, Grade,
    Reaction, RedFlagClosed, Satisfaction,
};
use crate::text::{Text, fill};

use super::ask::{Answers, Ask, Unclear};

pub fn aftercare(text: &Text, fact: &AftercareGiven) -> Vec<Ask> {
    let words = &text.whole;
    vec![
        Ask::tick(&words.given_oral, fact.oral),
        Ask::tick(&words.given_written, fact.written),
        Ask::line(&words.ring, &fact.phone),
    ]
}

pub fn aftercare_told(answers: &mut Answers<'_>) -> Result<AftercareGiven, Unclear> {
    Ok(AftercareGiven {
        oral: answers.tick()?,
        written: answers.tick()?,
        phone: answers.words()?,
    })
}

/// Who was told and what was reported are entries of their own.
pub fn adverse_event(text: &Text, fact: &AdverseEvent) -> Vec<Ask> {
    let words = &text.whole;
    let alarm = AlarmSymptom::ALL.map(|symptom| {
        let said = fact.alarm.contains(&symptom);
        (text.alarm_symptom(symptom), said)
    });
    let reactions = reactions().map(|reaction| {
        let said = fact.reactions.contains(&reaction);
        (text.reaction(reaction), said)
    });
    vec![
        Ask::past(&words.noticed, Some(fact.noticed), text).needed(),
        Ask::many(&words.alarm, alarm),
        Ask::many(&words.reactions, reactions),
        Ask::tick(&words.serious, fact.serious),
        Ask::words(&words.event_words, &fact.words),
    ]
}

pub fn adverse_event_told(
    was: &AdverseEvent,
    answers: &mut Answers<'_>,
) -> Result<AdverseEvent, Unclear> {
    Ok(AdverseEvent {
        noticed: answers.past()?.ok_or(Unclear)?,
        alarm: answers.many(AlarmSymptom::ALL)?.into_iter().collect(),
        reactions: answers.many(reactions())?.into_iter().collect(),
        serious: answers.tick()?,
        words: answers.words()?,
        ..was.clone()
    })
}

fn reactions() -> impl Iterator<Item = Reaction> {
    Reaction::COMMON.into_iter().chain(Reaction::RARE)
}

pub fn follow_up(text: &Text, fact: &FollowUp) -> Vec<Ask> {
    let words = &text.whole;
    let modes = FollowUpMode::ALL.map(|mode| (mode, text.follow_up_mode(mode)));
    let mut asks = vec![Ask::one(&words.follow_up_mode, modes, Some(&fact.mode)).needed()];
    for effect in &fact.effects {
        let of = |label: &str| fill(label, &[("area", text.area(&effect.area))]);
        asks.push(graded(&of(&words.effect_rest), effect.rest));
        asks.push(graded(&of(&words.effect_movement), effect.movement));
    }
    let yes_no = [(true, &text.common.yes), (false, &text.common.no)];
    asks.push(Ask::one(
        &words.symmetrical,
        yes_no,
        fact.symmetrical.as_ref(),
    ));
    let scale = Satisfaction::ALL.map(|known| (known, known.number().to_string()));
    let satisfaction = fact.satisfaction.as_ref();
    asks.push(Ask::one(&words.satisfaction, scale, satisfaction));
    asks.push(Ask::words(&words.note, &fact.note));
    asks.push(Ask::words(&words.next_step, &fact.next_step));
    asks
}

fn graded(label: &str, said: Option<Grade>) -> Ask {
    let scale = Grade::ALL.map(|grade| (grade, grade.number().to_string()));
    Ask::one(label, scale, said.as_ref())
}

pub fn follow_up_told(was: &FollowUp, answers: &mut Answers<'_>) -> Result<FollowUp, Unclear> {
    let mode = *FollowUpMode::ALL
        .get(answers.one()?.ok_or(Unclear)?)
        .ok_or(Unclear)?;
    let mut effects = Vec::with_capacity(was.effects.len());
    for effect in &was.effects {
        effects.push(AreaEffect {
            area: effect.area.clone(),
            rest: answers.one()?.and_then(|at| Grade::ALL.get(at).copied()),
            movement: answers.one()?.and_then(|at| Grade::ALL.get(at).copied()),
        });
    }
    let symmetrical = answers.one()?.map(|place| place == 0);
    let satisfaction = answers.one()?;
    Ok(FollowUp {
        treatment: was.treatment,
        mode,
        effects,
        symmetrical,
        satisfaction: satisfaction.and_then(|at| Satisfaction::ALL.get(at).copied()),
        note: answers.words()?,
        next_step: answers.words()?,
    })
}

pub fn flag_closed(text: &Text, fact: &RedFlagClosed) -> Vec<Ask> {
    vec![Ask::words(&text.whole.assessment, &fact.assessment).needed()]
}

pub fn flag_closed_told(
    was: &RedFlagClosed,
    answers: &mut Answers<'_>,
) -> Result<RedFlagClosed, Unclear> {
    Ok(RedFlagClosed {
        event: was.event,
        assessment: answers.words()?,
    })
}
