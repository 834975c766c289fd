//! What was pressed on the page and in its dialogs, and what is asked for because of it.

use eframe::egui::Ui;

use crate::domain::aftercare::AftercareGiven;
use crate::domain::id::{DraftId, EntryId};
use crate::domain::rules::{Finding, Verdict};
use crate::domain::time::Moment;
use crate::domain::treatment::Deviation;
use crate::journal::Edit;
use crate::journal::gate::Asked;
use crate::journal::view::RecordView;
use crate::ui::command::{Command, Place, Tab};
use crate::ui::cx::Cx;
use crate::ui::page::record::about_finding::AboutFinding;
use crate::ui::page::record::decide::{self, Decide};
use crate::ui::status::Status;

use super::difference::{self, Last};
use super::product::vial_of;
use super::save_template::{self, SaveTemplate};
use super::standing::{Lack, failures, judge};
use super::sums::Sums;
use super::templates::{self, Choosing};
use super::{TreatmentPage, account, bar, carried, given, reading, sign};

/// One dialog at a time.
pub enum Dialog {
    None,
    Sign,
    /// The product stays what was started with.
    Product,
    Template(Choosing),
    SaveTemplate(Box<SaveTemplate>),
    Decide(Box<Decide>, Box<Matter>),
}

/// What is decided about.
pub enum Matter {
    Finding(Box<AboutFinding>),
    Deviate(Box<Told>),
    /// A start that came to nothing.
    NotGiven(EntryId),
    /// A nurse's treatment, or a deviation with grounds.
    Attest(EntryId, bool),
}

/// A deviation, and what the form knows beside it.
pub struct Told {
    deviation: Deviation,
    /// What goes with the account in words.
    along: Vec<String>,
    /// Advice that was given, until it is saved.
    advice: Option<AftercareGiven>,
}

impl TreatmentPage {
    pub(super) fn form_action(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        pressed: Option<bar::Action>,
    ) {
        let Some(open) = &mut self.open else {
            return;
        };
        match pressed {
            None => {}
            Some(bar::Action::Save) => open.save(cx.commands),
            Some(bar::Action::Sign) => (self.dialog, self.refused) = (Dialog::Sign, None),
            Some(bar::Action::Product) => self.dialog = Dialog::Product,
            Some(bar::Action::Readiness) => cx.go(Place::Record(Tab::Readiness)),
            Some(bar::Action::AsLast) => {
                if let Last::Points(last) = difference::last(cx.text, view, &open.form) {
                    difference::copy(&mut open.form, &last);
                }
            }
            Some(bar::Action::Templates) => self.dialog = Dialog::Template(Choosing::default()),
            Some(bar::Action::Decide(finding)) => {
                let asked = judge(cx, view, &mut open.form).asked.clone();
                self.dialog = decision(cx, asked, &finding);
            }
            Some(bar::Action::NotGiven) => {
                self.dialog = not_given(cx, open.form.draft.start);
            }
            Some(bar::Action::Deviate) => self.dialog = self.deviation(cx, view),
            Some(bar::Action::Discard) => cx.ask(Edit::DiscardDraft(open.saving.id)),
        }
    }

    pub(super) fn reading_action(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        pressed: Option<reading::Action>,
        stale: Option<DraftId>,
    ) {
        match pressed {
            None => {}
            Some(reading::Action::Go(tab)) => cx.go(Place::Record(tab)),
            Some(reading::Action::Discard) => {
                if let Some(draft) = stale {
                    cx.ask(Edit::DiscardDraft(draft));
                }
            }
            Some(reading::Action::NotGiven(start)) => self.dialog = not_given(cx, start),
            Some(reading::Action::Attest(entry, deviation)) => {
                self.dialog = attestation(cx, entry, deviation);
            }
            Some(reading::Action::Correct(entry)) => self.begin_correction(cx, view, entry),
            Some(reading::Action::SaveTemplate(entry)) => {
                let mut all = given::all(&view.course).into_iter();
                let given = all.find(|given| given.entry == entry);
                let product = given.and_then(|given| given.only_product());
                if let Some((given, product)) = given.zip(product) {
                    let dialog = SaveTemplate::new(&product, &difference::map_of(&given));
                    self.dialog = Dialog::SaveTemplate(Box::new(dialog));
                }
            }
        }
    }

