import CivilTime
import ClinicCalendar
import ClinicWords
@testable import ClinicStore
import Planner
import Testing

@testable import Clinic

@Suite("Invitations and the answers to them")
struct ReplyTests {
    /// An answer as Google sends it.
    private func reply(
        _ session: Session, _ answer: String, sequence: Int? = nil,
        from: String = "jo@mail.example",
        at stamp: String = "20261130T120000Z", method: String = "REPLY", uid: String? = nil
    ) -> String {
        """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        METHOD:\(method)
        BEGIN:VEVENT
        DTSTAMP:\(stamp)
        ORGANIZER:mailto:desk@clinic.example
        UID:\(uid ?? session.uid)
        ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=\(answer);CN=Jo:MAILTO:\(from)
        SEQUENCE:\(sequence ?? session.sequence)
        SUMMARY:\(answer): Session
        END:VEVENT
        END:VCALENDAR

        """
    }

    @Test("yes confirms, no keeps the place and is listed until somebody moves it")
    func answers() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let offered = try world.session(0)
        _ = try clinic.importReply(from: world.file(reply(offered, "ACCEPTED")))
        #expect(try world.session(0).status == .confirmed)
        // The same invitation is answered again: nothing was changed but the answer.
        let report = try clinic.importReply(
            from: world.file(reply(offered, "DECLINED", at: "20261130T130000Z")))
        #expect(report.remarks.first?.said.contains("declined by the patient") == true)
        var session = try world.session(0)
        #expect(session.status == .booked && session.isDeclined)
        #expect(try clinic.day(nil, therapist: nil).declined.map(\.id) == [session.id])
        #expect(try clinic.day("2026-12-08", therapist: nil).declined.map(\.id) == [session.id])
        #expect(try clinic.day("2026-12-09", therapist: nil).declined.isEmpty)
        _ = try clinic.move(session, MoveInput(to: "2026-12-08T14:00", scope: .only))
        session = try world.session(0)
        #expect(!session.isDeclined && session.placedSequence == session.sequence)
        try world.expectSound()
        let old = refusal {
            try clinic.importReply(
                from: world.file(reply(offered, "ACCEPTED", at: "20261130T140000Z")))
        }
        #expect(old.kind == .refused && old.text.contains("an earlier time or place"))
        _ = try clinic.importReply(
            from: world.file(reply(session, "ACCEPTED", at: "20261130T140000Z")))
        #expect(try world.session(0).status == .confirmed)
    }

    @Test("undoing an answer, a move after it, and all of both leaves the check content")
    func undone() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        let offered = try world.session(0)
        _ = try clinic.importReply(from: world.file(reply(offered, "ACCEPTED")))
        _ = try clinic.move(world.session(0), MoveInput(to: "2026-12-08T14:00", scope: .only))
        _ = try clinic.undo()
        #expect(try world.session(0).details.start == offered.details.start)
        // The answer may have been to either time: it is asked for again.
        let told = refusal { try clinic.importReply(from: world.file(reply(offered, "ACCEPTED"))) }
        #expect(told.kind == .refused)
        _ = try clinic.undo()
        #expect(try world.session(0).status == .booked)
        try world.expectSound()
    }

    @Test(
        "the answers of Outlook, Apple and Thunderbird are read",
        arguments: [
            (
                "Outlook",
                """
                PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r
                METHOD:REPLY\r
                X-MS-OLK-FORCEINSPECTOROPEN:TRUE\r
                BEGIN:VTIMEZONE\r
                TZID:GMT Standard Time\r
                BEGIN:STANDARD\r
                DTSTART:16011028T020000\r
                TZOFFSETFROM:+0100\r
                TZOFFSETTO:-0000\r
                END:STANDARD\r
                END:VTIMEZONE\r
                BEGIN:VEVENT\r
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:Jo@Mail.Example\r
                CLASS:PRIVATE\r
                DTSTAMP:20261130T110000Z\r
                DTSTART;TZID="GMT Standard Time":20261208T100000\r
                SEQUENCE:0\r
                SUMMARY;LANGUAGE=en-gb:Accepted: Appointment\r
                UID:$UID\r
                X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r
                END:VEVENT\r

                """
            ),
            (
                "Apple",
                """
                VERSION:2.0
                PRODID:-//Apple Inc.//macOS 15.1//EN
                METHOD:REPLY
                BEGIN:VEVENT
                UID:$UID
                DTSTAMP:20261130T110000Z
                ORGANIZER;EMAIL=desk@clinic.example:mailto:desk@clinic.example
                ATTENDEE;CN="Park, Jo";CUTYPE=INDIVIDUAL;EMAIL=jo@mail.example;PARTSTAT=A
                 CCEPTED:mailto:jo@mail.example
                SEQUENCE:0
                REQUEST-STATUS:2.0;Success
                END:VEVENT

                """
            ),
            (
                "Thunderbird",
                """
                PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
                VERSION:2.0
                METHOD:REPLY
                BEGIN:VEVENT
                DTSTAMP:20261130T110000Z
                UID:$UID
                ATTENDEE;RSVP=TRUE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:jo@mail.example
                X-MOZ-RECEIVED-SEQUENCE:0
                END:VEVENT

                """
            ),
        ])
    func programs(program: String, body: String) throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let text =
            "BEGIN:VCALENDAR\n" + body.replacing("$UID", with: world.sessions[0].uid)
            + "END:VCALENDAR\n"
        _ = try world.clinic.importReply(from: world.file(text))
        #expect(try world.session(0).status == .confirmed, "\(program)")
    }

    @Test("perhaps takes a confirmation back; an older answer than the last is refused")
    func tentative() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let offered = try world.session(0)
        _ = try world.clinic.importReply(from: world.file(reply(offered, "ACCEPTED")))
        _ = try world.clinic.importReply(
            from: world.file(reply(offered, "TENTATIVE", at: "20261130T130000Z")))
        #expect(try world.session(0).status == .booked)
        let told = refusal {
            try world.clinic.importReply(
                from: world.file(reply(offered, "DECLINED", at: "20261130T125900Z")))
        }
        #expect(told.text.contains("answered again since"))
        #expect(try !world.session(0).isDeclined)
    }

    @Test("what is no answer to a session of ours is refused, and changes nothing")
    func refused() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let session = try world.session(0)
        let before = try world.clinic.store.contents()
        let cases: [(String, RefusalKind, String)] = [
            (reply(session, "ACCEPTED", uid: "else"), .notFound, "No session has the UID 'else'"),
            (
                reply(session, "ACCEPTED", method: "REQUEST"), .badData,
                "other.ics:4: this is no answer"
            ),
            (reply(session, "DELEGATED"), .badData, "other.ics:9: PARTSTAT=DELEGATED is neither"),
            (reply(session, "ACCEPTED", sequence: 9), .refused, "was never sent from here"),
            (
                reply(session, "ACCEPTED", from: "eve@mail.example"), .refused,
                "not from the patient"
            ),
            (reply(session, "TENTATIVE", method: "COUNTER"), .refused, "proposes another time"),
            (calendar(""), .badData, "but a plain calendar"), ("hello", .badData, "no calendar"),
            (
                reply(session, "ACCEPTED").replacing("SEQUENCE:0", with: "SEQUENCE:x"), .badData,
                "other.ics:10: its SEQUENCE is no number"
            ),
        ]
        for (text, kind, words) in cases {
            let told = refusal { try world.clinic.importReply(from: world.file(text)) }
            #expect(told.kind == kind && told.text.contains(words), "\(told.text)")
        }
        #expect(try world.clinic.store.contents() == before)
        _ = try world.clinic.cancel(session, CancelInput(reason: "sick", scope: .only))
        let late = refusal {
            try world.clinic.importReply(from: world.file(reply(session, "ACCEPTED")))
        }
        #expect(late.text.contains("is cancelled; the answer comes too late"))
    }

    @Test(
        "without mail addresses nobody is invited; cancelled ones only where a calendar knows them")
    func invitations() throws {
        let world = try CalendarClinic()
        defer { world.remove() }
        let clinic = world.clinic
        _ = try clinic.cancel(world.session(1), CancelInput(reason: "sick", scope: .only))
        let first = try clinic.invite(to: clinic.sessions(patient: world.patient.id))
        #expect(first.map(\.method) == ["REQUEST"] && first.map(\.fileName) == ["S1.ics"])
        _ = try clinic.cancel(world.session(0), CancelInput(reason: "sick", scope: .only))
        let second = try clinic.invite(to: clinic.sessions(patient: world.patient.id))
        #expect(second.map(\.method) == ["CANCEL"])
        #expect(lines(second[0].bytes).contains("SEQUENCE:1"))
        let inUTC = CalendarOptions(inUTC: true)
        #expect(refusal { try clinic.invite(to: [world.session(0)], inUTC) }.kind == .usage)
        let silent = try CalendarClinic(email: nil)
        defer { silent.remove() }
        #expect(
            refusal { try silent.clinic.invite(to: [silent.session(0)]) }.text.contains(
                "P1 has no mail address"))
        #expect(
            refusal { try silent.test.clinic.invite(to: [silent.session(0)]) }.text.contains(
                "clinic set --email"))
    }
}
