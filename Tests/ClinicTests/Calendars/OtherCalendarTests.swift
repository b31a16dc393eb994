import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// Whose time an outside calendar takes.
@Suite("Other calendars of a person")
struct OtherCalendarTests {
    private func hour(_ start: String, _ more: String = "") -> String {
        "BEGIN:VEVENT\nUID:a\nDTSTAMP:20261101T000000Z\nDTSTART:\(start)\nDURATION:PT1H\n"
            + (more.isEmpty ? "" : more + "\n") + "END:VEVENT"
    }

    private let nine = "20261207T090000Z"
    private let ten = "20261207T100000Z"

    @Test("each calendar is replaced by itself: by the name that is told, else its own, else none")
    func byName() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let file = { (name: String, start: String) in
            try world.file(
                calendar((name.isEmpty ? "" : "X-WR-CALNAME:\(name)\n") + hour(start)))
        }
        let unnamed = try clinic.importBusy(of: "T1", from: file("", nine))
        #expect(unnamed.calendar == nil && unnamed.others.isEmpty)
        let work = try clinic.importBusy(of: "T1", from: file("Work", ten))
        #expect(work.calendar == "Work" && work.replaced == 0)
        #expect(work.others.map(\.name) == [nil])
        let own = try clinic.importBusy(
            of: "T1", from: file("Work", "20261208T090000Z"), named: "private")
        #expect(own.calendar == "private" && own.others.map(\.name) == [nil, "Work"])
        // The same in other capitals is the same calendar.
        let again = try clinic.importBusy(
            of: "T1", from: file("", "20261209T090000Z"), named: "WORK")
        #expect(again.calendar == "Work" && again.replaced == 1)
        #expect(
            try clinic.busy(of: .therapist(ID(1))).map(\.words) == [
                "2026-12-07 09:00-10:00", "2026-12-08 09:00-10:00", "2026-12-09 09:00-10:00",
            ])
        try world.expectSound()
        #expect(try clinic.clearBusy(of: "T1", named: "Private").replaced == 1)
        #expect(
            refusal { try clinic.clearBusy(of: "T1", named: "private") }.text.contains(
                "T1 has no busy times from a calendar 'private'"))
        #expect(try clinic.clearBusy(of: "T1").replaced == 2)
        #expect(try clinic.busy(of: .therapist(ID(1))).isEmpty)
        for _ in 1...6 { _ = try clinic.undo() }
        #expect(try clinic.busy(of: .therapist(ID(1))).isEmpty)
        try world.expectSound()
    }

    @Test("times that two calendars take overlap, and are one time of the person's")
    func together() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        for person in ["T1", "P1"] {
            for (name, start) in [("a", nine), ("b", "20261207T093000Z")] {
                _ = try clinic.importBusy(
                    of: person, from: world.file(calendar(hour(start))), named: name)
            }
        }
        try world.expectSound()
        #expect(
            try clinic.busy(of: .patient(world.patient.id)).map(\.words) == [
                "2026-12-07 09:00-10:30"
            ])
        #expect(
            try clinic.day("2026-12-07", therapist: nil).busy.map(\.span.words) == [
                "2026-12-07 09:00-10:30"
            ])
        try clinic.write { try $0.erasePatient(world.patient.id) }
        try world.expectSound()
    }

    @Test("what the person has declined takes no time; what somebody else has, does")
    func declined() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let answers: [(lines: String, isBusy: Bool)] = [
            ("ATTENDEE;PARTSTAT=DECLINED:mailto:ANA@example.test", false),
            ("ATTENDEE;CN=Ana;partstat=declined:MAILTO:ana@example.test", false),
            ("ATTENDEE;PARTSTAT=DECLINED;EMAIL=ana@example.test:urn:uuid:1", false),
            ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.test", true),
            ("ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.test", true),
            ("ATTENDEE;PARTSTAT=DECLINED:mailto:banana@example.test", true),
            ("ATTENDEE:mailto:ana@example.test", true),
            (
                "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.test\n"
                    + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.test", true
            ),
        ]
        for (lines, _) in answers {
            let file = try world.file(calendar(hour(nine, lines)))
            let busy = try clinic.importBusy(of: "T1", from: file)
            #expect(busy.spans.count == 1, "unknown address")
            let isDeclined = lines.lowercased().contains("partstat=declined")
            #expect(busy.declinedBySomebody == (isDeclined ? 1 : 0), "\(lines)")
        }
        try clinic.write { writing in
            var therapist = try writing.now.therapist(ID(1))
            therapist.email = "ana@example.test"
            _ = try writing.updateTherapist(therapist)
        }
        for (lines, isBusy) in answers {
            let file = try world.file(calendar(hour(nine, lines)))
            let busy = try clinic.importBusy(of: "T1", from: file)
            #expect(busy.spans.isEmpty == !isBusy, "\(lines)")
            #expect(busy.declinedBySomebody == 0, "the person's own answer is known")
        }
    }

    @Test("a series is declined whole, or on one day")
    func declinedSeries() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        try clinic.write { writing in
            var therapist = try writing.now.therapist(ID(1))
            therapist.email = "ana@example.test"
            _ = try writing.updateTherapist(therapist)
        }
        let no = "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.test"
        let yes = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.test"
        let daily = "RRULE:FREQ=DAILY;COUNT=3"
        let second = "RECURRENCE-ID:20261208T090000Z"
        let one = try clinic.importBusy(
            of: "T1",
            from: world.file(
                calendar(
                    hour(nine, "\(yes)\n\(daily)") + "\n"
                        + hour("20261208T090000Z", "\(no)\n\(second)"))))
        #expect(one.spans.map(\.words) == ["2026-12-07 09:00-10:00", "2026-12-09 09:00-10:00"])
        let whole = try clinic.importBusy(
            of: "T1",
            from: world.file(
                calendar(
                    hour(nine, "\(no)\n\(daily)") + "\n"
                        + hour("20261208T090000Z", "\(yes)\n\(second)"))))
        #expect(whole.spans.map(\.words) == ["2026-12-08 09:00-10:00"])
    }

    @Test("sessions of ours that stand there at another time are told, and take no time")
    func elsewhere() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let file = try world.file(
            String(decoding: clinic.exportCalendar(of: .therapist(ID(1))).bytes, as: UTF8.self))
        #expect(try clinic.importBusy(of: "T1", from: file).elsewhere.isEmpty)
        let there = try #require(world.sessions[0].details.span)
        _ = try clinic.move(world.session(0), MoveInput(to: "2026-12-08T14:00", scope: .only))
        let moved = try clinic.importBusy(of: "T1", from: file)
        #expect(moved.spans.isEmpty && moved.hit.isEmpty)
        #expect(
            moved.elsewhere == [OwnElsewhere(session: try world.session(0), there: there)])
        let page = BusyPage(moved, try clinic.roster())
        #expect(page.elsewhere.map { $0.session?.id } == [world.sessions[0].id])
        _ = try clinic.cancel(try world.session(1), CancelInput(reason: "sick", scope: .only))
        let both = try clinic.importBusy(of: "T1", from: file)
        #expect(both.elsewhere.map { $0.session?.id } == world.sessions.prefix(2).map(\.id))
    }

    @Test("so are our free/busy times that come back, and only those of the same person")
    func freeBusy() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let file = try world.file(
            String(decoding: clinic.freeBusy(of: ID(1)).bytes, as: UTF8.self))
        let back = try clinic.importBusy(of: "T1", from: file)
        #expect(back.spans.isEmpty && back.hit.isEmpty && back.elsewhere.isEmpty)
        let there = try #require(world.sessions[0].details.span)
        _ = try clinic.move(world.session(0), MoveInput(to: "2026-12-08T14:00", scope: .only))
        let moved = try clinic.importBusy(of: "T1", from: file)
        #expect(moved.spans.isEmpty)
        #expect(moved.elsewhere == [OwnElsewhere(session: nil, there: there)])
        #expect(try !clinic.importBusy(of: "P1", from: file).spans.isEmpty)
    }

    @Test("an answer to an invitation is recorded as one, not imported")
    func answer() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        for method in ["REPLY", "COUNTER"] {
            let file = try world.file(calendar("METHOD:\(method)\n" + hour(nine)))
            let told = refusal { try world.clinic.importBusy(of: "T1", from: file) }
            #expect(told.kind == .badData)
            #expect(told.text.contains("is an answer to an invitation, no calendar."))
            #expect(told.text.contains("physio import-reply \(file)"))
        }
    }
}
