# Answers questions of sql/cookbook.sql again from evidence.csv, worklist.csv and data_quality.csv alone: what `python3 cookbook.py RUN
# OLDER_RUN DIR` writes to DIR/<number> is what the question of that number should return. Percentages are rounded half up in whole numbers.
import csv
import sys
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal, ROUND_HALF_UP


def rows(folder, name):
    with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def whole(text):
    return int(text) if text else None


def tenths(numerator, denominator):
    if numerator is None or not denominator:
        return ""
    tenth = (2000 * int(numerator) + int(denominator)) // (2 * int(denominator))
    return f"{tenth // 10}.{tenth % 10}"


def rounded(text):
    if not text:
        return ""
    return str(Decimal(f"{float(text):.15g}").quantize(Decimal("0.1"), ROUND_HALF_UP))


def share(cell):
    return [cell["numerator"], cell["denominator"], tenths(whole(cell["numerator"]), whole(cell["denominator"]))]


def interval(cell):
    return [rounded(cell["lower"]), rounded(cell["upper"])]


class Run:
    def __init__(self, folder):
        self.folder = folder
        self.cells = rows(folder, "evidence.csv")
        self.as_of = date.fromisoformat(self.cells[0]["as_of"])

    def of(self, **wanted):
        return [cell for cell in self.cells if all(cell[name] == value for name, value in wanted.items())]

    def over(self, cell):
        return date.fromisoformat(cell["period_end"]) <= self.as_of


def twenty_weeks(run, _):
    months = defaultdict(dict)
    for cell in run.of(breakdown="all", period_type="month"):
        if cell["measure"] in ("PLAN20.on_time", "PLAN20.overdue") and run.over(cell):
            months[cell["period_end"][:7]][cell["measure"], cell["basis"]] = cell
    first = f"{run.as_of.year - 1 - (run.as_of.month < 2)}-{(run.as_of.month - 2) % 12 + 1:02}-{run.as_of.day:02}"
    for month in sorted(months):
        if f"{month}-01" < first:
            continue
        cells = months[month]
        yield [f"{month}-01", *share(cells["PLAN20.on_time", "completed"]), *share(cells["PLAN20.on_time", "due"]), cells["PLAN20.overdue", "stock"]["value"]]


def six_weeks(run, _):
    for cell in run.of(breakdown="all", period_type="calendar_year", measure="REQ6.on_time", basis="completed"):
        yield [cell["period_start"][:4], "t" if run.over(cell) else "f", *share(cell), *interval(cell)]


def overdue_teams(run, _):
    found = {name: {cell["category"]: int(cell["value"]) for cell in run.of(breakdown="team", period_type="as_of", measure=f"PLAN20.{name}")} for name in ("open", "overdue")}
    total = sum(found["overdue"].values())
    teams = [team for team in found["open"] if found["open"][team] > 0]
    for team in sorted(teams, key=lambda team: (-found["overdue"][team], team)):
        yield [team, found["open"][team], found["overdue"][team], tenths(found["overdue"][team], total)]


def by_percent(cells, reverse=False):
    def key(cell):
        numerator, denominator = whole(cell["numerator"]), whole(cell["denominator"])
        percent = float(tenths(numerator, denominator)) if denominator else None
        return (percent is None, -percent if reverse and percent is not None else percent or 0, cell["category"])
    return sorted(cells, key=key)


def providers(run, _):
    cells = run.of(breakdown="provider", period_type="latest_12m", measure="ADV6.on_time", basis="completed")
    for cell in by_percent([cell for cell in cells if int(cell["denominator"] or 0) >= 10]):
        yield [cell["category"], *share(cell), *interval(cell)]


def requests(run, _):
    received, refused = defaultdict(int), defaultdict(int)
    for cell in run.of(breakdown="all", period_type="month"):
        if cell["measure"] == "REQUEST.received":
            received[cell["period_start"][:4]] += int(cell["value"])
        if cell["measure"] == "REQUEST.refused":
            refused[cell["period_start"][:4]] += int(cell["numerator"] or 0)
    for year in sorted(received):
        yield [year, received[year], refused[year], tenths(refused[year], received[year])]


def child_at_reviews(run, _):
    cells = [cell for cell in run.of(breakdown="all", period_type="month", measure="VOICE.child_review") if run.over(cell)]
    for cell in sorted(cells, key=lambda cell: cell["period_start"], reverse=True)[:6]:
        yield [cell["period_start"], *share(cell), *interval(cell)]


