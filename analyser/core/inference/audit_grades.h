/*
 * audit_grades.h: what the scores of an audit say of a plan and its sections.
 *
 * A score of 0 is absent, 1 weak, 2 sound, 3 strong; a plan's grades are the same scale in the words of inspections. Answers
 * are 1 yes, 0 no, -1 nothing was scored.
 */
#ifndef CORE_AUDIT_GRADES_H
#define CORE_AUDIT_GRADES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/records/audit_scores.h"
#include "core/records/book.h"

enum grade {
    GRADE_NONE = -1,
    GRADE_INADEQUATE,
    GRADE_REQUIRES_IMPROVEMENT,
    GRADE_GOOD,
    GRADE_OUTSTANDING,
    GRADES
};

enum { SCORE_SOUND = 2, AUDITS_LEAST = 10 };

extern const char *const grade_names[GRADES];

/* The auditor's own. */
static inline enum grade grade_of_auditor(const struct audit_record *audit)
{
    return (enum grade)audit->overall;
}

/*
 * The mean of the scores, weighted by criterion_weight and rounded half up to the scale. GRADE_NONE where what was scored
 * weighs less than half of what all criteria weigh.
 */
enum grade grade_of_criteria(const struct audit_record *audit);

/* Some criterion that is a gate is scored 0. */
bool gate_is_closed(const struct audit_record *audit);

/* No better than Requires Improvement where the gate is closed. */
enum grade grade_after_gate(enum grade grade, bool closed);

/* Whether every criterion of the section that was scored is sound or strong. */
int section_is_sound(const struct audit_record *audit, enum audited_section section);

/* A first audit of a plan that is not of another authority. */
bool audit_is_used(const struct book *book, const struct audit_record *audit);

/* Figures of an audit that are followed over time and compared between agencies. */
enum {
    AUDIT_FIGURE_OVERALL,
    AUDIT_FIGURE_AFTER_GATE,
    AUDIT_FIGURE_SECTIONS,
    AUDIT_FIGURES = AUDIT_FIGURE_SECTIONS + AUDITED_SECTIONS
};

extern const char *const audit_figure_names[AUDIT_FIGURES];

/* Of the first, as QA.overall_sound has it, no when there is no overall grade. */
int audit_figure(const struct audit_record *audit, unsigned figure);

#endif
