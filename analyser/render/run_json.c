#include "render/run_json.h"

static struct json_tree *aside_json(const struct control_total *total)
{
    struct json_tree *tree = json_object();
    for (enum aside_reason reason = ASIDE_NOT + 1; reason < ASIDE_REASONS; reason++)
        json_put_count(tree, aside_reason_names[reason], total->aside[reason]);
    return tree;
}

static struct json_tree *total_json(const struct control_total *total)
{
    struct json_tree *tree = json_object();
    json_put_truth(tree, "there", total->there);
    json_put_count(tree, "counted", total->counted);
    json_put_count(tree, "read", total->read);
    json_put_count(tree, "used", total->used);
    json_put_tree(tree, "set_aside", aside_json(total));
    return tree;
}

static struct json_tree *totals_json(const struct control_total *totals)
{
    struct json_tree *tree = json_object();
    for (enum relation_id relation = 0; relation < RELATIONS; relation++)
        json_put_tree(tree, contract[totals[relation].relation].name, total_json(&totals[relation]));
    return tree;
}

struct json_tree *provenance_json(const struct provenance *provenance)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "program", "ehc-analyser");
    json_put_text(tree, "version", provenance->version);
    json_put_day(tree, "as_of", provenance->as_of);
    json_put_day(tree, "since", provenance->since);
    json_put_text(tree, "authority", provenance->authority);
    json_put_text(tree, "local_authority", provenance->local_authority);
    json_put_text(tree, "authority_name", provenance->authority_name);
    json_put_text(tree, "definitions_digest", provenance->definitions_digest);
    json_put_tree(tree, "row_counts", totals_json(provenance->totals));
    return tree;
}

static struct json_tree *file_json(const struct manifest_file *file)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "name", file->name);
    json_put_count(tree, "bytes", file->bytes);
    json_put_text(tree, "sha256", file->sha256);
    return tree;
}

struct json_tree *manifest_files_json(const struct manifest_file *files, size_t count)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < count; i++)
        json_put_tree(list, NULL, file_json(&files[i]));
    return list;
}

void run_json(struct buf *buf, const struct provenance *provenance, const struct manifest *manifest)
{
    struct json_tree *tree = provenance_json(provenance);
    json_put_text(tree, "run_at", manifest->run_at);
    json_put_text(tree, "snapshot", manifest->snapshot);
    json_put_tree(tree, "files", manifest_files_json(manifest->files, manifest->file_count));
    json_print(tree, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}
