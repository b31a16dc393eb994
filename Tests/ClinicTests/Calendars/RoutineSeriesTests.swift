import CivilTime
import ClinicStore
import Foundation
import Planner
import Testing

@testable import Clinic

/// A series keeps what it said of the past: its first day and its rule stay once it has begun, and only its
/// end moves. One that lies ahead moves as a whole.
@Suite("Home exercises in calendars, when a plan changes")
struct RoutineSeriesTests {
    /// UID, first day, rule, sequence and state of each series of exercises at home.
    private struct Series: Equatable {
        var uid, first, rule, sequence, status: String

        init(_ event: [String]) {
            func value(_ name: String) -> String {
                event.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) } ?? ""
            }
            (uid, first) = (value("UID:"), value("DTSTART;VALUE=DATE:"))
            (rule, sequence, status) = (value("RRULE:"), value("SEQUENCE:"), value("STATUS:"))
        }

        var until: String { rule.components(separatedBy: "UNTIL=").last ?? "" }
    }

    private func series(_ clinic: Clinic) throws -> [Series] {
        let bytes = try clinic.exportCalendar(
            of: .plan(ID(1)), privacy: "full", include: "routines"
        ).bytes
        return lines(bytes).split(separator: "BEGIN:VEVENT").dropFirst().map(Array.init)
            .filter { $0.contains { $0.hasPrefix("SUMMARY:") && $0.contains("Home exercises") } }
            .map(Series.init)
    }

    @Test(
        "a pause ends the series that runs, another begins after it, and those ahead move; UIDs stay"
    )
    func paused() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let before = try series(world.clinic)
        let clinic = try world.after(2)
        _ = try clinic.pause(
            world.plan, from: "\(clinic.today + 1)", to: "\(clinic.today + 7)", reason: "trip")
        let after = try series(clinic)
        let known = Set(before.map(\.uid))
        let (old, new) = (
            after.filter { known.contains($0.uid) }, after.filter { !known.contains($0.uid) }
        )
        #expect(before.count > 1)
        #expect(old.map(\.uid) == before.map(\.uid))
        #expect(old[0].first == before[0].first && old[0].until < before[0].until)
        #expect(zip(before, old).dropFirst().allSatisfy { $0.first < $1.first })
        #expect(old.allSatisfy { $0.sequence == "1" && $0.status == "CONFIRMED" })
        #expect(new.count == 1 && new[0].first > old[0].until && new[0].status == "CONFIRMED")
    }

    @Test(
        "a pause that ends early gives the days back: the same series, the one after it on that day",
        arguments: [0, 1, 3])
    func resumed(early: Int) throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let before = try series(world.clinic)
        let clinic = try world.after(2)
        let first = clinic.today + 1
        _ = try clinic.pause(
            world.plan, from: "\(first)", to: "\(first + 13)", reason: "trip")
        let paused = try series(clinic)
        let back = world.test.at("\(first + early)T07:00")
        _ = try back.resume(world.plan, on: nil)
        let after = try series(back)
        let known = Set(before.map(\.uid))
        #expect(after.map(\.uid) == paused.map(\.uid))
        #expect(after.allSatisfy { $0.status == "CONFIRMED" })
        // What ran before the pause is told once.
        #expect(after.filter { known.contains($0.uid) }.first == paused.first)
        let gone = try #require(paused.first { !known.contains($0.uid) })
        let again = try #require(after.first { !known.contains($0.uid) })
        #expect(again.first == "\(first + early)".filter { $0 != "-" })
        #expect(again.sequence > gone.sequence)
        // A pause takes whole weeks: none where it ends before its first day.
        let weeks = (early + 6) / 7 * 7
        let ends = [world.plan.details.end + weeks]
        #expect(try [back.store.read { try $0.plan(world.plan.id) }.details.end] == ends)
        let ahead = after.filter { known.contains($0.uid) }.dropFirst()
        let late = zip(before.dropFirst(), ahead).allSatisfy {
            weeks == 0 ? $0.rule == $1.rule && $0.first == $1.first : $0.first < $1.first
        }
        #expect(late)
        #expect(
            zip(paused.filter { known.contains($0.uid) }.dropFirst(), ahead)
                .allSatisfy { $1.first < $0.first })
        try world.expectSound()
    }

    @Test("one that begins on the day of the change ends, and another begins when it should")
    func today() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let before = try series(world.clinic)
        let first = try world.sessions()[0].details.start
        let clinic = world.test.at("\(world.plan.details.start)T00:05")
        #expect(first.day == clinic.today)
        _ = try clinic.shift(world.plan, days: 7)
        let after = try series(clinic)
        #expect(after.count == before.count + 1)
        #expect(after[0].uid == before[0].uid && after[0].first == before[0].first)
        #expect(after[0].status == "CANCELLED" && after[0].rule.isEmpty)
        let begun = try #require(after.last)
        #expect(!before.map(\.uid).contains(begun.uid))
        #expect(begun.sequence == "0" && begun.first > before[0].first)
        #expect(after.dropFirst().dropLast().map(\.uid) == before.dropFirst().map(\.uid))
        #expect(try series(world.test.at("\(clinic.today + 1)T08:00")).count == before.count)
        try world.expectSound()
        _ = try clinic.undo()
        #expect(try series(clinic).map(\.rule) == before.map(\.rule))
        try world.expectSound()
    }

    @Test("an earlier date takes nothing from the past, and puts nothing into it")
    func earlier() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let routine = try #require(
            world.plan.details.routines.filter { $0.kind == .homeExercise }.last)
        var plan = world.plan
        plan.details.routines = [routine]
        let today = routine.firstDay + 5
        func moved(on today: Day) -> [Routine] {
            PlanCourse(
                plan, from: today + 1, days: -14, today: today, makeUID: { "new" }, staying: []
            ).plan.details.routines
        }
        for last in [today, today + 3] {
            plan.details.routines[0].lastDay = last
            #expect(moved(on: today).map(\.lastDay) == [today - 1])
            #expect(moved(on: today).map(\.firstDay) == [routine.firstDay])
        }
        plan.details.routines[0].lastDay = routine.lastDay
        let ahead = moved(on: routine.firstDay - 3)
        #expect(ahead.map(\.firstDay) == [routine.firstDay - 3])
        #expect(ahead.map(\.uid) == [routine.uid])
    }
}
