"""Reads evidence.xlsx back with openpyxl and compares it with the run it was made from.

    workbook.py WORKBOOK RUN SHOWN

RUN is the run's folder; SHOWN has the worksheets as LibreOffice shows them, workbook-<worksheet>.csv. Every line printed is
something wrong, beginning with the name of the rule; the last line says how many cells were compared.
"""
import csv
import datetime
import hashlib
import math
import re
import sys
import xml.etree.ElementTree
import zipfile

import openpyxl

HEADER_ROW = 7
FRONT = ["cover", "contents", "notes"]
OF_THE_PACK = ["plausibility"]  # tables the run has not; their own tests say what is in them
WITHOUT_TABLE = ["cover", "charts"]
NAMES = {"period", "year", "category", "compared with", "unit", "authority", "provider", "note"}
MARKS = {"x": "[x]", "z": "[z]", "low": "[low]", "c": "[c]"}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?")
FIGURE_COLUMNS = ("measure basis period_type period_start period_end numerator denominator value lower upper unit status").split()
BLANKS = "Blank cells: nothing falls in the period, or the row has no such figure."
NO_BLANKS = "There are no blank cells in this table."

compared = 0


def wrong(rule, *what):
    print(rule + ":", *what)


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def part_of(path, name):
    with zipfile.ZipFile(path) as parts:
        return parts.read(name).decode() if name in parts.namelist() else ""


def is_number(text, heading):
    return heading not in NAMES and NUMBER.fullmatch(text) is not None


# --- what a field is in a cell


def same_cell(cell, text, heading):
    if text == "":
        return cell.value is None
    if is_number(text, heading):
        is_plain = cell.data_type == "n" and not isinstance(cell.value, bool)
        return is_plain and math.isclose(cell.value, float(text), rel_tol=6e-16, abs_tol=0)  # 16 digits are written
    expected = text if heading in NAMES else MARKS.get(text, text)
    return cell.data_type == "s" and cell.value == expected


def same_shown(shown, text, heading):
    if is_number(text, heading):
        return shown.replace(",", "") == text
    return shown == (text if heading in NAMES else MARKS.get(text, text))


def compare_rows(rule, sheet, heading, expected):
    global compared
    found = list(sheet.iter_rows(min_row=HEADER_ROW + 1))
    if len(found) != len(expected):
        wrong(rule, sheet.title, "has", len(found), "rows, not", len(expected))
    for cells, fields in zip(found, expected):
        if len(cells) != len(fields):
            wrong(rule, sheet.title, cells[0].coordinate, "has", len(cells), "cells, not", len(fields))
        for cell, text, name in zip(cells, fields, heading):
            compared += 1
            if not same_cell(cell, text, name):
                wrong(rule, sheet.title, cell.coordinate, repr(cell.value), "is not", repr(text))


# --- tables


def check_headings(sheet, heading):
    found = [cell.value for cell in sheet[HEADER_ROW]]
    if len(found) != len(heading):
        wrong("headings", sheet.title, len(found), "not", len(heading))
    for one, text in zip(found, heading):
        is_told_apart = heading.count(text) > 1 and one.endswith(": " + text)
        if one != text and not is_told_apart:
            wrong("headings", sheet.title, repr(one), "is not", repr(text))


def check_shown(folder, name, heading, rows):
    shown = rows_of(f"{folder}/workbook-{name}.csv")[HEADER_ROW:]
    if len(shown) != len(rows):
        wrong("shown", name, len(shown), "rows, not", len(rows))
    for number, (line, fields) in enumerate(zip(shown, rows)):
        for one, text, column in zip(line, fields, heading):
            if not same_shown(one, text, column):
                wrong("shown", name, "row", number + HEADER_ROW + 1, column, repr(one), "is not", repr(text))


def check_tables(book, run, shown, contents):
    for name, title, _law, _note in contents:
        heading, *rows = rows_of(f"{run}/tables/{name}.csv")
        check_headings(book[name], heading)
        compare_rows("cells", book[name], heading, rows)
        check_shown(shown, name, heading, rows)
        if not re.fullmatch(re.escape(title) + r" \[note [0-9]+\]", book[name]["A1"].value):
            wrong("above", name, book[name]["A1"].value)


def figures_of(run):
    heading, *rows = rows_of(f"{run}/evidence.csv")
    place = {name: heading.index(name) for name in heading}
    for row in rows:
        if row[place["breakdown"]] != "all":
            continue
        fields = [row[place[name]] for name in FIGURE_COLUMNS]
        if fields[7] == "":
            fields[7] = fields[11]  # why it is not there
        yield fields


