/* Advice: its clock, whether it is sound, and whether health and social care gave theirs before the plan. */
#include <string.h>

#include "core/records/book.h"
#include "core/records/request_days.h"

enum {
    ADVICE_ID,
    ADVICE_REQUEST,
    ADVICE_KIND_OF,
    ADVICE_PROVIDER,
    ADVICE_REQUESTED,
    ADVICE_RECEIVED,
    ADVICE_EXCEPTION,
    ADVICE_NIL_RETURN,
    ADVICE_GRADE
};

struct advice {
    int64_t id;
    uint32_t request; /* place of its record */
    uint8_t kind;
    bool excepted;
    bool nil_return;
    int grade; /* -1 not recorded */
    uint16_t provider;
    int32_t requested;
    int32_t received;
};

static struct advice read_values(const struct row *at, const struct frame *frame, size_t row, uint32_t request)
{
    return (struct advice){
        .id = at->key,
        .request = request,
        .kind = row_code(at, CODES_ADVICE_KIND, frame->columns[ADVICE_KIND_OF].text[row]),
        .excepted = row_code(at, CODES_ADVICE_EXCEPTION, frame->columns[ADVICE_EXCEPTION].text[row]) != CODE_NONE,
        .nil_return = frame->columns[ADVICE_NIL_RETURN].truth[row] == TRUTH_YES,
        .grade = row_number(at, frame->columns[ADVICE_GRADE].number[row], 0, 3),
        .provider = row_category(at, BREAKDOWN_PROVIDER, frame->columns[ADVICE_PROVIDER].text[row]),
        .requested = row_event(at, frame->columns[ADVICE_REQUESTED].day[row]),
        .received = row_event(at, frame->columns[ADVICE_RECEIVED].day[row]),
    };
}

/* Kinds B to H are asked of a body or service; A is the family's own. */
static bool bound(const struct advice *advice)
{
    return advice->kind > ADVICE_FAMILY;
}

static struct work_place advice_place(const struct advice *advice)
{
    return (struct work_place){.row = advice->id,
                               .kind = WORK_REQUEST,
                               .place = advice->request,
                               .advice_kind = advice->kind,
                               .provider = advice->provider};
}

static void count_clock(struct book *book, const struct advice *advice, const struct instance *plan20,
                        const struct case_categories *categories)
{
    struct case_days days = {.conditions = plan20 && bound(advice) ? NEEDS_BOUND_ADVICE : 0};
    if (advice->excepted)
        days.conditions |= EXCEPTED_ADVICE;
    int32_t over = DAY_NONE;
    if (plan20)
        over = plan20->end != DAY_NONE ? plan20->end : plan20->closed;
    days.at[MOMENT_ADVICE_REQUESTED] = advice->requested;
    days.at[MOMENT_ADVICE_RECEIVED] = advice->received;
    days.at[MOMENT_PLAN20_OVER] = over;
    book_count(book, CLOCK_ADV6, &days, categories, advice_place(advice));
}

static void count_sound(struct book *book, const struct advice *advice, const struct case_categories *categories)
{
    if (bound(advice) && advice->received != DAY_NONE && advice->grade >= 0 && !advice->nil_return)
        book_share(book, POPULATION_ADVICE_GRADED, advice->received, categories,
                   advice->grade >= 2 ? book->family_bits[FAMILY_ADVICE_SOUND] : 0, advice_place(advice));
}

static void note_contribution(struct request_record *request, const struct advice *advice,
                              const struct instance *plan20)
{
    bool in_time = plan20 && plan20->end != DAY_NONE && advice->received != DAY_NONE && advice->received <= plan20->end;
    if (!in_time || advice->nil_return)
        return;
    if (advice->kind == ADVICE_HEALTH)
        request->advice |= ADVICE_OF_HEALTH;
    if (advice->kind == ADVICE_SOCIAL_CARE)
        request->advice |= ADVICE_OF_SOCIAL_CARE;
}

/* Of advice that came on the same day the one asked for later is the last; then by kind and the provider's name. */
static bool comes_later(const struct book *book, const struct last_advice *last, const struct advice *advice)
{
    const char **providers = book->categories.of[BREAKDOWN_PROVIDER].names;
    if (!last->asked || advice->received != last->last)
        return !last->asked ||
               (last->last != DAY_NONE && (advice->received == DAY_NONE || advice->received > last->last));
    if (advice->requested != last->requested)
        return advice->requested > last->requested;
    if (advice->kind != last->kind)
        return advice->kind > last->kind;
    return strcmp(providers[advice->provider], providers[last->provider]) > 0;
}

/* What came after the plan, or never came, it did not wait for. */
static void note_last(const struct book *book, struct last_advice *last, const struct advice *advice,
                      const struct instance *plan20)
{
    if (!plan20 || !bound(advice) || advice->requested == DAY_NONE)
        return;
    if (plan20->end != DAY_NONE && (advice->received == DAY_NONE || advice->received > plan20->end))
        return;
    if (comes_later(book, last, advice))
        *last = (struct last_advice){.request = last->request,
                                     .requested = advice->requested,
                                     .last = advice->received,
                                     .before = last->asked ? last->last : DAY_NONE,
                                     .provider = advice->provider,
                                     .kind = advice->kind,
                                     .asked = true};
    else if (advice->received != DAY_NONE && (last->before == DAY_NONE || advice->received > last->before))
        last->before = advice->received;
}

static struct piece piece_of(const struct advice *advice, const struct instance *plan20)
{
    return (struct piece){.request = advice->request,
                          .provider = advice->provider,
                          .kind = advice->kind,
                          .nil_return = advice->nil_return,
                          .grade = (int8_t)advice->grade,
                          .requested = advice->requested,
                          .received = advice->received,
                          .issued = plan20 ? plan20->end : DAY_NONE};
}

static void begin_advice(struct book *book, uint64_t rows)
{
    if (rows == 0)
        return;
    find_late_plans(book);
    contributions_begin(&book->contributions, book->records.request_count, book->as_of, book->arena);
}

static enum aside_reason take_advice(struct book *book, const struct frame *frame, size_t row)
{
    struct row at = {book, RELATION_ADVICE, frame->columns[ADVICE_ID].number[row]};
    uint32_t place;
    enum aside_reason aside = find_request(book, frame->columns[ADVICE_REQUEST].number[row], &place);
    if (aside != ASIDE_NOT)
        return aside;
    struct request_record *request = &book->records.requests[place];
    struct advice advice = read_values(&at, frame, row, place);
    if (after_as_of(book, frame->columns[ADVICE_REQUESTED].day[row]))
        return ASIDE_NOT; /* not asked for yet: the row is not there */
    if (advice.received != DAY_NONE && advice.requested == DAY_NONE)
        row_found(&at, RULE_ADVICE_RECEIVED_NOT_REQUESTED);
    struct work_place of_advice = advice_place(&advice);
    struct case_categories categories = place_categories(book, &of_advice);
    const struct instance *plan20 = plan_instance_met(&book->advised, request);
    count_clock(book, &advice, plan20, &categories);
    count_sound(book, &advice, &categories);
    note_contribution(request, &advice, plan20);
    struct piece piece = piece_of(&advice, plan20);
    contributions_add(&book->contributions, &piece);
    struct last_advice *last = last_advice_of(book, place);
    if (last)
        note_last(book, last, &advice, plan20);
    return ASIDE_NOT;
}

const struct reader reader_of_advice = {{"advice_id", "request_id", "kind", "provider", "requested_date",
                                         "received_date", "exception", "nil_return", "grade"},
                                        begin_advice,
                                        take_advice,
                                        NULL};
