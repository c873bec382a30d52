"""Types the beginnings of lines at three shells, presses the tabulator, and has each show what it made of the line.

    prompt.py PROGRAM FOLDER
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pexpect

program, folder = sys.argv[1], Path(sys.argv[2]).absolute()
# What is typed, and the words that the program would get.
LINES = {
    "sho": ["show"],
    "show bird-dog-sq": ["show", "bird-dog-square"],
    "generate --goal d": ["generate", "--goal", "desk"],
    "generate --goal=d": ["generate", "--goal=desk"],
    "generate --equipment band,du": ["generate", "--equipment", "band,dumbbell"],
    "generate --equipment=band,du": ["generate", "--equipment=band,dumbbell"],
    "generate --weights romanian-d": ["generate", "--weights", "romanian-deadlift="],
    "generate --weights=romanian-d": ["generate", "--weights=romanian-deadlift="],
    "generate --goal=desk --level i": ["generate", "--goal=desk", "--level", "intermediate"],
    "diff my\\ p": ["diff", "my plan.json"],
    "diff my\\ plan.json o": ["diff", "my plan.json", "other.json"],
    "check 'my p": ["check", "my plan.json"],
    'check "my p': ["check", "my plan.json"],
    "check --profile=oth": ["check", "--profile=other.json"],
    "check --profile=my\\ p": ["check", "--profile=my plan.json"],
    "check my\\ f": ["check", "my folder/"],
    "export my\\ folder/w": ["export", "my folder/week 1.toml"],
    "export it": ["export", "it's (one) & $more.json"],
    "export ü": ["export", "übung.json"],
}
SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; PS1='> '; source ../backplan.bash"),
    "zsh": (["-f", "-i"], "unset zle_bracketed_paste; autoload -U compinit; compinit -u -D; PS1='> '; source ../backplan.zsh"),
    "fish": (["--no-config", "-i"], "source ../backplan.fish"),
}


def typed(shell, line):
    """The words of a line that was completed at a prompt."""
    arguments, ready = SHELLS[shell]
    bin, here = folder / "bin", folder / "here"
    environment = {**os.environ, "PATH": f"{bin}:{os.environ['PATH']}", "TERM": "dumb", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    prompt = pexpect.spawn(shell, arguments, cwd=here, env=environment, encoding="utf-8", dimensions=(50, 220), timeout=30)
    try:
        prompt.sendline(ready)
        prompt.sendline("echo rea''dy")
        prompt.expect("ready\r")
        # The line as a whole becomes the words of another program.
        prompt.send(f"backplan {line}\t")
        prompt.expect(pexpect.TIMEOUT, timeout=3)
        prompt.send("\x01")
        prompt.expect(pexpect.TIMEOUT, timeout=0.2)
        prompt.send("words ")
        prompt.expect(pexpect.TIMEOUT, timeout=0.2)
        prompt.send("\r")
        prompt.expect(r"WORDS(.*?)END")
        return re.findall(r"\[(.*?)\]", prompt.match[1])[1:]
    except pexpect.ExceptionPexpect:
        return [f"no answer: {prompt.before!r}"]
    finally:
        prompt.close(force=True)


shutil.rmtree(folder, ignore_errors=True)
for name in ("bin", "here/my folder"):
    (folder / name).mkdir(parents=True)
for name in ("my plan.json", "other.json", "my folder/week 1.toml", "it's (one) & $more.json", "übung.json"):
    (folder / "here" / name).touch()
(folder / "bin/backplan").symlink_to(program)
(folder / "bin/words").write_text("#!/usr/bin/env python3\nimport sys\nprint('WORDS' + ''.join(f'[{word}]' for word in sys.argv[1:]) + 'END')\n")
(folder / "bin/words").chmod(0o755)
for shell in SHELLS:
    script = subprocess.run([program, "completions", shell], check=True, capture_output=True).stdout
    (folder / f"backplan.{shell}").write_bytes(script)

faults = 0
with ThreadPoolExecutor(16) as pool:
    tried = [(shell, line, wanted, pool.submit(typed, shell, line)) for line, wanted in LINES.items() for shell in SHELLS]
    for shell, line, wanted, found in tried:
        if found.result() != wanted:
            faults += 1
            print(f"{shell}: {line} becomes {found.result()}, not {wanted}", file=sys.stderr)
print(f"bash, zsh, fish: {len(tried)} lines completed, {faults} faults")

# The man page: no word is parted at the end of a line, however narrow.
page = folder / "backplan.1"
page.write_bytes(subprocess.run([program, "man"], check=True, capture_output=True).stdout)
for width in (40, 60, 78, 100):
    words = ["man", "-l", str(page)]
    text = subprocess.run(words, check=True, capture_output=True, text=True, env={**os.environ, "MANWIDTH": str(width), "MANPAGER": "cat", "LC_ALL": "C.UTF-8"}).stdout
    parted = re.findall(r"\w+[\u2010\u00ad]\n", text)
    if parted or len(text) < 10000:
        faults += 1
        print(f"man page at {width} columns: {len(text)} letters, words parted: {parted[:5]}", file=sys.stderr)
print("man: read at four widths")
sys.exit(bool(faults))