    /// What happened is told from the form: nothing that it does not know is asked to be known.
    fn deviation(&mut self, cx: &Cx<'_>, view: &RecordView) -> Dialog {
        let words = &cx.text.treatment;
        let author = cx.journal.author().user;
        let Some(open) = &mut self.open else {
            return Dialog::None;
        };
        let standing = judge(cx, view, &mut open.form);
        let form = &open.form;
        let start = view.course.running_start();
        let areas = start
            .map(|start| start.value.areas.clone())
            .unwrap_or_default();
        let vial = form.shown_vial().and_then(|id| vial_of(&view.course, id));
        let began = form.draft.began.filter(|at| *at <= cx.moment());
        let lacks_time = began.is_none().then(|| words.deviation_time.clone());
        let said_no = standing
            .failed()
            .filter(|finding| finding.verdict >= Verdict::Block);
        let sentences: Vec<String> = if let Some(sentence) = lacks_time {
            vec![sentence]
        } else {
            let lacks = standing
                .lacks
                .iter()
                .map(|lack: &Lack| lack.sentence(cx.text));
            failures(said_no, cx).into_iter().chain(lacks).collect()
        };
        let by = (author, began.unwrap_or_else(|| cx.moment()));
        let deviation = account::deviation(&form.draft, by, &areas, vial);
        let along = carried::lines(cx.text, &view.course, &form.draft, &deviation);
        let phone = &cx.journal.clinic().clinic.phone;
        let advice = carried::advice(&form.draft, phone);
        let given = advice.as_ref().map(|given| cx.text.aftercare_said(given));
        let mut carried = along.clone();
        carried.extend(given.map(str::to_owned));
        if !carried.is_empty() {
            carried.insert(0, words.deviation_along.clone());
        }
        let dialog = Decide::new(Status::Stop, &words.deviation_title, &words.deviation_save)
            .remark(&words.deviation_hint)
            .about(sentences)
            .about(carried)
            .reason(&words.deviation_why, 1);
        // Without a time there is nothing to place it by: the dialog says so and cannot be agreed to.
        let dialog = if began.is_none() {
            dialog.closed()
        } else {
            dialog
        };
        let told = Told {
            deviation,
            along,
            advice,
        };
        let matter = Matter::Deviate(Box::new(told));
        Dialog::Decide(Box::new(dialog), Box::new(matter))
    }

    pub(super) fn dialogs_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        match &mut self.dialog {
            Dialog::None => {}
            Dialog::Sign => self.sign_ui(cx, view, ui),
            Dialog::Product => self.product_ui(cx, ui),
            Dialog::Template(_) => self.template_ui(cx, view, ui),
            Dialog::SaveTemplate(dialog) => match dialog.ui(cx, ui) {
                save_template::Answer::Waiting => {}
                save_template::Answer::Cancelled => self.dialog = Dialog::None,
                save_template::Answer::Ask(edit) => cx.ask(*edit),
            },
            Dialog::Decide(dialog, matter) => match dialog.ui(cx, view, ui) {
                None => {}
                Some(decide::Answer::Cancel) => self.dialog = Dialog::None,
                Some(decide::Answer::Agree { reason, proof }) => {
                    let edit = matter.edit(view, reason);
                    // Advice is asked for as of the account, so that it is saved first.
                    let advice = matter.advice(view, cx.moment());
                    let edit = match advice {
                        Some(advice) => {
                            self.then = Some(edit);
                            advice
                        }
                        None => edit,
                    };
                    match proof {
                        Some((doctor, passphrase)) => cx.send(Command::Proven {
                            edit,
                            doctor,
                            passphrase,
                        }),
                        None => cx.ask(edit),
                    }
                }
            },
        }
    }

    fn sign_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        let start = self.written_start(view).map(|start| &start.value.areas);
        let (Some(open), Some(planned)) = (&mut self.open, start) else {
            self.dialog = Dialog::None;
            return;
        };
        let standing = judge(cx, view, &mut open.form);
        let sums = Sums::of(&open.form.draft.map, planned, None);
        let refused = self.refused.as_deref();
        match sign::ui(cx, view, &mut open.form, (&standing, &sums), refused, ui) {
            sign::Answer::Waiting => {}
            sign::Answer::Cancelled => self.dialog = Dialog::None,
            sign::Answer::Agreed => {
                self.refused = None;
                open.sign(cx.commands);
            }
        }
    }

    fn template_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) {
        let (Dialog::Template(choosing), Some(open), Some(start)) = (
            &mut self.dialog,
            &mut self.open,
            view.course.running_start(),
        ) else {
            self.dialog = Dialog::None;
            return;
        };
        let planned = &start.value.areas;
        match templates::ui(cx, &open.form, planned, choosing, ui) {
            templates::Answer::Waiting => {}
            templates::Answer::Cancelled => self.dialog = Dialog::None,
            templates::Answer::Place(template) => {
                templates::place(cx, &mut open.form, planned, template);
                self.dialog = Dialog::None;
            }
            templates::Answer::Save => {
                let draft = &open.form.draft;
                let dialog = SaveTemplate::new(&draft.product, &draft.map);
                self.dialog = Dialog::SaveTemplate(Box::new(dialog));
            }
        }
    }

    fn product_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        match reading::product_dialog(cx, ui) {
            sign::Answer::Waiting => {}
            sign::Answer::Cancelled => self.dialog = Dialog::None,
            sign::Answer::Agreed => {
                self.dialog = Dialog::None;
                cx.go(Place::Record(Tab::Readiness));
            }
        }
    }
}

