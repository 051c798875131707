#include "render/pack_json.h"

void pack_json(struct buf *buf, const struct pack *pack, const struct manifest_file *files, size_t file_count)
{
    const struct record *record = pack->record;
    struct json_tree *tree = json_object();
    json_put_text(tree, "program", "ehc-analyser");
    json_put_text(tree, "pack", pack->definition->id);
    json_put_text(tree, "published_by", pack->publish);
    json_put_day(tree, "as_of", record->as_of);
    json_put_text(tree, "local_authority", record->local_authority);
    json_put_text(tree, "run_version", record->version);
    json_put_text(tree, "definitions_digest", record->definitions_digest);
    json_put_text(tree, "evidence_sha256", record->evidence_sha256);
    if (pack->previous) {
        json_put_day(tree, "previous_as_of", pack->previous->as_of);
        json_put_text(tree, "previous_evidence_sha256", pack->previous->evidence_sha256);
    }
    json_put_tree(tree, "files", manifest_files_json(files, file_count));
    json_print(tree, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}
