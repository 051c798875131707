/* Facts of the sections of one version, and what is recorded of the child, into findings. */
#include "base/day.h"
#include "core/text/plan_text.h"

struct judging {
    const struct section_facts *facts; /* by section */
    const struct plan_text_context *context;
    struct plan_text_result *result;
};

static bool has(const struct section_facts *facts, enum mark mark)
{
    return facts->marks & MARK_BIT(mark);
}

static const struct section_facts *read_of(const struct judging *judging, enum plan_section section)
{
    const struct section_facts *facts = &judging->facts[section];
    return facts->there && !facts->too_long ? facts : NULL;
}

/* Found in some sections of those looked at. */
static void judge_in(const struct judging *judging, int check, unsigned sections)
{
    judging->result->looked_at |= check_bit(check);
    judging->result->where[check] = (uint16_t)sections;
    if (sections)
        judging->result->found |= check_bit(check);
}

static unsigned section_bit(enum plan_section section)
{
    return 1U << section;
}

static void judge(const struct judging *judging, enum plan_section section, int check, bool found)
{
    judge_in(judging, check, found ? section_bit(section) : 0);
}

/* Nothing but a title there, or only that it will be: longer text that says so says something else too. */
static bool is_put_off(const struct section_facts *facts)
{
    enum { SHORT = 16, TITLE = 2 };
    return facts->words == 0 || (has(facts, MARK_HEADING) && facts->words <= TITLE) ||
           (has(facts, MARK_PUT_OFF) && facts->words <= SHORT);
}

/* ---- A */

static void judge_views(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_A);
    if (!facts)
        return;
    bool own = facts->views & VIEWS_OWN_WORDS;
    bool aspiration = facts->views & VIEWS_ASPIRATION;
    judge(judging, SECTION_A, CHECK_A_NOT_IN_OWN_WORDS, !own);
    judge(judging, SECTION_A, CHECK_A_SOUGHT_NOT_SAID, !own && !(facts->views & VIEWS_SOUGHT));
    judge(judging, SECTION_A, CHECK_A_PARENT_NOT_APART, !(facts->views & VIEWS_PARENT));
    judge(judging, SECTION_A, CHECK_A_NO_ASPIRATIONS, !aspiration);
    if (aspiration)
        judge(judging, SECTION_A, CHECK_A_ASPIRATIONS_UNDATED, !has(facts, MARK_DATE));
}

/* ---- B, C, D and the thread from B to provision and outcomes */

/* Needs that are recorded and that the section has no name of; `recorded`: how many are. */
static unsigned recorded_absent(const struct judging *judging, const struct section_facts *facts, unsigned *recorded)
{
    unsigned absent = 0;
    *recorded = 0;
    for (int rank = 0; rank < 2; rank++) {
        unsigned need = judging->context->needs[rank];
        *recorded += need > 0;
        absent += need > 0 && !(facts->recorded >> need & 1);
    }
    return absent;
}

static void judge_needs(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_B);
    if (!facts)
        return;
    unsigned recorded;
    unsigned absent = recorded_absent(judging, facts, &recorded);
    judge(judging, SECTION_B, CHECK_B_NO_NEEDS, is_put_off(facts) || !has(facts, MARK_NEED));
    if (recorded > 0)
        judge(judging, SECTION_B, CHECK_B_RECORDED_NEED_ABSENT, absent > 0);
}

static void judge_silence(const struct judging *judging, enum plan_section section, enum plan_check_id check)
{
    const struct section_facts *facts = read_of(judging, section);
    if (facts)
        judge(judging, section, (int)check, is_put_off(facts) && !has(facts, MARK_NONE) && !has(facts, MARK_NEED));
}

static void note_topics(const struct judging *judging)
{
    static const enum plan_section providing_for_needs[] = {SECTION_F, SECTION_G};
    const struct section_facts *needs = read_of(judging, SECTION_B);
    const struct section_facts *outcomes = read_of(judging, SECTION_E);
    struct plan_text_result *result = judging->result;
    result->needs = needs ? needs->topics[ROLE_NEED] & ~needs->topics[ROLE_DENIED] : 0;
    result->intended = outcomes ? outcomes->topics[ROLE_OUTCOME] : 0;
    for (size_t i = 0; i < sizeof providing_for_needs / sizeof providing_for_needs[0]; i++) {
        const struct section_facts *facts = read_of(judging, providing_for_needs[i]);
        result->provided |= facts ? facts->topics[ROLE_PROVISION] : 0;
    }
}

/* ---- E */

static void judge_outcomes(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_E);
    if (!facts)
        return;
    bool none = facts->outcomes == 0 || (is_put_off(facts) && !has(facts, MARK_BENEFIT));
    judge(judging, SECTION_E, CHECK_E_NO_OUTCOMES, none);
    if (none)
        return;
    judge(judging, SECTION_E, CHECK_E_NOT_OUTCOMES, facts->not_outcomes > 0);
    judge(judging, SECTION_E, CHECK_E_NOT_MEASURABLE, facts->not_measurable > 0);
    judge(judging, SECTION_E, CHECK_E_NOT_TIME_BOUND, facts->not_time_bound > 0);
}

