"""Reads every file of a run or a pack as a strict reader would: CSV, JSON, HTML, workbook.

    hostile.py FOLDER

Every line printed is something wrong; the last line says how much was read.
"""
import csv
import html.parser
import json
import pathlib
import sys
import unicodedata

import openpyxl

STEERING = set(range(0x00, 0x20)) | set(range(0x7F, 0xA0)) | set(range(0x2028, 0x202F)) | set(range(0x2066, 0x206A))
STEERING |= {0x061C, 0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF}
DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"
VOID = {"meta", "br", "hr", "img", "link", "input", "col"}

read = 0


def wrong(path, *what):
    print(f"{path}:", *what)


def text_of(path):
    try:
        return path.read_bytes().decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        wrong(path, "is no UTF-8:", error)
        return path.read_bytes().decode("utf-8", errors="replace")


def steering(text, allowed="\n"):
    return sorted({f"U+{ord(c):04X} {unicodedata.category(c)}" for c in text if ord(c) in STEERING and c not in allowed})


def is_number(text):
    try:
        float(text)
        return not any(c in text for c in "xXnN_ ")
    except ValueError:
        return False


def check_csv(path):
    global read
    text = text_of(path)
    found = steering(text)
    if found:
        wrong(path, "holds", found)
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            wrong(path, f"record {number} has {len(row)} fields, not {width}")
        for field in row:
            read += 1
            if field and field[0] in DANGEROUS and field != "-" and not is_number(field):
                wrong(path, f"record {number} computes: {field[:60]!r}")
            if len(field) > 20000:
                wrong(path, f"record {number} has a field of {len(field)} characters")


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def unique(pairs):
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name is there twice")
    return dict(pairs)


def check_json(path):
    global read
    text = text_of(path)
    found = steering(text, "\n\t")
    if found:
        wrong(path, "holds", found)
    try:
        json.loads(text, parse_constant=no_constant, object_pairs_hook=unique)
    except ValueError as error:
        wrong(path, "is no JSON:", error)
    read += 1


class Page(html.parser.HTMLParser):
    """Elements are closed in the order in which they were opened, and none is there that the page does not write."""

    ALLOWED = set("""html head meta title style body a svg defs pattern path rect circle line polyline polygon text tspan desc g
        header p h1 h2 h3 h4 nav ol ul li section em strong div table caption thead tbody tr th td figure figcaption dl dt dd
        details summary footer main span br use title small b i aside""".split())

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.open = path, []

    def handle_starttag(self, tag, attributes):
        if tag not in self.ALLOWED:
            wrong(self.path, f"an element <{tag}> at line {self.getpos()[0]}")
        for name, value in attributes:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                wrong(self.path, f"an attribute {name}={value!r}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            wrong(self.path, f"</{tag}> at line {self.getpos()[0]} closes something else")


def check_html(path):
    global read
    text = text_of(path)
    found = steering(text)
    if found:
        wrong(path, "holds", found)
    page = Page(path)
    page.feed(text)
    page.close()
    if page.open:
        wrong(path, "is not closed:", page.open)
    read += 1


def check_workbook(path):
    global read
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                read += 1
                if cell.data_type == "f":
                    wrong(path, f"{sheet.title}!{cell.coordinate} computes: {cell.value!r}")
                if isinstance(cell.value, str) and steering(cell.value):
                    wrong(path, f"{sheet.title}!{cell.coordinate} holds {steering(cell.value)}")


CHECKS = {".csv": check_csv, ".json": check_json, ".html": check_html, ".xlsx": check_workbook}

for each in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if each.is_file():
        CHECKS.get(each.suffix, lambda path: wrong(path, "is of no kind that is known"))(each)
print(f"{read} fields, documents and cells read")
