INSERT INTO vial_index(entry, patient, product, batch_key) VALUES (:entry, :patient, :product, :batch_key)
ON CONFLICT(entry) DO UPDATE SET product = excluded.product, batch_key = excluded.batch_key
