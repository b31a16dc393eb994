import CivilTime
import ClinicCalendar
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

/// Each quirk of a calendar program that `ical.md` names, met by what we write. The files are compared letter by
/// letter with those in `Golden`, and read by parsers that nobody here wrote.
@Suite("Calendar programs and their quirks")
struct ClientTests {
    /// A session that was moved, one that was cancelled and two reminders.
    private func feed(_ privacy: String = "neutral", alarm: String = "1d,2h") throws -> [UInt8] {
        let world = try CalendarClinic()
        defer { world.remove() }
        _ = try world.clinic.exportCalendar(of: .patient(world.patient.id))
        _ = try world.later(5).move(
            world.session(0), MoveInput(to: "2026-12-08T14:00", scope: .only))
        _ = try world.later(6).cancel(world.session(1), CancelInput(reason: "sick", scope: .only))
        return try world.later(7).exportCalendar(
            of: .patient(world.patient.id), privacy: privacy, alarm: alarm
        ).bytes
    }

    /// An invitation, the one after a move, and the cancellation.
    private func messages() throws -> [[UInt8]] {
        let world = try CalendarClinic()
        defer { world.remove() }
        let first = try world.clinic.invite(to: [world.session(0)], alarm: "1d")
        _ = try world.later(5).move(
            world.session(0), MoveInput(to: "2026-12-08T14:00", scope: .only))
        let second = try world.later(5).invite(to: [world.session(0)], alarm: "1d")
        _ = try world.later(6).cancel(world.session(0), CancelInput(reason: "sick", scope: .only))
        let third = try world.later(6).invite(to: [world.session(0)], alarm: "1d")
        return (first + second + third).map(\.bytes)
    }

    /// Routines and dates as well, everything told.
    private func whole(
        _ privacy: CalendarOptions.Privacy, clinic: CalendarClinic? = nil
    ) throws -> [UInt8] {
        let world = try clinic ?? CalendarClinic()
        defer { world.remove() }
        let start = try Day(parsing: "2026-12-07")
        var details = PlanDetails(
            patient: world.patient.id,
            pin: TemplatePin(
                cause: "sciatica", causeName: "Sciatica", version: 1, contentHash: "ab"),
            side: nil, start: start, end: start + 27, phases: [])
        details.routines = [
            Routine(
                uid: "r1", kind: .homeExercise, title: "Home exercises", detail: "Bridge, 3 × 12",
                firstDay: start, lastDay: start + 27, daysPerWeek: 3, timesPerDay: 1),
            Routine(
                uid: "r2", kind: .medicine, title: "Naproxen", detail: "250 mg, twice a day",
                firstDay: start, lastDay: start + 6, daysPerWeek: 7, timesPerDay: 2,
                times: [try TimeOfDay(parsing: "08:00"), try TimeOfDay(parsing: "20:00")],
                medicine: "naproxen-oral"),
        ]
        details.milestones = [
            Milestone(uid: "m1", kind: .quitDate, day: start + 14, title: "Quit date"),
            Milestone(
                uid: "m2", kind: .outcomeDue, day: start + 21, title: "Outcome measures due: NPRS",
                measures: ["NPRS"]),
        ]
        let plan = StoredPlan(
            id: ID(1), details: details, status: .active, created: world.clinic.ambient.moment,
            author: "a")
        let options = CalendarOptions(
            privacy: privacy, bells: Bells(sessions: [.before(120)], medicines: [.before(0)]))
        let wording = try world.clinic.wording(for: plan, privacy)
        let events = [try world.session(0).event(options, in: wording)]
        let heading = CalendarHeading(product: Clinic.product, name: "Appointments")
        let others = PlanEvents(of: plan, options, in: wording).all(today: start)
        return try ICalendar.Calendar(heading, events: events + others)
            .bytes(in: world.clinic.zone)
    }

    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")

