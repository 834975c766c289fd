SELECT seq, amends FROM entry WHERE id = :id AND seq < :below
