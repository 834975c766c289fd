//! The clinic as it stands: users, settings and sheets folded from its facts; and who may change them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::check::JournalChecked;
use crate::domain::clinic::{
    AccessRecovered, Clinic, ClinicChanged, KeysTended, PolicyChanged, SheetAdopted, Tended,
    UserAdded,
};
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, UserId, VaultId};
use crate::domain::premises::{Noted, Premises};
use crate::domain::rules::policy::Policy;
use crate::domain::template::Templates;
use crate::domain::time::Moment;
use crate::domain::user::{Role, User};
use crate::vault::hex;

use super::decision::Decision;
use super::edit::Edit;
use super::error::Result;
use super::grounds::{Grounds, must_be_name, must_be_text, must_fit};
use super::refusal::Refusal;
use super::task::AddSlot;
use super::{Journal, KdfCost, NewSlot, NewUser, Passphrase, Receipt};

/// Whether the recovery key in the key file is the one that the journal names.
///
/// Whoever can write the folder could put a key of her own there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recovery {
    Known,
    Differs,
    /// Older journals and practice clinics name none.
    Unsaid,
    /// There is no key file, or it cannot be read. So it is in a restore that has not come to its end.
    NoFile,
}

/// What holds for the whole clinic now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClinicState {
    pub vault: VaultId,
    pub practice: bool,
    pub clinic: Clinic,
    pub policy: Policy,
    /// Everybody who ever had a login, with the keys that hold now: the retired stay authors of what they wrote.
    pub users: Vec<User>,
    pub retired: BTreeMap<UserId, Moment>,
    /// The keys in force after the last retirement; 1 if nobody was retired.
    pub key_epoch: u32,
    /// When somebody last proved that the recovery key still opens the journal: made, tested or used.
    pub recovery_proven: Option<Moment>,
    /// The public half of the recovery key in force; older journals did not say it.
    pub recovery_public: Option<String>,
    /// What the newest check of the whole journal found, and when.
    pub checked: Option<(Moment, JournalChecked)>,
    /// Oldest first; the last is the current one.
    pub sheets: Vec<SheetAdopted>,
    /// Registrations, batches on pause, emergency kit and instruction.
    pub premises: Premises,
    /// Templates of the injection map that the clinic's doctors have made.
    pub templates: Templates,
}

impl ClinicState {
    pub fn empty(vault: VaultId, practice: bool) -> Self {
        Self {
            vault,
            practice,
            clinic: Clinic::default(),
            policy: Policy::default(),
            users: Vec::new(),
            retired: BTreeMap::new(),
            key_epoch: 1,
            recovery_proven: None,
            recovery_public: None,
            checked: None,
            sheets: Vec::new(),
            premises: Premises::default(),
            templates: Templates::default(),
        }
    }

