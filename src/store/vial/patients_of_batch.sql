SELECT patient FROM vial_index WHERE batch_key = :batch_key AND patient IS NOT NULL
UNION SELECT vial_use.patient FROM vial_use JOIN vial_index ON vial_index.entry = vial_use.vial
  WHERE vial_index.batch_key = :batch_key
