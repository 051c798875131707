-- A child without a UPN is known again by the day of its request or the start of its plan alone, and plans are amended:
-- from year to year it may become another child. Those with a UPN are compared.
DELETE FROM ehc.review USING ehc.plan JOIN ehc.person USING (person_id) WHERE plan.plan_id = review.plan_id AND upn IS NULL;
DELETE FROM ehc.plan USING ehc.person WHERE person.person_id = plan.person_id AND upn IS NULL;
DELETE FROM ehc.assessment USING ehc.request JOIN ehc.person USING (person_id) WHERE request.request_id = assessment.request_id AND upn IS NULL;
DELETE FROM ehc.sen_need USING ehc.request JOIN ehc.person USING (person_id) WHERE request.request_id = sen_need.request_id AND upn IS NULL;
DELETE FROM ehc.request USING ehc.person WHERE person.person_id = request.person_id AND upn IS NULL;
DELETE FROM ehc.person WHERE upn IS NULL;
