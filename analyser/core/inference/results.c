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
HEADER(warned, "clock", "title", "chance given", "cases", "chance given: mean %", "missed", "missed: %", "95% from",
       "95% to", "Brier score", "Brier score of the share that missed", "note");
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
       "unchanged: %", "note");
HEADER(plan_history, "check", "section", "law or guidance", "plans with two versions", "before: with the defect",
       "before: %", "latest: with the defect", "latest: %", "mended", "new", "p", "p, of all these tests", "verdict",
       "finding", "note");
HEADER(plan_copies, "check", "finding", "plans looked at", "with the defect", "%", "95% from", "95% to", "note");

HEADER(audit_sections, "from", "to", "sample", "section", "criterion", "what is looked for", "demanded by", "number",
       "out of", "%", "95% from", "95% to", "absent", "note");
HEADER(audit_grades, "from", "to", "sample", "graded by", "gate", "grade", "number", "out of", "%", "95% from",
       "95% to", "note");
HEADER(audit_trend, "figure", "half-year", "from", "to", "number", "out of", "%", "95% from", "95% to",
       "points a half-year", "chi squared for trend", "p", "p, of all these tests", "verdict");
HEADER(agencies, "figure", "agency", "number", "out of", "%", "95% from", "95% to", "95% limit from", "95% limit to",
       "chi squared", "p", "p, of all these tests", "verdict");
HEADER(beside_text, "criterion", "what is looked for", "demanded by", "audited sound: number", "audited sound: out of",
       "audited sound: %", "95% from", "95% to", "text without a finding: number", "text without a finding: out of",
       "text without a finding: %", "95% from", "95% to", "difference in points", "difference, 95% from",
       "difference, 95% to", "p", "p, of all these tests", "verdict", "audited with text", "sound, but a finding",
       "not sound, but no finding", "checks of text");
HEADER(contributions, "from", "to", "breakdown", "kind of advice", "provider", "before the plan: number",
       "before the plan: out of", "before the plan: %", "95% from", "95% to", "within six weeks: number",
       "within six weeks: out of", "within six weeks: %", "95% from", "95% to", "after the plan", "not received",
       "nil returns", "nil returns: %", "sound or strong: number", "sound or strong: out of", "sound or strong: %",
       "95% from", "95% to", "note");
HEADER(before_advice, "from", "to", "kind of advice", "plan was", "plans issued", "number", "out of", "%", "95% from",
       "95% to", "came since", "not come yet", "difference in points", "difference, 95% from", "difference, 95% to",
       "p", "p, of all these tests", "verdict");
HEADER(voice_funnel, "whose", "step", "of", "breakdown", "category", "number", "out of", "%", "95% from", "95% to",
       "no", "not recorded", "this step and all before it: number", "this step and all before it: %",
       "difference in points", "p", "p, of all these tests", "verdict");
HEADER(voice_variation, "whose", "step", "breakdown", "units compared", "units left out", "lowest %", "highest %",
       "chi squared", "degrees of freedom", "p", "p, of all these tests", "overdispersion", "intraclass correlation",
       "verdict");
HEADER(timeliness_quality, "from", "to", "plan was", "audit", "child's views", "text", "number", "out of", "%",
       "95% from", "95% to", "note");
