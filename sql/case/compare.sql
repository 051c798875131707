-- What is compared with the sections of others (others.sql), for the rest of the transaction: versions as known on day
-- $1, and the sections named in the array $2.
SELECT set_config('ehc.case_as_of', $1::date::text, true),
       set_config('ehc.case_sections', $2::text[]::text, true)
