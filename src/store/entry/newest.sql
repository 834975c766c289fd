SELECT seq, hash, recorded_at FROM entry ORDER BY seq DESC LIMIT 1
