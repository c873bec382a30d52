"""Holds workout files for watches to the plans they are made from, read by Garmin's own SDK.

    watch.py PROGRAM FOLDER
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

from garmin_fit_sdk import Decoder, Profile, Stream

# Texts that a user's catalogue may bring; the catalogue itself refuses what can't be shown.
HOSTILE = ["a / b | c {~ x ~} [1-3] (y) # z // w: 3x8 ! ...Squat, Barbell", "...Squat", "# Week 7", "// note \\", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "BEGIN:VEVENT", "漢字🏋️" * 12, "%s%n {0} \\", "word " * 38 + "end", "Ünïcödé\u0301"]

PLANS = {
    "usual": ["--weeks=4"],
    "long": ["--weeks=1", "--level=advanced", "--equipment=gym", "--minutes=120"],
    "lifting": ["--weeks=2", "--level=intermediate", "--equipment=dumbbell,band,bench", "--minutes=45"],
    "sample": ["--workout=sample", "--level=intermediate", "--equipment=dumbbell"],
    "desk": ["--goal=desk", "--minutes=15"],
    "relief": ["--pain=6", "--weeks=2"],
    "sore": ["--goal=sore-back"],
    "bones": ["--condition=osteoporosis", "--cleared", "--age=70"],
    "hostile": ["--weeks=2", "--catalogue"],
}

findings = []


def run(program, *arguments, code=0):
    done = subprocess.run([program, *arguments], capture_output=True)
    if done.returncode != code:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def hostile_catalogue(path):
    """Every built-in exercise under its id, with texts that nobody would write."""
    catalogue = tomllib.loads(pathlib.Path("exercises.toml").read_text())
    lines = []
    for place, exercise in enumerate(catalogue["exercise"]):
        words = HOSTILE[place % len(HOSTILE)]
        texts = {"name": f"{words} {place}"[-100:].strip(), "setup": words, "steps": [words, words], "cues": [words, words], "breathing": words, "stop": words}
        lines.append("[[exercise]]")
        for key, value in (exercise | texts).items():
            lines.append(f"{key} = {toml(value)}")
    path.write_text("\n".join(lines) + "\n")


def toml(value):
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def decode(path):
    if not Decoder(Stream.from_file(str(path))).check_integrity():
        findings.append(f"{path}: the checksums are wrong")
    messages, errors = Decoder(Stream.from_file(str(path))).read()
    findings.extend(f"{path}: {error}" for error in errors)
    return messages


def check_file(path, day, session, safety):
    messages = decode(path)

    def expect(truth, what):
        if not truth:
            findings.append(f"{path}: {what}")

    kinds = {"file_id_mesgs", "workout_mesgs", "workout_step_mesgs", "exercise_title_mesgs"}
    expect(set(messages) - {"exercise_title_mesgs"} == kinds - {"exercise_title_mesgs"} and set(messages) <= kinds, f"the messages {set(messages)}")
    [head], [workout], steps = messages["file_id_mesgs"], messages["workout_mesgs"], messages["workout_step_mesgs"]
    expect((head["type"], head["manufacturer"], head["product_name"]) == ("workout", "development", "backplan"), f"the file {head}")
    expect(head["time_created"].date().isoformat() == day["date"] and head["serial_number"] > 0, f"the file {head}")
    expect((workout["sport"], workout["sub_sport"]) == ("training", "strength_training"), f"the workout {workout}")
    expect(workout["num_valid_steps"] == len(steps) <= 50, f"{len(steps)} steps, said to be {workout['num_valid_steps']}")
    expect(workout["wkt_name"].startswith(f"{day['date']} {session['title'][:30]}"), f"the name {workout['wkt_name']}")
    expect("not medical advice" in workout["wkt_description"], f"the description {workout['wkt_description']}")
    check_steps(steps, expect)
    check_names(steps, messages.get("exercise_title_mesgs", []), expect)
    check_work(steps, session, expect)
    told = " ".join(step["notes"] for step in steps if step["duration_type"] == "open")
    for said in safety["stop_signs"] + safety["red_flags"] + safety["advice"] + safety.get("afterwards", []):
        expect(said.rstrip(".") in told, f"says nothing of {said}")


def check_steps(steps, expect):
    for place, step in enumerate(steps):
        kind, value = step["duration_type"], step["duration_value"]
        expect(step["message_index"] == place, f"step {place} is numbered {step['message_index']}")
        if kind == "repeat_until_steps_cmplt":
            expect(value < place and step["repeat_steps"] > 1, f"step {place} repeats from {value}, {step['repeat_steps']} times")
            inside = [other["duration_type"] for other in steps[value:place]]
            expect("repeat_until_steps_cmplt" not in inside, f"step {place} repeats a repeat")
            continue
        expect(kind in ("time", "reps", "open"), f"step {place} lasts {kind}")
        expect(kind == "open" or 0 < value < 86_400_000, f"step {place} lasts {value}")
        expect(step["intensity"] in ("active", "rest", "warmup", "cooldown"), f"step {place} is {step['intensity']}")
        expect(0 < len(step["wkt_step_name"].encode()) <= 48, f"step {place} is called {step['wkt_step_name']}")


def named(step):
    """The name of a step without its weight and its side."""
    return re.sub(r"(, (easy set|[+]\d+ steps?|[\d.]+ kg))?(, (first|other) side)?$", "", step["wkt_step_name"])


def check_names(steps, titles, expect):
    titles = {title["exercise_name"]: title["wkt_step_name"] for title in titles}
    for step in steps:
        if "exercise_category" not in step:
            continue
        category, name = step["exercise_category"], step["exercise_name"]
        if category == "unknown":
            expect(titles.get(name, "").startswith(named(step)), f"no title for {step}")
        else:
            known = Profile["types"].get(f"{category}_exercise_name", {})
            expect(name in known or str(name) in known, f"the profile has no {category} {name}")


def check_work(steps, session, expect):
    """The work of the steps is that of the items, in order: names, doses, repetitions and seconds."""
    done = [step for step in unrolled(steps) if "exercise_category" in step]
    for item in (item for block in session["blocks"] for item in block["items"]):
        name, dose = item["name"], item["dose"]
        mine = []
        while done and done[0]["notes"].split(".")[0].startswith(amount(dose)) and name.startswith(named(done[0])):
            mine.append(done.pop(0))
        expect(mine, f"no work for {name}, {dose}")
        if mine and mine[0]["duration_type"] != "open":
            found = sum(step["duration_value"] for step in mine) / (1 if dose["kind"] == "reps" else 1000)
            # Both sides in one step hold the seconds to change them.
            change = 5 * dose.get("sets", len(dose.get("reps_per_set", []))) if dose.get("per_side") and dose["kind"] != "reps" else 0
            expect(found in (asked(dose), asked(dose) + change), f"{name}: {found} of {asked(dose)} in {dose}")
    expect(not done, f"more work than there is: {[step['wkt_step_name'] for step in done]}")
    timed = sum(step["duration_value"] / 1000 for step in unrolled(steps) if step["duration_type"] == "time")
    expect(timed <= session["seconds"] * 1.5, f"{timed} s on the clock in a session of {session['seconds']} s")


def unrolled(steps):
    done = []
    for place, step in enumerate(steps):
        if step["duration_type"] == "repeat_until_steps_cmplt":
            done += steps[step["duration_value"]:place] * (step["repeat_steps"] - 1)
        else:
            done.append(step)
    return done


def amount(dose):
    match dose["kind"]:
        case "reps":
            low, high = dose["reps"]
            return f"{dose['sets']} x {low}" + (f"-{high}" if high != low else "")
        case "hold":
            return f"{dose['sets']} x {dose['seconds']} s"
        case "holds":
            sets = dose["reps_per_set"]
            return f"{len(sets)} x {sets[0]} x {dose['seconds']} s" if len(set(sets)) == 1 else f"{', '.join(map(str, sets))} x {dose['seconds']} s"
        case "minutes":
            return f"{dose['minutes']} min"


def asked(dose):
    """Repetitions, or seconds of work, of all sets and sides."""
    sides = 2 if dose.get("per_side") else 1
    match dose["kind"]:
        case "reps":
            return dose["sets"] * dose["reps"][1] * sides
        case "hold":
            return dose["sets"] * dose["seconds"] * sides
        case "holds":
            return sum(dose["reps_per_set"]) * (dose["seconds"] + 2) * sides
        case "minutes":
            return dose["minutes"] * 60


def check_plan(program, folder, name, flags):
    flags = [*flags, str(folder / "hostile.toml")] if flags[-1] == "--catalogue" else flags
    flags = ["--start=2026-11-23", *flags]
    plan = json.loads(run(program, "generate", *flags, "--format=json"))
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    run(program, "generate", *flags, "--format=fit", f"--output={target}/")
    sessions = [(day, session) for week in plan["weeks"] for day in week["days"] for session in day["sessions"]]
    files = sorted(target.glob("*.fit"))
    if len(files) != len(sessions) or not files:
        sys.exit(f"{name}: {len(files)} files for {len(sessions)} sessions")
    for path, (day, session) in zip(files, sessions):
        check_file(path, day, session, plan["safety"])
    return len(files)


def check_numbers(path):
    """Every number of the catalogue, against the name in the profile that its comment quotes."""
    text = path.read_text()
    rows = re.findall(r"^fit = \[(\d+), (\d+)\] # (.+)$", text, re.MULTILINE)
    for category, number, said in rows:
        known = Profile["types"]["exercise_category"].get(int(category), "nothing")
        name = Profile["types"].get(f"{known}_exercise_name", {}).get(int(number), "nothing")
        if f"{known}, {name}".replace("_", " ") != said.strip():
            findings.append(f"{path}: [{category}, {number}] is {known}, {name}, not {said}")
    if not rows or len(rows) != text.count("\nfit = "):
        findings.append(f"{path}: only {len(rows)} numbers have a comment")


def check_refused(program, folder):
    target = folder / "refused"
    shutil.rmtree(target, ignore_errors=True)
    run(program, "generate", "--red-flag=fever-unwell", "--format=fit", f"--output={target}/", code=3)
    if list(target.glob("*")):
        findings.append("a refused plan has workouts")


def main():
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    hostile_catalogue(folder / "hostile.toml")
    files = sum(check_plan(program, folder, name, flags) for name, flags in PLANS.items())
    check_refused(program, folder)
    check_numbers(pathlib.Path("exercises.toml"))
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        sys.exit(f"{len(findings)} findings in {files} files")
    print(f"{files} workout files of {len(PLANS)} plans read by Garmin's SDK, no findings")


main()