/* ---- F, G, H1, H2 */

static const enum plan_section providing[PROVISION_SECTIONS] = {
    [PROVISION_F] = SECTION_F, [PROVISION_G] = SECTION_G, [PROVISION_H1] = SECTION_H1, [PROVISION_H2] = SECTION_H2};

static void judge_provision(const struct judging *judging, enum provision_section section)
{
    const struct section_facts *facts = read_of(judging, providing[section]);
    if (!facts)
        return;
    const struct provision_counts *counts = &facts->provision;
    bool none = has(facts, MARK_NONE) || (facts->words == 1 && !has(facts, MARK_PUT_OFF)); /* "No" */
    bool none_needed = section != PROVISION_F && none; /* F may not be without provision */
    judging->result->provision[section] = *counts;
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_SILENT), counts->lines == 0 && !none_needed);
    if (counts->lines == 0)
        return;
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_NO_TYPE), counts->type < counts->lines);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_NO_HOURS), counts->hours < counts->lines);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_NO_FREQUENCY),
          counts->frequency < counts->lines);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_NO_WHO), counts->who < counts->lines);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_NO_EXPERTISE),
          counts->expertise < counts->lines);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_VAGUE), counts->vague > 0);
    judge(judging, providing[section], PROVISION_CHECK(section, PROVISION_UNENFORCEABLE),
          2 * counts->enforceable < counts->lines);
}

/* ---- H to K */

static void judge_placement(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_I);
    if (!facts)
        return;
    bool later = has(facts, MARK_LATER);
    bool name = has(facts, MARK_NAME) && !later;
    bool type = has(facts, MARK_SCHOOL_TYPE); /* enough in a final plan, whatever is to follow */
    bool proper = has(facts, MARK_PROPER) && !later && !is_put_off(facts);
    if (judging->context->draft)
        judge(judging, SECTION_I, CHECK_I_NAMED_IN_DRAFT, name || (type && !later));
    else
        judge(judging, SECTION_I, CHECK_I_NOT_NAMED_IN_FINAL, !name && !type && !proper);
}

static void judge_budget(const struct judging *judging)
{
    enum { TITLE = 2, SECTION_TITLE = 4 }; /* "Section J: personal budget" */
    const struct section_facts *facts = read_of(judging, SECTION_J);
    if (!facts)
        return;
    bool title = has(facts, MARK_BUDGET) && facts->words <= (has(facts, MARK_HEADING) ? SECTION_TITLE : TITLE);
    judge(judging, SECTION_J, CHECK_J_SILENT, (title || is_put_off(facts)) && !has(facts, MARK_NONE));
}

static void judge_advice(const struct judging *judging)
{
    enum { MONTHS_MOST = 12, KINDS_NEEDED = 5 }; /* one of five that are dated may be called by its own name */
    const struct section_facts *facts = read_of(judging, SECTION_K);
    int32_t version = judging->context->version_date;
    if (!facts)
        return;
    bool empty = facts->advice == 0 && !has(facts, MARK_ADVICE);
    judge(judging, SECTION_K, CHECK_K_EMPTY, empty || (is_put_off(facts) && facts->advice_told == 0));
    if (empty)
        return;
    unsigned kinds = advice_kinds(facts->advice);
    bool lacking = facts->advice_told >= KINDS_NEEDED ? kinds < KINDS_NEEDED - 1 : kinds < KINDS_NEEDED;
    judge(judging, SECTION_K, CHECK_K_INCOMPLETE, lacking || facts->advice_undated);
    if (facts->advice_oldest != DAY_NONE && version != DAY_NONE)
        judge(judging, SECTION_K, CHECK_K_OLD, facts->advice_oldest < day_add_months(version, -MONTHS_MOST));
}

/* One section H may tell its parts by name. */
static void judge_division(const struct judging *judging)
{
    const uint64_t parts = MARK_BIT(MARK_PART_H1) | MARK_BIT(MARK_PART_H2);
    const struct section_facts *facts = read_of(judging, SECTION_H);
    if (facts)
        judge(judging, SECTION_H, CHECK_H_NOT_DIVIDED, facts->words > 0 && (facts->marks & parts) != parts);
}

/* ---- the whole plan */

/* The year group of a child at a day: 1 in the school year that begins after the fifth birthday. */
static int year_group(int32_t birth, int32_t day)
{
    struct civil civil = day_civil(day);
    int64_t year = civil.month >= 9 ? civil.year : civil.year - 1;
    return (int)day_age(birth, day_of(year, 8, 31)) - 4;
}

static int key_stage(int year)
{
    static const int last_years[] = {0, 2, 6, 9, 11}; /* of key stages 0 (early years) to 4 */
    int stage = 0;
    while (stage < 5 && year > last_years[stage])
        stage++;
    return stage;
}

/* The bits below this one; all of those where it is beyond them. */
static uint32_t below(int64_t number)
{
    if (number <= 0)
        return 0;
    return number >= 32 ? UINT32_MAX : (1U << number) - 1;
}

