-- Everything that changes a derived table, in the order in which it was written.
SELECT entry.*, body.salt, body.json
FROM entry JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('patient_registered', 'patient_corrected', 'photo_attached', 'vial_opened', 'treatment', 'deviation',
  'entry_withdrawn', 'same_person', 'not_same_person')
   OR entry.kind GLOB 'appointment_*'
ORDER BY entry.seq
