#!/usr/bin/env python3
"""schedule.py --solver physio-bench [--seconds N] [--sizes S,M]: our scheduler beside what ordinary clinic software
does (greedy.py) and OR-Tools CP-SAT, in one run on the instances of ../shared/scheduling, each answer scored by its
checker. Exit 1 when an answer breaks a hard rule."""
import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--solver", required=True)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--cpsat-seconds", type=float, default=60)
    parser.add_argument("--sizes", default="S,M")
    parser.add_argument("--shared", default=str(HERE.parents[2] / "shared" / "scheduling"))
    options = parser.parse_args()
    shared = pathlib.Path(options.shared)
    if not (shared / "check.py").exists():
        print(f"skipped: {shared} is not here")
        return 0
    known = json.loads((shared / "instances" / "best-known.json").read_text())
    has_ortools = importlib.util.find_spec("ortools") is not None
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        start = os.path.join(folder, "start.json")

        def run(name, instance, command, best=None, repair=None):
            nonlocal bad
            begin = time.monotonic()
            subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
            seconds = time.monotonic() - begin
            check = [sys.executable, shared / "check.py", instance, out, "--json"]
            check += ["--repair", repair] if repair else []
            answer = subprocess.run([str(part) for part in check], capture_output=True, text=True)
            result = json.loads(answer.stdout)
            bad += result["violations"]
            ratio = f"{result['cost'] / best:6.2f}" if best else "      "
            broken = "" if result["feasible"] else f"  {result['violations']} HARD RULES BROKEN"
            print(f"  {name:34}{result['cost']:>9}{result['placed_pct']:>9.2f} %{ratio}{seconds:>9.2f} s{broken}", flush=True)
            return result["cost"]

        greedy, solver = [sys.executable, shared / "greedy.py"], [options.solver, "solve"]
        files = sorted((shared / "instances").glob("*.json.gz"))
        wanted = tuple(size + "-" for size in options.sizes.split(","))
        print(f"{'':36}{'cost':>9}{'placed':>11}{'ratio':>6}{'wall':>11}")
        for instance in (f for f in files if "repair" not in f.name and f.name.startswith(wanted)):
            name = instance.name.removesuffix(".json.gz")
            figures = known[name]
            best = figures["batch"]["best_known"]
            print(f"{name}, all known at once; ratio to the best known, {best}")
            for algo, words in (("first", "first fit"), ("weekly", "weekly series"), ("best", "best insertion")):
                run(words, instance, greedy + [instance, "-o", out, "--algo", algo, "--mode", "batch"], best)
            if has_ortools and name.startswith("S-"):
                os.replace(out, start)
                run(f"CP-SAT from it, {options.cpsat_seconds:g} s", instance,
                    [sys.executable, HERE / "cpsat.py", instance, start, "-o", out,
                     "--seconds", options.cpsat_seconds], best)
            elif name.startswith("S-"):
                print("  CP-SAT: not installed (pip install ortools)")
            for seconds in (2, options.seconds):
                run(f"physio, {seconds:g} s", instance,
                    solver + [instance, "--mode", "batch", "--seconds", seconds, "-o", out], best)
            reference = figures["online_reference"]
            print(f"{name}, one by one; ratio to the reference, {reference}")
            run("best insertion", instance,
                greedy + [instance, "-o", out, "--algo", "best", "--mode", "online"], reference)
            run("physio", instance, solver + [instance, "--mode", "online", "-o", out], reference)
        for repair in (f for f in files if "repair" in f.name and f.name.startswith(wanted)):
            name = repair.name.removesuffix(".json.gz")
            instance = repair.parent / (name.split(".")[0] + ".json.gz")
            print(f"{name}, after an absence; ratio to each affected one placed again greedily")
            base = run("each affected one placed again", instance,
                       greedy + [instance, "-o", out, "--mode", "repair", "--repair", repair], None, repair)
            for seconds in (0.3, 5):
                run(f"physio, {seconds:g} s", instance, solver + [
                    instance, "--mode", "repair", "--repair", repair, "--seconds", seconds, "-o", out], base, repair)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
