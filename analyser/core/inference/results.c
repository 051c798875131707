#include "core/inference/results.h"

#define HEADER(name, ...) static const char *const name##_header[] = {__VA_ARGS__}
#define WITH(name) .header = name##_header, .columns = sizeof(name##_header) / sizeof(name##_header[0])

HEADER(trend, "measure", "basis", "month", "number", "out of", "%", "centre line", "lower limit", "upper limit",
       "signal", "chart", "limits are", "limits begin anew because");
HEADER(verdicts, "measure", "basis", "title", "latest month", "%", "centre line", "lower limit", "upper limit",
       "variation", "signal", "target", "assurance", "months behind the limits", "chart", "chosen because of",
       "runs rules", "longest run", "longest usual", "crossings", "fewest usual crossings");
HEADER(rare, "chart", "event", "day", "days or cases since the one before", "centre line", "lower limit", "upper limit",
       "signal", "limits are");
HEADER(comparison, "measure", "basis", "breakdown", "unit", "number", "out of", "%", "exact 95% from", "exact 95% to",
       "all together: %", "95% limit from", "95% limit to", "99.8% limit from", "99.8% limit to", "z",
       "z with variation between units", "tau squared", "place", "note");
HEADER(authorities, "figure", "year", "authority", "neighbour", "number", "out of", "%", "all authorities: %",
       "95% limit from", "95% limit to", "99.8% limit from", "99.8% limit to", "tau squared", "place");
HEADER(variation, "measure", "basis", "breakdown", "units compared", "units left out", "lowest %", "highest %",
       "chi squared", "degrees of freedom", "p", "p, of all these tests", "overdispersion", "intraclass correlation",
       "verdict");
HEADER(curves, "kind", "cases", "from", "to", "day", "at risk", "plan issued: %", "95% from", "95% to",
       "refused or not issued: %", "95% from", "95% to", "withdrawn: %", "95% from", "95% to", "still waiting: %",
       "note");
HEADER(quantiles, "kind", "cases", "from", "to", "share ended: %", "day", "95% from", "95% to", "note");
HEADER(waiting, "pathways", "breakdown", "unit", "from", "to", "cases", "median days", "92nd percentile days",
       "longest days", "note");
HEADER(tests, "breakdown", "groups", "cases", "test", "chi squared", "degrees of freedom", "p", "p, of all these tests",
       "verdict");
HEADER(queue, "breakdown", "unit", "open", "overdue", "requests a week", "ended a week", "plans issued a week", "load",
       "weeks to clear what is open", "target queue", "ends a week to reach it in 26 weeks",
       "weeks until nothing is overdue", "mean wait over target", "note");
HEADER(forecast, "scenario", "month", "figure", "middle", "50% from", "50% to", "90% from", "90% to", "note");
HEADER(tried, "figure", "months ahead", "forecasts", "within the 50% band", "within the 90% band", "mean error",
       "note");
HEADER(change, "from", "to", "plans before", "plans after", "in time before: %", "in time after: %", "change in points",
       "because old cases were cleared", "because of exceptions", "because of refusals",
       "because of the mix of need, team and source", "because cases got faster or slower", "old cases before: %",
       "old cases after: %", "excepted before: %", "excepted after: %", "refused before: %", "refused after: %",
       "sentence");
HEADER(path, "step", "allowed days", "late plans", "median days taken", "plans held by it", "days over its allowance",
       "breaches that would not have happened", "share of breaches: %", "note");
HEADER(services, "kind of advice", "provider", "late plans it came last in", "late", "days over six weeks",
       "breaches that would not have happened", "not yet received", "note");
HEADER(equity, "measure", "basis", "breakdown", "category", "number", "out of", "%", "95% from", "95% to", "others: %",
       "difference in points", "p", "p, of all these tests", "verdict");
HEADER(adjusted, "measure", "basis", "breakdown", "category", "compared with", "cases", "odds ratio alone",
       "odds ratio adjusted", "95% from", "95% to", "p", "p, of all these tests", "verdict");
HEADER(auditors, "from", "to", "score", "pairs of audits", "same score: %", "kappa, linear weights", "95% from",
       "95% to", "kappa, quadratic weights", "note");
HEADER(estimates, "from", "to", "figure", "audited", "sound or strong", "%", "95% from", "95% to",
       "plans they stand for", "95% from, of so many plans", "95% to, of so many plans", "note");
HEADER(plan_checks, "check", "section", "criterion", "law or guidance", "breakdown", "category", "plans looked at",
       "with the defect", "%", "95% from", "95% to", "finding", "note");
HEADER(plan_provision, "section", "breakdown", "category", "plans", "lines", "say what: %", "how long: %",
       "how often: %", "by whom: %", "with what expertise: %", "vague: %", "could be enforced", "could be enforced: %");
