SELECT photo FROM thumbnail WHERE photo NOT IN (SELECT photo FROM photo_index) ORDER BY photo