/* A plan is reviewed once a year: an age one year behind is of its last version. */
static bool speaks_of_what_is_left(const struct section_facts *facts, const struct plan_text_context *context)
{
    enum { AGE_BEHIND = 1 };
    int year = year_group(context->birth, context->as_of);
    uint32_t ages = below(day_age(context->birth, context->as_of) - AGE_BEHIND);
    return facts->year_groups & below(year) || facts->key_stages & below(key_stage(year)) || facts->ages & ages ||
           (facts->early_years && year > 0);
}

static void judge_phase(const struct judging *judging)
{
    unsigned left = 0;
    bool any = false;
    if (judging->context->birth == DAY_NONE)
        return;
    for (enum plan_section section = 0; section < PLAN_SECTIONS; section++) {
        const struct section_facts *facts = section != SECTION_K ? read_of(judging, section) : NULL;
        any |= facts != NULL;
        if (facts && speaks_of_what_is_left(facts, judging->context))
            left |= section_bit(section);
    }
    if (any)
        judge_in(judging, CHECK_CURRENCY_LEFT_PHASE, left);
}

/* Where the child is spoken of, and the family hardly. */
static const enum plan_section of_the_child[] = {SECTION_B, SECTION_E, SECTION_F, SECTION_G};

static void judge_pronouns(const struct judging *judging)
{
    enum { SEX_MALE = 1, SEX_FEMALE = 2, SHARE = 3 };
    unsigned wrong = 0;
    unsigned all = 0;
    uint8_t sex = judging->context->sex;
    if (sex != SEX_MALE && sex != SEX_FEMALE)
        return;
    for (size_t i = 0; i < sizeof of_the_child / sizeof of_the_child[0]; i++) {
        const struct section_facts *facts = read_of(judging, of_the_child[i]);
        unsigned others = !facts ? 0 : sex == SEX_MALE ? facts->she : facts->he;
        unsigned either = facts ? (unsigned)facts->he + facts->she : 0;
        all += either;
        if (others > 0 && SHARE * others >= either)
            wrong |= section_bit(of_the_child[i]);
    }
    if (all > 0)
        judge_in(judging, CHECK_COPY_PRONOUN, wrong);
}

static void judge_length(const struct judging *judging)
{
    bool any = false;
    unsigned too_long = 0;
    for (enum plan_section section = 0; section < PLAN_SECTIONS; section++) {
        any |= judging->facts[section].there;
        too_long |= judging->facts[section].too_long ? section_bit(section) : 0;
    }
    if (any)
        judge_in(judging, CHECK_TOO_LONG, too_long);
}

/* ---- names */

void plan_text_names(const struct plan_text_context *context, enum plan_section section,
                     const struct names_found *found, struct plan_text_result *result)
{
    struct judging judging = {.context = context, .result = result};
    uint16_t before = result->where[CHECK_CURRENCY_LEFT_SETTING];
    if (context->setting != NAME_NONE)
        judge_in(&judging, CHECK_CURRENCY_LEFT_SETTING,
                 before | (found->settings.count > 0 ? section_bit(section) : 0));
    if (context->forename != NAME_NONE)
        result->looked_at |= check_bit(CHECK_COPY_OTHER_NAME);
}

/* ---- from sections to the plan */

static void judge_thread(struct plan_text_result *result, int check, int section_read, uint32_t unanswered)
{
    if (result->needs == 0 || !(result->looked_at & check_bit(section_read)))
        return;
    result->looked_at |= check_bit(check);
    result->found &= ~check_bit(check);
    result->found |= unanswered ? check_bit(check) : 0;
    result->where[check] = unanswered ? (uint16_t)section_bit(SECTION_B) : 0;
}

void plan_text_thread(struct plan_text_result *result)
{
    judge_thread(result, CHECK_THREAD_NEED_WITHOUT_PROVISION, PROVISION_CHECK(PROVISION_F, PROVISION_SILENT),
                 result->needs & ~result->provided);
    judge_thread(result, CHECK_THREAD_NEED_WITHOUT_OUTCOME, CHECK_E_NO_OUTCOMES, result->needs & ~result->intended);
}

void plan_text_judge(const struct section_facts *facts, const struct plan_text_context *context,
                     struct plan_text_result *result)
{
    struct judging judging = {facts, context, result};
    *result = (struct plan_text_result){.looked_at = 0};
    judge_views(&judging);
    judge_needs(&judging);
    judge_silence(&judging, SECTION_C, CHECK_C_SILENT);
    judge_silence(&judging, SECTION_D, CHECK_D_SILENT);
    judge_outcomes(&judging);
    for (enum provision_section section = 0; section < PROVISION_SECTIONS; section++)
        judge_provision(&judging, section);
    judge_division(&judging);
    judge_placement(&judging);
    judge_budget(&judging);
    judge_advice(&judging);
    note_topics(&judging);
    judge_phase(&judging);
    judge_pronouns(&judging);
    judge_length(&judging);
    plan_text_thread(result);
}
