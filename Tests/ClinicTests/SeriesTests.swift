import CivilTime
import ClinicStore
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic

/// Two therapists and one place in one room, from Monday to Friday; Jo and Lee, who come at any time.
struct SeriesWorld {
    let test: TestClinic
    let jo: Patient
    let lee: Patient
    var clinic: Clinic { test.clinic }

    init(zone: String = "Europe/London", now: String = "2026-11-30T08:00") throws {
        test = try TestClinic(zone: zone, now: now)
        for name in ["Ana", "Ben"] { _ = try test.clinic.addTherapist(name: name) }
        jo = try test.clinic.screenedPatient("Jo", PatientInput())
        lee = try test.clinic.screenedPatient("Lee", PatientInput())
    }

    func remove() { test.remove() }

    @discardableResult
    func series(
        _ at: String, every days: Int = 7, _ end: SeriesRhythm.End = .count(4),
        with therapist: String? = nil, leavingOut: Bool = false, despite: [String] = []
    ) throws -> BookedTogether {
        var input = SessionInput(patient: jo, at: at)
        input.therapist = try therapist.map { try clinic.therapist(named: $0) }
        (input.despite, input.reason) = (despite, despite.isEmpty ? nil : "agreed with Jo")
        return try clinic.addSeries(
            input, SeriesRhythm(every: days, end), leavingOut: leavingOut)
    }

    func close(_ day: String) throws {
        var settings = try clinic.read { try $0.settings() }
        settings.closedDays.append(try Day(parsing: day))
        try clinic.write { try $0.updateSettings(settings) }
    }

    var starts: [String] {
        get throws { try clinic.sessions().filter(\.status.isLive).map { "\($0.details.start)" } }
    }

    func take(_ at: String, with therapist: String = "Ana") throws {
        let own = try clinic.therapist(named: therapist)
        _ = try clinic.addSession(SessionInput(patient: lee, at: at, therapist: own))
    }
}

