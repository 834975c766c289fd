-- Templates of the injection map are taken out of use, which the clinic's state has to know of.

DROP INDEX entry_of_clinic;
CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted',
    'practitioner_registered', 'batch_paused', 'instruction_adopted', 'instruction_read', 'emergency_kit_checked',
    'template_approved', 'template_withdrawn', 'sheet_approved');
