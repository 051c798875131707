#include <string.h>

#include "base/day.h"
#include "core/records/contributions.h"

enum { PERIOD_MONTHS = 12, ADVICE_DAYS = 42, SOUND = 2 }; /* SEND Regs 2014 reg 8(1): six weeks */

void contributions_begin(struct contributions *contributions, uint32_t requests, int32_t as_of, struct arena *arena)
{
    contributions->arena = arena;
    contributions->first[CONTRIBUTIONS_LATEST] = day_add_months(as_of, -PERIOD_MONTHS);
    contributions->first[CONTRIBUTIONS_BEFORE] = day_add_months(as_of, -2 * PERIOD_MONTHS);
    contributions->of_requests = ARENA_NEW(arena, requests + 1U, struct request_advice);
}

enum contribution_period contribution_period_of(const struct contributions *contributions, int32_t issued)
{
    enum contribution_period period = CONTRIBUTIONS_LATEST;
    if (issued == DAY_NONE)
        return CONTRIBUTION_PERIODS;
    while (period < CONTRIBUTION_PERIODS && issued <= contributions->first[period])
        period++;
    return period;
}

static bool came_before(const struct piece *piece)
{
    return piece->received != DAY_NONE && piece->received <= piece->issued;
}

static void count(struct contribution_counts *counts, const struct piece *piece)
{
    bool dated = piece->requested != DAY_NONE;
    bool before = came_before(piece);
    bool graded = before && !piece->nil_return && piece->grade >= 0;
    counts->asked++;
    counts->dated += dated;
    counts->in_time += dated && before && piece->received <= piece->requested + ADVICE_DAYS;
    counts->before += before;
    counts->nil += before && piece->nil_return;
    counts->graded += graded;
    counts->sound += graded && piece->grade >= SOUND;
    counts->after += !before && piece->received != DAY_NONE;
    counts->never += piece->received == DAY_NONE;
}

static void make_room(struct contributions *contributions, uint16_t provider)
{
    uint32_t wanted = provider + 8U + provider / 2U;
    if (provider < contributions->provider_room)
        return;
    struct contribution_counts(*bigger)[CONTRIBUTION_KINDS] = arena_take(contributions->arena, wanted, sizeof *bigger);
    if (contributions->provider_room)
        memcpy(bigger, contributions->of_providers, contributions->provider_room * sizeof *bigger);
    contributions->of_providers = bigger;
    contributions->provider_room = wanted;
}

static uint16_t with_kind(uint16_t kinds, uint8_t kind)
{
    return (uint16_t)(kinds | 1U << kind);
}

void contributions_add(struct contributions *contributions, const struct piece *piece)
{
    enum contribution_period period = contribution_period_of(contributions, piece->issued);
    struct request_advice *of_request = &contributions->of_requests[piece->request];
    if (period == CONTRIBUTION_PERIODS || (piece->requested != DAY_NONE && piece->requested > piece->issued))
        return;
    count(&contributions->of_kinds[period][piece->kind], piece);
    if (period == CONTRIBUTIONS_LATEST) {
        make_room(contributions, piece->provider);
        count(&contributions->of_providers[piece->provider][piece->kind], piece);
    }
    of_request->asked = with_kind(of_request->asked, piece->kind);
    if (!came_before(piece))
        of_request->awaited = with_kind(of_request->awaited, piece->kind);
    if (piece->received == DAY_NONE)
        of_request->missing = with_kind(of_request->missing, piece->kind);
}
