"""Writes plans of every kind as bundles of FHIR and reads them with fhir.resources; each has to ask for what the plan beside it holds.

    records.py PROGRAM FOLDER
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

program, folder = sys.argv[1], Path(sys.argv[2])
faults = []
SUBJECT = "https://fhir.example.org/r4/Patient/a-1"
PLANS = {
    "week": [],
    "twelve": ["--weeks", "12", "--level", "intermediate", "--equipment", "dumbbell,band", "--start", "2026-11-26"],
    "year": ["--weeks", "52", "--level", "advanced", "--equipment", "gym", "--minutes", "60"],
    "weights": ["--weeks", "6", "--equipment", "gym", "--level", "advanced", "--weights", "romanian-deadlift=22.5"],
    "stretch": ["--goal", "stretch", "--weeks", "4"],
    "desk": ["--goal", "desk", "--minutes", "10"],
    "relief": ["--goal", "sore-back", "--weeks", "2"],
    "strong-pain": ["--pain", "6"],
    "refused": ["--red-flag", "bladder-change"],
    "pregnancy": ["--condition", "pregnancy", "--pregnancy-weeks", "20", "--cleared"],
    "osteoporosis": ["--condition", "osteoporosis", "--age", "66", "--walk", "0"],
    "day": ["--only", "wed"],
    "part": ["--weeks", "8", "--only", "week 5"],
    "hostile": ["--catalogue", ".ci/hostile.toml", "--include", "hostile", "--weeks", "2"],
}
# The codes of timings, by the table of R4: neither reader looks at them.
UNITS = ["s", "min", "h", "d", "wk", "mo", "a"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def write(name, ending, *words):
    path = folder / f"{name}{ending}"
    line = [program, "generate", "--today", "2026-11-23", *PLANS[name], *words, "-o", path]
    made = subprocess.run(line, capture_output=True, text=True)
    if made.returncode not in (0, 3):
        sys.exit(f"{name}: {made.stderr}")
    return path.read_text()


def read(text):
    """The bundle, or what fhir.resources finds wrong in it."""
    try:
        return Bundle.model_validate_json(text), None
    except ValidationError as error:
        return None, str(error)


def asked(plan):
    """On which day which exercise for how many seconds, by the plan."""
    foreign = plan.get("foreign", [])
    return Counter(
        (day["date"], item["name"] if item["exercise"] in foreign else item["exercise"], item["seconds"])
        for week in plan["weeks"]
        for day in week["days"]
        for session in day["sessions"]
        for block in session["blocks"]
        for item in block["items"]
    )


def done(bundle):
    """The same by the bundle."""
    found = Counter()
    for entry in bundle.entry:
        request = entry.resource
        if request.get_resource_type() != "ServiceRequest" or request.code.text == "Walking":
            continue
        repeat = request.occurrenceTiming.repeat
        day, last = repeat.boundsPeriod.start, repeat.boundsPeriod.end
        exercise = request.code.coding[0].code if request.code.coding else request.code.text
        while day <= last:
            if DAYS[day.weekday()] in repeat.dayOfWeek:
                found[str(day), exercise, int(repeat.duration)] += 1
            day += timedelta(days=1)
    return found


def check(name):
    text = write(name, ".fhir.json", "--subject", SUBJECT)
    plan = json.loads(write(name, ".json"))
    bundle, wrong = read(text)
    if wrong:
        return faults.append(f"{name}: {wrong}")
    if asked(plan) != done(bundle):
        faults.append(f"{name}: asks for other work than the plan: {(asked(plan) - done(bundle)) + (done(bundle) - asked(plan))}")
    for entry in bundle.entry:
        timing = getattr(entry.resource, "occurrenceTiming", None)
        repeat = timing and timing.repeat
        if repeat and not ({repeat.durationUnit, repeat.periodUnit} <= set(UNITS) and set(repeat.dayOfWeek or []) <= set(DAYS)):
            faults.append(f"{name}: has a timing with a code that is none: {repeat}")
    kinds = Counter(entry.resource.get_resource_type() for entry in bundle.entry)
    if kinds["CarePlan"] != 1 or (kinds["ServiceRequest"] > 0) == (plan["status"] == "refused"):
        faults.append(f"{name}: holds {dict(kinds)}")
    if any(entry.resource.subject.reference != SUBJECT for entry in bundle.entry):
        faults.append(f"{name}: has another subject")
    # Nothing is lost or added between what is written and what is understood.
    if json.loads(bundle.model_dump_json()) != json.loads(text):
        faults.append(f"{name}: is understood otherwise than it is written")
    return kinds


def spoil(what, change):
    """A reader that finds nothing wrong proves nothing."""
    spoiled = json.loads((folder / "week.fhir.json").read_text())
    change(spoiled["entry"])
    if read(json.dumps(spoiled))[1] is None:
        faults.append(f"fhir.resources lets pass {what}")


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
found = sum((check(name) or Counter() for name in PLANS), Counter())
# Nobody is named: an element that has no value, and says why.
write("week", "-nobody.fhir.json")
if wrong := read((folder / "week-nobody.fhir.json").read_text())[1]:
    faults.append(f"without a subject: {wrong}")
spoil("a date that is none", lambda entries: entries[0]["resource"]["period"].update(start="2026-13-01"))
spoil("an element that R4 has not", lambda entries: entries[-1]["resource"].update(sets=3))
spoil("a request without a subject", lambda entries: entries[-1]["resource"].pop("subject"))
spoil("a text that is a number", lambda entries: entries[0]["resource"].update(title=7))
spoil("a note that is a text", lambda entries: entries[0]["resource"].update(note=["text"]))
for fault in faults:
    print(fault, file=sys.stderr)
print(f"records: {len(PLANS)} plans, {', '.join(f'{count} {kind}' for kind, count in sorted(found.items()))} read by fhir.resources")
sys.exit(bool(faults))
