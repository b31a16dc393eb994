#!/usr/bin/env python3
"""booking.py generate|repairs|check SHARED FOLDER COUNT: small instances of the clinic booking problem, absences made
from their batch solutions, and the verdict of the checker on every solution in the folder."""
import os
import sys

what, shared, folder, count = sys.argv[1:5]
sys.path.insert(0, os.path.join(shared, "scheduling"))
import check  # noqa: E402
import generate  # noqa: E402

path = lambda name: os.path.join(folder, name)  # noqa: E731
wrong = 0
for seed in range(int(count)):
    instance = path(f"{seed}.json")
    if what == "generate":
        occupancy = (40, 60, 80, 95)[seed % 4]
        grid = 5 if seed % 10 == 0 else 15
        generate.save(generate.gen_instance("XS", occupancy, seed, grid), instance)
        continue
    if what == "repairs":
        kind = ("sick2d", "sick1w", "leave2w")[seed % 3]
        batch = generate.load(path(f"{seed}.batch.json"))
        repair = generate.gen_repair(generate.load(instance), batch, kind, seed)
        generate.save(repair, path(f"{seed}.repair-case.json"))
        continue
    for mode in ("batch", "online", "repair"):
        case = check.read(path(f"{seed}.repair-case.json")) if mode == "repair" else None
        result, violations = check.check(check.read(instance), check.read(path(f"{seed}.{mode}.json")), case)
        moved = result.get("moved_unaffected", 0)
        if violations or (seed % 3 == 0 and moved > 5):
            wrong += 1
            print(seed, mode, violations[:3], "moved", moved)
print("wrong", wrong)