    /// Folds the clinic's entries, oldest first.
    pub fn of<'e>(
        vault: VaultId,
        practice: bool,
        entries: impl IntoIterator<Item = &'e Entry>,
    ) -> Self {
        let mut state = Self::empty(vault, practice);
        for entry in entries {
            let header = &entry.header;
            state.learn(header.id, header.occurred_at, header.user, &entry.fact);
        }
        state
    }

    /// Takes in one more fact; those about patients change nothing here.
    pub fn learn(&mut self, entry: EntryId, at: Moment, user: Option<UserId>, fact: &Fact) {
        self.premises.learn(entry, at, user, fact);
        self.templates.learn(&Noted {
            entry,
            at: at.whole_second(),
            by: user,
            value: fact,
        });
        if let Fact::VaultCreated(created) = fact {
            self.clinic.name.clone_from(&created.clinic);
            self.recovery_proven = Some(at);
            self.recovery_public.clone_from(&created.recovery_public);
        } else if let Fact::ClinicChanged(changed) = fact {
            self.clinic = changed.clinic.clone();
        } else if let Fact::PolicyChanged(changed) = fact {
            self.policy = changed.policy.clone();
        } else if let Fact::UserAdded(added) = fact {
            self.users.push(added.user.clone());
        } else if let Fact::UserRetired(retired) = fact {
            self.retired.insert(retired.user, at);
            self.key_epoch = self.key_epoch.max(retired.epoch);
        } else if let Fact::AccessRecovered(recovered) = fact {
            self.recovery_proven = Some(at);
            self.take_keys(recovered);
        } else if let Fact::KeysTended(KeysTended {
            what: Tended::RecoveryKeyReplaced | Tended::RecoveryKeyTested,
            recovery_public,
        }) = fact
        {
            self.recovery_proven = Some(at);
            if recovery_public.is_some() {
                self.recovery_public.clone_from(recovery_public);
            }
        } else if let Fact::JournalChecked(checked) = fact {
            self.checked = Some((at, checked.clone()));
        } else if let Fact::SheetAdopted(sheet) = fact {
            self.sheets.push(sheet.clone());
        }
    }

    fn take_keys(&mut self, recovered: &AccessRecovered) {
        let mut users = self.users.iter_mut();
        if let Some(user) = users.find(|user| user.id == recovered.user) {
            user.public_key.clone_from(&recovered.public_key);
            user.verifying_key.clone_from(&recovered.verifying_key);
        }
    }

    /// Whether a key file with this public half of a recovery key is the one that the journal knows.
    pub fn recovery_in(&self, public: &[u8; 32]) -> Recovery {
        match &self.recovery_public {
            None => Recovery::Unsaid,
            Some(known) if *known == hex::encode(public) => Recovery::Known,
            Some(_) => Recovery::Differs,
        }
    }

    pub fn is_retired(&self, user: UserId) -> bool {
        self.retired.contains_key(&user)
    }

    /// Those who can log in.
    pub fn active(&self) -> impl Iterator<Item = &User> {
        self.users.iter().filter(|user| !self.is_retired(user.id))
    }

    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub fn doctors(&self) -> impl Iterator<Item = &User> {
        self.active().filter(|user| user.role == Role::Doctor)
    }

    /// Doctors and nurses: those an appointment can be with.
    pub fn practitioners(&self) -> impl Iterator<Item = &User> {
        self.active().filter(|user| user.role != Role::Reviewer)
    }

    pub fn current_sheet(&self) -> Option<&SheetAdopted> {
        self.sheets.last()
    }
}

pub fn add_user(grounds: &Grounds<'_>, user: User) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_name(&user.name)?;
    Ok(Decision::clinic(grounds.now.moment, UserAdded { user }))
}

pub fn change(grounds: &Grounds<'_>, clinic: Clinic) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_name(&clinic.name)?;
    for text in [&clinic.address, &clinic.phone, &clinic.registration] {
        must_fit(text)?;
    }
    Ok(Decision::clinic(
        grounds.now.moment,
        ClinicChanged { clinic },
    ))
}

pub fn change_policy(grounds: &Grounds<'_>, policy: Policy) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let outside = policy.out_of_bounds();
    if !outside.is_empty() {
        return Err(Refusal::OutsideBounds(outside).into());
    }
    Ok(Decision::clinic(
        grounds.now.moment,
        PolicyChanged { policy },
    ))
}

pub fn adopt_sheet(grounds: &Grounds<'_>, sheet: SheetAdopted) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    must_be_text(&sheet.version)?;
    Ok(Decision::clinic(grounds.now.moment, sheet))
}

impl Journal {
    /// The work that makes a new user's keys from the passphrase that she typed herself. Only a doctor adds users.
    pub fn new_user(
        &mut self,
        name: String,
        role: Role,
        authorisation: Option<String>,
        photos: bool,
        passphrase: Passphrase,
    ) -> Result<AddSlot> {
        self.author.must_be(Role::Doctor)?;
        let user = UserId::new(self.ids.next(self.now()?.moment)?);
        let photos = photos || role != Role::Reviewer;
        Ok(AddSlot {
            keys: self.sealed.keys().clone(),
            vault: Arc::clone(&self.vault),
            new: NewUser {
                user,
                name,
                role,
                photos,
            },
            authorisation,
            passphrase,
            cost: KdfCost::STANDARD,
        })
    }

    /// The user goes into the journal, then her slot into the key file: without the entry a slot opens nothing.
    pub fn add_user(&mut self, slot: &NewSlot, user: User) -> Result<Receipt> {
        let receipt = self.apply(Edit::AddUser(user))?;
        self.sealed.add_slot(slot)?;
        Ok(receipt)
    }
}
