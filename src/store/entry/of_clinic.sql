-- The same conditions as in the indexes `entry_of_clinic`, `entry_of_users` and `entry_of_checks`, or they cannot be used.
-- Of the checks only the newest counts.
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_clinic LEFT JOIN body ON body.entry = entry.seq
WHERE entry.kind = 'vault_created' OR entry.kind = 'clinic_changed' OR entry.kind = 'policy_changed'
  OR entry.kind = 'user_added' OR entry.kind = 'sheet_adopted' OR entry.kind = 'practitioner_registered'
  OR entry.kind = 'batch_paused' OR entry.kind = 'product_watched' OR entry.kind = 'instruction_adopted'
  OR entry.kind = 'instruction_read' OR entry.kind = 'emergency_kit_checked' OR entry.kind = 'template_approved'
  OR entry.kind = 'template_withdrawn' OR entry.kind = 'sheet_approved'
UNION ALL
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_users LEFT JOIN body ON body.entry = entry.seq
WHERE entry.kind = 'user_retired' OR entry.kind = 'access_recovered' OR entry.kind = 'keys_tended'
UNION ALL
SELECT * FROM (
  SELECT entry.*, body.salt, body.json
  FROM entry INDEXED BY entry_of_checks LEFT JOIN body ON body.entry = entry.seq
  WHERE entry.kind = 'journal_checked'
  ORDER BY entry.seq DESC
  LIMIT 1)
ORDER BY seq
