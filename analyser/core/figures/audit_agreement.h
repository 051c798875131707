/*
 * audit_agreement.h: QA.agreement, the linearly weighted kappa of audits scored twice, as a percent.
 */
#ifndef CORE_AUDIT_AGREEMENT_H
#define CORE_AUDIT_AGREEMENT_H

#include "core/records/book.h"

struct audit_pairs {
    const struct audit_pair *pairs;
    uint32_t count;
    const struct calendar *calendars; /* GRAINS of them */
};

bool audit_agreement_evidence(const struct audit_pairs *pairs, const struct category_order *order, struct arena *arena,
                              cell_sink *sink, void *context, struct err *err) MUST_CHECK;

#endif