HEADER(plan_currency, "latest version", "plans", "looked at for phase", "speak of a phase left", "phase: %",
       "looked at for setting", "speak of a setting left", "setting: %", "amended twice by decision", "unchanged",
       "unchanged: %");
HEADER(plan_copies, "check", "finding", "plans looked at", "with the defect", "%", "95% from", "95% to", "note");

const struct result_definition results[RESULTS] = {
    [RESULT_TREND] = {"trend", "Months of the headline rates, with control limits",
                      "Control charts, chosen by the denominators: XmR, P or P-prime; limits clipped to 0-100; the month that is not over is "
                      "left out, of refusals also those that ended less than six weeks ago; signals by Making Data Count's four rules, worst first, back-filled",
                      "12 months for limits that are no trial limits", "NHSRplotthedots; Laney 2002", WITH(trend)},
    [RESULT_TREND_VERDICTS] = {"trend_verdicts", "What the control charts say of the latest month",
                               "Variation by the latest point's signal and polarity; assurance by the target against the limits of the "
                               "last segment; runs rules beside them",
                               "12 months", "Making Data Count; Anhoej & Olesen 2014", WITH(verdicts)},
    [RESULT_RARE_BREACHES] = {"rare_breaches", "Plans issued after more than 52 weeks, one after the other",
                              "T chart of days, G chart of plans issued, between one and the next, in the latest 24 months, while they are rare "
                              "(fewer than one plan in ten of the latest 12 months)",
                              "two events", "Nelson 1994; Benneyan 2001", WITH(rare)},
    [RESULT_COMPARISON] = {"comparison", "Teams, services, settings, phases and authorities compared, latest 12 months",
                           "Funnel on the arcsine scale, limits with the variation between units (tau squared, winsorised at 10%); exact "
                           "intervals of each",
                           "10 cases in a unit", "Spiegelhalter 2005; Clopper & Pearson 1934", WITH(comparison)},
    [RESULT_AUTHORITIES] = {"authorities", "The published figures of all authorities, compared",
                            "Funnel of the latest published year, as in comparison; neighbours as named in the settings",
                            "three authorities", "Spiegelhalter 2005; DfE, Education, health and care plans", WITH(authorities)},
    [RESULT_VARIATION] = {"variation", "Do teams, services, settings and phases differ more than chance has it?",
                          "Chi-squared test of homogeneity; overdispersion is chi squared over its degrees of freedom; intraclass correlation "
                          "by analysis of variance; p-values of all tests adjusted together",
                          "two units of 10 cases, 5 expected in each", "Ridout et al. 1999; Benjamini & Hochberg 1995", WITH(variation)},
    [RESULT_WAITING_CURVES] = {"waiting_curves", "From the request to its end, as curves",
                               "Aalen-Johansen with competing outcomes: cohorts by the year of the request, and periods, in which a case that "
                               "began earlier enters late; log-log intervals; hidden where fewer than 10 are at risk, unless "
                               "nobody has been lost from sight or come in late before",
                               "10 at risk", "Aalen & Johansen 1978; Marubini & Valsecchi 1995", WITH(curves)},
    [RESULT_WAITING_QUANTILES] = {"waiting_quantiles", "After how many days a quarter, half, three quarters and nine tenths have ended",
                                  "Days from the request to its end in any way, as R's quantile.survfit reads them off the curve of what is "
                                  "open; log-log intervals",
                                  "10 at risk", "Brookmeyer & Crowley 1982; R survival", WITH(quantiles)},
    [RESULT_WAITING_LIST] = {"waiting_list", "The waiting list: completed and incomplete pathways apart",
                             "Days from the request to the final plan of plans issued, and to as_of of cases still open; quantiles of type 7",
                             "10 cases", "NHS referral-to-treatment statistics", WITH(waiting)},
    [RESULT_WAITING_TESTS] = {"waiting_tests", "Do groups wait alike?",
                              "Log-rank test of ending in any way and Gray's test of the plan being issued, of requests of the latest 24 "
                              "months; p-values of all tests adjusted together",
                              "two groups of 10 cases", "Mantel 1966; Gray 1988", WITH(tests)},
    [RESULT_QUEUE] = {"queue", "Arrivals, completions and what it takes to clear the queue",
                      "Weekly means of the latest 13 weeks; target queue: arrivals x 20 weeks / 4", "10 open cases",
                      "Fong et al. 2022; Sobolev 2005", WITH(queue)},
    [RESULT_FORECAST] = {"forecast", "Overdue cases and the 20-week rate in the months to come",
                         "Simulation, seeded: arrivals drawn from the weeks of the latest year, each open case ended by the rates of the latest "
                         "13 weeks at its age, which drift as they did from quarter to quarter of the latest year; bands of the simulations; recovered when no more than one open "
                         "case in fifty is overdue",
                         "30 ends in 13 weeks", "this program", WITH(forecast)},
    [RESULT_FORECAST_TRIED] = {"forecast_tried", "The forecast tried on the latest 12 months",
                               "The same forecast as of twelve days four weeks apart, the last 13 weeks before as_of, one to three months "
                               "ahead, against what came; what is entered late is not as it was known then",
                               "as forecast", "this program", WITH(tried)},
    [RESULT_CHANGE] = {"change_explained", "Why the rate of plans in time changed",
                       "Plans issued are of old cases (overdue before the period began), excepted or ordinary; the parts are averages over "
                       "all orders in which old cases, exceptions, refusals, mix and speed may change, and add up; "
                       "the mix is of need, team and source together, cells of fewer than 5 plans put together by team",
                       "10 plans issued in each period", "Kitagawa 1955; Das Gupta 1993", WITH(change)},
    [RESULT_CRITICAL_PATH] = {"critical_path", "Which step held the late plans, latest 12 months",
                              "Late plans: issued after their due day, or overdue. Days from step to step against an allowance of 42, 42, 28 "
                              "and 28 days (together 20 weeks); a plan is held by the step most over its allowance",
                              "one late plan", "SEND Regulations 2014", WITH(path)},
    [RESULT_SERVICES] = {"critical_path_services", "Whose advice late plans waited for, latest 12 months",
                         "The last advice of each late plan, or one not yet given; a breach would not have happened if the plan, earlier by the "
                         "days between this advice and the later of its due day and the advice before it, had been in time",
                         "one late plan", "SEND Regulations 2014 reg 8", WITH(services)},
    [RESULT_EQUITY] = {"equity", "Every headline by group of children, latest 12 months",
                       "Wilson intervals; each group against all others by the chi-squared test of a two-by-two table; p-values of all "
                       "tests adjusted together",
                       "10 cases in a group and 5 expected", "Wilson 1927; Benjamini & Hochberg 1995", WITH(equity)},
    [RESULT_EQUITY_ADJUSTED] = {"equity_adjusted", "Every headline by group of children, as if alike in all else",
                                "Logistic regression on need, age, sex, ethnicity, social care and phase together; groups of fewer than 10 or a "
                                "twentieth of the cases, or in which it is always or never so, are put together; p-values of all tests adjusted "
                                "together. Advice, reviews and audits of one child count apart: their intervals are somewhat too narrow",
                                "5 cases of each outcome for each group", "McCullagh & Nelder 1989; Vittinghoff & McCulloch 2007", WITH(adjusted)},
    [RESULT_AUDITORS] = {"auditors", "How far auditors agree", "Weighted kappa of the overall scores of pairs of audits of the same plan",
                         "10 pairs", "Cohen 1968; Fleiss, Cohen & Everitt 1969", WITH(auditors)},
    [RESULT_AUDIT_ESTIMATES] = {"audit_estimates", "What audits say of all plans",
                                "Wilson interval of the random sample, and the same with the finite population correction for the live plans it "
                                "was drawn from",
                                "10 audits", "Cochran 1977", WITH(estimates)},
    [RESULT_PLAN_CHECKS] = {"plan_checks", "What the text of plans says and lacks",
                            "Checks of words, not of meaning, of the latest version of each plan in force; a section that is not recorded is not "
                            "looked at; Wilson intervals. `list plan-checks` says what each looks for, reports/plan-checks.md how often it is right",
                            "one plan with text", "reports/plan-checks.md; Wilson 1927", WITH(plan_checks)},
    [RESULT_PLAN_PROVISION] = {"plan_provision", "Of the lines of provision: what they specify",
                               "Lines of sections F, G, H1 and H2 of the same plans; one could be enforced that says what, how long, how often and by "
                               "whom; vague: vague wording and neither how long nor how often",
                               "one line", "reports/plan-checks.md; CoP 9.69", WITH(plan_provision)},
    [RESULT_PLAN_CURRENCY] = {"plan_currency", "Whether the text of plans is of today",
                              "The same plans by the age of the text; unchanged: two reviews decided to amend, the later at least eight weeks ago, "
                              "and no section differs from the version before them",
                              "one plan with text", "reports/plan-checks.md", WITH(plan_currency)},
    [RESULT_PLAN_COPIES] = {"plan_copies", "Text that may have been copied from another plan",
                            "The same plans; near-identical sections by MinHash of four-word runs", "one plan with text",
                            "Broder 1997; reports/plan-checks.md", WITH(plan_copies)},
};
