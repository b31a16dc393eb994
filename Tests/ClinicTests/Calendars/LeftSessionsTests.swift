import CivilTime
@testable import ClinicStore
import ClinicWords
import ICalendar
import Planner
import Testing

@testable import Clinic

/// A session that is with one therapist and can go to another, and the calendars that tell of it.
private struct Scene {
    let living: LivingFixture
    let session: Session
    /// Who treats at first, and the other one.
    let first: Therapist
    let second: Therapist
    var clinic: Clinic { living.clinic }

    init() throws {
        living = try LivingFixture()
        session = try living.sessions()[2]
        first = try living.clinic.therapist(named: "\(session.details.therapist)")
        let id = first.id
        second = try #require(
            try living.clinic.read { try $0.therapists() }.first { $0.id != id })
    }

    func give(to therapist: Therapist, at time: String? = nil) throws {
        let now = try living.session(session.id)
        _ = try clinic.move(now, MoveInput(to: time, therapist: therapist, scope: .only))
    }

    /// The session's event in a calendar that goes out; `nil` where it is left out.
    func told(
        _ subject: CalendarSubject, privacy: String = "neutral", at time: String? = nil
    ) throws -> String? {
        let clinic = time.map(living.test.at) ?? clinic
        let file = try clinic.exportCalendar(of: subject, privacy: privacy, alarm: "1d")
        let events = String(decoding: file.bytes, as: UTF8.self)
            .split(separator: "BEGIN:VEVENT\r\n").dropFirst()
        #expect(events.count == file.events)
        let found = events.filter { $0.contains("UID:\(session.uid)\r\n") }
        #expect(found.count < 2)
        return found.first.map(String.init)
    }

    func told(_ therapist: Therapist, at time: String? = nil) throws -> String? {
        try told(.therapist(therapist.id), at: time)
    }

    func expectLive(
        _ event: String?, sequence: Int, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            event?.contains("STATUS:CONFIRMED\r\n") == true
                && event?.contains("SEQUENCE:\(sequence)\r\n") == true
                && event?.contains("BEGIN:VALARM") == true,
            "\(event ?? "none")", sourceLocation: location)
    }

    func expectCancelled(
        _ event: String?, sequence: Int, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            event?.contains("STATUS:CANCELLED\r\n") == true
                && event?.contains("SEQUENCE:\(sequence)\r\n") == true
                && event?.contains("BEGIN:VALARM") == false,
            "\(event ?? "none")", sourceLocation: location)
    }
}

