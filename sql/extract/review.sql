-- Reviews: every day a review clock starts or ends on, the decision, the phase
-- transfer and who took part. The invitation is in no figure.
SELECT r.review_id::bigint AS review_id,
       r.plan_id::bigint AS plan_id,
       r.kind::text AS kind,
       r.meeting_date::date AS meeting_date,
       r.report_date::date AS report_date,
       r.outcome::text AS outcome,
       r.decision_date::date AS decision_date,
       r.amendment_notice_date::date AS amendment_notice_date,
       r.final_plan_date::date AS final_plan_date,
       r.phase_transfer_due_date::date AS phase_transfer_due_date,
       r.phase_transfer_final_date::date AS phase_transfer_final_date,
       r.child_participation::text AS child_participation,
       r.parent_participation::text AS parent_participation
FROM ehc.review r
-- where no unique index promises the key, the first of equal keys is kept in this order
ORDER BY r.review_id::bigint,
         r.plan_id::bigint,
         r.kind::text COLLATE "C",
         r.invitation_date::date,
         r.meeting_date::date,
         r.report_date::date,
         r.outcome::text COLLATE "C",
         r.decision_date::date,
         r.amendment_notice_date::date,
         r.final_plan_date::date,
         r.phase_transfer_due_date::date,
         r.phase_transfer_final_date::date,
         r.child_participation::text COLLATE "C",
         r.parent_participation::text COLLATE "C"
