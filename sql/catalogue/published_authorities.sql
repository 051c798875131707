-- Published numbers of every authority that funnels are made of, of the latest year of each.
SELECT figure.time_period, figure.area_code, figure.area, figure.indicator, coalesce(figure.value::text, figure.symbol, 'x') AS figure
FROM ehc_evidence.comparator AS figure
WHERE figure.level = 'local_authority' AND figure.topic = 'All' AND figure.breakdown = 'All'
  AND figure.indicator IN ('plans_issued_den', 'plans_issued_within_20_weeks', 'plans_issued_den_ex', 'plans_issued_20_weeks_ex',
                           'requests_received_in_year', 'requests_decided_not_to_assess')
  AND figure.time_period = (SELECT max(latest.time_period) FROM ehc_evidence.comparator AS latest
                             WHERE latest.indicator = figure.indicator AND latest.level = 'local_authority')
ORDER BY figure.area_code COLLATE "C", figure.indicator COLLATE "C"
