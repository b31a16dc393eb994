#!/usr/bin/env python3
"""ical.py --bench physio-bench [--events N] [--runs N]: our writer beside one in C and our reader beside libical, in
one run: CPU seconds (median), peak memory, and the ratios that must hold. The programs in C are those of ../shared;
without them or gcc only ours are measured. Exit 1 when a bound is broken or the readers disagree."""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def compiled(source, folder, libraries=()):
    """The program, or None where it cannot be made here."""
    if shutil.which("gcc") is None or not source.exists():
        return None
    program = folder / source.stem
    command = ["gcc", "-O2", "-o", str(program), str(source), *libraries]
    done = subprocess.run(command, capture_output=True, check=False)
    return program if done.returncode == 0 else None


def measure(name, command, runs):
    """Median CPU seconds, peak MiB and what the program prints."""
    seconds, peak, told = [], 0.0, ""
    for _ in range(runs):
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([str(part) for part in command], stdout=out)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                sys.exit(f"{name} ended with {process.returncode}")
            out.seek(0)
            told = out.read().decode().strip()
        seconds.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    median = statistics.median(seconds)
    print(f"{name:32} cpu {median:6.2f} s   peak {peak:6.1f} MiB   {told}", flush=True)
    return median, peak, told


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--shared", default=str(HERE.parents[2] / "shared" / "ical" / "bench"))
    options = parser.parse_args()
    shared = pathlib.Path(options.shared)
    broken = []

    def bound(what, value, limit):
        print(f"  {what}: {value:.2f}, must be below {limit}")
        if value >= limit:
            broken.append(what)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ours, theirs = folder / "ours.ics", folder / "c.ics"
        writer = compiled(shared / "c_writer.c", folder)
        reader = compiled(shared / "libical_parse.c", folder, ["-lical"])
        runs = options.runs
        write = measure(
            "write: ours, event by event",
            [options.bench, "ical", "write", ours, "--events", options.events], runs)
        bound("peak MiB of writing", write[1], 32)
        source = ours
        if writer is None:
            print(f"skipped: gcc or {shared} is not here, so nothing in C stands beside")
        else:
            floor = measure("write: C, escaped and folded", [writer, options.events, theirs], runs)
            bound("our writer's CPU by that of C", write[0] / floor[0], 2)
            source = theirs
        read = measure("read: ours, the whole tree", [options.bench, "ical", "read", source], runs)
        stream = measure("read: ours, streaming", [options.bench, "ical", "stream", source], runs)
        bound("peak MiB of streaming", stream[1], 64)
        if read[2] != stream[2]:
            broken.append("both readers find the same")
        if reader is None:
            print("skipped: libical (package libical-dev) is not here")
        else:
            other = measure("read: libical, the whole tree", [reader, source], runs)
            bound("our reader's CPU by libical's", read[0] / other[0], 1)
            if read[2] != other[2]:
                broken.append("libical finds the same")
    for what in broken:
        print(f"not held: {what}")
    return 1 if broken else 0


sys.exit(main())