def unrecorded(run, _):
    for cell in by_percent(run.of(breakdown="team", period_type="latest_12m", measure="VOICE.child_assessment_unrecorded"), reverse=True):
        yield [cell["category"], *share(cell)]


def current_reviews(run, _):
    for cell in run.of(breakdown="all", period_type="as_of", measure="REVIEW.current"):
        yield [cell["period_end"], *share(cell)]


def ethnic_groups(run, _):
    cells = run.of(breakdown="ethnicity", period_type="latest_12m", measure="PLAN20.on_time", basis="completed")
    for cell in by_percent([cell for cell in cells if int(cell["denominator"] or 0) >= 10]):
        yield [cell["category"], *share(cell), *interval(cell)]


def shown(cell):
    if cell["unit"] == "percent" and cell["numerator"]:
        return tenths(whole(cell["numerator"]), whole(cell["denominator"]))
    return rounded(cell["value"])


def teams_moved(run, older):
    key = ("measure", "basis", "category")
    old, new = ({tuple(cell[name] for name in key): shown(cell) for cell in one.of(breakdown="team", period_type="latest_12m") if cell["measure"].endswith(".on_time")}
                for one in (older, run))
    moved = [(Decimal(new[one]) - Decimal(old[one]), one) for one in old.keys() & new.keys() if old[one] and new[one] and old[one] != new[one]]
    for difference, one in sorted(moved, key=lambda item: (-abs(item[0]), item[1]))[:10]:
        yield [*one, old[one], new[one], difference]


def restated(run, older):
    key = ("measure", "basis", "period_start", "period_end")
    old = {tuple(cell[name] for name in key): cell for cell in older.of(breakdown="all", period_type="month")}
    new = {tuple(cell[name] for name in key): cell for cell in run.of(breakdown="all", period_type="month")}
    for one in sorted(old.keys() | new.keys()):
        end = date.fromisoformat(one[3])
        if end > older.as_of or (one[1] == "started" and one[0] != "REQUEST.received") or (one[1] == "due" and end == older.as_of):
            continue
        before, after = old.get(one), new.get(one)
        figures = ("numerator", "denominator", "value", "status")
        if before and after and all(before[name] == after[name] for name in figures):
            continue
        before, after = before or defaultdict(str), after or defaultdict(str)
        rises = [int(after[name] or 0) - int(before[name] or 0) for name in ("numerator", "denominator")]
        if "count" in (before["unit"], after["unit"]):
            rises.append(int(after["value"] or 0) - int(before["value"] or 0))
        why = "a count fell" if min(rises) < 0 else "counts only rose" if max(rises) > 0 else "same counts"
        yield [*one[:3], before["numerator"], before["denominator"], after["numerator"], after["denominator"], why]


def longest_overdue(run, _):
    teams = defaultdict(list)
    for case in rows(run.folder, "worklist.csv"):
        if case["clock"] == "PLAN20" and int(case["days_over"]) > 0:
            teams[case["team"]].append(case)
    for team in sorted(teams):
        for case in sorted(teams[team], key=lambda case: (-int(case["days_over"]), int(case["case_id"])))[:3]:
            yield [team, case["case"], case["case_id"], case["due"], case["days_over"], "t" if case["exception"] == "yes" else "f"]


def coming_fortnight(run, _):
    cases = [case for case in rows(run.folder, "worklist.csv") if run.as_of <= date.fromisoformat(case["due"]) <= run.as_of + timedelta(days=14)]
    for case in sorted(cases, key=lambda case: (case["due"], case["clock"], case["case"], int(case["case_id"]), case["provider"])):
        yield [case["due"], case["clock"], case["team"], case["provider"], case["case"], case["case_id"]]


ANSWERS = {1: twenty_weeks, 2: six_weeks, 5: overdue_teams, 6: providers, 8: requests, 9: child_at_reviews, 10: unrecorded, 11: current_reviews,
           12: ethnic_groups, 14: restated, 16: teams_moved, 18: longest_overdue, 19: coming_fortnight}


def main():
    run, older = Run(sys.argv[1]), Run(sys.argv[2])
    for number, answers in ANSWERS.items():
        with open(f"{sys.argv[3]}/{number}", "w", encoding="utf-8") as file:
            for answer in answers(run, older):
                print("|".join(str(field) for field in answer), file=file)


main()
