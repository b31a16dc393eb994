"""Imports exports one over the other as calendar programs do, with parsers that nobody here wrote.

Arguments: DIARY OLD.ics [...] NEW.ics, the oldest first. DIARY has a line for each session, parted by tabs:
  UID  live|cancelled  START  END  SEQUENCE      (minutes since 1970, UTC)

Each of icalendar, vobject, ics and ical reads all the files. Events are the same by UID and RECURRENCE-ID; the
higher SEQUENCE wins, then the later DTSTAMP (RFC 5546 section 2.1.5), then the later LAST-MODIFIED. Asserts:
  twice       no file holds an event twice
  lost        an event that a newer file leaves out is in the diary as it was
  sequence    SEQUENCE never falls, and is higher where time or status changed
  together    no two live events that take the patient's time start at once
  diary       the merged calendar is the diary: time, status and SEQUENCE of each session
  order       importing the older files once more, over the newest, changes nothing
  parsers     all parsers read every file alike
Prints `CODE parser text` for each that does not hold, then `parsers N events M broken K`. Ends with 1 when
K is not 0.
"""

import collections
import datetime as dt
import sys

Event = collections.namedtuple(
    "Event", "uid recurrence start end status sequence stamp modified takes_time"
)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)


def minutes(moment):
    """Minutes of UTC; a date, and a time without a zone, as they are written."""
    if moment is None:
        return None
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    if moment.tzinfo is None:
        return moment.isoformat()
    return int((moment - EPOCH).total_seconds()) // 60


def event(uid, recurrence, start, end, status, sequence, stamp, modified, transparency):
    return Event(
        str(uid),
        minutes(recurrence),
        minutes(start),
        minutes(end),
        str(status or "CONFIRMED").upper(),
        int(sequence or 0),
        minutes(stamp),
        minutes(modified),
        str(transparency or "OPAQUE").upper() == "OPAQUE" and isinstance(start, dt.datetime),
    )


def read_icalendar(text):
    import icalendar

    for one in icalendar.Calendar.from_ical(text).walk("VEVENT"):

        def when(name):
            return one[name].dt if name in one else None

        yield event(
            one["UID"], when("RECURRENCE-ID"), when("DTSTART"), when("DTEND"), one.get("STATUS"),
            one.get("SEQUENCE"), when("DTSTAMP"), when("LAST-MODIFIED"), one.get("TRANSP"),
        )


def read_vobject(text):
    import vobject

    for calendar in vobject.readComponents(text):
        for one in calendar.contents.get("vevent", []):

            def value(name):
                return getattr(one, name).value if hasattr(one, name) else None

            yield event(
                value("uid"), value("recurrence_id"), value("dtstart"), value("dtend"),
                value("status"), value("sequence"), value("dtstamp"), value("last_modified"),
                value("transp"),
            )


def read_ics(text):
    import ics

    for one in ics.Calendar(text).events:
        extra = {line.name: line.value for line in one.extra if hasattr(line, "value")}
        if "RECURRENCE-ID" in extra:
            raise ValueError("an event of a series that differs: this parser does not read its day")
        begin, end = one.begin.datetime, one.end.datetime
        if one.all_day:
            begin, end = begin.date(), end.date()
        yield event(
            one.uid, None, begin, end, one.status, extra.get("SEQUENCE"), one.created.datetime,
            one.last_modified.datetime, "TRANSPARENT" if one.transparent else "OPAQUE",
        )


def read_ical(text):
    from ical.calendar_stream import CalendarStream

    for calendar in CalendarStream.from_ics(text).calendars:
        for one in calendar.events:
            recurrence = one.recurrence_id
            yield event(
                one.uid, None if recurrence is None else dt.datetime.fromisoformat(str(recurrence)),
                one.dtstart, one.dtend, one.status and one.status.value, one.sequence, one.dtstamp,
                one.last_modified, one.transparency,
            )


PARSERS = {
    "icalendar": read_icalendar,
    "vobject": read_vobject,
    "ics": read_ics,
    "ical": read_ical,
}


def key(one):
    return (one.uid, one.recurrence)


def merged(files):
    kept = {}
    for events in files:
        for one in events:
            old = kept.get(key(one))
            rank = (one.sequence, one.stamp, one.modified)
            if old is None or rank >= (old.sequence, old.stamp, old.modified):
                kept[key(one)] = one
    return kept


def diary_of(path):
    diary = {}
    for line in open(path, encoding="utf-8"):
        uid, state, start, end, sequence = line.rstrip("\n").split("\t")
        diary[uid] = (state, int(start), int(end), int(sequence))
    return diary


def as_in_diary(one):
    state = "cancelled" if one.status == "CANCELLED" else "live"
    return (state, one.start, one.end, one.sequence)


def broken(files, diary):
    """What does not hold, as pairs of a code and a text."""
    for events in files:
        for (uid, _), count in collections.Counter(map(key, events)).items():
            if count > 1:
                yield "twice", uid
    for older, newer in zip(files, files[1:]):
        found = {key(one): one for one in newer}
        for one in older:
            new = found.get(key(one))
            if new is None:
                if as_in_diary(one) != diary.get(one.uid):
                    yield "lost", f"{one.uid} {as_in_diary(one)}"
                continue
            changed = (one.start, one.end, one.status) != (new.start, new.end, new.status)
            if new.sequence < one.sequence or (changed and new.sequence == one.sequence):
                yield "sequence", f"{one.uid} {one.sequence} to {new.sequence}"
    calendar = merged(files)
    live = [one for one in calendar.values() if one.takes_time and one.status != "CANCELLED"]
    for start, count in collections.Counter(one.start for one in live).items():
        if count > 1:
            yield "together", f"{count} at {start}"
    told = {one.uid: as_in_diary(one) for one in calendar.values()
            if one.takes_time or one.uid in diary}
    for uid in sorted(set(told) | set(diary)):
        if told.get(uid) != diary.get(uid):
            yield "diary", f"{uid} is {told.get(uid)}, in the diary {diary.get(uid)}"
    if merged(files + files[:-1]) != calendar:
        yield "order", "an older file changes what the newest says"


def main(diary_path, *paths):
    diary = diary_of(diary_path)
    texts = [open(path, encoding="utf-8", newline="").read() for path in paths]
    failures = 0
    events = 0
    first = None
    for name, read in PARSERS.items():
        files = [sorted(read(text), key=str) for text in texts]
        found = list(broken(files, diary))
        if first is None:
            first, events = files, len(merged(files))
        elif files != first:
            odd = {str(one) for part in files for one in part}
            odd ^= {str(one) for part in first for one in part}
            found.append(("parsers", f"reads other than icalendar: {sorted(odd)[:2]}"))
        for code, text in found:
            print(code, name, text)
        failures += len(found)
    print(f"parsers {len(PARSERS)} events {events} broken {failures}")
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:]))
