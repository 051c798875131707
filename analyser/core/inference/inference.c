#include "core/inference/inference.h"
#include "core/inference/makers.h"
#include "core/inference/results.h"

static result_maker *const makers[] = {
    make_trends,        make_rare_breaches, make_comparisons,    make_authorities, make_waiting_curves,
    make_waiting_lists, make_waiting_tests, make_forecasts,      make_changes,     make_critical_paths,
    make_equity,        make_adjusted,      make_audits,
};

const struct people_table *inference_tables(const struct inference *inference)
{
    struct people_table *tables = ARENA_NEW(inference->arena, RESULTS, struct people_table);
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        makers[i](inference, tables);
        arena_free(inference->scratch);
    }
    return tables;
}
