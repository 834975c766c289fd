-- Products under stricter duty (R93) are part of what the clinic says about itself, and must be known at every opening.

DROP INDEX entry_of_clinic;
CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted',
    'practitioner_registered', 'batch_paused', 'product_watched', 'instruction_adopted', 'instruction_read',
    'emergency_kit_checked', 'template_approved', 'template_withdrawn', 'sheet_approved');
