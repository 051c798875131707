/* Phase transfers: what a review says of one that is due, and the clock on it. */
#include <stdlib.h>

#include "base/growing.h"
#include "core/records/book.h"

/* SEND Regs 2014 reg 18(1): the year before a phase transfer is due; none while that year has not begun. */
static int32_t start_of(const struct transfer_record *transfer, int32_t as_of)
{
    int32_t start = day_add_months(transfer->due, -12);
    return start > as_of ? DAY_NONE : start;
}

static void transfer_days(const struct book *book, const struct transfer_record *transfer, struct case_days *days)
{
    *days = (struct case_days){.due = transfer->due, .not_due_before = DAY_NONE};
    days->at[MOMENT_TRANSFER_START] = start_of(transfer, book->as_of);
    days->at[MOMENT_TRANSFER_FINAL] = transfer->final;
    days->at[MOMENT_CEASED] = book->records.plans[transfer->plan].ceased;
}

void keep_transfer(struct book *book, const struct transfer_record *transfer)
{
    struct records *records = &book->records;
    struct work_place place = {.kind = WORK_PLAN, .place = transfer->plan};
    struct case_days days;
    struct instance instance;
    records->transfers = growing(book->arena, records->transfers, records->transfer_count, &records->transfer_room,
                                 sizeof records->transfers[0]);
    records->transfers[records->transfer_count++] = *transfer;
    transfer_days(book, transfer, &days);
    book_look(book, CLOCK_PT, &days, place, &instance);
}

static int by_plan_and_due(const void *a, const void *b)
{
    const struct transfer_record *x = a;
    const struct transfer_record *y = b;
    if (x->plan != y->plan)
        return x->plan < y->plan ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->final != y->final)
        return x->final < y->final ? -1 : 1;
    return (x->review > y->review) - (x->review < y->review);
}

void sort_transfers(struct records *records)
{
    if (records->transfer_count > 0)
        qsort(records->transfers, records->transfer_count, sizeof records->transfers[0], by_plan_and_due);
}

void tell_transfers(const struct book *book, const struct telling *telling)
{
    const struct records *records = &book->records;
    for (uint32_t i = 0; i < records->transfer_count; i++) {
        const struct transfer_record *transfer = &records->transfers[i];
        struct case_days days;
        struct instance instance;
        transfer_days(book, transfer, &days);
        if (clock_instance(&book->clocks[telling->clock], &days, &instance) != INSTANCE_THERE)
            continue;
        struct case_categories categories = categories_of(&records->plans[transfer->plan].traits);
        struct told told = {&instance, &categories, false,
                            review_place(&records->reviews, transfer->plan, transfer->review)};
        if (!telling->take(telling->context, &told))
            return;
    }
}
