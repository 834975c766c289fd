-- Settings, users and sheets are read at every unlock and must not be looked for among all logins and searches.

CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted');
