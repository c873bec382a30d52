"""khal takes in calendars one after another; it has to hold the last plan of each person and nothing else.

    editions.py PROGRAM FOLDER
"""

import json
import shutil
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import icalendar

program, folder = sys.argv[1], Path(sys.argv[2])
khal = Path(sys.executable).with_name("khal")
# Each line is what one person's calendar is made from, one edition after another, the others' between them.
STEPS = [
    ("anna", "--days mon,wed,fri --weeks 4"),
    ("ben", "--level advanced --equipment gym --weeks 2"),
    ("anna", "--days tue,thu,sat --weeks 2"),
    ("anna", "--pain 6"),
    ("ben", "--goal desk --desk-breaks --walks --weeks 2"),
    ("clinic", "--name Cleo --weeks 1 --time 18:30"),
    ("anna", "--red-flag bladder-change"),
    ("ben", "--weeks 1 --time 06:15"),
    ("anna", "--weeks 3 --minutes 40 --today 2026-12-02"),
]
CONFIG = """
[calendars]
[[home]]
path = {0}/held
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {0}/database
"""


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True)


def held():
    """What is to be, by khal: identity, start, title."""
    shown = run(khal, "-c", folder / "config", "list", "2026-11-01", "120d", "--day-format", "", "--json", "uid", "--json", "start", "--json", "title", "--json", "status")
    events = [event for day in shown.stdout.splitlines() for event in json.loads(day)]
    return {(event["uid"], event["start"], event["title"]) for event in events if "CANCELLED" not in event["status"]}


def meant(path):
    """What a calendar says is to be, by icalendar; the same."""
    events = set()
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        if event.get("STATUS") == "CANCELLED":
            continue
        start = event.decoded("DTSTART")
        rule = event.get("RRULE")
        if rule:
            from dateutil.rrule import rrulestr

            starts = [time.replace(tzinfo=timezone.utc) for time in rrulestr(rule.to_ical().decode(), dtstart=start.replace(tzinfo=None))]
        else:
            starts = [start]
        form = lambda start: start.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M") if isinstance(start, datetime) else start.strftime("%Y-%m-%d")
        events |= {(str(event["UID"]), form(start), str(event["SUMMARY"])) for start in starts}
    return events


shutil.rmtree(folder, ignore_errors=True)
(folder / "held").mkdir(parents=True)
(folder / "config").write_text(CONFIG.format(folder))
faults, last, over = 0, {}, set()
for name, flags in STEPS:
    path = folder / f"{name}.ics"
    words = flags.split()
    today = words.pop(words.index("--today") + 1) if "--today" in words else "2026-11-23"
    words = [word for word in words if word != "--today"]
    time = [] if "--time" in words else ["--time", "07:00"]
    made = run(program, "generate", "--today", today, *time, "--tz", "Europe/Berlin", *words, "-o", path)
    if made.returncode not in (0, 3):
        sys.exit(f"{name} {flags}: {made.stderr}")
    # What was to be before the day of making is over, and stays as it was.
    over |= {event for event in last.get(name, set()) if event[1] < today and today > "2026-11-23"}
    last[name] = meant(path)
    run(khal, "-c", folder / "config", "import", "--batch", path)
    wanted = set().union(over, *last.values())
    found = held()
    if found != wanted:
        faults += 1
        print(f"after {name} {flags}: khal holds what is not to be {sorted(found - wanted)[:3]}, lacks {sorted(wanted - found)[:3]}", file=sys.stderr)
print(f"khal: {len(STEPS)} calendars one after another, {len(wanted)} events held, {faults} faults")
sys.exit(bool(faults))
