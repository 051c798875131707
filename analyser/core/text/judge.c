/* Facts of the sections of one version, and what is recorded of the child, into findings. */
#include "base/day.h"
#include "core/text/plan_text.h"

struct judging {
    const struct vocabulary *vocabulary;
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

static void judge(const struct judging *judging, int check, bool found)
{
    judging->result->looked_at |= check_bit(check);
    if (found)
        judging->result->found |= check_bit(check);
}

/* Nothing there, or only that it will be: longer text that says so says something else too. */
static bool is_put_off(const struct section_facts *facts)
{
    enum { SHORT = 16 };
    return facts->words == 0 || (has(facts, MARK_PUT_OFF) && facts->words <= SHORT);
}

/* ---- A */

static void judge_views(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_A);
    if (!facts)
        return;
    bool own = facts->voice & VOICE_OWN_WORDS;
    bool aspiration = facts->voice & VOICE_ASPIRATION;
    judge(judging, CHECK_A_NOT_IN_OWN_WORDS, !own);
    judge(judging, CHECK_A_SOUGHT_NOT_SAID, !own && !(facts->voice & VOICE_SOUGHT));
    judge(judging, CHECK_A_PARENT_NOT_APART, !(facts->voice & VOICE_PARENT));
    judge(judging, CHECK_A_NO_ASPIRATIONS, !aspiration);
    if (aspiration)
        judge(judging, CHECK_A_ASPIRATIONS_UNDATED, !has(facts, MARK_DATE));
}

/* ---- B, C, D and the thread from B to provision and outcomes */

/* The topics that have weight enough in a section. */
static uint32_t topics_of(const struct judging *judging, const struct section_facts *facts, enum topic_role role)
{
    uint32_t topics = 0;
    for (size_t topic = 0; facts && topic < judging->vocabulary->topic_count; topic++)
        if (facts->weights[role][topic] >= judging->vocabulary->enough[role])
            topics |= 1U << topic;
    return topics;
}

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
    bool needs = has(facts, MARK_NEED) || topics_of(judging, facts, ROLE_NEED);
    judge(judging, CHECK_B_NO_NEEDS, is_put_off(facts) || !needs);
    if (recorded > 0)
        judge(judging, CHECK_B_RECORDED_NEED_ABSENT, absent > 0);
}

static void judge_silence(const struct judging *judging, enum plan_section section, enum plan_check_id check)
{
    const struct section_facts *facts = read_of(judging, section);
    if (facts)
        judge(judging, check, is_put_off(facts) && !has(facts, MARK_NONE));
}

static void judge_thread(const struct judging *judging)
{
    const struct section_facts *special = read_of(judging, SECTION_F);
    const struct section_facts *outcomes = read_of(judging, SECTION_E);
    struct plan_text_result *result = judging->result;
    uint32_t provision = topics_of(judging, special, ROLE_PROVISION) |
                         topics_of(judging, read_of(judging, SECTION_G), ROLE_PROVISION);
    result->needs = topics_of(judging, read_of(judging, SECTION_B), ROLE_NEED);
    if (result->needs && special) {
        result->without_provision = result->needs & ~provision;
        judge(judging, CHECK_THREAD_NEED_WITHOUT_PROVISION, result->without_provision);
    }
    if (result->needs && outcomes) {
        result->without_outcome = result->needs & ~topics_of(judging, outcomes, ROLE_OUTCOME);
        judge(judging, CHECK_THREAD_NEED_WITHOUT_OUTCOME, result->without_outcome);
    }
}

/* ---- E */

static void judge_outcomes(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_E);
    if (!facts)
        return;
    bool none = is_put_off(facts) || facts->outcomes == 0;
    judge(judging, CHECK_E_NO_OUTCOMES, none);
    if (none)
        return;
    judge(judging, CHECK_E_NOT_OUTCOMES, facts->not_outcomes > 0);
    judge(judging, CHECK_E_NOT_MEASURABLE, facts->not_measurable > 0);
    judge(judging, CHECK_E_NOT_TIME_BOUND, facts->not_time_bound > 0);
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
    bool none_needed = section != PROVISION_F && has(facts, MARK_NONE); /* F may not be without provision */
    judging->result->provision[section] = *counts;
    judge(judging, PROVISION_CHECK(section, PROVISION_SILENT), counts->lines == 0 && !none_needed);
    if (counts->lines == 0)
        return;
    judge(judging, PROVISION_CHECK(section, PROVISION_NO_TYPE), counts->type < counts->lines);
    judge(judging, PROVISION_CHECK(section, PROVISION_NO_HOURS), counts->hours < counts->lines);
    judge(judging, PROVISION_CHECK(section, PROVISION_NO_FREQUENCY), counts->frequency < counts->lines);
    judge(judging, PROVISION_CHECK(section, PROVISION_NO_WHO), counts->who < counts->lines);
    judge(judging, PROVISION_CHECK(section, PROVISION_NO_EXPERTISE), counts->expertise < counts->lines);
    judge(judging, PROVISION_CHECK(section, PROVISION_VAGUE), counts->vague > 0);
    judge(judging, PROVISION_CHECK(section, PROVISION_UNENFORCEABLE), 2 * counts->enforceable < counts->lines);
}

