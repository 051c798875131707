/*
 * audit_agreement.h: QA.agreement, the linearly weighted kappa of audits scored twice, as a percent.
 */
#ifndef CORE_AUDIT_AGREEMENT_H
#define CORE_AUDIT_AGREEMENT_H

#include "core/records/book.h"

bool audit_agreement_evidence(const struct book *book, const struct category_order *order, cell_sink *sink,
                              void *context, struct err *err) MUST_CHECK;

#endif