HEADER(on_time_late, "from", "to", "figure", "on time: number", "on time: out of", "on time: %", "95% from", "95% to",
       "late: number", "late: out of", "late: %", "95% from", "95% to", "difference in points", "difference, 95% from",
       "difference, 95% to", "p", "p, of all these tests", "verdict");

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
    [RESULT_EARLY_WARNING_TRIED] = {"early_warning_tried", "The early warning tried at the four latest quarter ends",
                                    "Cases open on each day and not yet due: the chance that each misses its limit is that of still waiting after "
                                    "its due day, given how long it has waited (Kaplan-Meier, all cases open in the 12 months before, late "
                                    "entry); against what came of those due since; Wilson intervals; Brier's score, 0 the best",
                                    "30 cases ended in 12 months", "Kaplan & Meier 1958; Brier 1950", WITH(warned)},
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
    [RESULT_AUDITORS] = {"auditors", "How far auditors agree", "Weighted kappa of the scores of pairs of audits of the same plan, overall and by criterion, by the day of the second",
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
    [RESULT_PLAN_CHECKS_BY_VERSION] = {"plan_checks_by_version", "Is the latest version of a plan better than the one before it?",
                                       "The two latest versions of each plan in force that has two, where both were looked at for the check; what is found "
                                       "of the latest version alone or by the day of the run is left out. Sign test of mended against new; p-values of all "
                                       "tests adjusted together",
                                       "10 plans", "Benjamini & Hochberg 1995; reports/plan-checks.md", WITH(plan_history)},
    [RESULT_AUDIT_SECTIONS] = {"audit_sections", "Audits by section and criterion, latest 12 months",
                               "First audits; the random sample stands for all plans, targeted audits are a choice and stand for themselves "
                               "alone. Number: sound or strong (2 or 3) of those scored; a criterion without a score (not applicable, not recorded) is "
                               "left out, while QA.sound of the evidence keeps it in what it is out of. A section is sound where every criterion "
                               "that was scored in it is. Absent: scored 0. A gate is a legal criterion of A, B, F, I or K; what law and guidance both ask for counts as law. Wilson intervals",
                               "10 audits", "Wilson 1927; SEND Regulations 2014 reg 12; CoP 9.61 to 9.69", WITH(audit_sections)},
    [RESULT_AUDIT_GRADES] = {"audit_grades", "Grades of the plans audited, before and after the gate, latest 12 months",
                             "Scale: 3 Outstanding, 2 Good, 1 Requires Improvement, 0 Inadequate. By the auditor: the overall score recorded. By "
                             "its criteria: the mean of the scores, a legal criterion weighing 2 and one of guidance 1, rounded half up; no grade where less "
                             "than half of the weight (19.5 of 39) was scored. The gate: a legal criterion of A, B, F, I or K (A1, B1, B2, F1, I1, K1, K2, K3) scored 0 caps the grade at "
                             "Requires Improvement. First audits; those without a grade are in what it is out of. Wilson intervals",
                             "10 audits", "this program", WITH(audit_grades)},
    [RESULT_AUDIT_TREND] = {"audit_trend", "Audits by half-year: do plans get better?",
                            "First audits of random samples. Overall as QA.overall_sound has it: an audit without an overall score is one not sound. A section is sound "
                            "where every criterion that was scored in it is 2 or 3. Cochran-Armitage test for trend over the half-years of ten audits and more; points a half-year by weighted "
                            "least squares; p-values of all tests adjusted together. Wilson intervals",
                            "three half-years of 10 audits", "Armitage 1955; Benjamini & Hochberg 1995", WITH(audit_trend)},
    [RESULT_AUDIT_AGENCIES] = {"audit_agencies", "Do agencies find the same in plans? Latest 12 months",
                               "First audits of random samples by the agency of the auditor. Funnel on the arcsine scale with the variation between "
                               "agencies; chi-squared test of homogeneity; p-values of all tests adjusted together. Agencies may look at different plans: a difference says where to look",
                               "10 audits of an agency, 5 expected in each", "Spiegelhalter 2005; Benjamini & Hochberg 1995", WITH(agencies)},
    [RESULT_AUDITS_BESIDE_TEXT] = {"audits_beside_text", "What auditors find beside what the text of all plans says",
                                   "By criterion: first audits of the random sample of the latest 12 months, scored 2 or 3; and the latest text of all plans in force in which no check "
                                   "of that criterion found anything, of those that one looked at (experimental checks left out). Difference of audits less text with Newcombe's interval; chi-squared test of a two-by-two "
                                   "table; p-values of all tests adjusted together. Of the audited plans that have text, by the version of the day: sound to the auditor but a finding, and the other way round. Text and "
                                   "auditors see different things: checks look for words, auditors judge sense, and a text without a finding need not be good",
                                   "10 audits and 10 plans, 5 expected", "Newcombe 1998; Benjamini & Hochberg 1995", WITH(beside_text)},
    [RESULT_CONTRIBUTIONS] = {"contributions", "Advice for the plans issued: what came, when, and how good it was",
                              "Pieces of advice asked for the plans issued in each 12 months: on the record, and not asked for after the plan. Before the plan: received by the day it was "
                              "issued. Within six weeks: of those with a day of asking, received within 42 days and before the plan, exceptions not taken out. Nil returns: of those "
                              "before the plan. Sound or strong: 2 or 3, of those before the plan that are graded and no nil return. Kinds are the limbs of reg 6(1), A the family's own. "
                              "The text of advice is not in the records: needs named in it that are missing from the plan cannot be known from them. Wilson intervals",
                              "10 pieces", "SEND Regulations 2014 reg 6(1), 8(1); Wilson 1927", WITH(contributions)},
    [RESULT_PLANS_BEFORE_ADVICE] = {"plans_before_advice", "Plans issued before their advice came",
                                    "Plans issued in each 12 months for which advice of the kind was asked; number: some of it had not been received on the day of the plan, nil "
                                    "returns counting as received. Came since: all of that has come by now. Not come yet: some has not. On time: within 20 weeks. The difference is of plans on time less late "
                                    "ones, with Newcombe's interval; chi-squared test of a two-by-two table; p-values of all tests adjusted together",
                                    "10 plans, 5 expected", "Newcombe 1998; Benjamini & Hochberg 1995; SEND Regulations 2014 reg 6, 13(2)", WITH(before_advice)},
    [RESULT_VOICE_FUNNEL] = {"voice_funnel", "The voice of child and parents, step by step, latest 12 months",
                             "Of plans issued, rows of voice of the request and of that person. Asked: there is a row, whatever it says. Given: a row whose form is not none, obtained by the day of the plan "
                             "(one without a day is not known to have come by then: no). Of such rows: in own words, or observed: form own_words or aac_or_observed; in section A: in_section_a; reflected in outcomes, in provision: so recorded. Of annual and "
                             "phase-transfer reviews held: asked: participation or a row of voice is recorded; heard: attended, contributed, or a row whose form is not none. "
                             "Not recorded: no row, or a row of views given that leaves it open and none that says yes; everything else is no. This step and all before it: a funnel, of the plan or of "
                             "the review. Each group against all others: chi-squared of a two-by-two table; p-values of all tests adjusted together. Ages on the day of the plan or meeting",
                             "10 cases in a group and 5 expected", "Wilson 1927; Benjamini & Hochberg 1995; CFA 2014 s.19; SEND Regulations 2014 reg 6, 7, 12", WITH(voice_funnel)},
    [RESULT_VOICE_VARIATION] = {"voice_variation", "Do teams, needs and ages differ in any step of voice more than chance has it?",
                                "The steps of voice_funnel; the tests of variation; what is not recorded as team, need or age is left out; p-values of all tests adjusted together",
                                "two groups of 10 cases, 5 expected in each", "Ridout et al. 1999; Benjamini & Hochberg 1995", WITH(voice_variation)},
    [RESULT_TIMELINESS_QUALITY] = {"timeliness_and_quality", "Late and good, on time and empty: plans by time, audit, voice and text",
                                   "Plans issued in the latest 12 months, and in all that is reported. Out of: the plans so issued, on time (within 20 weeks) or late; number: those of them with that audit and voice. Audit: the latest first "
                                   "audit of a random sample of the plan that came of the request, by its overall score, sound if 2 or 3; without one, or without a score: not audited. Acted on: reflected in outcomes or provision. "
                                   "Not recorded: there is no row of the child's voice. Text: the latest of the plan, without a finding against the law or with one (experimental checks left out). Combinations that no plan has are left out where two and more of these are told apart. Wilson intervals",
                                   "10 plans", "Wilson 1927", WITH(timeliness_quality)},
    [RESULT_ON_TIME_LATE] = {"on_time_against_late", "Are plans on time better or emptier than late ones?",
                             "Plans issued in the latest 12 months, and in all that is reported: of those on time and of those late, the share of which each figure is so, as "
                             "audit_sections, audit_grades and voice_funnel define it; what is not recorded of voice and advice counts as not so. Difference of on time less late with Newcombe's interval; chi-squared test of a "
                             "two-by-two table; p-values of all tests adjusted together",
                             "10 plans of each, 5 expected", "Newcombe 1998; Benjamini & Hochberg 1995", WITH(on_time_late)},
};
