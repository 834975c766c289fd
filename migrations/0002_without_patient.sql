-- Settings, users, sheets and blocked time are read often and must not be looked for among all logins and searches.

CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted');
CREATE INDEX entry_of_blocked_time ON entry(seq)
  WHERE patient IS NULL AND kind IN ('appointment_booked', 'appointment_moved', 'appointment_cancelled',
    'appointment_arrived', 'appointment_no_show', 'appointment_judged');
