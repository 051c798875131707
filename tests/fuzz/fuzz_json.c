/*
 * fuzz_json SECONDS SEED: the definition of a pack and the settings of the statistics, changed at random, given to their
 * readers. What is refused is a mistake in the configuration that is said in one message.
 */
#define _GNU_SOURCE
#include "fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "app/pack_file.h"
#include "app/program.h"
#include "app/statistics_file.h"

static const char statistics[] =
    "{ \"seed\": 7,\n"
    "  \"targets\": [ { \"measure\": \"PLAN20.on_time\", \"percent\": 90 } ],\n"
    "  \"process_changes\": [ { \"measure\": \"PLAN20.on_time\", \"date\": \"2025-09-01\", \"reason\": \"a second \\u0070anel\" } ],\n"
    "  \"neighbours\": [ \"333\", \"336\" ],\n"
    "  \"scenarios\": [ { \"name\": \"two plans more a week\", \"from\": \"2026-09-01\", \"plans_a_week\": 2 },\n"
    "                 { \"name\": \"advice on time\", \"from\": \"2026-07-01\", \"advice_on_time\": true },\n"
    "                 { \"name\": \"a tenth more requests\", \"from\": \"2026-07-01\", \"requests\": 1.1 } ] }\n";

static struct program program;
static struct buf definition;
static char path[64];
static int file = -1;

static void begin(void)
{
    fuzz_seed(&definition, "reports/area-2.json");
    file = memfd_create("changed", MFD_CLOEXEC);
    must(file >= 0, "there is a file in memory");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
}

static void put(const struct buf *text)
{
    must(ftruncate(file, 0) == 0 && pwrite(file, text->bytes, text->length, 0) == (ssize_t)text->length,
         "it is written");
}

static bool read_definition(struct err *err)
{
    struct pack_definition *pack = ARENA_NEW(&program.run, 1, struct pack_definition);
    program.settings = (struct settings){.definition = path};
    return pack_file_read(&program, pack, err);
}

static bool read_statistics(struct err *err)
{
    program.settings = (struct settings){.statistics = path};
    program.statistics = (struct inference_settings){.seed = 0};
    return statistics_file_read(&program, err);
}

/* A whole JSON text, small and deep. */
static void nest(struct buf *text)
{
    size_t depth = random_below(3000);
    for (size_t i = 0; i < depth; i++)
        buf_text(text, random_below(2) ? "[" : "{\"targets\":");
}

static bool try_one(void)
{
    struct buf text;
    struct err err = {.kind = ERR_NONE};
    bool of_pack = random_below(2);
    buf_init(&text, (size_t)4 << 20);
    if (of_pack)
        buf_add(&text, definition.bytes, definition.length);
    else
        buf_text(&text, statistics);
    if (random_below(50) == 0)
        nest(&text);
    if (random_below(8))
        fuzz_change(&text, of_pack ? 4 : 2);
    put(&text);
    buf_free(&text);
    arena_init(&program.run, (size_t)64 << 20, fuzz_no_memory, NULL);
    arena_init(&program.pass, (size_t)64 << 20, fuzz_no_memory, NULL);
    bool good = of_pack ? read_definition(&err) : read_statistics(&err);
    must(good || err.kind == ERR_CONFIGURATION, "a mistake in a file is one of the configuration");
    must(good || strstr(err.text, path) != NULL, "the file is named");
    arena_free(&program.pass);
    arena_free(&program.run);
    return good;
}

int main(int count, char **given)
{
    begin();
    int status = fuzz_main(count, given, try_one);
    buf_free(&definition);
    return status;
}
