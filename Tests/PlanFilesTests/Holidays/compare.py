"""Compares public holidays with PyPI's `holidays`, day by day.

Standard input: a line for each place, `CODE<TAB>FIRST YEAR<TAB>LAST YEAR<TAB>DAY,DAY,...`. Prints each difference and
ends with 1 where there is one. With `list CODE YEAR YEAR` it prints the days of a place with their names instead.
"""
import sys

import holidays

VERSION = "0.109"
# Towns and parts of regions.
NOT_FIRST_LEVEL = {"Augsburg", "Barcelona", "NSW Western", "South Canterbury"}


def of(code, first, last):
    country, _, region = code.partition("-")
    kind = getattr(holidays, country)
    return kind(
        subdiv=region or None, years=range(first - 1, last + 2), language=kind.default_language)


def compare(lines):
    wrong = []
    seen = {}
    for line in lines:
        code, first, last, days = line.rstrip("\n").split("\t")
        country, _, region = code.partition("-")
        seen.setdefault(country, set()).add(region)
        found = of(code, int(first), int(last))
        theirs = {str(day) for day in found if int(first) <= day.year <= int(last)}
        ours = set(filter(None, days.split(",")))
        wrong += [f"{code}: {day} is missing" for day in sorted(theirs - ours)]
        wrong += [f"{code}: {day} is none" for day in sorted(ours - theirs)]
    for country, regions in seen.items():
        known = set(getattr(holidays, country).subdivisions) - NOT_FIRST_LEVEL
        wrong += [f"{country}-{region} is missing" for region in sorted(known - regions)]
    return wrong


def main():
    if holidays.__version__ != VERSION:
        sys.exit(f"holidays {VERSION} is needed, this is {holidays.__version__}")
    if sys.argv[1:2] == ["list"]:
        code, first, last = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        found = of(code, first, last)
        for day in sorted(found):
            if first <= day.year <= last:
                print(code, day, ", ".join(sorted(found.get_list(day))))
        return
    wrong = compare(sys.stdin)
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
