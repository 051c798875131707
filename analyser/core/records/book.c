#include "core/records/book.h"

void row_found(const struct row *row, enum rule_id rule)
{
    quality_found(&row->book->quality, rule, row->relation, row->key);
}

int32_t row_date(const struct row *row, int32_t day)
{
    if (day != DAY_INFINITY)
        return day;
    row_found(row, RULE_DATE_IMPOSSIBLE);
    return DAY_NONE;
}

int32_t row_event(const struct row *row, int32_t day)
{
    if (day <= row->book->as_of) /* DAY_NONE too */
        return day;
    row_found(row, day == DAY_INFINITY ? RULE_DATE_IMPOSSIBLE : RULE_DATE_IN_FUTURE);
    return DAY_NONE;
}

uint8_t row_code(const struct row *row, enum code_set_id set, struct text text)
{
    uint8_t code = set == CODES_ETHNICITY ? code_of_ethnicity(text) : code_remembered(&row->book->codes_met, set, text);
    if (code != CODE_UNKNOWN)
        return code;
    row_found(row, RULE_CODE_UNKNOWN);
    return CODE_NONE;
}

int row_number(const struct row *row, int64_t number, int least, int most)
{
    if (number == NUMBER_NONE)
        return -1;
    if (number >= least && number <= most)
        return (int)number;
    row_found(row, RULE_CODE_UNKNOWN);
    return -1;
}

uint16_t row_category(const struct row *row, enum breakdown_id breakdown, struct text text)
{
    bool full = false;
    struct categories *categories = &row->book->categories;
    uint64_t altered = categories->altered;
    uint16_t category = category_of(categories, breakdown, text, &full);
    if (full)
        row_found(row, RULE_TOO_MANY_CATEGORIES);
    if (categories->altered > altered)
        row_found(row, RULE_TEXT_ALTERED);
    return category;
}

uint32_t row_setting(const struct row *row, int64_t setting_urn)
{
    struct records *records = &row->book->records;
    if (setting_urn == NUMBER_NONE || records->setting_count == 0)
        return ROW_NONE;
    return key_index_find(&records->setting_index, setting_urn);
}

uint16_t setting_phase(const struct book *book, uint32_t setting)
{
    return setting == ROW_NONE ? CATEGORY_NOT_RECORDED : book->records.settings[setting].phase;
}

bool row_elsewhere(const struct row *row, uint16_t authority)
{
    struct book *book = row->book;
    bool elsewhere = book->options.authority && authority != book->authority_asked;
    if (!elsewhere)
        book->authority_used[authority] = true;
    return elsewhere;
}

void read_person_traits(struct case_traits *traits, const struct person_record *person)
{
    traits->birth = person->birth;
    traits->sex = person->sex;
    traits->ethnicity = person->ethnicity;
    traits->social_care = person->social_care;
}

struct case_categories categories_of(const struct case_traits *traits)
{
    return (struct case_categories){.birth = traits->birth,
                                    .of = {
                                        [BREAKDOWN_ALL] = CATEGORY_ALL,
                                        [BREAKDOWN_AUTHORITY] = traits->authority,
                                        [BREAKDOWN_ETHNICITY] = traits->ethnicity,
                                        [BREAKDOWN_NEED] = traits->need,
                                        [BREAKDOWN_PHASE] = traits->phase,
                                        [BREAKDOWN_SEX] = traits->sex,
                                        [BREAKDOWN_SOCIAL_CARE] = traits->social_care,
                                        [BREAKDOWN_SOURCE] = traits->source,
                                        [BREAKDOWN_TEAM] = traits->team,
                                    }};
}

struct case_categories place_categories(const struct book *book, const struct work_place *place)
{
    if (place->kind == WORK_PLAN)
        return categories_of(&book->records.plans[place->place].traits);
    if (place->kind == WORK_NEITHER) /* every category not recorded */
        return (struct case_categories){.of = {[BREAKDOWN_ALL] = CATEGORY_ALL}, .birth = DAY_NONE};
    struct case_categories categories = categories_of(&book->records.requests[place->place].traits);
    categories.of[BREAKDOWN_KIND] = place->advice_kind;
    categories.of[BREAKDOWN_PROVIDER] = place->provider;
    return categories;
}

struct work_place review_place(const struct kept_reviews *reviews, uint32_t plan, uint32_t review)
{
    return (struct work_place){
        .kind = WORK_PLAN, .place = plan, .row = reviews->ids ? reviews->ids[review] : NUMBER_NONE};
}

enum aside_reason find_request(struct book *book, int64_t id, uint32_t *place)
{
    struct records *records = &book->records;
    *place = key_index_find(&records->request_index, id);
    if (*place == ROW_NONE)
        return ASIDE_ORPHAN;
    return records->requests[*place].flags & REQUEST_ELSEWHERE ? ASIDE_OTHER_AUTHORITY : ASIDE_NOT;
}

enum aside_reason find_plan(struct book *book, int64_t id, uint32_t *place)
{
    struct records *records = &book->records;
    *place = key_index_find(&records->plan_index, id);
    if (*place == ROW_NONE)
        return ASIDE_ORPHAN;
    return records->plans[*place].flags & PLAN_ELSEWHERE ? ASIDE_OTHER_AUTHORITY : ASIDE_NOT;
}

