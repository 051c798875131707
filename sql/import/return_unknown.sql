-- What the file holds that no return has.
SELECT name, times FROM return_unknown ORDER BY times DESC, name COLLATE "C" LIMIT 50
