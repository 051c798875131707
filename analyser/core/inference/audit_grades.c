#include "core/inference/audit_grades.h"

const char *const grade_names[GRADES] = {
    [GRADE_INADEQUATE] = "Inadequate",
    [GRADE_REQUIRES_IMPROVEMENT] = "Requires Improvement",
    [GRADE_GOOD] = "Good",
    [GRADE_OUTSTANDING] = "Outstanding",
};

enum grade grade_of_criteria(const struct audit_record *audit)
{
    unsigned all = 0;
    unsigned scored = 0;
    unsigned sum = 0;
    for (unsigned i = 0; i < CRITERIA; i++) {
        unsigned weight = criterion_weight(&criteria[i]);
        int score = audit_score(audit, i);
        all += weight;
        scored += score >= 0 ? weight : 0;
        sum += score >= 0 ? weight * (unsigned)score : 0;
    }
    if (2 * scored < all)
        return GRADE_NONE;
    return (enum grade)((2 * sum + scored) / (2 * scored));
}

bool gate_is_closed(const struct audit_record *audit)
{
    for (unsigned i = 0; i < CRITERIA; i++)
        if (criterion_is_gate(&criteria[i]) && audit_score(audit, i) == 0)
            return true;
    return false;
}

enum grade grade_after_gate(enum grade grade, bool closed)
{
    return closed && grade > GRADE_REQUIRES_IMPROVEMENT ? GRADE_REQUIRES_IMPROVEMENT : grade;
}

int section_is_sound(const struct audit_record *audit, enum audited_section section)
{
    int sound = -1;
    for (unsigned i = 0; i < CRITERIA; i++) {
        int score = criteria[i].section == section ? audit_score(audit, i) : -1;
        if (score >= 0)
            sound = score >= SCORE_SOUND && sound != 0;
    }
    return sound;
}

bool audit_is_used(const struct book *book, const struct audit_record *audit)
{
    return audit_is_first(audit) && !(book->records.plans[audit->plan].flags & PLAN_ELSEWHERE);
}

const char *const audit_figure_names[AUDIT_FIGURES] = {
    [AUDIT_FIGURE_OVERALL] = "overall, as the auditor graded: sound or strong",
    [AUDIT_FIGURE_AFTER_GATE] = "by its criteria, after the gate: Good or Outstanding",
    [AUDIT_FIGURE_SECTIONS + AUDITED_A] = "section A sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_B] = "section B sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_C] = "section C sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_D] = "section D sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_E] = "section E sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_F] = "section F sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_G] = "section G sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_H] = "section H sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_I] = "section I sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_J] = "section J sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_K] = "section K sound",
    [AUDIT_FIGURE_SECTIONS + AUDITED_WHOLE] = "the plan as a whole sound",
};

int audit_figure(const struct audit_record *audit, unsigned figure)
{
    if (figure == AUDIT_FIGURE_OVERALL)
        return audit->overall >= SCORE_SOUND;
    if (figure >= AUDIT_FIGURE_SECTIONS)
        return section_is_sound(audit, (enum audited_section)(figure - AUDIT_FIGURE_SECTIONS));
    enum grade grade = grade_of_criteria(audit);
    return grade == GRADE_NONE ? -1 : grade_after_gate(grade, gate_is_closed(audit)) >= GRADE_GOOD;
}
