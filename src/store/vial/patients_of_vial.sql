SELECT patient FROM vial_index WHERE entry = :vial AND patient IS NOT NULL
UNION SELECT patient FROM vial_use WHERE vial = :vial
