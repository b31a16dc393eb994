#!/usr/bin/env python3
"""usage: triage.py [--cases N] [--seed N] > reference.json

The triage worked out a second time, from Plans/ and by another program, so that a mistake in one shows.
Writes random cases with the shares that this program gives to each cause; ReferenceTests compares.
Run it again whenever signs.yaml or triage/ changes. Needs PyYAML."""
import argparse, json, math, pathlib, random, yaml

PLANS = pathlib.Path(__file__).resolve().parents[3] / "Plans"
read = lambda name: yaml.load((PLANS / name).read_text(), Loader=yaml.CSafeLoader)
SIGNS = {s["id"]: s for s in read("signs.yaml")["signs"]}
CAUSES = {c["cause"]: c for c in read("triage/causes.yaml")["causes"]}
RULES, FLAGS = read("triage/rules.yaml")["rules"], read("triage/flags.yaml")["flag-rules"]
SETS = {s["id"]: s["signs"] for s in read("triage/sets.yaml")["sets"]}
FIGURES = read("triage/combining.yaml")
K, SETTINGS = FIGURES["combining"], {s["id"]: s.get("times", {}) for s in FIGURES["settings"]}
ORIGIN = {d["id"]: d["origin"] for d in (yaml.load(f.read_text(), Loader=yaml.CSafeLoader) for f in (PLANS / "causes").glob("*.yaml"))}
ELSE = "something-else"
logs = lambda ratio: tuple(math.log(float(x)) for x in str(ratio).split("/"))
size = lambda log: round(abs(log) * 1e9)


def rows():
    """cause -> sign -> [(log when found, log when denied)]"""
    out = {c: {} for c in CAUSES}
    for cause, entry in CAUSES.items():
        for sign, ratio in [*entry.get("typical", {}).items(), *entry.get("defining", {}).items()]:
            out[cause].setdefault(sign, []).append(logs(ratio))
        for m in entry.get("measured", []):
            yes, no = logs(m["used"])
            out[cause].setdefault(m["sign"], []).append((yes, no))
            if "against" in m: out[m["against"]].setdefault(m["sign"], []).append((-yes, -no))
    return out


ROWS = rows()


def close(present, absent, age):
    yes, no = set(present), set(absent)
    yes |= {s for s, x in SIGNS.items() if "ages" in x and x["ages"][0] <= age <= x["ages"][1] and s not in no}
    todo = sorted(yes)
    while todo:
        sign = SIGNS[todo.pop()]
        for x in sign.get("implies", []):
            if x not in yes and x not in no: yes.add(x); todo.append(x)
        no |= {x for x in sign.get("denies", []) if x not in yes}
    while True:
        more = {s for s, x in SIGNS.items() if s not in yes and s not in no
                and set(x.get("implies", [])) & no}
        if not more: return yes, no
        no |= more


def holds(item, yes, no, age):
    if item.startswith("age-over "): return age > int(item[9:])
    if item.startswith("not "):
        known = holds(item[4:], yes, no, age)
        return None if known is None else not known
    return True if item in yes else False if item in no else None


def decided(rule, yes, no, age):
    if "clusters" in rule:
        told = [[holds(i, yes, no, age) for i in cluster] for cluster in rule["clusters"]]
        return True if any(all(x is True for x in t) for t in told) else False if all(False in t for t in told) else None
    told = [holds(i, yes, no, age) for i in rule["counts"]]
    sure, most = told.count(True), len(told) - told.count(False)
    return True if sure >= rule["at-least"] else False if most <= rule.get("rules-out-at-most", rule["at-least"] - 1) else None


def damped(entries):
    low, high = map(math.log, K["one-group"])
    ordered = sorted(entries, key=lambda e: (-size(e[1]), e[0]))
    return min(max(sum(log * K["damping"] ** n for n, (_, log) in enumerate(ordered)), low), high)


total = lambda groups: sum(map(damped, groups.values()))


def tally(cause, yes, no, age):
    groups, named = {}, any(SIGNS[s]["kind"] == "place" for s in yes)
    for sign, ratios in ROWS[cause].items():
        if sign in yes or sign in no: log = max((r[sign in no] for r in ratios), key=size)
        elif named and SIGNS[sign]["kind"] == "place": log = min(K["place-not-named"] * min(r[1] for r in ratios), 0)
        else: continue
        if log: groups.setdefault(SIGNS[sign]["group"], []).append((sign, log))
    found = [(logs(r["used"])[not d], r) for r in RULES if r["cause"] == cause
             for d in [decided(r, yes, no, age)] if d is not None and (d or not r.get("only-rules-in"))]
    used = set()
    for log, rule in sorted(found, key=lambda x: -size(x[0])):
        items = {i.removeprefix("not ") for i in rule.get("counts", sum(rule.get("clusters", []), [])) if not i.startswith("age-over")}
        if items & used: continue
        used |= items
        joined = {g: [e for e in es if e[0] not in items] for g, es in groups.items()}
        joined.setdefault(rule["group"], []).extend([e for es in groups.values() for e in es if e[0] in items] + [(rule["id"], log)])
        if (total(joined) - total(groups)) * log > 1e-9: groups = joined
    if cause == ELSE and nothing_mechanical(yes, no): groups["nothing-mechanical"] = [("nothing-mechanical", math.log(K["nothing-mechanical"]["ratio"]))]
    return groups