    @Test(
        "the files for Outlook, Google, Apple and Thunderbird are what they were, letter by letter")
    func goldens() throws {
        let mail = try messages()
        let files: [(name: String, bytes: [UInt8])] = [
            ("outlook-invitation", mail[0]), ("outlook-update", mail[1]),
            ("outlook-cancellation", mail[2]), ("google-feed", try feed()),
            ("apple-full", try whole(.full)), ("thunderbird-neutral", try whole(.neutral)),
        ]
        for (name, bytes) in files {
            let url = Self.golden.appendingPathComponent("\(name).ics")
            if ProcessInfo.processInfo.environment["PHYSIO_WRITE_GOLDEN"] == "1" {
                try Data(bytes).write(to: url)
            }
            let expected = try Data(contentsOf: url)
            #expect(
                String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        }
    }

    @Test(
        "four parsers that nobody here wrote read the files for each program alike",
        .enabled(
            if: OutsideValidator.isHere || OutsideValidator.mustRun,
            "needs ../shared/ical and PHYSIO_ICS_PYTHON with its parsers"))
    func outside() throws {
        try OutsideValidator.expectValid(try messages().enumerated().map { ("mail-\($0)", $1) })
        try OutsideValidator.expectValid(
            [
                ("feed", try feed()), ("feed-full", try feed("full")), ("busy", try feed("busy")),
                ("apple", try whole(.full)), ("thunderbird", try whole(.neutral)),
            ])
        let zones = [
            "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu",
        ]
        try OutsideValidator.expectValid(
            zones.map {
                ($0.replacing("/", with: "-"), try whole(.full, clinic: CalendarClinic(zone: $0)))
            })
    }

