-- The evidence: the columns of evidence.csv. "local_authority is the code, or all where more than one is in the run."
create table evidence as
select as_of, scope.local_authority, measure, basis, period_type, period_start, period_end, breakdown, category,
       (figure).numerator, (figure).denominator, (figure).value, (figure).lower, (figure).upper, (figure).unit, (figure).status
  from cell, parameter, scope;
analyze evidence;
