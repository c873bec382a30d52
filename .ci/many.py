"""Runs the examples of a page, each in a folder with people.jsonl, and holds their answers to those of one process."""

import collections
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

PAGE, BINARY, OUT, *NAMES = sys.argv[1:]
PEOPLE = 2000


def people():
    """Lines of all kinds, drawn by chance that is the same every time; some are wrong."""
    chance = random.Random(7)
    goals = ["balanced", "strength", "sore-back", "stretch", "mid-back", "desk", "performance"]
    for number in range(PEOPLE):
        person = {"id": f"person {number}", "start": "2026-11-23", "goal": chance.choice(goals), "minutes": chance.choice([8, 10, 15, 20])}
        person |= {"age": chance.randint(10, 90), "pain": chance.randint(0, 8)}
        if number % 50 == 0:
            person["minuts"] = 5
        yield person


def answers(text):
    """Answers by what they say; each part counts its own lines."""
    said = collections.Counter()
    for line in text.split("\n")[:-1]:
        answer = json.loads(line)
        del answer["line"]
        said[json.dumps(answer, sort_keys=True)] += 1
    return said


def written(folder):
    """What an example wrote: a file, or a folder of parts."""
    plans = folder / "plans"
    parts = [folder / "plans.jsonl"] if not plans.is_dir() else sorted(plans.glob("*"))
    texts = [part.read_text() for part in parts if not part.name.startswith(("_", "."))]
    return "".join(text if text.endswith("\n") or not text else text + "\n" for text in texts)


out = Path(OUT).resolve()
out.mkdir(parents=True, exist_ok=True)
(out / "bin").mkdir(exist_ok=True)
(out / "bin/backplan").unlink(missing_ok=True)
(out / "bin/backplan").symlink_to(BINARY)
lines = "".join(json.dumps(person) + "\n" for person in people())
# Where a folder of one's own has tools of Python, they are those of this one.
paths = [str(out / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
clean = os.environ | {"PATH": os.pathsep.join(paths), "BACKPLAN_HOME": str(out / "nobody"), "PYSPARK_PYTHON": sys.executable}
began = time.monotonic()
whole = subprocess.run([BINARY, "batch"], input=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True)
print(f"one process: {time.monotonic() - began:.1f} s, {whole.stderr.splitlines()[-1]}")
examples = {name: (kind, code) for kind, name, code in re.findall(r"^```(sh|python) (\S+)\n(.*?)^```$", Path(PAGE).read_text(), re.M | re.S)}
for name in NAMES:
    kind, code = examples[name]
    folder = out / name
    subprocess.run(["rm", "-rf", folder], check=True)
    folder.mkdir()
    (folder / "people.jsonl").write_text(lines)
    (folder / "example").write_text(code)
    began = time.monotonic()
    command = {"sh": ["bash", "example"], "python": [sys.executable, "example"]}[kind]
    done = subprocess.run(command, cwd=folder, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = time.monotonic() - began
    if done.returncode != 0:
        sys.exit(f"{name} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    told = written(folder)
    if answers(told) != answers(whole.stdout):
        sys.exit(f"{name}: its answers are not those of one process")
    same = ", the same bytes" if told == whole.stdout else ""
    if name == "parallel" and not same:
        sys.exit("parallel: its answers are in another order, or have other numbers")
    print(f"{name}: {seconds:.1f} s, the same {PEOPLE} answers{same}")
