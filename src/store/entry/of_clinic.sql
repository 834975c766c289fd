-- The same lists as in the indexes `entry_of_clinic` and `entry_of_users`, or they cannot be used.
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_clinic LEFT JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted',
  'practitioner_registered', 'batch_paused', 'product_watched', 'instruction_adopted', 'instruction_read',
  'emergency_kit_checked', 'template_approved', 'template_withdrawn', 'sheet_approved')
UNION ALL
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_users LEFT JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('user_retired', 'access_recovered', 'keys_tended')
ORDER BY seq