def check_figure_shown(line, fields):
    if [one.replace(",", "") for one in line[5:7]] != fields[5:7]:
        wrong("figures", fields[0], line[5:7], "is not", fields[5:7])
    for one, text in zip(line[7:10], fields[7:10]):
        form = r"-?[0-9]+\.[0-9]" if fields[10] == "percent" else r"-?[0-9]+(\.[0-9])?"
        if NUMBER.fullmatch(text):
            one = one.replace(",", "")
            if not re.fullmatch(form, one) or abs(float(one) - float(text)) > 0.0500001:
                wrong("figures", fields[0], one, "is not", text)


def check_figures(book, run, shown):
    rows = list(figures_of(run)) or [["no data"] + [""] * (len(FIGURE_COLUMNS) - 1)]
    check_headings(book["figures"], FIGURE_COLUMNS)
    compare_rows("figures", book["figures"], FIGURE_COLUMNS, rows)
    for line, fields in zip(rows_of(f"{shown}/workbook-figures.csv")[HEADER_ROW:], rows):
        check_figure_shown(line, fields)


# --- the layout


def check_names(book, contents):
    names = book.sheetnames
    expected = FRONT + [row[0] for row in contents] + OF_THE_PACK + ["figures", "charts"]
    if names != expected:
        wrong("names", "are", names)
    for name in names:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", name):
            wrong("names", name)
    if len({name.lower() for name in names}) != len(names):
        wrong("names", "one is there twice")


def check_above(sheet):
    rows = list(sheet.iter_rows(min_row=1, max_row=HEADER_ROW - 1))
    for row in rows:
        if not row[0].value or any(cell.value is not None for cell in row[1:]):
            wrong("above", sheet.title, "row", row[0].row)
    has_blanks = any(cell.value is None for row in sheet.iter_rows(min_row=HEADER_ROW) for cell in row)
    _title, number, notes, blanks, source, _back = (str(row[0].value) for row in rows)
    if number != "This worksheet contains one table.":
        wrong("above", sheet.title, number)
    if blanks != (BLANKS if has_blanks else NO_BLANKS):
        wrong("above", sheet.title, blanks)
    if "notes" not in notes and sheet.title != "notes":
        wrong("above", sheet.title, notes)
    if not source.startswith("Source: "):
        wrong("above", sheet.title, source)


def check_one_table(sheet):
    whole = f"A{HEADER_ROW}:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    tables = list(sheet.tables.values())
    if [table.ref for table in tables] != [whole]:
        wrong("one table", sheet.title, [table.ref for table in tables], "is not", whole)
        return
    heading = [cell.value for cell in sheet[HEADER_ROW]]
    if [column.name for column in tables[0].tableColumns] != heading:
        wrong("one table", sheet.title, "its columns are not its header")
    if len({str(text).lower() for text in heading}) != len(heading) or not all(heading):
        wrong("headings", sheet.title, "not unique, or blank")
    if sheet.freeze_panes != f"A{HEADER_ROW + 1}":
        wrong("freeze", sheet.title, sheet.freeze_panes)


