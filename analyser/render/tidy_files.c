#include "base/words.h"
#include "core/pack/tidy.h"
#include "render/csvw_json.h"
#include "render/tidy_csv.h"
#include "render/tidy_files.h"

static const char *const endings[] = {".csv", ".meta.csv", ".csv-metadata.json"};

enum { FILE_DATA, FILE_META, FILE_DESCRIPTION, FILES_A_TABLE };

size_t tidy_file_count(void)
{
    return FILES_A_TABLE * tidy_table_count();
}

const char *tidy_file_name(size_t which, struct arena *arena)
{
    return words(arena, "data/%s%s", tidy_table_name(which / FILES_A_TABLE, arena), endings[which % FILES_A_TABLE]);
}

bool tidy_file(const struct pack *pack, size_t which, struct arena *scratch, struct buf *buf, struct err *err)
{
    struct tidy_table table = tidy_table_of(pack->record, which / FILES_A_TABLE, scratch);
    (void)err;
    switch (which % FILES_A_TABLE) {
    case FILE_DATA:
        tidy_table_fill(pack->record, which / FILES_A_TABLE, &table, scratch);
        tidy_csv(buf, &table);
        break;
    case FILE_META:
        tidy_meta_csv(buf, &table);
        break;
    default:
        csvw_json(buf, pack, &table, scratch);
        break;
    }
    return true;
}
