//! Draws the form of a patient, in three groups: identity, name, contact. What is found stands under its field.

use eframe::egui::{Id, Ui};

use crate::domain::identity::{About, Fault, Finding, NumberType, Severity};
use crate::domain::name::NamePart;
use crate::domain::patient::Sex;
use crate::domain::time::Day;
use crate::text::{Text, fill};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::date_field::DateField;
use crate::ui::widget::field::{self, Field};

use super::form::{PatientForm, Wrong, as_birth_dates_are_read};
use super::words;

/// The longest line of contact, in characters.
const LONGEST_LINE: usize = 300;

/// What a form is drawn with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub text: &'a Text,
    pub today: Day,
    pub practice: bool,
    pub wrong: &'a [Wrong],
}

/// Number, birth date and sex, each with what was found about it close below.
pub fn identity_ui(form: &mut PatientForm, around: &Around<'_>, ui: &mut Ui) {
    let findings = form.findings(around.today, around.practice);
    ui.spacing_mut().item_spacing.y = space::S12;
    if form.kept.is_none() {
        kind_ui(form, around, ui);
    }
    close(ui, |ui| {
        kept_number_ui(form, around, ui);
        if form.kept.is_none() {
            number_ui(form, around, ui);
        }
        findings_ui(around, &findings, is_about_number, ui);
    });
    close(ui, |ui| birth_ui(form, around, &findings, ui));
    close(ui, |ui| sex_ui(form, around.text, ui));
}

/// A field and what belongs to it.
fn close(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::S4;
        contents(ui);
    });
}

/// Of somebody who is known the number stays masked; to correct it, it is typed anew.
fn kept_number_ui(form: &mut PatientForm, around: &Around<'_>, ui: &mut Ui) {
    let Some(kept) = &form.kept else {
        return;
    };
    let mut masked = kept.masked();
    Field::line(around.text.number_type(kept.kind()), &mut masked)
        .writable(false)
        .show(ui);
    let correct = &around.text.patients.correct_number;
    if Button::link(correct).show(ui).clicked() {
        form.kept = None;
        form.kind_chosen = false;
    }
}

fn kind_ui(form: &mut PatientForm, around: &Around<'_>, ui: &mut Ui) {
    let (text, words) = (around.text, &around.text.patients);
    let kinds: Vec<(NumberType, &str)> = kinds(around.practice)
        .iter()
        .map(|kind| (*kind, text.number_type(*kind)))
        .collect();
    if Choice::new(&words.number_kind, &mut form.kind, &kinds)
        .show(ui)
        .changed()
    {
        form.kind_chosen = true;
    }
}

fn number_ui(form: &mut PatientForm, around: &Around<'_>, ui: &mut Ui) {
    let (text, words) = (around.text, &around.text.patients);
    let id = number_id();
    let typing = ui.memory(|memory| memory.has_focus(id));
    let fault = form
        .read_number()
        .err()
        .filter(|fault| !(typing && is_only_short(*fault)));
    let is_country = matches!(fault, Some(Fault::NoSuchCountry | Fault::CountryMissing));
    let said = fault.and_then(|fault| words::number_fault(text, fault));
    let (error, country_error) = if is_country {
        (None, said)
    } else {
        (said, None)
    };
    let field = Field::line(&words.number_field, &mut form.number)
        .hint(&words.number_hint)
        .limit(60)
        .id(id)
        .error(error.as_deref());
    if field.show(ui).changed() {
        form.follow_number(around.practice);
    }
    if let Some(kind) = form.offer(around.practice) {
        offer_ui(form, text, kind, ui);
    }
    if form.kind == NumberType::ForeignId {
        let country_error = country_error.filter(|_| !form.country.is_empty());
        Field::line(&words.country, &mut form.country)
            .hint(&words.country_hint)
            .limit(2)
            .error(country_error.as_deref())
            .show(ui);
    }
}

/// While a number is being typed it is no fault that it is short.
const fn is_only_short(fault: Fault) -> bool {
    matches!(fault, Fault::Length { characters } if characters < 10)
}

const fn kinds(practice: bool) -> &'static [NumberType] {
    const ALL: [NumberType; 6] = [
        NumberType::Demo,
        NumberType::Cpr,
        NumberType::ReplacementCpr,
        NumberType::DEcpr,
        NumberType::XEcpr,
        NumberType::ForeignId,
    ];
    // A real journal refuses demonstration numbers, so it does not offer them.
    if practice { &ALL } else { ALL.split_at(1).1 }
}

fn offer_ui(form: &mut PatientForm, text: &Text, kind: NumberType, ui: &mut Ui) {
    let name = text.number_type(kind);
    let looks_like = fill(&text.patients.looks_like, &[("kind", name)]);
    let take = fill(&text.patients.use_kind, &[("kind", name)]);
    ui.horizontal_wrapped(|ui| {
        ui.label(Theme::of(ui).small(&looks_like));
        if Button::link(&take).show(ui).clicked() {
            form.kind = kind;
            field::send_keyboard(ui, number_id());
        }
    });
}

