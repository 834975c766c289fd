SELECT seq, hash, recorded_at, clock_flag FROM entry ORDER BY seq DESC LIMIT 1