def check_cell_looks(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None and (cell.font.name != "Arial" or cell.font.sz < 12):
                wrong("font", sheet.title, cell.coordinate, cell.font.name, cell.font.sz)
                return
            if cell.data_type == "f":
                wrong("formula", sheet.title, cell.coordinate)


def check_sheet(sheet):
    if sheet.merged_cells.ranges:
        wrong("merged", sheet.title, sheet.merged_cells.ranges)
    if sheet.sheet_state != "visible" or any(row.hidden for row in sheet.row_dimensions.values()):
        wrong("hidden", sheet.title)
    if any(selection.activeCell != "A1" for selection in sheet.sheet_view.selection):
        wrong("cursor", sheet.title)
    check_cell_looks(sheet)
    if sheet.title in WITHOUT_TABLE:
        if sheet.tables:
            wrong("one table", sheet.title)
        return
    check_above(sheet)
    check_one_table(sheet)


# --- what stands before the tables


def check_contents(book):
    sheet = book["contents"]
    listed = [row[0] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    if [cell.value for cell in listed] != [name for name in book.sheetnames if name not in ("cover", "contents")]:
        wrong("contents", [cell.value for cell in listed])
    for cell in listed:
        if not cell.hyperlink or cell.hyperlink.location != f"'{cell.value}'!A1":
            wrong("contents", cell.value, "has no link to it")


def check_notes(book, contents):
    rows = [[cell.value for cell in row] for row in book["notes"].iter_rows(min_row=HEADER_ROW + 1)]
    legend = [row[0] for row in rows if row[1] == "shorthand"]
    if legend != ["[x]", "[z]", "[low]", "[c]", "blank cell"]:
        wrong("notes", "legend", legend)
    notes = [row for row in rows if row[1] != "shorthand"]
    for number, (row, (name, _title, law, note)) in enumerate(zip(notes, contents)):
        if row != [f"[note {number + 1}]", name, note, law or "none"]:
            wrong("notes", row)
        if not book[name]["A1"].value.endswith(f" {row[0]}") or row[0] not in book[name]["A3"].value:
            wrong("notes", name, "does not name", row[0])
    if [row[1] for row in notes[len(contents) :]] != OF_THE_PACK + ["figures", "charts"]:
        wrong("notes", "of figures and charts")


def check_properties(book, path, run):
    as_of = rows_of(f"{run}/evidence.csv")[1:2]
    day = datetime.date.fromisoformat(run.rstrip("/").rsplit("/", 1)[1])
    if as_of and as_of[0][0] != str(day):
        wrong("properties", "as_of")
    properties = book.properties
    if not properties.title or not properties.creator or not properties.subject:
        wrong("properties", properties.title, properties.creator, properties.subject)
    if {properties.created, properties.modified} != {datetime.datetime(day.year, day.month, day.day, 12)}:
        wrong("properties", properties.created, properties.modified)
    with open(f"{run}/evidence.json", "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    custom = part_of(path, "docProps/custom.xml")
    if digest not in custom or ">en-GB<" not in custom:
        wrong("properties", "no digest of evidence.json, or no language")
    if not any(digest in str(row[0].value) for row in book["cover"].iter_rows()):
        wrong("properties", "the cover does not name its record")
    if book.active.title != "cover":
        wrong("cursor", "the first sheet is not the one that opens")


def check_parts(path):
    with zipfile.ZipFile(path) as parts:
        for part in parts.infolist():
            if part.date_time[:3] != (1980, 1, 1):
                wrong("parts", part.filename, part.date_time)
            if part.filename.endswith((".xml", ".rels")):
                xml.etree.ElementTree.fromstring(parts.read(part))
            if "externalLink" in part.filename or part.filename.endswith(".bin"):
                wrong("parts", part.filename)


# --- charts


def headlines_of(run):
    heading, *rows = rows_of(f"{run}/tables/trend.csv")
    groups = {}
    for row in rows:
        if row[0] != "no data":
            groups.setdefault((row[0], row[1]), []).append(dict(zip(heading, row)))
    return list(groups.values())


def cells_at(book, reference):
    name, cells = reference.replace("$", "").replace("'", "").rsplit("!", 1)
    found = book[name][cells]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def check_chart(book, chart, months):
    lines = [("%", 0), ("centre line", 1), ("lower limit", 2), ("upper limit", 3)]
    if len(chart.series) != len(lines):
        wrong("charts", len(chart.series), "lines")
    for name, number in lines:
        series = chart.series[number]
        if cells_at(book, series.cat.strRef.f) != [month["month"] for month in months]:
            wrong("charts", months[0]["measure"], "months", series.cat.strRef.f)
        expected = [float(month[name]) if month[name] else None for month in months]
        if cells_at(book, series.val.numRef.f) != expected:
            wrong("charts", months[0]["measure"], name, series.val.numRef.f)
    highest = max(float(month[name]) for month in months for name, _ in lines if month[name])
    if chart.y_axis.scaling.min != 0 or not highest <= chart.y_axis.scaling.max <= 100:
        wrong("charts", months[0]["measure"], "axis", chart.y_axis.scaling.max, "for", highest)


def check_charts(book, path, run):
    charts = book["charts"]._charts
    headlines = headlines_of(run)
    if len(charts) != len(headlines):
        wrong("charts", len(charts), "of", len(headlines))
    for chart, months in zip(charts, headlines):
        check_chart(book, chart, months)
    for sheet in book:
        if sheet.title != "charts" and (sheet._charts or sheet._images):
            wrong("charts", "something floats over", sheet.title)
    if charts:
        drawing = part_of(path, "xl/drawings/drawing1.xml")
        if len(re.findall(r'descr="[^"]{20,}"', drawing)) != len(charts):
            wrong("charts", "one has no text for who cannot see it")
        said = " ".join(str(row[0].value) for row in book["charts"].iter_rows())
        for row in rows_of(f"{run}/tables/trend_verdicts.csv")[1:]:
            if row[2] not in said or f"{row[4]}% in {row[3]}" not in said:
                wrong("charts", "not said:", row[2])


def main(path, run, shown):
    book = openpyxl.load_workbook(path)
    contents = rows_of(f"{run}/tables/contents.csv")[1:]
    check_parts(path)
    check_names(book, contents)
    for sheet in book:
        check_sheet(sheet)
    check_contents(book)
    check_notes(book, contents)
    check_properties(book, path, run)
    check_tables(book, run, shown, contents)
    check_figures(book, run, shown)
    check_charts(book, path, run)
    print(compared, "cells compared")


main(*sys.argv[1:])
