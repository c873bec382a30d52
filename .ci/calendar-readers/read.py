"""icalendar, ical and vobject read the calendars of a folder; each has to find what the plan beside it says."""

import json
import logging
import sys
import warnings
import zoneinfo
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import ical.calendar_stream
import icalendar
import vobject

# The system's zones may be years old; the package's are as old as the program's.
zoneinfo.reset_tzpath(to=[])
warnings.simplefilter("ignore")
logging.disable()
faults = []

# The zone of this computer, as .ci/calendar sets it.
HERE = "America/New_York"


class Expected:
    """What a calendar has to hold, from the plan and the flags it was made with."""

    def __init__(self, path):
        self.text = path.read_bytes().decode()
        plan = json.loads(path.with_suffix(".json").read_text())
        flags = path.with_suffix(".args").read_text().split()
        value = lambda flag: flags[flags.index(flag) + 1] if flag in flags else None
        days = [day for week in plan["weeks"] for day in week["days"]]
        zone = zoneinfo.ZoneInfo(value("--tz") or HERE)
        time = value("--time")
        self.events = {}
        for day in days:
            for session in day["sessions"]:
                start = date.fromisoformat(day["date"])
                minutes = -(-session["seconds"] // 60)
                end = start + timedelta(days=1)
                if time:
                    local = datetime.fromisoformat(f"{day['date']}T{time}:00")
                    start, end = (t.replace(tzinfo=zone) for t in (local, local + timedelta(minutes=minutes)))
                self.events[len(self.events)] = (f"{session['title']} ({minutes} min)", utc(start), utc(end))
        if plan["status"] == "refused":
            start = date.fromisoformat(plan["profile"]["start"])
            self.events[0] = ("No exercise for now", start, start + timedelta(days=1))
        self.breaks = []
        if "--desk-breaks" in flags:
            for day in days:
                if day["weekday"] not in ("sat", "sun"):
                    for minute in range(9 * 60 + 40, 16 * 60 + 21, 40):
                        start = datetime.fromisoformat(day["date"]) + timedelta(minutes=minute)
                        self.breaks.append(utc(start.replace(tzinfo=zone)))
        self.walks = plan["weeks"] if "--walks" in flags else []
        self.alarm = value("--remind") is not None and bool(days)


def utc(time):
    """An instant in UTC; a date stays as it is. A time of no zone is none."""
    if not isinstance(time, datetime):
        return time
    return time.astimezone(timezone.utc) if time.tzinfo else "floating"


def without_walks(name, reader, expected, found):
    """The events that are no walks. Walks fill whole days, as many a week as the plan says, without an alarm."""
    walks = [event for event in found if event[0].startswith("Walk (")] if expected.walks else []
    for week in expected.walks:
        dates = {day["date"] for day in week["days"]}
        days = [event[1].isoformat() for event in walks if event[1].isoformat() in dates and event[2] - event[1] == timedelta(days=1)]
        if len(days) != len(set(days)) or len(days) != week["walk"]["days"]:
            faults.append(f"{name}: {reader} finds walks on {days} in week {week['number']}")
    if len(walks) != sum(week["walk"]["days"] for week in expected.walks) or any(event[5] for event in walks):
        faults.append(f"{name}: {reader} finds {len(walks)} walks, or alarms of theirs")
    return [event for event in found if event not in walks]


def compare(name, reader, expected, found):
    """Found are (title, start, end, uid, stamp, number of alarms, further starts by the rule)."""
    sessions = [event for event in found if not event[6]]
    if len(sessions) != len(expected.events):
        faults.append(f"{name}: {reader} finds {len(sessions)} sessions")
    for wanted, event in zip(expected.events.values(), sessions):
        if (event[0], utc(event[1]), utc(event[2])) != wanted:
            faults.append(f"{name}: {reader} finds {event[:3]}, not {wanted}")
        if event[5] != int(expected.alarm):
            faults.append(f"{name}: {reader} finds {event[5]} alarms in {event[0]}")
    breaks = sorted(utc(start) for event in found for start in event[6])
    if breaks != sorted(expected.breaks):
        faults.append(f"{name}: {reader} finds {len(breaks)} breaks, not {len(expected.breaks)}, or at other times")
    uids = [event[3] for event in found]
    if len(set(uids)) != len(uids) or not all(uids):
        faults.append(f"{name}: {reader} finds UIDs missing or twice")
    if not all(event[4] for event in found):
        faults.append(f"{name}: {reader} finds no DTSTAMP")


def starts_by_rule(rule, start):
    """The instants of a weekly rule, by dateutil; local times, then the zone, as RFC 5545 wants."""
    from dateutil.rrule import rrulestr

    local = rrulestr(rule, dtstart=start.replace(tzinfo=None))
    return [time.replace(tzinfo=start.tzinfo) for time in local]


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    for part in calendar.walk():
        if part.errors:
            yield f"errors in {part.name}: {part.errors}"
        for name in part.required:
            if name not in part:
                yield f"no {name} in {part.name}"
        for name in part.singletons:
            if isinstance(part.get(name), list):
                yield f"{name} twice in {part.name}"
    found = []
    for event in calendar.walk("VEVENT"):
        rule = event.get("RRULE")
        start = event.decoded("DTSTART")
        further = starts_by_rule(rule.to_ical().decode(), start) if rule else []
        alarms = len(event.walk("VALARM"))
        found.append((str(event["SUMMARY"]), start, event.decoded("DTEND"), str(event["UID"]), event.get("DTSTAMP"), alarms, further))
    yield found


def by_ical(text):
    calendar = ical.calendar_stream.IcsCalendarStream.calendar_from_ics(text)
    found = []
    for event in calendar.events:
        rule = event.rrule
        further = starts_by_rule(rule.as_rrule_str(), event.dtstart) if rule else []
        found.append((event.summary, event.dtstart, event.dtend, event.uid, event.dtstamp, len(event.alarm), further))
    yield found
    # Its own timeline has to walk the rules and zones too.
    count = sum(1 for _ in calendar.timeline)
    wanted = sum(len(event[6]) or 1 for event in found)
    if count != wanted:
        yield f"{count} events on the timeline, not {wanted}"


def by_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    found = []
    for event in calendar.vevent_list:
        rule = event.rruleset if hasattr(event, "rrule") else None
        further = [time if time.tzinfo else time.replace(tzinfo=event.dtstart.value.tzinfo) for time in rule] if rule else []
        alarms = len(getattr(event, "valarm_list", []))
        found.append((event.summary.value, event.dtstart.value, event.dtend.value, event.uid.value, event.dtstamp.value, alarms, further))
    yield found


def main(folder):
    paths = sorted(Path(folder).glob("*.ics"))
    if not paths:
        sys.exit("no calendars to read")
    events = 0
    for path in paths:
        expected = Expected(path)
        text = expected.text
        # For readers that have no zones of their own to compare with.
        instants = lambda times: [int(time.timestamp()) for time in times if isinstance(time, datetime)]
        starts = {"sessions": instants(start for _, start, _ in expected.events.values()), "breaks": instants(sorted(expected.breaks))}
        path.with_suffix(".instants").write_text(json.dumps(starts))
        for reader in (by_icalendar, by_ical, by_vobject):
            name = reader.__name__.removeprefix("by_")
            try:
                for result in reader(text):
                    if isinstance(result, str):
                        faults.append(f"{path.stem}: {name}: {result}")
                    else:
                        compare(path.stem, name, expected, without_walks(path.stem, name, expected, result))
                        events += len(result)
            except Exception as error:  # Whatever a reader throws is a finding.
                faults.append(f"{path.stem}: {name} fails: {type(error).__name__}: {error}")
    # Many faults are one fault many times.
    shown = Counter(fault.split(' finds ')[0] for fault in faults)
    for kind, times in shown.items():
        first = next(fault for fault in faults if fault.startswith(kind))
        print(f"{first} ({times} times)", file=sys.stderr)
    print(f"icalendar, ical, vobject: {len(paths)} calendars, {events} events read, {len(faults)} faults")
    sys.exit(bool(faults))


main(sys.argv[1])
