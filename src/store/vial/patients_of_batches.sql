-- A treatment may name a later version of its vial than the one that the batch stands under.
WITH RECURSIVE drawn(vial, patient) AS (
  SELECT vial, patient FROM vial_use
  UNION SELECT entry.amends, drawn.patient FROM drawn JOIN entry ON entry.id = drawn.vial WHERE entry.amends IS NOT NULL
)
SELECT patient FROM patient_index WHERE patient IN (
  SELECT patient FROM vial_index WHERE batch_key >= :from AND batch_key < :to AND patient IS NOT NULL
  UNION SELECT drawn.patient FROM drawn JOIN vial_index ON vial_index.entry = drawn.vial
    WHERE vial_index.batch_key >= :from AND vial_index.batch_key < :to
) ORDER BY name_key, patient
