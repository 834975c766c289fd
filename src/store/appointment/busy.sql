-- What takes up the time of a practitioner or of a patient: neither cancelled nor missed. None is longer than a day,
-- which bounds the search.
SELECT * FROM appointment
WHERE (practitioner = :practitioner OR patient = :patient OR patient = :other)
  AND start_at < :until AND start_at > :from - :longest AND end_at > :from
  AND state IN ('planned', 'arrived')
ORDER BY start_at, id
