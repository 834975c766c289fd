INSERT INTO vial_use(vial, entry, patient) VALUES (:vial, :entry, :patient) ON CONFLICT(vial, entry) DO NOTHING
