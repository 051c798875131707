-- Published figures of everybody, of the authority $1, its region and England, the first year $2 and later.
SELECT figure.time_period, figure.level, figure.area, figure.indicator, coalesce(figure.value::text, figure.symbol, 'x') AS figure
FROM ehc_evidence.comparator AS figure
WHERE figure.topic = 'All' AND figure.breakdown = 'All' AND figure.time_period >= $2::int
  AND (figure.level = 'national'
       OR figure.level = 'local_authority' AND figure.area_code = $1
       OR figure.level = 'regional' AND figure.area = (SELECT min(own.region) FROM ehc_evidence.comparator AS own
                                                        WHERE own.level = 'local_authority' AND own.area_code = $1))
ORDER BY figure.time_period, figure.level COLLATE "C", figure.indicator COLLATE "C"
