/*
 * fuzz_record SECONDS SEED: the evidence.json of a run, changed at random, with the digest of what it became in the run.json
 * beside it, given to the reader of records. What is refused is refused as data; of what is taken every text is read.
 */
#include "fuzz/fuzz.h"

#include <unistd.h>

#include "app/digest.h"
#include "app/program.h"
#include "app/record_file.h"

static struct program program;
static struct buf seed;
static char folder[] = "/tmp/ehc-fuzz.XXXXXX";

/* Head and tail of the file and a few of its figures: small, so that many are tried. */
static void keep_some(const struct buf *whole)
{
    size_t line = 0;
    buf_init(&seed, whole->limit);
    for (const char *at = whole->bytes; *at; line++) {
        const char *end = strchr(at, '\n');
        size_t length = end ? (size_t)(end - at) + 1 : strlen(at);
        bool figure = at[0] == '[';
        if (!figure || line % 40 == 0 || strncmp(at, "[\"quarter\"", 10) == 0)
            buf_add(&seed, at, length);
        at += length;
    }
}

static void write_file(const char *name, const char *bytes, size_t length)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    must(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0, "it is written");
}

static void write_run(const struct buf *text)
{
    char hex[SHA256_HEX + 1] = "";
    struct digest *digest = digest_new();
    must(digest && digest_add(digest, text->bytes, text->length) && digest_end(digest, hex), "it has a digest");
    digest_free(digest);
    write_file("evidence.json", text->bytes, text->length);
    write_file("run.json", hex, strlen(hex));
}

static size_t length_of(const char *text)
{
    must(text != NULL, "no text of a record is missing");
    return strlen(text);
}

/* Every text to its end. */
static size_t read_record(const struct record *record)
{
    size_t sum = length_of(record->version) + length_of(record->local_authority) + length_of(record->authority_name);
    for (size_t i = 0; i < record->cell_count; i++)
        sum += length_of(record->cells[i].measure) + length_of(record->cells[i].category) +
               length_of(record->cells[i].value) + length_of(record->cells[i].status) +
               length_of(record->cells[i].numerator) + length_of(record->cells[i].upper);
    for (size_t t = 0; t < record->table_count; t++) {
        const struct people_table *table = &record->tables[t];
        sum += length_of(table->id) + length_of(table->note);
        for (size_t i = 0; i < table->rows * table->columns; i++)
            sum += length_of(table->text[i]);
        for (size_t i = 0; i < table->columns; i++)
            sum += length_of(table->header[i]);
    }
    return sum;
}

static bool try_one(void)
{
    struct buf text;
    struct record record;
    struct err err = {.kind = ERR_NONE};
    buf_init(&text, seed.limit);
    buf_add(&text, seed.bytes, seed.length);
    if (random_below(10))
        fuzz_change(&text, 5);
    write_run(&text);
    buf_free(&text);
    arena_init(&program.run, (size_t)256 << 20, fuzz_no_memory, NULL);
    bool good = record_file_read(&program, folder, &record, &err);
    must(good || err.kind == ERR_DATA, "a record that cannot be read is an error of data");
    must(!good || read_record(&record) > 0, "a record has texts");
    arena_free(&program.run);
    return good;
}

int main(int count, char **given)
{
    struct buf whole;
    fuzz_seed(&whole, "tests/pg/golden/duplicates_and_orphans/evidence.json");
    keep_some(&whole);
    must(mkdtemp(folder) != NULL, "there is a folder");
    int status = fuzz_main(count, given, try_one);
    char path[64];
    snprintf(path, sizeof path, "%s/evidence.json", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/run.json", folder);
    unlink(path);
    rmdir(folder);
    buf_free(&whole);
    buf_free(&seed);
    return status;
}