/* ---- H to K */

static void judge_placement(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_I);
    if (!facts)
        return;
    bool named = (has(facts, MARK_NAME) || has(facts, MARK_SCHOOL_TYPE)) && !has(facts, MARK_LATER);
    if (judging->context->draft)
        judge(judging, CHECK_I_NAMED_IN_DRAFT, named);
    else
        judge(judging, CHECK_I_NOT_NAMED_IN_FINAL, !named);
}

static void judge_budget(const struct judging *judging)
{
    enum { TITLE = 2 };
    const struct section_facts *facts = read_of(judging, SECTION_J);
    if (!facts)
        return;
    bool said = (has(facts, MARK_BUDGET) && facts->words > TITLE) || has(facts, MARK_NONE);
    judge(judging, CHECK_J_SILENT, !said || (is_put_off(facts) && !has(facts, MARK_NONE)));
}

static void judge_advice(const struct judging *judging)
{
    enum { MONTHS_MOST = 12 };
    const struct section_facts *facts = read_of(judging, SECTION_K);
    int32_t version = judging->context->version_date;
    if (!facts)
        return;
    judge(judging, CHECK_K_EMPTY, facts->advice == 0);
    if (facts->advice == 0)
        return;
    judge(judging, CHECK_K_INCOMPLETE, facts->advice != ADVICES_NEEDED || facts->advice_undated);
    if (facts->advice_oldest != DAY_NONE && version != DAY_NONE)
        judge(judging, CHECK_K_OLD, facts->advice_oldest < day_add_months(version, -MONTHS_MOST));
}

static void judge_division(const struct judging *judging)
{
    const struct section_facts *facts = read_of(judging, SECTION_H);
    if (facts)
        judge(judging, CHECK_H_NOT_DIVIDED, facts->words > 0);
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

/* Sections that speak of today: not those that list advice or name the next school. */
static bool is_present(enum plan_section section)
{
    return section != SECTION_I && section != SECTION_K;
}

static void judge_phase(const struct judging *judging)
{
    const struct plan_text_context *context = judging->context;
    if (context->birth == DAY_NONE)
        return;
    int year = year_group(context->birth, context->as_of);
    bool any = false;
    bool left = false;
    for (enum plan_section section = 0; section < PLAN_SECTIONS; section++) {
        const struct section_facts *facts = is_present(section) ? read_of(judging, section) : NULL;
        if (!facts)
            continue;
        any = true;
        left |= facts->year_groups & below(year);
        left |= facts->key_stages & below(key_stage(year));
        left |= facts->ages & below(day_age(context->birth, context->as_of));
        left |= facts->early_years && year > 0;
    }
    if (any)
        judge(judging, CHECK_CURRENCY_LEFT_PHASE, left);
}

/* Where the child is spoken of, and the family hardly. */
static const enum plan_section of_the_child[] = {SECTION_B, SECTION_E, SECTION_F, SECTION_G};

static void judge_pronouns(const struct judging *judging)
{
    enum { SEX_MALE = 1, SEX_FEMALE = 2, OTHERS_LEAST = 2, SHARE = 3 };
    unsigned he = 0;
    unsigned she = 0;
    uint8_t sex = judging->context->sex;
    for (size_t i = 0; i < sizeof of_the_child / sizeof of_the_child[0]; i++) {
        const struct section_facts *facts = read_of(judging, of_the_child[i]);
        he += facts ? facts->he : 0;
        she += facts ? facts->she : 0;
    }
    if ((sex != SEX_MALE && sex != SEX_FEMALE) || he + she == 0)
        return;
    unsigned others = sex == SEX_MALE ? she : he;
    judge(judging, CHECK_COPY_PRONOUN, others >= OTHERS_LEAST && SHARE * others >= he + she);
}

static void judge_length(const struct judging *judging)
{
    bool any = false;
    bool too_long = false;
    for (enum plan_section section = 0; section < PLAN_SECTIONS; section++) {
        any |= judging->facts[section].there;
        too_long |= judging->facts[section].too_long;
    }
    if (any)
        judge(judging, CHECK_TOO_LONG, too_long);
}

void plan_text_judge(const struct vocabulary *vocabulary, const struct section_facts *facts,
                     const struct plan_text_context *context, struct plan_text_result *result)
{
    struct judging judging = {vocabulary, facts, context, result};
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
    judge_thread(&judging);
    judge_phase(&judging);
    judge_pronouns(&judging);
    judge_length(&judging);
}