@Suite("Sessions that are booked together")
struct SeriesTests {
    @Test("are sessions of their own, with one therapist, and each knows its place")
    func booked() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series(
            "2026-12-03T10:00", every: 14, .until(Day(parsing: "2027-01-14")))
        #expect(
            try world.starts == [
                "2026-12-03T10:00", "2026-12-17T10:00", "2026-12-31T10:00", "2027-01-14T10:00",
            ])
        #expect(Set(made.sessions.map(\.uid)).count == 4)
        #expect(Set(made.sessions.map(\.details.therapist)).count == 1)
        let kept = try world.clinic.sessions(seriesOf: made.sessions[2])
        #expect(kept == made.sessions)
        #expect(kept.map(\.details.series?.number) == [1, 2, 3, 4])
        #expect(kept.allSatisfy { $0.details.series?.first == kept[0].id })
        #expect(kept.allSatisfy { $0.details.number == nil && $0.details.plan == nil })
        #expect(try world.clinic.check().violations == [])
    }

    @Test("keep the wall clock when clocks change")
    func wallClock() throws {
        let world = try SeriesWorld(now: "2027-03-01T08:00")
        defer { world.remove() }
        let made = try world.series("2027-03-25T10:00", .count(3)).sessions
        #expect(Set(made.map(\.details.start.time)).count == 1)
        let utc = made.compactMap { world.clinic.zone.first($0.details.start) }
        #expect(
            zip(utc, utc.dropFirst()).map { $1.minute - $0.minute } == [7 * 1440 - 60, 7 * 1440])
    }

    @Test(
        "are refused whole where one does not fit: each date with why, and times at which all fit")
    func refused() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        try world.close("2026-12-24")
        try world.take("2026-12-10T10:15", with: "Ana")
        try world.take("2026-12-10T11:15", with: "Ben")
        let told = try #require(
            expectRefused { try world.series("2026-12-03T10:00", with: "Ana") })
        #expect(told.problem.said == "2 of the 4 dates do not fit; nothing was booked.")
        let details = told.details.map(\.said)
        #expect(details[0].contains("Thu 2026-12-10 10:00: therapist-busy: Ana is taken"))
        #expect(details[1].contains("Thu 2026-12-24 10:00: closed-day:"))
        #expect(try world.starts.count == 2)
        let way = try #require(
            told.remedy.said.split(separator: " ").first { $0.hasPrefix("2026-") })
        try world.series("\(way)", with: "Ana")
        #expect(try world.starts.count == 6)
    }

    @Test("leave out only what does not fit, where that is said, and say what they left")
    func leavesOut() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        try world.close("2026-12-24")
        let made = try world.series("2026-12-03T10:00", leavingOut: true)
        #expect(made.sessions.map(\.details.series?.number) == [1, 2, 3])
        #expect(made.sessions.allSatisfy { $0.details.series?.of == 3 })
        #expect(made.leftOut.map { "\($0.start)" } == ["2026-12-24T10:00"])
        #expect(made.leftOut[0].broken.map(\.rule) == [.closedDay])
        try world.close("2026-12-17")
        expectRefused {
            try world.series("2026-12-17T14:00", .count(2), leavingOut: true)
        }
    }

    @Test("are held by the therapist who is free at most of the dates")
    func therapist() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        try world.take("2026-12-17T10:00", with: "Ana")
        let ben = try world.clinic.therapist(named: "Ben").id
        #expect(
            try world.series("2026-12-03T10:00").sessions.allSatisfy {
                $0.details.therapist == ben
            })
    }

    @Test("stand against a rule where somebody sets it aside for a reason, each that breaks it")
    func despite() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        try world.close("2026-12-24")
        let made = try world.series("2026-12-03T10:00", despite: ["closed-day"]).sessions
        #expect(made.map { $0.details.exception?.rules } == [nil, nil, nil, ["closed-day"]])
    }

    @Test("go by the same days and hours from one on, and no other goes")
    func following() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00").sessions
        let input = MoveInput(to: "2026-12-11T14:30", scope: .following)
        let report = try world.clinic.move(made[1], input)
        #expect(report.changes.map(\.after.id) == made.dropFirst().map(\.id))
        #expect(
            try world.starts == [
                "2026-12-03T10:00", "2026-12-11T14:30", "2026-12-18T14:30", "2026-12-25T14:30",
            ])
        #expect(report.sessions.allSatisfy { $0.sequence == 1 })
        _ = try world.clinic.undo()
        #expect(try world.clinic.sessions().map(\.details.start) == made.map(\.details.start))
    }

    @Test("a move of all takes those before, too, but none that has begun")
    func all() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00").sessions
        let later = world.test.at("2026-12-03T10:01")
        _ = try later.move(made[3], MoveInput(to: "2026-12-23T10:00", scope: .all))
        #expect(
            try world.starts == [
                "2026-12-03T10:00", "2026-12-09T10:00", "2026-12-16T10:00", "2026-12-23T10:00",
            ])
    }

    @Test("a week later each takes the place of the next; where one cannot go none goes")
    func chain() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00", with: "Ana").sessions
        try world.take("2026-12-31T10:00")
        let asked = MoveInput(to: "2026-12-10T10:00", scope: .all)
        let told = try #require(expectRefused { try world.clinic.move(made[0], asked) })
        #expect(told.details.map { $0.said.prefix(22) } == ["S4 to Thu 2026-12-31 1"])
        // The last one keeps its place, so the one before it keeps its own, and so on.
        #expect(!told.remedy.contains("skip"))
        #expect(try world.starts.first == "2026-12-03T10:00")
        _ = try world.clinic.cancel(made[3], CancelInput(reason: "away", scope: .only))
        #expect(try world.clinic.move(made[0], asked).changes.count == 3)
    }

    @Test("one that does not fit where its series goes stays, where that is said, and why is told")
    func stays() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00", with: "Ana").sessions
        try world.take("2026-12-17T14:00")
        var asked = MoveInput(to: "2026-12-03T14:00", scope: .all)
        expectRefused { try world.clinic.move(made[0], asked) }
        asked.leaves = true
        let report = try world.clinic.move(made[0], asked)
        #expect(report.changes.map(\.after.id) == [made[0], made[1], made[3]].map(\.id))
        #expect(try world.starts.filter { $0.hasSuffix("14:00") }.count == 4)
        guard case .stays(made[2].id, let time, let broken) = report.remarks.first else {
            Issue.record("\(report.remarks)")
            return
        }
        #expect("\(time)" == "2026-12-17T14:00" && broken.map(\.rule) == [.therapistBusy])
    }

    @Test("are cancelled from one on, or all that are to come, and nobody else's")
    func cancelled() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00").sessions
        let other = try world.series("2026-12-03T14:00").sessions
        expectRefused { try world.clinic.cancel(made[1], CancelInput(reason: "away")) }
        _ = try world.clinic.cancel(made[2], CancelInput(reason: "away", scope: .following))
        #expect(try world.starts.count == 6)
        let later = world.test.at("2026-12-04T08:00")
        _ = try later.cancel(made[1], CancelInput(reason: "away", scope: .all))
        let live = try world.clinic.sessions().filter(\.status.isLive)
        #expect(Set(live.map(\.id)) == Set(other.map(\.id) + [made[0].id]))
    }

    @Test("undo takes them back, and those that calendars have seen stay there as cancelled")
    func undone() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00").sessions
        try world.clinic.write { try $0.markExported(made[1...2].map(GivenSession.init)) }
        _ = try world.clinic.undo()
        let left = try world.clinic.sessions()
        #expect(left.map(\.id) == made[1...2].map(\.id))
        #expect(left.allSatisfy { $0.status == .cancelled && $0.sequence == 1 })
        #expect(left.map(\.uid) == made[1...2].map(\.uid))
        #expect(try world.clinic.check().violations == [])
    }

    @Test("stand in a calendar each as an event of its own, with which it is of how many")
    func calendar() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let made = try world.series("2026-12-03T10:00").sessions
        _ = try world.clinic.move(made[1], MoveInput(to: "2026-12-11T10:00", scope: .following))
        let file = try world.clinic.exportCalendar(of: .patient(world.jo.id))
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(file.events == 4 && !text.contains("RRULE:FREQ=WEEKLY"))
        for (number, session) in made.enumerated() {
            #expect(text.contains("UID:\(session.uid)"))
            #expect(text.contains("\(number + 1) of 4"))
        }
        #expect(text.split(separator: "\r\n").count { $0 == "SEQUENCE:1" } == 3)
    }

    @Test(
        "how often they return is read as people write it",
        arguments: [
            ("week", 7), ("2 weeks", 14), ("every 2 weeks", 14), ("2-weeks", 14),
            ("Other Week", 14),
            ("day", 1), ("3 days", 3), ("52 weeks", 364),
        ])
    func written(text: String, days: Int) throws {
        #expect(try Written.days(every: text) == days)
    }

    @Test(
        "what is no rhythm is refused",
        arguments: [
            "", "month", "0 weeks", "-1 weeks", "53 weeks", "2", "weeks 2", "9999999999 days",
        ])
    func unwritten(text: String) {
        #expect(throws: Failure.self) { try Written.days(every: text) }
    }

    @Test("end by their day or number; one that is held once, too often or too late is refused")
    func ends() throws {
        let world = try SeriesWorld()
        defer { world.remove() }
        let first = "2026-12-03T10:00"
        expectRefused { try world.series(first, .until(Day(parsing: "2026-12-09"))) }
        #expect(try world.series(first, .until(Day(parsing: "2026-12-10"))).sessions.count == 2)
        expectRefused { try world.series(first, .count(1)) }
        expectRefused { try world.series(first, every: 1, .count(401)) }
        expectRefused { try world.series(first, .until(Day(parsing: "9999-12-31"))) }
        expectRefused { try world.series("2026-11-23T10:00", .count(3)) }
        #expect(try world.starts.count == 2)
    }
}
