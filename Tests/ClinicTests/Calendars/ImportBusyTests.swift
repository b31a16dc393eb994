import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Busy times from other calendars")
struct ImportBusyTests {
    private func event(_ lines: String) -> String {
        "BEGIN:VEVENT\nUID:a\nDTSTAMP:20261101T000000Z\nSUMMARY:Divorce lawyer\n\(lines)\nEND:VEVENT"
    }

    private let monday = "DTSTART:20261207T090000Z\nDTEND:20261207T100000Z"

    @Test("recurring times of an Outlook zone stay on the wall clock over the change of clocks")
    func overDST() throws {
        let world = try CalendarClinic(now: "2027-03-15T08:00")
        defer { world.remove() }
        let rule =
            "DTSTART;TZID=W. Europe Standard Time:20270322T100000\n"
            + "DTEND;TZID=W. Europe Standard Time:20270322T110000\nRRULE:FREQ=WEEKLY;COUNT=3"
        let busy = try world.clinic.importBusy(
            of: "T1", from: world.file(calendar(event(rule))))
        // Berlin and London change on the same night: 10:00 there is 09:00 here throughout.
        #expect(
            busy.spans.map(\.words) == [
                "2027-03-22 09:00-10:00", "2027-03-29 09:00-10:00", "2027-04-05 09:00-10:00",
            ])
        let daily = "DTSTART:20270327T093000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2"
        let utc = try world.clinic.importBusy(of: "T1", from: world.file(calendar(event(daily))))
        #expect(utc.spans.map(\.words) == ["2027-03-27 09:30-10:00", "2027-03-28 10:30-11:00"])
        #expect(utc.replaced == 3)
        try world.expectSound()
    }

    @Test("a busy hour that clocks repeat takes the hour, one over midnight both days")
    func repeatedHour() throws {
        let world = try CalendarClinic(now: "2026-10-20T08:00")
        defer { world.remove() }
        let spans = world.clinic.zone.localSpans(
            [("2026-10-25T00:30", 60), ("2026-10-26T23:30", 60)].compactMap { start, minutes in
                (try? LocalTime(parsing: start)).flatMap {
                    Interval(Moment(minute: $0.minute), Moment(minute: $0.minute + minutes))
                }
            })
        // 00:30Z to 01:30Z is 01:30 to 02:00 and once more 01:00 to 01:30.
        #expect(
            spans.map(\.words) == [
                "2026-10-25 01:00-02:00", "2026-10-26T23:30 to 2026-10-27T00:30",
            ])
    }

    @Test("transparent, cancelled and our own sessions take no time; titles are kept nowhere")
    func passedOver() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let own = try world.clinic.exportCalendar(of: .therapist(ID(1)))
        let again = try world.clinic.importBusy(
            of: "Therapist 1", from: world.file(String(decoding: own.bytes, as: UTF8.self)))
        #expect(again.spans.isEmpty && again.hit.isEmpty)
        let file = try world.file(
            calendar(
                event("\(monday)\nTRANSP:TRANSPARENT") + "\n"
                    + event("\(monday)\nSTATUS:CANCELLED").replacing("UID:a", with: "UID:b") + "\n"
                    + event("DTSTART;VALUE=DATE:20261209\nDTEND;VALUE=DATE:20261211")
                    .replacing("UID:a", with: "UID:c")))
        let busy = try world.clinic.importBusy(of: "jo park", from: file)
        #expect(busy.spans.map(\.words) == ["2026-12-09 to 2026-12-10"])
        #expect(busy.person == .patient(world.patient.id))
        #expect(busy.hit.map(\.id) == [world.sessions[1].id])
        let kept = try world.clinic.store.contents().values.flatMap { row in
            row.columns.compactMap { row[$0] }.map { "\($0)" }
        }
        #expect(!kept.contains { $0.contains("Divorce") })
        let told = try world.clinic.read { try $0.history() }.flatMap { entry in
            [entry.command, entry.after, entry.reason ?? ""]
                + entry.patients.compactMap(\.after)
        }
        #expect(!told.contains { $0.contains("Divorce") || $0.contains("other.ics") })
    }

    @Test("the scheduler keeps busy times free: booking, options, moving and plans")
    func respected() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let mornings =
            "DTSTART;TZID=Europe/London:20261201T080000\nDTEND;TZID=Europe/London:20261201T130000\n"
            + "RRULE:FREQ=DAILY"
        _ = try clinic.importBusy(of: "T1", from: world.file(calendar(event(mornings))))
        _ = try clinic.importBusy(of: "P1", from: world.file(calendar(event(monday))))
        let plan = try clinic.startPlan(PlanInput(patient: world.patient, cause: "hip-bursitis"))
        #expect(!plan.sessions.isEmpty)
        #expect(plan.sessions.allSatisfy { $0.details.start.time.minutes >= 13 * 60 })
        let places = try clinic.options(for: world.session(0), count: 200)
        let first = try Day(parsing: "2026-12-01")
        let own = places.filter { $0.therapist == ID(1) && $0.start.day >= first }
        #expect(!own.isEmpty)
        #expect(own.allSatisfy { $0.start.time.minutes >= 13 * 60 })
        let other = try clinic.registerPatient("Other", PatientInput(born: "1980-01-01"))
        let booked = refusal {
            try clinic.addSession(SessionInput(patient: other, at: "2026-12-02T09:00"))
        }
        #expect(booked.text.contains("Therapist 1 is taken, 2026-12-02 08:00-13:00."))
        let moved = refusal {
            try clinic.move(
                world.session(0), MoveInput(to: "2026-12-09T11:00", scope: .only))
        }
        #expect(moved.kind == .refused && moved.text.contains("therapist-busy"))
        try world.expectSound()
    }

    @Test(
        "a busy time on a booked session is listed, repair says why and solves it, undo brings all back"
    )
    func repaired() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let before = try clinic.store.contents()
        let start = world.sessions[0].details.start
        let span = "DTSTART;TZID=Europe/London:20261208T101500\nDURATION:PT15M"
        #expect("\(start)" == "2026-12-08T10:00")
        for (person, words) in [
            ("T1", "Therapist 1 is taken"), ("P1", "The patient has another appointment"),
        ] {
            let busy = try clinic.importBusy(of: person, from: world.file(calendar(event(span))))
            #expect(busy.hit.map(\.id) == [world.sessions[0].id])
            let repair = try clinic.repair(apply: true)
            #expect(repair.lines.first?.reason?.said == "\(words), 2026-12-08 10:15-10:30.")
            #expect(try world.session(0).details.span?.overlaps(busy.spans[0]) == false)
            #expect(try clinic.repair(apply: false).lines.allSatisfy { $0.outcome == .kept })
            try world.expectSound()
            for _ in 1...2 { _ = try clinic.undo() }
            try world.expectSound()
        }
        let after = try clinic.store.contents()
        #expect(
            after.filter { $0.key.table != "session" }
                == before.filter { $0.key.table != "session" })
        #expect(try world.session(0).details == world.sessions[0].details)
    }

    @Test("a busy time that is just the session's own span does not vanish from the patient's")
    func sameSpan() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let span = "DTSTART;TZID=Europe/London:20261208T100000\nDURATION:PT45M"
        _ = try world.clinic.importBusy(of: "P1", from: world.file(calendar(event(span))))
        let places = try world.clinic.options(for: world.session(0), count: 200)
        #expect(!places.contains { $0.start == world.sessions[0].details.start })
        _ = try world.clinic.repair(apply: true)
        #expect(try world.session(0).details.start != world.sessions[0].details.start)
    }

    @Test("the day shows who is busy; the person's erasure takes the busy times along")
    func shownAndErased() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let night = "DTSTART:20261208T230000Z\nDTEND:20261209T010000Z"
        for person in ["T1", "P1"] {
            _ = try clinic.importBusy(of: person, from: world.file(calendar(event(night))))
        }
        #expect(
            try clinic.day("2026-12-08", therapist: nil).busy.map(\.span.words) == [
                "2026-12-08 23:00-24:00"
            ])
        #expect(
            try clinic.day("2026-12-09", therapist: ID(1)).busy.map(\.span.words) == [
                "2026-12-09 00:00-01:00"
            ])
        #expect(try clinic.day("2026-12-10", therapist: nil).busy.isEmpty)
        try clinic.write { try $0.erasePatient(world.patient.id) }
        #expect(try clinic.read { try $0.patientBusy(of: world.patient.id) }.isEmpty)
        try world.expectSound()
    }

    @Test(
        "a bad file is refused with its line and reason, and changes nothing",
        arguments: [
            ("hello", "fatal: this is no calendar"),
            ("", "fatal: this is no calendar"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270230T100000Z\nEND:VEVENT\nEND:VCALENDAR\n",
                ":3: error: event of 2027-02-28: DTSTART: the date"
            ),
            (
                "\u{FEFF}BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n",
                ":2: error: this is vCalendar 1.0"
            ),
            (String(repeating: "BEGIN:X\n", count: 40), "nested more than"),
        ])
    func refused(text: String, reason: String) throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        _ = try world.clinic.importBusy(of: "T1", from: world.file(calendar(event(monday))))
        let before = try world.clinic.store.contents()
        let told = refusal { try world.clinic.importBusy(of: "T1", from: world.file(text)) }
        #expect(told.kind == .badData)
        #expect(told.text.contains("other.ics") && told.text.contains(reason), "\(told.text)")
        #expect(try world.clinic.store.contents() == before)
    }

    @Test("what can be read is imported on request; what is tolerated is a warning")
    func tolerated() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let broken = calendar(event(monday) + "\nBEGIN:VEVENT\nUID:b\nSUMMARY:x\nEND:VEVENT")
        let path = try world.file(broken)
        #expect(
            refusal { try world.clinic.importBusy(of: "T1", from: path) }.text.contains(
                "--skip-errors"))
        let busy = try world.clinic.importBusy(of: "T1", from: path, leavingOut: true)
        #expect(busy.spans.count == 1)
        #expect(
            busy.notes.lines.count == 1
                && busy.notes.lines[0].contains(
                    ":11: error: event, title of 1 letter: VEVENT has no DTSTART")
        )
        #expect(try world.clinic.clearBusy(of: "T1").replaced == 1)
        #expect(try world.clinic.read { try $0.therapistBusy() }.isEmpty)
    }

    @Test("a zone that nobody knows is refused, until somebody says which one is meant")
    func unknownZone() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let file = try world.file(
            calendar(event("DTSTART;TZID=Nowhere:20261207T090000\nDURATION:PT1H")))
        let told = refusal { try world.clinic.importBusy(of: "T1", from: file) }
        #expect(told.kind == .badData)
        #expect(told.text.contains("'Nowhere' is not known, and the file does not define it"))
        #expect(told.text.contains("Say which zone is meant: --time-zone ZONE"))
        let berlin = try world.clinic.importBusy(
            of: "T1", from: file, timeZone: "Europe/Berlin")
        #expect(berlin.spans.map(\.words) == ["2026-12-07 08:00-09:00"])
        #expect(
            berlin.notes.lines.first?.contains(
                "warning: the time zone 'Nowhere' is not known; Europe/Berlin is taken") == true)
        #expect(
            refusal { try world.clinic.importBusy(of: "T1", from: file, timeZone: "Nowhere") }
                .text.contains("There is no time zone 'Nowhere'"))
    }

    @Test("a zone's name is known in whatever case it is written")
    func anyCase() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        for name in ["europe/BERLIN", "EUROPE/berlin", "/europe/berlin", "us-eastern", "cet"] {
            let start = name == "us-eastern" ? "20261207T030000" : "20261207T090000"
            let busy = try world.clinic.importBusy(
                of: "T1",
                from: world.file(calendar(event("DTSTART;TZID=\(name):\(start)\nDURATION:PT1H"))))
            #expect(busy.spans.map(\.words) == ["2026-12-07 08:00-09:00"], "\(name)")
            #expect(busy.notes.lines.isEmpty)
        }
    }

    @Test("a therapist comes before a patient; a name that fits several lists them")
    func names() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        _ = try world.clinic.registerPatient("Therapist 1's brother", PatientInput())
        #expect(try world.clinic.busyPerson(named: "therapist 1") == .therapist(ID(1)))
        #expect(try world.clinic.busyPerson(named: "brother") == .patient(ID(2)))
        _ = try world.clinic.registerPatient("Jo Parker", PatientInput())
        let told = refusal { try world.clinic.busyPerson(named: "jo") }
        #expect(told.kind == .notFound && told.text.contains("P3  Jo Parker"))
        #expect(
            refusal { try world.clinic.busyPerson(named: "zed") }.text.contains(
                "no therapist and no patient"))
        #expect(
            refusal { try world.clinic.importBusy(of: "T1", from: "/nowhere.ics") }.kind
                == .notFound)
    }
}
