SELECT patient FROM patient_index WHERE patient IN (
  SELECT patient FROM vial_index WHERE batch_key >= :from AND batch_key < :to AND patient IS NOT NULL
  UNION SELECT vial_use.patient FROM vial_use JOIN vial_index ON vial_index.entry = vial_use.vial
    WHERE vial_index.batch_key >= :from AND vial_index.batch_key < :to
) ORDER BY name_key, patient
