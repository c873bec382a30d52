"""Draws pictures with four foreign programs and looks at the dots; holds one to its size on paper.

    pictures.py PROGRAM FOLDER
"""

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import cairosvg
import resvg_py
from PIL import Image

program, folder = sys.argv[1], Path(sys.argv[2])
faults, drawn = [], 0

PICTURES = {
    "bird-dog": ["show", "bird-dog"],
    "deadlift": ["show", "barbell-deadlift"],
    "cat-cow": ["show", "cat-cow", "--animate"],
    "hinge": ["show", "romanian-deadlift", "--animate"],
    "poster": ["figures"],
}

# Each draws so many dots wide, or without a number in the picture's own size.
def by_rsvg(path, width=None):
    words = ["--width", str(width)] if width else []
    return subprocess.run(["rsvg-convert", *words, path], check=True, capture_output=True).stdout


def by_inkscape(path, width=None):
    words = ["inkscape", path, "--export-type=png", "--export-filename=-", *([f"--export-width={width}"] if width else [])]
    return subprocess.run(words, check=True, capture_output=True).stdout


def by_cairosvg(path, width=None):
    return cairosvg.svg2png(url=str(path), output_width=width)


def by_resvg(path, width=None):
    return bytes(resvg_py.svg_to_bytes(svg_path=str(path), width=width, dpi=96))


def look(name, reader, image):
    """Shares of the dots that are drawn, coloured, black."""
    image = Image.open(io.BytesIO(image)).convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    counts = paper.convert("RGB").getcolors(1 << 24)
    total = sum(count for count, _ in counts)
    share = lambda wanted: sum(count for count, dot in counts if wanted(dot)) / total
    seen = share(lambda dot: min(dot) < 250)
    coloured = share(lambda dot: max(dot) - min(dot) > 40)
    black = share(lambda dot: max(dot) < 25)
    if seen < 0.05 or coloured < seen / 4 or black > seen / 5:
        faults.append(f"{name}: {reader} draws {seen:.0%}, {coloured:.0%} of it in colour, {black:.0%} black")
    return coloured


shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
for name, words in PICTURES.items():
    path = folder / f"{name}.svg"
    subprocess.run([program, *words, "-o", path], check=True, capture_output=True)
    shares = {}
    for reader in (by_rsvg, by_resvg, by_inkscape, by_cairosvg):
        title = reader.__name__.removeprefix("by_")
        try:
            shares[title] = look(name, title, reader(path, 1000))
            drawn += 1
        except Exception as error:  # Whatever a reader throws is a finding.
            faults.append(f"{name}: {title} fails: {type(error).__name__}: {error}")
    # What one draws in colour, all do.
    if shares and max(shares.values()) - min(shares.values()) > 0.02:
        faults.append(f"{name}: drawn differently: {shares}")
    head = path.read_text()[:1000]
    size = re.search(r'width="([0-9.]+)mm" height="([0-9.]+)mm"', head)
    if not size:
        faults.append(f"{name}: has no size on paper")
    elif name == "poster" and not (500 < float(size[1]) <= 594 and 700 < float(size[2]) <= 841):
        faults.append(f"{name}: {size[1]} mm x {size[2]} mm is no A1")
    elif name == "bird-dog":
        for reader in (by_rsvg, by_resvg, by_inkscape, by_cairosvg):
            dots = Image.open(io.BytesIO(reader(path))).width
            if abs(dots - float(size[1]) / 25.4 * 96) > 1:
                faults.append(f"{name}: {reader.__name__} takes {size[1]} mm for {dots} dots")

for fault in faults:
    print(fault, file=sys.stderr)
print(f"rsvg, resvg, Inkscape, CairoSVG: {drawn} pictures, {len(faults)} faults")
sys.exit(bool(faults))
