"""Every document that backplan writes holds its schema, nothing undescribed is in it, and what backplan refuses its schemas refuse."""

import copy
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import jsonschema_rs
import tomli_w

BINARY = sys.argv[1]
TODAY = "--today=2026-11-23"
NAMES = ["plan", "profile", "catalogue", "list", "show", "rules", "check", "diff", "screen", "today", "progress", "paths", "batch"]


def run(*arguments, stdin=None):
    return subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, text=True)


def output(*arguments, codes=(0,), stdin=None):
    done = run(*arguments, stdin=stdin)
    assert done.returncode in codes, f"{arguments}: {done.returncode} {done.stderr}"
    return done.stdout


SCHEMAS = {name: json.loads(output("schema", name)) for name in NAMES}


def closed(schema, in_choice=False):
    """The same schema in which no table takes a key that is not described."""
    if isinstance(schema, list):
        return [closed(part, in_choice) for part in schema]
    if not isinstance(schema, dict):
        return schema
    conditions = {"if", "then", "else", "not"}
    new = {key: part if key in conditions else closed(part, key == "oneOf") for key, part in schema.items()}
    tables = any("properties" in choice for choice in schema.get("oneOf", []) if isinstance(choice, dict))
    # `properties` may be the name of a key only where its value is no table of schemas; no format here has such a key.
    if not in_choice and (tables or "properties" in schema):
        new["unevaluatedProperties"] = False
    return new


def validator(schema):
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


OPEN = {name: validator(schema) for name, schema in SCHEMAS.items()}
STRICT = {name: validator(closed(schema)) for name, schema in SCHEMAS.items()}
SECOND = {
    name: jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for name, schema in SCHEMAS.items()
}
counts = {}


def holds(name, document, told):
    for kind, check in (("", OPEN), ("closed ", STRICT)):
        for error in check[name].iter_errors(document):
            sys.exit(f"{told}: {kind}{name}: {error}")
    counts[name] = counts.get(name, 0) + 1


def agreed(name, document, told):
    """Holds, for a second validator, too."""
    holds(name, document, told)
    for error in SECOND[name].iter_errors(document):
        sys.exit(f"{told}: {name}: {error.message} at {error.json_path}")


def toml(text):
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def schemas_are_sound():
    for name, schema in SCHEMAS.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema", name
        references = re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema))
        assert all(reference.startswith("#/$defs/") for reference in references), name
        used = {reference.removeprefix("#/$defs/") for reference in references}
        assert used == set(schema.get("$defs", {})), f"{name}: {used ^ set(schema.get('$defs', {}))}"


def profiles():
    """Arguments of generate: goals by levels by equipment by minutes by weeks, and states of health."""
    goals = ["balanced", "strength", "sore-back", "stretch", "mid-back", "desk", "performance"]
    levels = ["beginner", "intermediate", "advanced"]
    equipment = ["none", "band", "dumbbell,bench", "gym"]
    for index, (goal, level, owned, minutes) in enumerate(itertools.product(goals, levels, equipment, [10, 20, 35, 60])):
        yield [f"--goal={goal}", f"--level={level}", f"--equipment={owned}", f"--minutes={minutes}", f"--weeks={index % 5 + 1}"]
    definitions = SCHEMAS["profile"]["$defs"]
    conditions = [choice["const"] for choice in definitions["Condition"]["oneOf"]]
    flags = [choice["const"] for choice in definitions["RedFlag"]["oneOf"]]
    more = [
        [], ["--cleared"], ["--pain=3"], ["--pain=6"], ["--pain=8"], ["--direction=flexion"], ["--direction=extension"],
        ["--age=70", "--level=intermediate"], ["--minutes-since-waking=20"], ["--weeks=5", "--cleared"],
    ]
    own = {
        "pregnancy": [["--pregnancy-weeks=10"], ["--pregnancy-weeks=30", "--cleared"], ["--complications"]],
        "post-surgery": [
            [f"--surgery={kind}", f"--surgery-weeks={weeks}", *cleared]
            for kind in ("discectomy", "fusion", "other") for weeks in (2, 8, 30) for cleared in ([], ["--cleared"])
        ],
        "hypertension": [["--blood-pressure=138/86"], ["--blood-pressure=185/112"]],
    }
    for condition in conditions:
        for extra in more + own.get(condition, []):
            yield [f"--condition={condition}", *extra]
    wishes = ["--cleared", "--include=superman-hold,bird-dog", "--exclude=childs-pose", "--goal=strength", "--equipment=gym"]
    for one, other in itertools.combinations(conditions, 2):
        for extra in ([], ["--cleared", "--weeks=2"], wishes, ["--goal=desk", "--minutes=15", "--weeks=3"]):
            yield [f"--condition={one},{other}", *extra]
    for flag in flags:
        for extra in ([], ["--assessed"], ["--assessed", "--cleared", "--age=40"]):
            yield [f"--red-flag={flag}", *extra]
    for age in range(1, 121, 5):
        for pain in range(11):
            yield [f"--age={age}", f"--pain={pain}", f"--weeks={pain % 5 + 1}"]
    yield ["--workout=sample", "--level=intermediate", "--equipment=dumbbell", "--weeks=4"]


