/* Audits of the latest 12 months: by section and criterion, and the grades of plans before and after the gate. */
#include "base/day.h"
#include "core/inference/audit_grades.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"

static const char few_audits[] = "fewer than 10 audits";

static const char *const sample_names[] = {"not recorded", "random", "targeted"};
static const uint8_t samples[] = {SAMPLE_RANDOM, SAMPLE_TARGETED, CODE_NONE}; /* in the order of rows */

enum { SAMPLES = sizeof samples / sizeof samples[0] };

/* Audits of one sample. */
struct audits {
    uint64_t all;
    uint64_t section_sound[AUDITED_SECTIONS];
    uint64_t section_scored[AUDITED_SECTIONS];
    uint64_t sound[CRITERIA];
    uint64_t scored[CRITERIA];
    uint64_t absent[CRITERIA];
    uint64_t gated;                     /* the gate is closed */
    uint64_t by_auditor[2][GRADES + 1]; /* before and after the gate; the last: no grade */
    uint64_t by_criteria[2][GRADES + 1];
};

static void count_grades(uint64_t counts[2][GRADES + 1], enum grade grade, bool closed)
{
    enum grade after = grade_after_gate(grade, closed);
    counts[0][grade == GRADE_NONE ? (int)GRADES : (int)grade]++;
    counts[1][after == GRADE_NONE ? (int)GRADES : (int)after]++;
}

static void count_scores(struct audits *audits, const struct audit_record *audit)
{
    for (int section = 0; section < AUDITED_SECTIONS; section++) {
        int sound = section_is_sound(audit, (enum audited_section)section);
        audits->section_scored[section] += sound >= 0;
        audits->section_sound[section] += sound == 1;
    }
    for (unsigned i = 0; i < CRITERIA; i++) {
        int score = audit_score(audit, i);
        audits->scored[i] += score >= 0;
        audits->sound[i] += score >= SCORE_SOUND;
        audits->absent[i] += score == 0;
    }
}

static void count_audit(struct audits *audits, const struct audit_record *audit)
{
    bool closed = gate_is_closed(audit);
    audits->all++;
    audits->gated += closed;
    count_scores(audits, audit);
    count_grades(audits->by_auditor, grade_of_auditor(audit), closed);
    count_grades(audits->by_criteria, grade_of_criteria(audit), closed);
}

/* ---- by section and criterion */

static const char **new_row(const struct inference *inference, struct result_table *table, const char *sample)
{
    const char **row = result_row(table);
    row[0] = result_day(inference->arena, day_add_months(inference->book->as_of, -12) + 1);
    row[1] = result_day(inference->arena, inference->book->as_of);
    row[2] = sample;
    return row;
}

static void put_criterion(const struct inference *inference, struct result_table *table, const struct audits *audits,
                          const char *sample, unsigned place)
{
    const struct criterion *criterion = &criteria[place];
    if (audits->scored[place] == 0)
        return;
    const char **row = new_row(inference, table, sample);
    row[3] = audited_section_names[criterion->section];
    row[4] = criterion->id;
    row[5] = criterion->looks_for;
    row[6] = criterion_is_gate(criterion) ? "law (gate)" : criterion->law ? "law" : "guidance";
    result_share(inference->arena, row + 7, audits->sound[place], audits->scored[place], AUDITS_LEAST);
    row[12] = result_count(inference->arena, audits->absent[place]);
    row[13] = audits->scored[place] < AUDITS_LEAST ? few_audits : "";
}

static void put_section(const struct inference *inference, struct result_table *table, const struct audits *audits,
                        const char *sample, enum audited_section section)
{
    if (audits->section_scored[section] == 0)
        return;
    const char **row = new_row(inference, table, sample);
    row[3] = audited_section_names[section];
    row[4] = "all of it";
    row[5] = "every criterion that was scored is sound or strong";
    result_share(inference->arena, row + 7, audits->section_sound[section], audits->section_scored[section],
                 AUDITS_LEAST);
    row[13] = audits->section_scored[section] < AUDITS_LEAST ? few_audits : "";
    for (unsigned i = 0; i < CRITERIA; i++)
        if (criteria[i].section == section)
            put_criterion(inference, table, audits, sample, i);
}

/* ---- grades */

static const char *const gates[2] = {"before", "after"};

static void put_grade(const struct inference *inference, struct result_table *table, const char *const *names,
                      uint64_t k, uint64_t n)
{
    const char **row = new_row(inference, table, names[0]);
    row[3] = names[1];
    row[4] = names[2];
    row[5] = names[3];
    result_share(inference->arena, row + 6, k, n, AUDITS_LEAST);
    row[11] = n < AUDITS_LEAST ? few_audits : "";
}

/* The best first. */
static void put_distribution(const struct inference *inference, struct result_table *table, const char *sample,
                             const char *graded_by, uint64_t counts[2][GRADES + 1], uint64_t all)
{
    for (int gate = 0; gate < 2; gate++)
        for (int grade = GRADES; grade >= 0; grade--) {
            int place = grade > 0 ? grade - 1 : (int)GRADES;
            const char *const names[] = {sample, graded_by, gates[gate],
                                         place < (int)GRADES ? grade_names[place] : "no grade"};
            put_grade(inference, table, names, counts[gate][place], all);
        }
}

static void put_grades(const struct inference *inference, struct result_table *table, struct audits *audits,
                       const char *sample)
{
    const char *const closed[] = {sample, "the gate", "closed", "a legal criterion of A, B, F, I or K is absent"};
    if (audits->all == 0)
        return;
    put_distribution(inference, table, sample, "the auditor", audits->by_auditor, audits->all);
    put_distribution(inference, table, sample, "its criteria", audits->by_criteria, audits->all);
    put_grade(inference, table, closed, audits->gated, audits->all);
}

void make_audit_sections(const struct inference *inference, struct people_table *tables)
{
    const struct records *records = &inference->book->records;
    struct result_table sections = result_table_begin(RESULT_AUDIT_SECTIONS, inference->arena);
    struct result_table grades = result_table_begin(RESULT_AUDIT_GRADES, inference->arena);
    struct audits *audits = ARENA_NEW(inference->scratch, SAMPLES, struct audits);
    int32_t before = day_add_months(inference->book->as_of, -12);
    for (uint32_t i = 0; i < records->audit_count; i++)
        if (audit_is_used(inference->book, &records->audits[i]) && records->audits[i].audited > before)
            count_audit(&audits[records->audits[i].sample], &records->audits[i]);
    for (int i = 0; i < SAMPLES; i++) {
        struct audits *of_sample = &audits[samples[i]];
        for (int section = 0; section < AUDITED_SECTIONS; section++)
            put_section(inference, &sections, of_sample, sample_names[samples[i]], (enum audited_section)section);
        put_grades(inference, &grades, of_sample, sample_names[samples[i]]);
    }
    tables[RESULT_AUDIT_SECTIONS] = result_table_end(&sections);
    tables[RESULT_AUDIT_GRADES] = result_table_end(&grades);
}
