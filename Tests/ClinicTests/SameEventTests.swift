import CalDAV
import Clinic
import Testing

@Suite("A server's text of an event")
struct SameEventTests {
    private let ours = """
        BEGIN:VEVENT
        UID:u1
        DTSTAMP:20261130T080000Z
        DTSTART;TZID=Europe/London:20261207T080000
        DTEND;TZID=Europe/London:20261207T084500
        RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270131
        SUMMARY:Session 1\\, hip
        STATUS:CONFIRMED
        END:VEVENT
        """

    private func file(_ event: String) -> [UInt8] {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n\(event)\nEND:VCALENDAR\n"
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }

    private func isSame(_ theirs: String) -> Bool {
        let item = PublishedItem(uid: "u1", fingerprint: "", body: file(ours))
        return SameEvent.says(item, file(theirs))
    }

    @Test("how far somebody is with an open task is no change; that a done one is open again is")
    func tasks() {
        let task = """
            BEGIN:VTODO
            UID:u1-task
            DTSTAMP:20261130T080000Z
            DUE;VALUE=DATE:20261221
            SUMMARY:Fill in the questionnaire
            STATUS:NEEDS-ACTION
            END:VTODO
            """
        let ticked = task.replacing(
            "STATUS:NEEDS-ACTION", with: "STATUS:COMPLETED\nPERCENT-COMPLETE:100")
        let says = { (ours: String, theirs: String) in
            SameEvent.says(
                PublishedItem(uid: "u1-task", fingerprint: "", body: file(ours)), file(theirs))
        }
        #expect(says(task, task) && says(task, ticked))
        #expect(!says(ticked, task))
        #expect(!says(task, task.replacing("20261221", with: "20261222")))
        #expect(!says(task, task.replacing("VTODO", with: "VEVENT")))
    }

    @Test("what servers write anew and clients add is no change")
    func same() {
        #expect(isSame(ours))
        #expect(isSame(ours.replacing("STATUS:CONFIRMED\n", with: "")))
        #expect(
            isSame(
                ours.replacing(
                    "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270131",
                    with: "FREQ=WEEKLY;UNTIL=20270131;BYDAY=MO,TH")))
        #expect(
            isSame(
                ours.replacing(
                    "END:VEVENT",
                    with:
                        "X-MOZ-LASTACK:20261206T080000Z\nSEQUENCE:3\nBEGIN:VALARM\nACTION:DISPLAY\n"
                        + "TRIGGER:-PT1H\nDESCRIPTION:d\nEND:VALARM\nEND:VEVENT")))
    }

    @Test(
        "another time, word, zone or state is a change, and so is a second event",
        arguments: [
            ("20261207T080000", "20261207T090000"), ("Europe/London", "Europe/Paris"),
            ("CONFIRMED", "CANCELLED"), ("hip", "knee"), ("BYDAY=MO,TH", "BYDAY=MO"),
            ("END:VEVENT", "TRANSP:TRANSPARENT\nEND:VEVENT"),
            ("END:VEVENT", "EXDATE:20261214\nEND:VEVENT"), ("UID:u1", "UID:u2"),
            ("END:VEVENT", "END:VEVENT\nBEGIN:VEVENT\nUID:u1\nEND:VEVENT"),
        ])
    func changed(_ old: String, _ new: String) {
        #expect(!isSame(ours.replacing(old, with: new)))
        #expect(!isSame(""))
    }
}
