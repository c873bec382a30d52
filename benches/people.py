"""Prints so many people of all kinds as JSON Lines, the same ones every time; with a second number, plans of up to so many weeks."""

import json
import random
import sys

people, weeks = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
chance = random.Random(1)
for number in range(people):
    person = {
        "id": number,
        "level": chance.choice(["beginner", "beginner", "intermediate", "advanced"]),
        "goal": chance.choice(["balanced", "strength", "stretch", "desk", "mid-back", "performance"]),
        "minutes": chance.choice([10, 15, 20, 25, 30, 40]),
        "start": "2026-11-23",
        "age": chance.randint(18, 80),
    }
    if chance.random() < 0.5:
        person["equipment"] = chance.sample(["band", "dumbbell", "kettlebell", "stability-ball", "bench"], chance.randint(1, 3))
    if chance.random() < 0.5:
        person["sessions"] = chance.randint(1, 5)
    if chance.random() < 0.4:
        person["pain"] = chance.randint(0, 7)
    if chance.random() < 0.2:
        person["conditions"] = [chance.choice(["disc-herniation", "spinal-stenosis", "osteoporosis", "hypertension", "nonspecific-lbp"])]
    if chance.random() < 0.2:
        person["days"] = ["mon", "wed", "fri"]
    if chance.random() < 0.03:
        person["red_flags"] = ["night-pain"]
    if weeks > 1:
        person["weeks"] = chance.randint(1, weeks)
    print(json.dumps(person))
