"""Expands rules and calendars with python-dateutil and recurring-ical-events, and compares.

Standard input, one case a line, fields parted by tabs:
  rule      NUMBER START THROUGH RRULE        EXPECTED
  calendar  NUMBER FROM  TO      CALENDAR     EXPECTED   (the calendar as hexadecimal)
Times are YYYYMMDDTHHMMSS; EXPECTED is parted by commas, wall clock for rules, UTC for calendars.
Prints what differs, then `rules N calendars M differences K`. Ends with 1 when K is not 0.

Where the RFC text and dateutil differ, the cases leave the point out (RFC 5545 section 3.3.10):
  BYDAY with and without numbers together: dateutil wants both at once, the RFC either.
  WEEKLY with BYSETPOS: dateutil's first week begins at DTSTART, the RFC's at WKST.
  BYSECOND=60: Python has no such time.
  BYWEEKNO of 52 and 53 in January: dateutil takes the wrong year for their number.
"""

import datetime as dt
import sys
import warnings

import dateutil.rrule

LIMIT = 60
warnings.simplefilter("ignore")


def time(text):
    return dt.datetime.strptime(text, "%Y%m%dT%H%M%S")


def told(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


class Bounded:
    """The module datetime with an earlier last year, so that a rule without instances ends."""

    MAXYEAR = dt.MAXYEAR

    def __getattr__(self, name):
        return getattr(dt, name)


dateutil.rrule.datetime = Bounded()


def rule_instances(start, through, text):
    Bounded.MAXYEAR = through.year + 1
    try:
        rule = dateutil.rrule.rrulestr(text, dtstart=start)
    except ValueError as error:
        if "generates an empty set" in str(error):
            return []
        raise
    if rule._until is None or rule._until > through:
        rule = rule.replace(until=through)
    instances = []
    for instance in rule:
        instances.append(told(instance))
        if len(instances) == LIMIT:
            break
    return instances


def calendar_instances(begin, end, text):
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(text)
    utc = dt.timezone.utc
    events = recurring_ical_events.of(calendar).between(
        begin.replace(tzinfo=utc), end.replace(tzinfo=utc)
    )
    starts = set()
    for event in events:
        start = event["DTSTART"].dt
        if not isinstance(start, dt.datetime):
            start = dt.datetime(start.year, start.month, start.day, tzinfo=utc)
        if start.tzinfo is None:
            start = start.replace(tzinfo=utc)
        starts.add(told(start.astimezone(utc)))
    return sorted(starts)


def main():
    counts = {"rule": 0, "calendar": 0}
    differences = 0
    for line in sys.stdin:
        kind, number, first, last, text, expected = line.rstrip("\n").split("\t")
        expected = [part for part in expected.split(",") if part]
        try:
            if kind == "rule":
                found = rule_instances(time(first), time(last), text)
            else:
                text = bytes.fromhex(text).decode()
                found = calendar_instances(time(first), time(last), text)
        except Exception as error:  # noqa: BLE001
            found = [f"{type(error).__name__}: {error}"]
        counts[kind] += 1
        if found != expected:
            differences += 1
            if differences <= 20:
                print(f"{kind} {number}: {first} {last} {text}")
                print(f"  outside {found[:8]} ({len(found)})")
                print(f"  ours    {expected[:8]} ({len(expected)})")
    print(f"rules {counts['rule']} calendars {counts['calendar']} differences {differences}")
    return 1 if differences else 0


sys.exit(main())