def nothing_mechanical(yes, no):
    signs = set(SETS[K["nothing-mechanical"]["set"]])
    return not signs & yes and len(signs & no) >= K["nothing-mechanical"]["denied"]


def atom(item, yes, no):
    if " and " in item: return all(atom(x, yes, no) for x in item.split(" and "))
    if item.startswith("any of "): return bool(set(SETS[item[7:]]) & yes)
    return item[4:] in no if item.startswith("not ") else item in yes


def fires(rule, yes, no, age):
    if "ages" in rule and not rule["ages"][0] <= age <= rule["ages"][1]: return False
    if rule.get("nothing-mechanical") and not nothing_mechanical(yes, no): return False
    if not all(atom(a, yes, no) for a in rule.get("all", [])) or any(atom(a, yes, no) for a in rule.get("none", [])): return False
    if rule.get("any") and sum(atom(a, yes, no) for a in rule["any"]) < rule.get("at-least", 1): return False
    return not (rule["urgency"] in ("ask", "hint") and rule.get("cleared-by") and set(rule["cleared-by"]) <= no)


def entries(groups): return {i: log for es in groups.values() for i, log in es}


def lend(share_logs, tallies):
    first = max(ORIGIN.keys() & share_logs.keys(), key=lambda c: (share_logs[c], c))
    if ORIGIN[first] == "either": return
    explained, (each, together) = entries(tallies[first]), map(math.log, K["both"]["explains"])
    for cause in share_logs:
        if cause == ELSE or ORIGIN[cause] in ("either", ORIGIN[first]): continue
        own, groups = entries(tallies[cause]), {}
        for i, log in own.items():
            if log >= each - 1e-12 and explained.get(i, 0) <= 0:
                g = SIGNS[i]["group"] if i in SIGNS else i
                groups[g] = max(groups.get(g, 0), log)
        if len(groups) < K["both"]["groups"] or sum(groups.values()) < together - 1e-12: continue
        lent = sum(-log for i, log in own.items() if log < 0 and explained.get(i, 0) > 0)
        share_logs[cause] = min(share_logs[cause] + lent, share_logs[first])


def prior_at(priors, age):
    """Between two of the ages it goes on the logarithm from one prior to the other."""
    ages = K["prior-ages"]
    if age <= ages[0]: return priors[0]
    for n in range(1, len(ages)):
        if age <= ages[n]:
            part = (age - ages[n - 1]) / (ages[n] - ages[n - 1])
            return math.exp((1 - part) * math.log(priors[n - 1]) + part * math.log(priors[n]))
    return priors[-1]


def shares(present, absent, age, sex=None, setting=None):
    yes, no = close(present, absent, age)
    low, high = map(math.log, K["together"])
    tallies = {c: tally(c, yes, no, age) for c in CAUSES}
    out = {}
    for cause, entry in CAUSES.items():
        prior = prior_at(entry["prior"], age) * SETTINGS.get(setting, {}).get(cause, 1) * entry.get("sex", {}).get(sex, 1)
        out[cause] = K["prior-power"] * math.log(prior) + min(max(total(tallies[cause]), low), high)
    lend(out, tallies)
    top = max(out.values())
    out = {c: math.exp(v - top) for c, v in out.items()}
    whole = sum(out.values())
    out = {c: v / whole for c, v in out.items()}
    first = min(ORIGIN.keys() & out.keys(), key=lambda c: (-out[c], c))
    support = len({SIGNS[i]["group"] for i, log in entries(tallies[first]).items() if i in SIGNS and log >= math.log(K["support"]) - 1e-12})
    fired = [r for r in FLAGS if fires(r, yes, no, age)]
    floor = max([K["elsewhere"][min(support, len(K["elsewhere"]) - 1)]]
                + [K["while-open"].get(r["urgency"], 0) for r in fired if r.get("points-to") != first])
    if out[ELSE] < floor:
        scale = (1 - floor) / (1 - out[ELSE])
        out = {c: floor if c == ELSE else v * scale for c, v in out.items()}
    return out, sorted(r["id"] for r in fired)


if __name__ == "__main__":
    a = argparse.ArgumentParser()
    a.add_argument("--cases", type=int, default=60); a.add_argument("--seed", type=int, default=17)
    a = a.parse_args()
    rng, cases, ids = random.Random(a.seed), [], sorted(SIGNS)
    for _ in range(a.cases):
        some = rng.sample(ids, rng.randint(0, 20)); cut = rng.randint(0, len(some))
        case = dict(age=rng.randint(0, 95), sex=rng.choice([None, "female", "male"]), setting=rng.choice([None, *SETTINGS]), present=sorted(some[:cut]), absent=sorted(some[cut:]))
        given, fired = shares(case["present"], case["absent"], case["age"], case["sex"], case["setting"])
        cases.append({**case, "fired": fired, "shares": {c: float(f"{v:.13g}") for c, v in given.items()}})
    print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