/// Where the keyboard begins, and where it returns when a proposal below the number was taken and is gone.
pub fn number_id() -> Id {
    Id::unique("number of a patient")
}

/// Where it goes on when birth date or sex were taken from the number.
pub fn family_id() -> Id {
    Id::unique("family name of a patient")
}

fn birth_ui(form: &mut PatientForm, around: &Around<'_>, findings: &[Finding], ui: &mut Ui) {
    let (text, words) = (around.text, &around.text.patients);
    let echo = |day: Day| format!("{} ({})", text.date(day), text.age(day, around.today));
    let refused = findings
        .iter()
        .find(|found| found.severity == Severity::Hard && !is_about_number(found));
    let refused = refused.map(|found| words::finding(text, *found, around.today));
    let not_a_date = &text.common.invalid_date;
    let then = as_birth_dates_are_read(around.today);
    DateField::new(
        &words.birth_date,
        &mut form.birth,
        then,
        (&[], not_a_date),
        &echo,
    )
    .hint(&words.birth_hint)
    .error(refused.as_deref())
    .show(ui);
    let soft = |found: &Finding| found.severity != Severity::Hard && !is_about_number(found);
    findings_ui(around, findings, soft, ui);
    let offered = form
        .told_by_number()
        .0
        .filter(|day| form.birth_date(around.today) != Some(*day));
    if let Some(day) = offered {
        let take = fill(&words.use_day, &[("date", &text.date(day))]);
        if Button::link(&take).show(ui).clicked() {
            form.birth = super::form::typed_day(day);
            field::send_keyboard(ui, family_id());
        }
    }
}

fn sex_ui(form: &mut PatientForm, text: &Text, ui: &mut Ui) {
    let words = &text.patients;
    let sexes = [None, Some(Sex::Female), Some(Sex::Male), Some(Sex::Other)];
    let options = sexes.map(|sex| (sex, text.sex(sex)));
    Choice::new(&words.sex, &mut form.sex, &options).show(ui);
    let offered = form.told_by_number().1.filter(|_| form.sex.is_none());
    if let Some(sex) = offered {
        let take = fill(&words.use_sex, &[("sex", text.sex(Some(sex)))]);
        if Button::link(&take).show(ui).clicked() {
            form.sex = Some(sex);
            field::send_keyboard(ui, family_id());
        }
    }
}

pub fn name_ui(form: &mut PatientForm, around: &Around<'_>, ui: &mut Ui) {
    let (text, words) = (around.text, &around.text.patients);
    ui.spacing_mut().item_spacing.y = space::S12;
    let fault = |part| words::name_fault(text, around.wrong, part);
    Field::line(&words.family, &mut form.family)
        .id(family_id())
        .error(fault(NamePart::Family).as_deref())
        .show(ui);
    let fields = [
        (&words.given, &mut form.given, fault(NamePart::Given), ""),
        (
            &words.preferred,
            &mut form.preferred,
            fault(NamePart::Preferred),
            text.common.optional.as_str(),
        ),
    ];
    for (label, value, fault, aside) in fields {
        Field::line(label, value)
            .aside(aside)
            .error(fault.as_deref())
            .show(ui);
    }
}

pub fn contact_ui(form: &mut PatientForm, text: &Text, ui: &mut Ui) {
    let words = &text.patients;
    ui.spacing_mut().item_spacing.y = space::S12;
    let fields = [
        (&words.phone, &mut form.phone),
        (&words.email, &mut form.email),
        (&words.address, &mut form.address),
    ];
    for (label, value) in fields {
        Field::line(label, value)
            .aside(&text.common.optional)
            .limit(LONGEST_LINE)
            .show(ui);
    }
}

const fn is_about_number(finding: &Finding) -> bool {
    matches!(
        finding.about,
        About::ControlDigit | About::DemoInRealJournal
    )
}

fn findings_ui(
    around: &Around<'_>,
    findings: &[Finding],
    belongs: impl Fn(&Finding) -> bool,
    ui: &mut Ui,
) {
    for found in findings.iter().filter(|found| belongs(found)) {
        let status = match found.severity {
            Severity::Info => Status::Pending,
            Severity::Warn => Status::Warn,
            Severity::Hard => Status::Stop,
        };
        said_ui(
            ui,
            status,
            &words::finding(around.text, *found, around.today),
        );
    }
}

/// A shape and a sentence under a field.
fn said_ui(ui: &mut Ui, status: Status, sentence: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S6;
        status.show(ui, 13.0);
        ui.vertical(|ui| ui.label(Theme::of(ui).small(sentence)));
    });
}
