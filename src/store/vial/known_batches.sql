SELECT batch_key, min(entry) AS entry, count(DISTINCT coalesce(
  (SELECT kept FROM same_person WHERE same_person.patient = named.patient), named.patient)) AS patients FROM (
  SELECT batch_key, entry, patient FROM vial_index WHERE batch_key >= :from AND batch_key < :to
  UNION ALL SELECT vial_index.batch_key, vial_index.entry, vial_use.patient
    FROM vial_index JOIN vial_use ON vial_use.vial = vial_index.entry
    WHERE vial_index.batch_key >= :from AND vial_index.batch_key < :to
) AS named GROUP BY batch_key ORDER BY batch_key LIMIT :limit
