"""Opens CSV in LibreOffice and holds every cell to what was written: numbers are numbers, dates dates, all else the same text.

    spreadsheet.py PROGRAM FOLDER
"""

import csv
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2]).resolve()
faults, read = [], 0
PLANS = {
    "week": [],
    "long": ["--weeks", "12", "--level", "intermediate", "--equipment", "dumbbell,band"],
    "weights": ["--equipment", "gym", "--level", "advanced", "--include", "romanian-deadlift", "--weights", "romanian-deadlift=22.5"],
    "pounds": ["--equipment", "gym", "--level", "advanced", "--include", "romanian-deadlift", "--weights", "romanian-deadlift=22.5", "--unit", "lb"],
    "relief": ["--goal", "sore-back"],
    "refused": ["--red-flag", "bladder-change"],
    "hostile": ["--catalogue", ".ci/hostile.toml", "--include", "hostile"],
}
# Sign of the separator, Windows' number of the language, what parts a number: as in the United States and in Germany.
SEPARATORS = {"comma": (",", 1033, "."), "semicolon": (";", 1031, ","), "tab": ("\t", 1033, ".")}
NAMES = {prefix: f"{{urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0}}" for prefix in ("office", "table", "text")}
OFFICE, TABLE, TEXT = NAMES.values()


def opened(word):
    """The tables of a separator's files, by their names."""
    sign, language, _ = SEPARATORS[word]
    # UTF-8 from the first line on; what looks like a date or a formula may become one.
    options = f"{ord(sign)},34,76,1,,{language},false,true"
    out = folder / word
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter=CSV:{options}",
         "--convert-to", "fods", "--outdir", out, *sorted(folder.glob(f"*-{word}.csv"))],
        check=True, capture_output=True, timeout=300,
    )
    return {name: tree.parse(out / f"{name}-{word}.fods").getroot() for name in PLANS}


def cells(row):
    for cell in row:
        times = int(cell.get(f"{TABLE}number-columns-repeated", 1))
        kind = cell.get(f"{OFFICE}value-type", "string")
        shown = "\n".join("".join(point.itertext()) for point in cell.findall(f"{TEXT}p"))
        value = {"float": cell.get(f"{OFFICE}value"), "date": cell.get(f"{OFFICE}date-value")}.get(kind, shown)
        if cell.get(f"{TABLE}formula"):
            kind = "formula"
        yield from [(kind, value)] * min(times, 100)


def wanted(title, text, point):
    if title == "date" and text and text != title:
        return "date", text
    if re.fullmatch(rf"\d+({re.escape(point)}\d+)?", text):
        return "float", text.replace(point, ".")
    return "string", text


def compare(name, word, sheet):
    global read
    sign, _, point = SEPARATORS[word]
    head, *body = csv.reader((folder / f"{name}-{word}.csv").read_bytes().decode("utf-8-sig").splitlines(), delimiter=sign)
    rows = [list(cells(row)) for row in sheet.iter(f"{TABLE}table-row")]
    found = [row for row in rows if any(value for _, value in row)]
    if len(found) != len(body) + 1:
        faults.append(f"{name}-{word}.csv: {len(found)} rows are opened of {len(body) + 1}")
    for number, (written, seen) in enumerate(zip([head, *body], found), 1):
        seen += [("string", "")] * (len(head) - len(seen))
        for title, text, cell in zip(head, written, seen):
            read += 1
            if wanted(title, text, point) != cell:
                faults.append(f"{name}-{word}.csv:{number}: {title} {text!r} is opened as {cell}")
        if any(value for _, value in seen[len(head):]):
            faults.append(f"{name}-{word}.csv:{number}: more cells than titles")


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
for word in SEPARATORS:
    for name, words in PLANS.items():
        path = folder / f"{name}-{word}.csv"
        made = subprocess.run([program, "generate", "--today", "2026-11-23", *words, "--separator", word, "-o", path], capture_output=True, text=True)
        if made.returncode not in (0, 3):
            sys.exit(f"{name}: {made.stderr}")
    for name, sheet in opened(word).items():
        compare(name, word, sheet)
for fault in faults[:30]:
    print(fault, file=sys.stderr)
print(f"LibreOffice: {read} cells of {len(PLANS) * len(SEPARATORS)} tables, {len(faults)} faults")
sys.exit(bool(faults))