def plans():
    """Every plan, and those of a sample as TOML and in their reports."""
    made = {"plan": 0, "relief": 0, "refused": 0}
    none = 0

    def generate(arguments):
        return arguments, run("generate", TODAY, *arguments, "--format=json")

    with ThreadPoolExecutor(2) as pool:
        for number, (arguments, done) in enumerate(pool.map(generate, list(profiles()))):
            if done.returncode == 1:
                none += 1
                continue
            assert done.returncode in (0, 3), f"{arguments}: {done.stderr}"
            plan = json.loads(done.stdout)
            (agreed if number % 50 == 0 else holds)("plan", plan, arguments)
            made[plan["status"]] += 1
            if number % 25 == 0:
                text = output("generate", TODAY, *arguments, "--format=toml", codes=(0, 3))
                agreed("plan", toml(text), f"{arguments} as TOML")
                report = output("check", "-", "--format=json", codes=(0, 1), stdin=done.stdout)
                agreed("check", json.loads(report), f"{arguments} checked")
    assert sum(made.values()) >= 1000 and all(made.values()), made
    print(f"plans: {made}, no plan possible: {none}")


def other_output():
    listed = json.loads(output("list", "--format=json"))
    agreed("list", listed, "list")
    for arguments in (["--condition=osteoporosis"], ["--search=nothing like it"], ["--category=stretch", "--level=beginner"]):
        agreed("list", json.loads(output("list", *arguments, "--format=json")), arguments)
    agreed("list", toml(output("list", "--format=toml")), "list as TOML")
    for exercise in listed["exercises"]:
        agreed("show", json.loads(output("show", exercise["id"], "--format=json")), exercise["id"])
    rules = json.loads(output("rules", "--format=json"))
    agreed("rules", rules, "rules")
    for rule in rules["rules"]:
        agreed("rules", json.loads(output("rules", rule["id"], "--format=json")), rule["id"])
    agreed("check", json.loads(Path("tests/all/checking/broken.json").read_text(encoding="utf-8")), "the report of a broken plan")
    for old in sorted(Path("tests/all/diff/cases").glob("*.old.toml")):
        new = str(old).replace(".old.", ".new.")
        agreed("diff", json.loads(output("diff", str(old), new, "--unchecked", "--format=json", TODAY)), old)
    for flag in ["none"] + [choice["const"] for choice in SCHEMAS["profile"]["$defs"]["RedFlag"]["oneOf"]]:
        for extra in ([], ["--assessed"], ["--cleared"]):
            report = output("screen", f"--red-flag={flag}", *extra, "--format=json", codes=(0, 3))
            agreed("screen", json.loads(report), flag)
            known = output("screen", f"--red-flag={flag}", *extra, "--format=toml", codes=(0, 3))
            agreed("profile", toml(known), flag)
    with tempfile.TemporaryDirectory() as home:
        os.environ["BACKPLAN_HOME"] = home
        agreed("plan", json.loads(output("generate", "--save", "--weeks=2", "--format=json", TODAY)), "a saved plan")
        agreed("paths", json.loads(output("paths", "--format=json")), "paths")
        agreed("progress", json.loads(output("progress", "--format=json", TODAY)), "an empty journal")
        output("measure", "--pain=3", "--activity=tie shoes=6", TODAY)
        agreed("progress", json.loads(output("progress", "--format=json", TODAY)), "one measure")
        for day in ["2026-11-22", "2026-11-23", "2026-11-24", "2026-12-07"]:
            agreed("today", json.loads(output("today", f"--date={day}", "--format=json", TODAY)), day)
        del os.environ["BACKPLAN_HOME"]