@Suite("Sessions that left a therapist's calendar")
struct LeftSessionsTests {
    @Test("what a therapist's calendar was given is cancelled there when another one treats")
    func left() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        scene.expectLive(try scene.told(scene.first), sequence: 0)
        #expect(try scene.told(scene.second) == nil)
        try scene.give(to: scene.second)
        for _ in 1...2 { scene.expectCancelled(try scene.told(scene.first), sequence: 1) }
        scene.expectLive(try scene.told(scene.second), sequence: 1)
        for subject in [CalendarSubject.patient(ID(1)), .plan(scene.living.plan.id), .clinic] {
            scene.expectLive(try scene.told(subject), sequence: 1)
        }
        try scene.give(to: scene.first)
        scene.expectLive(try scene.told(scene.first), sequence: 2)
        scene.expectCancelled(try scene.told(scene.second), sequence: 2)
        try scene.living.expectSound()
    }

    @Test("an undo brings it back as live, with a higher sequence, and nothing else stays")
    func undone() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let before = try scene.living.contents()
        _ = try scene.told(scene.first)
        try scene.give(to: scene.second)
        scene.expectCancelled(try scene.told(scene.first), sequence: 1)
        _ = try scene.clinic.undo()
        scene.expectLive(try scene.told(scene.first), sequence: 2)
        #expect(try scene.living.contents().plain == before.plain)
        try scene.living.expectSound()
    }

    @Test("what a repair gave to others is cancelled in the calendar of who is away")
    func repaired() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        _ = try scene.told(scene.first)
        let day = scene.session.details.start.day
        _ = try scene.clinic.recordAbsence(
            of: scene.first, from: "\(day - 7)", to: "\(day + 7)", reason: nil)
        let repair = try scene.clinic.repair(apply: true)
        #expect(repair.lines(.reassigned).contains { $0.before.id == scene.session.id })
        scene.expectCancelled(try scene.told(scene.first), sequence: 1)
        scene.expectLive(try scene.told(scene.second), sequence: 1)
    }

    @Test("a therapist's calendar tells nothing of a session that it never held")
    func neverGiven() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        for subject in [CalendarSubject.patient(ID(1)), .plan(scene.living.plan.id), .clinic] {
            _ = try scene.told(subject)
        }
        let options = try Written.calendar(
            privacy: "neutral", include: "milestones", alarms: ["none"])
        _ = try scene.clinic.exportCalendar(of: .therapist(scene.first.id), options) { _ in }
        try scene.give(to: scene.second)
        #expect(try scene.told(scene.first) == nil)
    }

    @Test(
        "it is told word for word as if it had been cancelled",
        arguments: ["busy", "neutral", "full"])
    func privacy(_ privacy: String) throws {
        let (given, cancelled) = (try Scene(), try Scene())
        defer {
            given.living.remove()
            cancelled.living.remove()
        }
        let subject = CalendarSubject.therapist(given.first.id)
        _ = try given.told(subject, privacy: privacy)
        try given.give(to: given.second)
        _ = try cancelled.clinic.cancel(
            cancelled.session, CancelInput(reason: "sick", scope: .only))
        let event = try #require(try given.told(subject, privacy: privacy))
        #expect(try cancelled.told(subject, privacy: privacy) == event)
    }

    @Test("it goes when its day has passed, and not before the day that the calendar was told")
    func passed() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let day = scene.session.details.start.day
        _ = try scene.told(scene.first)
        try scene.give(to: scene.second)
        scene.expectCancelled(try scene.told(scene.first, at: "\(day)T20:00"), sequence: 1)
        #expect(try scene.told(scene.first, at: "\(day + 1)T07:00") == nil)
    }

    @Test("one that now comes sooner stays cancelled until the day at which it still stands")
    func sooner() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let start = scene.session.details.start
        let later = start.day + 7
        _ = try scene.clinic.move(
            scene.session, MoveInput(to: "\(later)", scope: .following))
        _ = try scene.told(scene.first)
        _ = try scene.clinic.undo()
        #expect(try scene.living.session(scene.session.id).details.start == start)
        try scene.give(to: scene.second)
        for _ in 1...2 {
            scene.expectCancelled(try scene.told(scene.first, at: "\(later)T07:00"), sequence: 3)
        }
        #expect(try scene.told(scene.first, at: "\(later + 1)T07:00") == nil)
    }

    @Test("cancelled after it left, or erased with its patient")
    func cancelledAndErased() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        _ = try scene.told(scene.first)
        try scene.give(to: scene.second)
        _ = try scene.clinic.cancel(
            scene.living.session(scene.session.id), CancelInput(reason: "sick", scope: .only))
        scene.expectCancelled(try scene.told(scene.first), sequence: 2)
        _ = try scene.clinic.erasePatient(scene.clinic.patient(named: "P1"))
        #expect(try scene.told(scene.first) == nil)
        try scene.living.expectSound()
    }

    @Test("a therapist whose calendar went out can still be undone")
    func undoneTherapist() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let third = try scene.clinic.addTherapist(name: "Third", skills: ["manual-therapy"])
        try scene.give(to: third)
        scene.expectLive(try scene.told(third), sequence: 1)
        _ = try scene.clinic.undo()
        scene.expectCancelled(try scene.told(third), sequence: 2)
        _ = try scene.clinic.undo()
        #expect(try scene.clinic.read { try $0.therapists() }.count == 2)
        try scene.living.expectSound()
    }

    @Test("on a server the event is removed, not cancelled: it is no part of what is published")
    func published() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        _ = try scene.told(scene.first)
        try scene.give(to: scene.second)
        let options = try Written.calendar(
            privacy: "neutral", include: "sessions", alarms: ["none"])
        let events = try scene.clinic.calendarEvents(
            of: .therapist(scene.first.id), options
        ).events
        #expect(!events.isEmpty && !events.contains { $0.uid == scene.session.uid })
    }
}