impl Matter {
    fn advice(&self, view: &RecordView, now: Moment) -> Option<Edit> {
        let Self::Deviate(told) = self else {
            return None;
        };
        let aftercare = told.advice.clone()?;
        Some(Edit::GiveAftercare {
            patient: view.id,
            at: now,
            aftercare,
        })
    }

    /// It is not saved again when the account is refused after it.
    pub(super) fn advice_is_saved(&mut self) {
        if let Self::Deviate(told) = self {
            told.advice = None;
        }
    }

    fn edit(&self, view: &RecordView, reason: String) -> Edit {
        let patient = view.id;
        match self {
            Self::Finding(about) => about.edit(view, reason),
            Self::Deviate(told) => Edit::RecordDeviation {
                patient,
                deviation: Box::new(Deviation {
                    why: carried::account(&reason, &told.along),
                    ..told.deviation.clone()
                }),
            },
            Self::NotGiven(start) => Edit::RecordNothingGiven {
                patient,
                start: *start,
                why: reason,
            },
            Self::Attest(entry, deviation) => Edit::Attest {
                patient,
                entry: *entry,
                reason: deviation.then_some(reason),
            },
        }
    }
}

fn decision(cx: &Cx<'_>, asked: Asked, finding: &Finding) -> Dialog {
    let about = AboutFinding::new(asked, finding);
    let dialog = about.dialog(cx, finding);
    Dialog::Decide(Box::new(dialog), Box::new(Matter::Finding(Box::new(about))))
}

fn not_given(cx: &Cx<'_>, start: EntryId) -> Dialog {
    let words = &cx.text.treatment;
    let dialog = Decide::new(Status::Warn, &words.not_given_title, &words.not_given_save)
        .remark(&words.not_given_hint)
        .reason(&words.not_given_why, 1);
    Dialog::Decide(Box::new(dialog), Box::new(Matter::NotGiven(start)))
}

fn attestation(cx: &Cx<'_>, entry: EntryId, deviation: bool) -> Dialog {
    let words = &cx.text.treatment;
    let dialog = if deviation {
        let least = cx.journal.clinic().policy.reason_length;
        Decide::new(Status::Stop, &words.attest_deviation, &words.attest_now)
            .remark(&words.attest_deviation_hint)
            .reason(&words.attest_reason, least)
            .proven(cx)
    } else {
        Decide::new(Status::Ok, &words.attest_given, &words.attest_now).remark(&words.attest_hint)
    };
    Dialog::Decide(Box::new(dialog), Box::new(Matter::Attest(entry, deviation)))
}
