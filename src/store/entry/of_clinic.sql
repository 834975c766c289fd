-- The same list as in the index `entry_of_clinic`, or the index is not used.
SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted')
ORDER BY entry.seq
