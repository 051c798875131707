"""Spoils a workbook in every way that tests/pg/workbook.py has a rule against.

    workbook_spoilt.py WORKBOOK SPOILT
"""
import datetime
import sys

import openpyxl
from openpyxl.styles import Font


def spoil(book):
    book.create_sheet("2 more")
    book["voice"].merge_cells("A2:B2")
    book["voice"]["A2"] = "This worksheet contains two tables."
    book["amendments"].sheet_state = "hidden"
    book["amendments"].freeze_panes = "A2"
    book["by_team"].cell(book["by_team"].max_row + 2, 1, "below the table")
    book["by_team"]["A9"] = "=1+1"
    book["queue"]["A7"] = "unit"
    book["queue"]["A8"].font = Font(name="Arial", size=10)
    book["contents"]["A9"].hyperlink = None
    book["notes"]["C13"] = "another note"
    book["trend"]["F9"] = 0.5
    book.properties.created = datetime.datetime(2020, 1, 1)
    book.active = 3


book = openpyxl.load_workbook(sys.argv[1])
spoil(book)
book.save(sys.argv[2])