def lines():
    """A line for each of many people, right and wrong, whole and brief."""
    people = [{"id": number, "start": "2026-11-23", "pain": number % 11, "age": 10 + number} for number in range(60)]
    people += [{"id": "x", "minuts": 5}, {"id": None}, {"id": [{}], "start": "mon"}, []]
    stdin = "".join(json.dumps(person) + "\n" for person in people)
    for flag in ("--jobs=2", "--brief"):
        for line in output("batch", flag, stdin=stdin).split("\n")[:-1]:
            agreed("batch", json.loads(line), f"batch {flag}")


def files():
    readme = Path("README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", readme, re.S)
    ours = [block for block in blocks if block.startswith("level = ")]
    assert ours, "the README shows a profile"
    for block in ours:
        agreed("profile", toml(block), block)
    agreed("catalogue", toml(Path("exercises.toml").read_text(encoding="utf-8")), "exercises.toml")
    poses = toml(Path("src/figure/poses.toml").read_text(encoding="utf-8"))["pose"]
    agreed("catalogue", {"pose": poses}, "poses.toml")


# What is refused.

WRONG = {str: [5, [], {}, True], bool: ["x", 5, []], int: ["x", [], True, -1, 1_000_000, 2.5], list: [5, "x", {}], dict: [5, "x", []]}


def paths(value, at=()):
    """Every place of a document."""
    if at:
        yield at, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths(part, (*at, key))


def changed(document, at, change):
    new = copy.deepcopy(document)
    table = new
    for key in at[:-1]:
        table = table[key]
    change(table, at[-1])
    return new


def put(value):
    def change(table, key):
        table[key] = value
    return change


def drop(table, key):
    del table[key]


def mutations(document, words):
    """Documents with one thing wrong: another type, a number far out, no word of the vocabulary, a key gone or too many."""
    for at, value in paths(document):
        for wrong in WRONG[type(value)]:
            yield f"{at} = {wrong!r}", changed(document, at, put(wrong))
        if isinstance(value, str) and value in words:
            yield f"{at} = no word", changed(document, at, put("zzz-no-word"))
        if isinstance(value, dict):
            yield f"{at} with a key too many", changed(document, at, put({**value, "zzz": 1}))
        if isinstance(at[-1], str):
            yield f"{at} gone", changed(document, at, drop)


def words_of(schema):
    return {part["const"] for part in every(schema) if isinstance(part.get("const"), str)} - {"none"}


def every(schema):
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from every(part)


def plans_that_are_wrong():
    """A plan with one thing wrong is refused, save where a key may be left out or added, or a number may be anything from 1 on."""
    plan = json.loads(output("generate", TODAY, "--minutes=10", "--format=json", "--condition=osteoporosis", "--age=62"))
    plan["weeks"][0]["days"] = plan["weeks"][0]["days"][:7]
    refused = passed = 0
    for told, wrong in mutations(plan, words_of(SCHEMAS["plan"])):
        if OPEN["plan"].is_valid(wrong):
            passed += 1
            optional = re.search(r"'(age|rpe|breathing|direction|include|exclude|workout|surgery\w*|blood_pressure|after_stop|pain_rule|bad_day|missed|illness|rests_on|level|theme|walk|training|rung|next|load|kg|ramp)'\) gone", told)
            # Rungs and steps of weight have no end.
            free = "key too many" in told or re.search(r"'(index|of|step)'\) = 1000000", told) or ("'seconds') = 1000000" in told and "'dose'" not in told)
            # A clearance is yes, no, or a list of what it speaks for, which may be empty.
            listed = re.search(r"'(cleared|assessed)'\) = \[\]", told)
            assert optional or free or listed, f"a wrong plan holds: {told}"
        else:
            refused += 1
        assert not ("key too many" in told and STRICT["plan"].is_valid(wrong)), f"not closed: {told}"
    print(f"wrong plans: {refused} refused, {passed} with an optional key less, a new key or a long time")
    assert refused > 1000


