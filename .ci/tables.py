"""Reads CSV in the dialect that Python's own reader makes out, and Markdown by Python-Markdown and markdown-it.

    tables.py PROGRAM FOLDER
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import markdown
import markdown_it

program, folder = sys.argv[1], Path(sys.argv[2])
faults, read = [], 0
PLANS = {
    "week": [],
    "long": ["--weeks", "12", "--level", "intermediate", "--equipment", "dumbbell,band"],
    "weights": ["--equipment", "gym", "--level", "advanced", "--weights", "romanian-deadlift=22.5"],
    "relief": ["--goal", "sore-back"],
    "refused": ["--red-flag", "bladder-change"],
    "hostile": ["--catalogue", ".ci/hostile.toml", "--include", "hostile"],
}
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def write(name, ending, *words):
    path = folder / f"{name}{ending}"
    made = subprocess.run([program, "generate", "--today", "2026-11-23", *PLANS[name], *words, "-o", path], capture_output=True, text=True)
    if made.returncode not in (0, 3):
        sys.exit(f"{name}: {made.stderr}")
    return path


def rows(path, separator):
    text = path.read_bytes().decode("utf-8-sig")
    # What a spreadsheet does that is not told: the dialect by the first lines.
    dialect = csv.Sniffer().sniff(text[:20000], delimiters=",;\t")
    if dialect.delimiter != separator:
        faults.append(f"{path.name}: looks as if parted by {dialect.delimiter!r}")
    found = list(csv.reader(text.splitlines(), delimiter=separator))
    if separator == ";":  # Where numbers have a comma.
        found = [[re.sub(r"^(\d+),(\d+)$", r"\1.\2", cell) for cell in row] for row in found]
    return found


def tables(name):
    global read
    plan = json.loads(write(name, ".json").read_text())
    items = sum(len(b["items"]) for w in plan["weeks"] for d in w["days"] for s in d["sessions"] for b in s["blocks"])
    by = {word: rows(write(name, f"-{word}.csv", "--separator", word), sign) for word, sign in SEPARATORS.items()}
    for word, found in by.items():
        read += 1
        head, *body = found
        if {len(row) for row in found} != {len(head)}:
            faults.append(f"{name}-{word}.csv: rows of different lengths")
            continue
        cells = [dict(zip(head, row)) for row in body]
        if sum(bool(row["seconds"]) for row in cells) != items:
            faults.append(f"{name}-{word}.csv: not {items} items")
        said = [not row["week"] for row in cells]
        if said != sorted(said):
            faults.append(f"{name}-{word}.csv: a note among the rows of the plan")
        if not cells[-1]["why"].startswith("backplan plan "):
            faults.append(f"{name}-{word}.csv: the last row is no mark")
        if any(cell[:1] in "=+-@" and cell for row in body for cell in row):
            faults.append(f"{name}-{word}.csv: a cell that is computed")
    if not by["comma"][:-1] == by["semicolon"][:-1] == by["tab"][:-1]:
        faults.append(f"{name}: the cells differ by separator")


class Lists(HTMLParser):
    """How deep each point of a list is, with its words."""

    def __init__(self, html):
        super().__init__()
        self.depth, self.points = 0, []
        self.feed(html)

    def handle_starttag(self, tag, _):
        self.depth += tag in ("ul", "ol")
        if tag == "li":
            self.points.append([self.depth, ""])

    def handle_endtag(self, tag):
        self.depth -= tag in ("ul", "ol")

    def handle_data(self, data):
        if self.depth and self.points:
            self.points[-1][1] += data


def plain(points):
    return [(depth, re.sub(r"\W+", " ", text).strip()) for depth, text in points]


def notes(name, *words):
    global read
    text = write(name, f"{'-why' if words else ''}.md", *words).read_text()
    by = {
        "Python-Markdown": markdown.markdown(text, extensions=["tables"]),
        "markdown-it": markdown_it.MarkdownIt("commonmark").enable("table").render(text),
    }
    read += 2
    points = {reader: plain(Lists(html).points) for reader, html in by.items()}
    one, other = points.values()
    if one != other:
        first = next((pair for pair in zip(one, other) if pair[0] != pair[1]), (len(one), len(other)))
        faults.append(f"{name}.md {words}: the readers see different lists: {first}")
    written = [len(line) - len(line.lstrip()) for line in text.splitlines() if re.match(r" *- ", line)]
    if [depth for depth, _ in other] != [1 + indent // 4 for indent in written]:
        faults.append(f"{name}.md {words}: points are not as deep as they are written")
    if len({html.count("<table>") for html in by.values()}) != 1:
        faults.append(f"{name}.md {words}: the readers see different tables")


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
for name in PLANS:
    tables(name)
    notes(name)
    notes(name, "--why")
for fault in faults:
    print(fault, file=sys.stderr)
print(f"csv, Python-Markdown, markdown-it: {read} texts read, {len(faults)} faults")
sys.exit(bool(faults))