void book_list(struct book *book, enum clock_id clock, const struct instance *instance, struct work_place place)
{
    if (instance->end != DAY_NONE || instance->closed != DAY_NONE)
        return;
    struct work_record record = {
        .due = instance->due,
        .start = instance->start,
        .place = place.place,
        .clock = (uint8_t)clock,
        .kind_and_advice = (uint8_t)((unsigned)place.kind | place.advice_kind * 4U | (instance->excepted ? 128U : 0U)),
        .provider = place.provider,
    };
    worklist_add(&book->worklist, book->arena, &record);
}

static const enum relation_id relation_of_subject[SUBJECTS] = {
    [SUBJECT_REQUEST] = RELATION_REQUEST,   [SUBJECT_ADVICE] = RELATION_ADVICE,
    [SUBJECT_REVIEW_CYCLE] = RELATION_PLAN, [SUBJECT_MEETING_CYCLE] = RELATION_PLAN,
    [SUBJECT_REVIEW] = RELATION_REVIEW,     [SUBJECT_TRANSFER] = RELATION_REVIEW,
    [SUBJECT_ORDER] = RELATION_TRIBUNAL_ORDER,
};

int64_t case_id(const struct book *book, const struct work_place *place)
{
    if (place->kind == WORK_NEITHER)
        return 0;
    return place->kind == WORK_REQUEST ? book->records.requests[place->place].id : book->records.plans[place->place].id;
}

/* A closed day before the start is a contradiction only where a withdrawal or an outcome says so (spec/clocks.md). */
static void file_contradiction(struct book *book, const struct clock *clock, enum instance_outcome outcome,
                               struct work_place place)
{
    enum relation_id relation = relation_of_subject[clock->subject];
    if (outcome == INSTANCE_END_BEFORE_START)
        quality_found_detail(&book->quality, RULE_END_BEFORE_START, relation, case_id(book, &place), clock->id);
    if (outcome == INSTANCE_CLOSED_BEFORE_START && clock->subject == SUBJECT_REQUEST)
        quality_found_detail(&book->quality, RULE_CLOSED_BEFORE_START, relation, case_id(book, &place), clock->id);
}

enum instance_outcome book_look(struct book *book, enum clock_id clock, const struct case_days *days,
                                struct work_place place, struct instance *instance)
{
    enum instance_outcome outcome = clock_instance(&book->clocks[clock], days, instance);
    if (outcome != INSTANCE_THERE && outcome != INSTANCE_NONE)
        file_contradiction(book, &clocks[clock], outcome, place);
    if (outcome == INSTANCE_THERE)
        book_list(book, clock, instance, place);
    return outcome;
}

void book_count(struct book *book, enum clock_id clock, const struct case_days *days,
                const struct case_categories *categories, struct work_place place)
{
    struct instance instance;
    if (book_look(book, clock, days, place, &instance) != INSTANCE_THERE)
        return;
    clock_tally_add(&book->clock_tallies[clock], &instance, categories, false);
    if (book->options.keep_cases)
        passed_add(&book->passed[clock], book->arena, &instance, &place);
}

static void give_share(const struct book *book, enum population population, struct case_share share)
{
    if (book->options.shares->population != population)
        return;
    share.case_id = case_id(book, &share.place);
    book->options.shares->take(book->options.shares->context, &share);
}

void book_share(struct book *book, enum population population, int32_t day, const struct case_categories *categories,
                unsigned numerators, struct work_place place)
{
    family_tally_add(&book->family_tallies[population], day, categories, numerators);
    if (book->options.shares)
        give_share(
            book, population,
            (struct case_share){
                .place = place, .categories = *categories, .from = day, .until = DAY_NONE, .numerators = numerators});
}

void book_share_stock(struct book *book, enum population population, struct case_share *share, enum share_part part)
{
    family_tally_add_stock(&book->family_tallies[population], share->from, share->until, &share->categories, part);
    share->numerators = part;
    if (book->options.shares)
        give_share(book, population, *share);
}

static teller *const tellers[SUBJECTS] = {
    [SUBJECT_REQUEST] = tell_requests,
    [SUBJECT_REVIEW_CYCLE] = tell_cycles,
    [SUBJECT_MEETING_CYCLE] = tell_cycles,
    [SUBJECT_REVIEW] = tell_reviews,
    [SUBJECT_TRANSFER] = tell_transfers,
};

bool is_told(enum clock_id clock)
{
    return tellers[clocks[clock].subject] != NULL;
}

void tell_from_records(const struct book *book, const struct telling *telling)
{
    if (is_told(telling->clock))
        tellers[clocks[telling->clock].subject](book, telling);
}

static bool count_told(void *context, const struct told *told)
{
    clock_tally_add(context, told->instance, told->categories, told->left_out);
    return true;
}

struct telling clock_counting(struct book *book, enum clock_id clock, struct arena *scratch)
{
    return (struct telling){clock, count_told, &book->clock_tallies[clock], scratch};
}