    @Test(
        "Outlook: one STANDARD and one DAYLIGHT, each by a yearly rule with one weekday and no RDATE"
    )
    func outlookZone() throws {
        let all = lines(try feed())
        for part in ["BEGIN:STANDARD", "BEGIN:DAYLIGHT"] {
            #expect(all.filter { $0 == part }.count == 1)
        }
        let rules = all.prefix { $0 != "END:VTIMEZONE" }.filter { $0.hasPrefix("RRULE") }
        #expect(rules.count == 2)
        #expect(
            rules.allSatisfy {
                $0.hasPrefix("RRULE:FREQ=YEARLY;BYMONTH=") && $0.hasSuffix("BYDAY=-1SU")
            })
        #expect(!all.contains { $0.hasPrefix("RDATE") })
    }

    @Test("Outlook: every TZID is declared, and nothing but whole days has no zone")
    func outlookDeclared() throws {
        let all = lines(try whole(.full))
        let declared = Set(all.filter { $0.hasPrefix("TZID:") }.map { String($0.dropFirst(5)) })
        let starts = all.drop { $0 != "END:VTIMEZONE" }.filter { $0.hasPrefix("DTSTART") }
        #expect(starts.count == 6)
        for start in starts {
            let isDeclared = declared.contains { start.hasPrefix("DTSTART;TZID=\($0):") }
            #expect(isDeclared || start.hasPrefix("DTSTART;VALUE=DATE:") || start.hasSuffix("Z"))
        }
    }

    @Test(
        "Outlook: an invitation is one REQUEST with one UID and an organizer, without a calendar's name"
    )
    func outlookInvitation() throws {
        let mail = try messages().map(lines)
        for all in mail {
            #expect(all.filter { $0 == "BEGIN:VEVENT" }.count == 1)
            #expect(all.contains("ORGANIZER;CN=Hill Street:mailto:desk@clinic.example"))
            #expect(
                all.contains {
                    $0.hasPrefix("ATTENDEE;CN=Jo Park;") && $0.hasSuffix(":mailto:jo@mail.example")
                })
            #expect(!all.contains { $0.hasPrefix("X-WR-CALNAME") || $0.hasPrefix("NAME") })
            #expect(all.filter { $0.hasPrefix("UID:uid-") }.count <= 2)
        }
        #expect(
            mail.map { $0.first { $0.hasPrefix("METHOD") } } == [
                "METHOD:REQUEST", "METHOD:REQUEST", "METHOD:CANCEL",
            ])
    }

    @Test("Outlook: a single appointment is no calendar of its own; one reminder is one VALARM")
    func outlookSingle() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        _ = try world.clinic.cancel(world.session(1), CancelInput(reason: "sick", scope: .only))
        let later = Clinic(
            store: world.clinic.store, shelf: world.clinic.shelf, settings: world.clinic.settings,
            zone: world.clinic.zone, ambient: world.test.at("2026-12-11T08:00").ambient)
        let all = lines(try later.exportCalendar(of: .patient(world.patient.id), alarm: "1d").bytes)
        #expect(all.filter { $0 == "BEGIN:VEVENT" }.count == 1)
        #expect(!all.contains { $0.hasPrefix("X-WR-CALNAME") || $0.hasPrefix("REFRESH-INTERVAL") })
        #expect(all.filter { $0 == "BEGIN:VALARM" }.count == 1)
    }

    @Test(
        "Google: a move raises SEQUENCE and LAST-MODIFIED under the same UID, else the old time stays"
    )
    func googleMove() throws {
        let mail = try messages().map(lines)
        func value(_ name: String, _ index: Int) -> String? {
            mail[index].first { $0.hasPrefix("\(name):") }.map {
                String($0.dropFirst(name.count + 1))
            }
        }
        #expect(value("UID", 0) == value("UID", 1) && value("UID", 1) == value("UID", 2))
        #expect([0, 1, 2].map { value("SEQUENCE", $0) } == ["0", "1", "2"])
        #expect(
            [0, 1, 2].map { value("LAST-MODIFIED", $0) } == [
                "20261130T080000Z", "20261130T080500Z", "20261130T080600Z",
            ])
    }

    @Test(
        "Google: a cancelled session stays in the feed as CANCELLED, without a reminder, until its day is over"
    )
    func googleCancelled() throws {
        let all = lines(try feed())
        let cancelled = all.split(separator: "BEGIN:VEVENT").filter {
            $0.contains("STATUS:CANCELLED")
        }
        #expect(cancelled.count == 1)
        #expect(cancelled[0].contains("SEQUENCE:1") && !cancelled[0].contains("BEGIN:VALARM"))
    }

    @Test("Google: no line is longer than 75 octets or ends without CR, no TRIGGER holds RELATED")
    func googleLines() throws {
        let bytes = try whole(.full)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.utf8.count { $0 == 10 } == text.utf8.count { $0 == 13 })
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(lines(bytes).contains("TRIGGER:-PT2H"))
        #expect(!text.contains("RELATED"))
    }

    @Test(
        "Google: a download is no message: no method, nobody's address, and nobody asks for it again"
    )
    func googleDownload() throws {
        for privacy in ["busy", "neutral", "full"] {
            let all = lines(try feed(privacy))
            let messages = ["METHOD", "ORGANIZER", "ATTENDEE", "REFRESH", "X-PUBLISHED", "SOURCE"]
            for line in all {
                #expect(!messages.contains { line.hasPrefix($0) }, "\(line)")
                #expect(!line.contains("clinic.example"))
            }
        }
    }

    @Test(
        "Apple: each reminder is whole (UID, ACTION, TRIGGER, DESCRIPTION), else the event would vanish"
    )
    func appleAlarms() throws {
        let alarms = lines(try feed()).split(separator: "BEGIN:VALARM").dropFirst()
        #expect(alarms.count == 2)
        for (alarm, trigger) in zip(alarms, ["TRIGGER:-P1D", "TRIGGER:-PT2H"]) {
            let own = Array(alarm.prefix(4))
            #expect(own[0].hasPrefix("UID:uid-") && own[1] == "ACTION:DISPLAY" && own[2] == trigger)
            #expect(own[3] == "DESCRIPTION:Physiotherapy with Therapist 1")
        }
    }

    @Test(
        "Apple: a date is VALUE=DATE with the day after as its end")
    func appleDates() throws {
        let all = lines(try whole(.full))
        #expect(
            all.contains("DTSTART;VALUE=DATE:20261221") && all.contains("DTEND;VALUE=DATE:20261222")
        )
    }

    @Test(
        "Thunderbird: routines leave the time free and are plain series: no exception, no moved day"
    )
    func thunderbirdSeries() throws {
        let all = lines(try whole(.neutral))
        #expect(all.filter { $0.hasPrefix("RRULE:FREQ=") && $0.contains("UNTIL=") }.count == 3)
        #expect(all.filter { $0 == "TRANSP:TRANSPARENT" }.count == 5)
        #expect(
            !all.contains {
                $0.hasPrefix("EXDATE") || $0.hasPrefix("RECURRENCE-ID") || $0.hasPrefix("RDATE")
            })
        let medicine = all.filter { $0.hasPrefix("DTSTART;TZID=Europe/London:20261207T") }
        #expect(medicine.map { String($0.suffix(6)) } == ["080000", "200000"])
        #expect(all.contains("RRULE:FREQ=DAILY;UNTIL=20261213T080000Z"))
    }

    @Test(
        "vdirsyncer and khal: the calendar itself has no UID, or the feed would fold into one item")
    func khal() throws {
        #expect(
            !lines(try feed()).prefix { $0 != "BEGIN:VTIMEZONE" }.contains { $0.hasPrefix("UID") })
    }

    @Test(
        "Android (DAVx5, Fossify): the zone is an IANA name without blanks; properties stand before alarms"
    )
    func android() throws {
        let all = lines(try feed())
        #expect(all.contains("TZID:Europe/London"))
        for event in all.split(separator: "BEGIN:VEVENT").dropFirst() {
            let rest = event.drop { $0 != "BEGIN:VALARM" }
            #expect(!rest.contains { $0.hasPrefix("DTSTART") || $0.hasPrefix("SUMMARY") })
        }
    }

    @Test("only the full calendar has categories and colours, and names a medicine or the smoking")
    func lineOfCare() throws {
        let full = lines(try whole(.full))
        for line in [
            "CATEGORIES:Physiotherapy", "CATEGORIES:Medication", "CATEGORIES:Home exercise",
            "COLOR:firebrick", "CATEGORIES:Smoking cessation", "SUMMARY:Naproxen tablets",
        ] {
            #expect(full.contains(line), "\(line)")
        }
        let neutral = String(decoding: try whole(.neutral), as: UTF8.self)
            .replacingOccurrences(of: "\r\n ", with: "").lowercased()
        for word in [
            "categories", "naproxen", "medic", "quit", "smok", "sciatica", "color:f", "reminder",
        ] {
            #expect(!neutral.contains(word), "\(word)")
        }
        #expect(
            neutral.contains("summary:questions to fill in")
                && neutral.contains("wear clothes you can move in"))
    }

    @Test(
        "a therapist's calendar shows initials, or full names on request; the clinic's holds everybody"
    )
    func names() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        func titles(_ subject: CalendarSubject, _ privacy: String, _ names: String?) throws
            -> [String]
        {
            lines(
                try world.clinic.exportCalendar(of: subject, privacy: privacy, names: names).bytes
            )
            .filter { $0.hasPrefix("SUMMARY") }
        }
        let therapist = CalendarSubject.therapist(ID(1))
        #expect(try titles(therapist, "neutral", nil)[0] == "SUMMARY:J. P.: Physiotherapy")
        #expect(try titles(therapist, "neutral", "full")[0] == "SUMMARY:Jo Park: Physiotherapy")
        #expect(try titles(therapist, "full", "initials")[0] == "SUMMARY:J. P.: Physiotherapy")
        #expect(try titles(.clinic, "busy", "full") == ["SUMMARY:Busy", "SUMMARY:Busy"])
        #expect(refusal { try titles(therapist, "full", "nick") }.kind == .usage)
        let whole = lines(try world.clinic.exportCalendar(of: .clinic).bytes)
        #expect(whole.filter { $0.hasPrefix("DESCRIPTION:With Therapist 1") }.count == 2)
    }
}
