-- Whether these very records were imported before. The digest is of the records as read, so it is the same for XML and
-- for COLLECT's tables of one return only where both hold the same in the same order.
SELECT imported_at::date FROM ehc_evidence.sen2_import WHERE digest = current_setting('ehc.import_digest')
