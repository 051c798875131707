
-- ---------------------------------------------------------------------------------------------------------------------
-- ehc.#RELATION#, #NEED#: a row for each #KEY#.
#MEANING#
CREATE OR REPLACE VIEW ehc.#RELATION# AS
SELECT
#COLUMNS#
WHERE false; -- in the place of this line: FROM your_table