def told_apart(name, document, judge, unsaid):
    """Program and schema give the same verdict on every mutation, save where a schema can't tell."""
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for number, (told, wrong) in enumerate(mutations(document, words_of(SCHEMAS[name]))):
            path = Path(folder) / f"{number}.toml"
            path.write_text(tomli_w.dumps(wrong), encoding="utf-8")
            cases.append((told, wrong, str(path)))
        with ThreadPoolExecutor(2) as pool:
            codes = list(pool.map(lambda case: judge(case[2]), cases))
    both = 0
    for (told, wrong, _), taken in zip(cases, codes, strict=True):
        valid = OPEN[name].is_valid(wrong)
        assert valid or not taken, f"{name}: the program takes what the schema refuses: {told}"
        assert taken or not valid or unsaid(told), f"{name}: the schema takes what the program refuses: {told}"
        both += not valid and not taken
    print(f"wrong {name} files: {len(cases)}, refused by both: {both}")
    assert both > 50


def files_that_are_wrong():
    profile = {
        "age": 58, "level": "intermediate", "goal": "desk", "equipment": ["band", "gym"], "sessions": 2, "days": ["mon", "fri"],
        "minutes": 25, "weeks": 2, "start": "2026-11-30", "pain": 2, "conditions": ["hypertension", "pregnancy"], "cleared": True,
        "assessed": True, "red_flags": ["not-improving-6w"], "pregnancy_weeks": 20, "complications": False,
        "blood_pressure": [138, 86], "direction": "extension", "minutes_since_waking": 90, "include": ["bird-dog"],
        "exclude": ["superman-hold"], "walk": 20, "different": 12, "weights": {"romanian-deadlift": 20}, "unit": "kg",
    }
    agreed("profile", profile, "a full profile")
    # What belongs together: a key without its condition, ids that don't exist, readings the wrong way round.
    together = re.compile(r"gone|\('(equipment|include|exclude|red_flags)', 0\)|'blood_pressure'|'surgery|\('weights',\) with")
    told_apart("profile", profile, lambda path: run("generate", TODAY, "--profile", path).returncode in (0, 1, 3), together.search)

    own = toml(Path("exercises.toml").read_text(encoding="utf-8"))
    catalogue = {"equipment": own["equipment"][:3], "workout": own["workout"], "exercise": own["exercise"][:1]}
    side = next(exercise for exercise in own["exercise"] if exercise.get("flags") and exercise["unilateral"])
    catalogue["exercise"].append(side)
    catalogue["pose"] = {
        "mine": {
            "base": "standing", "shoes": True, "camera": [20, 10],
            "props": [{"kind": "mat", "x": [0, 10], "z": 30}, {"kind": "cable", "from": [1, 2, 3], "hands": "both"}],
            "arrows": [{"of": "hand_r", "off": [1, 2], "by": [3, 4], "bend": 5}],
            "start": {"hip": [0, 88], "spine": [90, 90, 91], "arm_r": {"on": "hip", "off": [1, 2, 3], "grip": True}},
            "end": {"leg": {"angles": [-90, -80], "out": 5}, "arm": {"palm": [40, 80, 2], "fingers": 90}, "twist": 20},
        }
    }
    # A pose is somebody's, and bends no further than its exercise.
    catalogue["exercise"][0] |= {"figure": "mine", "spine": {"flex": 3, "ext": 3, "rot": 3}}
    agreed("catalogue", catalogue, "a small catalogue")
    # Doses fit level, pattern and sides; links, equipment and poses to begin with exist, a pose needs one to be whole, is somebody's, and
    # bends no further than its exercise.
    alone = r"'(easier|harder)'\) = 'x'|dose|'unilateral'|'level'|'pattern'|'equipment', [0-9]|'exercise', [01], 'spine'|'base'\)"
    pose = r"\('(exercise|pose)',\)|'mine'\)|'figure'\)|'(start|end)', '(spine|twist)'"
    together = re.compile(f"{alone}|{pose}")
    told_apart("catalogue", catalogue, lambda path: run("catalogue", "check", path).returncode == 0, together.search)


schemas_are_sound()
files()
lines()
other_output()
plans_that_are_wrong()
files_that_are_wrong()
plans()
print("documents that hold:", counts)
