UPDATE appointment SET kind = :kind, areas = :areas, product = :product, note = :note WHERE id = :id
