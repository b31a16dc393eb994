#!/usr/bin/env python3
"""cpsat.py INSTANCE START -o OUT [--seconds N]: improves a solution of the clinic booking problem with OR-Tools CP-SAT.

Two workers, hinted with the start solution, whose plan starts it keeps. The objective holds what is unplaced, extra
and not preferred therapists and the time of day; usual slots and short gaps are left out, so that the model stays
small. The better of both solutions is for the caller to choose.
"""
import argparse
import datetime
import gzip
import json
from collections import defaultdict

from ortools.sat.python import cp_model

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


class Clinic:
    """Free slots as sets, by day of the horizon."""

    def __init__(self, data):
        self.data, self.grid = data, data["grid_minutes"]
        self.first = datetime.date.fromisoformat(data["horizon"]["start"])
        self.days = 7 * data["horizon"]["weeks"]
        self.site = {s["id"]: s for s in data["sites"]}
        self.free, self.taken, self.count = {}, defaultdict(int), defaultdict(int)
        for t in data["therapists"]:
            for day in range(self.days):
                away = any(a <= self.date(day) <= b for a, b in t["absences"])
                self.free["t", t["id"], day] = set() if away else (
                    self.slots(t["hours"], day) - self.slots(t.get("breaks") or {}, day))
        for p in data["patients"]:
            site = self.site[p["site"]]
            for day in range(self.days):
                off = self.date(day) in p["blocked"] or self.date(day) in site["holidays"]
                self.free["p", p["id"], day] = set() if off else (
                    self.slots(p["availability"], day) & self.slots(site["hours"], day))
        for b in data["bookings"]:
            day = self.index(b["date"])
            span = set(range(minutes(b["start"]) // self.grid, -(-(minutes(b["start"]) + b["minutes"]) // self.grid)))
            for kind, who in (("t", b["therapist"]), ("p", b["patient"])):
                if who and (kind, who, day) in self.free:
                    self.free[kind, who, day] -= span
            if b["therapist"] and b["kind"] == "appointment":
                self.count[b["therapist"], day] += 1
            for slot in span if b["resource"] else ():
                self.taken[b["resource"], day, slot] += b.get("units", 1)

    def date(self, day):
        return (self.first + datetime.timedelta(day)).isoformat()

    def index(self, date):
        return (datetime.date.fromisoformat(date) - self.first).days

    def slots(self, week, day):
        blocks = week.get(DAYS[(self.first.weekday() + day) % 7], [])
        return {s for a, b in blocks for s in range(-(-minutes(a) // self.grid), minutes(b) // self.grid)}


def solve(data, start, seconds):
    clinic, model = Clinic(data), cp_model.CpModel()
    weights, grid = data["weights"], clinic.grid
    patients = {p["id"]: p for p in data["patients"]}
    resources = {(r["site"], r["kind"]): r for r in data["resources"]}
    starts = {p["plan"]: p for p in start["plans"]}
    hints = {(s["plan"], s.get("week"), s.get("k"), s.get("review")): (s["date"], s["start"], s["therapist"])
             for s in start["sessions"]}
    busy, held, used, choices, cost = defaultdict(list), defaultdict(list), defaultdict(list), {}, []
    for plan in data["plans"]:
        person = patients[plan["patient"]]
        begin = clinic.index((starts.get(plan["id"]) or {}).get("start") or plan["earliest_start"])
        team = [t for t in data["therapists"] if t["site"] == person["site"]]
        skills = {t["id"]: t["skills"] for t in team}
        lead = {t["id"]: model.new_bool_var("") for t in team}
        uses = {t["id"]: model.new_bool_var("") for t in team}
        model.add_exactly_one(lead.values())
        known = {where[2] for key, where in hints.items() if key[0] == plan["id"]}
        for name in lead:
            model.add_hint(lead[name], (starts.get(plan["id"]) or {}).get("lead") == name)
            model.add_hint(uses[name], name in known)
        cost += [(weights["extra_therapist"], use) for use in uses.values()]
        items, week = [], 0
        for phase in plan["phases"]:
            for _ in range(phase["weeks"]):
                low = begin + 7 * week
                items += [((plan["id"], week, k, None), phase, range(low, low + 7), False)
                          for k in range(phase["sessions_per_week"])]
                week += 1
        for number, review in enumerate(plan["reviews"]):
            target = begin + 7 * review["week"]
            low, high = max(begin, target - review["tolerance_days"]), target + review["tolerance_days"]
            items.append(((plan["id"], None, None, number), review, range(low, high + 1), True))
        chain = []
        for key, need, days, is_review in items:
            length, options, by_day = -(-need["minutes"] // grid), [], defaultdict(list)
            resource = resources.get((person["site"], need["resource"]))
            band = data["time_of_day"].get(person["preferred_time"] or "")
            wished = person["preferred_therapist"]
            if wished not in skills or (need["skill"] and need["skill"] not in skills[wished]):
                wished = None
            for day in days:
                if day >= clinic.days:
                    break
                mine = clinic.free["p", person["id"], day]
                room = {s for s in mine if not resource or (
                    clinic.taken[resource["id"], day, s] < resource["capacity"]
                    and (not resource["hours"] or s in clinic.slots(resource["hours"], day)))}
                for t in team:
                    if need["skill"] and need["skill"] not in t["skills"]:
                        continue
                    open_ = room & clinic.free["t", t["id"], day]
                    for slot in open_:
                        span = range(slot, slot + length)
                        if not all(s in open_ for s in span):
                            continue
                        x = model.new_bool_var("")
                        options.append(x)
                        by_day[day].append(x)
                        choices[x.index] = (key, day, slot, t["id"])
                        for s in span:
                            busy["t", t["id"], day, s].append(x)
                            busy["p", person["id"], day, s].append(x)
                            if resource:
                                used[resource["id"], day, s].append((x, resource["capacity"]))
                        held[t["id"], day].append(x)
                        model.add_implication(x, uses[t["id"]])
                        if is_review:
                            model.add_implication(x, lead[t["id"]])
                        price = weights["not_preferred_therapist"] * (wished not in (None, t["id"]))
                        if band and not minutes(band[0]) <= slot * grid < minutes(band[1]):
                            price += weights["time_of_day"]
                        cost.append((price, x))
                        hint = hints.get(key)
                        model.add_hint(x, hint == (clinic.date(day), clock(slot * grid), t["id"]))
            model.add_at_most_one(options)
            cost += [(-weights["unplaced"], x) for x in options]
            if not is_review:
                for other, _, other_days in chain[-2 * need["sessions_per_week"] - 3:]:
                    for day in other_days:
                        late = [x for d, xs in other.items() if d >= day for x in xs]
                        early = [x for d, xs in by_day.items() if d < day + need["min_days_between"] for x in xs]
                        if late and early:
                            model.add_at_most_one(late + early)
                chain.append((by_day, need, sorted(by_day)))
    for literals in busy.values():
        model.add_at_most_one(literals)
    for (name, day, slot), pairs in used.items():
        model.add(sum(x for x, _ in pairs) <= pairs[0][1] - clinic.taken[name, day, slot])
    most = {t["id"]: t["max_per_day"] for t in data["therapists"]}
    for (name, day), literals in held.items():
        model.add(sum(literals) <= most[name] - clinic.count[name, day])
    model.minimize(sum(price * x for price, x in cost if price))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return start
    sessions, leads = [], {}
    for index, (key, day, slot, therapist) in choices.items():
        if not solver.boolean_value(model.get_bool_var_from_proto_index(index)):
            continue
        plan, week, k, review = key
        place = {"review": review} if review is not None else {"week": week, "k": k}
        if review is not None or plan not in leads:
            leads[plan] = therapist
        sessions.append({"plan": plan, **place, "date": clinic.date(day), "start": clock(slot * grid),
                         "therapist": therapist})
    plans = [{"plan": p["id"], "start": (starts.get(p["id"]) or {}).get("start") or p["earliest_start"],
              "lead": leads.get(p["id"])} for p in data["plans"]]
    return {**start, "plans": plans, "sessions": sessions}


def clock(value):
    return "%02d:%02d" % divmod(value, 60)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instance")
    parser.add_argument("start")
    parser.add_argument("-o", required=True)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    result = solve(read(options.instance), read(options.start), options.seconds)
    with open(options.o, "w", encoding="utf-8") as file:
        json.dump(result, file)
