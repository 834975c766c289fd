SELECT photo FROM photo_index WHERE photo NOT IN (SELECT photo FROM thumbnail) ORDER BY photo
