-- Asked with OR instead of IN: for every IN list SQLite fills a table in memory at each entry that is added, whether it is on it or not.

DROP INDEX entry_of_clinic;
CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind = 'vault_created' OR kind = 'clinic_changed' OR kind = 'policy_changed' OR kind = 'user_added'
    OR kind = 'sheet_adopted' OR kind = 'practitioner_registered' OR kind = 'batch_paused' OR kind = 'product_watched'
    OR kind = 'instruction_adopted' OR kind = 'instruction_read' OR kind = 'emergency_kit_checked'
    OR kind = 'template_approved' OR kind = 'template_withdrawn' OR kind = 'sheet_approved';
DROP INDEX entry_of_users;
CREATE INDEX entry_of_users ON entry(seq)
  WHERE kind = 'user_retired' OR kind = 'access_recovered' OR kind = 'keys_tended';
DROP INDEX entry_of_blocked_time;
CREATE INDEX entry_of_blocked_time ON entry(seq)
  WHERE patient IS NULL AND (kind = 'appointment_booked' OR kind = 'appointment_moved' OR kind = 'appointment_cancelled'
    OR kind = 'appointment_arrived' OR kind = 'appointment_no_show' OR kind = 'appointment_judged');
DROP INDEX entry_after_treatment;
CREATE INDEX entry_after_treatment ON entry(kind, occurred_at, patient)
  WHERE kind = 'treatment_started' OR kind = 'treatment' OR kind = 'deviation' OR kind = 'adverse_event';
