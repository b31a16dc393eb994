import CivilTime
import ClinicStore
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

/// One patient's plan in a clinic in which little is free, so that another place has its price.
private struct BusyClinic {
    let test: TestClinic
    let plan: StoredPlan
    var clinic: Clinic { test.clinic }

    /// `nil` where the cause has no plan that begins like this.
    init?(cause: String, smokes: Bool) throws {
        test = try TestClinic()
        let clinic = test.clinic
        let hours = [
            "Mon-Fri 08:00-13:00", "Mon,Wed,Thu 09:00-12:00,14:00-17:00", "Tue,Fri 10:00-16:00",
        ]
        for (number, hours) in hours.enumerated() {
            _ = try clinic.addTherapist(
                name: "Therapist \(number + 1)", hours: hours, skills: ["manual-therapy"])
        }
        _ = try clinic.addRoom(name: "Hall", capacity: 2)
        for (number, starts) in [["08:30"], ["09:45", "14:30"], ["11:15"]].enumerated() {
            let therapist = try clinic.therapist(named: "T\(number + 1)")
            let spans = try (0..<150).flatMap { day in
                try starts.compactMap { start in
                    let start = LocalTime(clinic.today + day, try TimeOfDay(parsing: start))
                    return day % 4 == number ? nil : Interval(start, start + 45)
                }
            }
            _ = try clinic.perform(ReplaceBusyTimes(of: .therapist(therapist.id), by: spans))
        }
        let patient = try clinic.screenedPatient(
            "Jo",
            PatientInput(
                born: "1970-01-01", smokes: smokes ? 15 : 0, available: "Mon-Fri 08:00-15:00"))
        var asked = PlanInput(patient: patient, cause: cause, start: "2026-12-07", medicines: .none)
        asked.operation = cause == "hip-replacement-rehabilitation" ? "2026-12-01" : nil
        (asked.clearedBy, asked.maxDelay) = ("Dr Best, 2026-11-25", 28)
        do { plan = try clinic.startPlan(asked).plan } catch let refusal as any ClinicRefusal {
            print("repair by hand: \(cause) has no plan: \(refusal.said.problem.said)")
            test.remove()
            return nil
        }
    }

    func sessions() throws -> [Session] {
        try clinic.sessions(plan: plan.id).filter { $0.isAhead(clinic.now) }
    }
}

/// What a repair has cost, or moving each session by hand.
private struct Bill: Comparable, CustomStringConvertible {
    var lost = 0
    var moved = 0
    var changed = 0

    mutating func add(_ before: Session, _ after: Session?, isHit: Bool) {
        guard let after else { return lost += 1 }
        guard isHit else { return moved += after.details == before.details ? 0 : 1 }
        changed += abs(after.details.start.day - before.details.start.day) * 4
        changed += after.details.therapist == before.details.therapist ? 0 : 8
    }

    static func < (left: Bill, right: Bill) -> Bool {
        (left.lost, left.moved, left.changed) < (right.lost, right.moved, right.changed)
    }

    var description: String { "\(lost) lost, \(moved) others moved, \(changed)" }
}

extension BusyClinic {
    /// Moves each session in trouble to the nearest place that a move accepts, in order of time, and takes it
    /// all back.
    func byHand(_ hit: [Session]) throws -> Bill {
        var bill = Bill()
        var done = 0
        for session in hit.sorted(by: { $0.details.start < $1.details.start }) {
            let after = try movedByHand(session)
            done += after == nil ? 0 : 1
            bill.add(session, after, isHit: true)
        }
        for _ in 0..<done { _ = try clinic.undo() }
        return bill
    }

    func movedByHand(_ session: Session) throws -> Session? {
        let own = session.details
        func price(_ place: OfferedPlace) -> (Int, Int, LocalTime, ID<Therapist>) {
            let days = abs(place.start.day - own.start.day)
            return (
                days * 4 + (place.therapist == own.therapist ? 0 : 8),
                abs(place.start.time.minutes - own.start.time.minutes), place.start,
                place.therapist
            )
        }
        let places = try clinic.options(for: session, count: 200).filter(\.breaks.isEmpty)
        for place in places.sorted(by: { price($0) < price($1) }) {
            let input = MoveInput(
                to: "\(place.start)", therapist: try clinic.therapist(named: "\(place.therapist)"),
                scope: .only)
            if let moved = try? clinic.move(session, input).sessions.first { return moved }
        }
        return nil
    }

    /// What is against a repair of these sessions.
    func problems(_ hit: [Session]) throws -> (bill: Bill, problems: [String]) {
        let ids = Set(hit.map(\.id))
        let entry = try clinic.store.read { try $0.history(limit: 1) }.first?.number
        let repair = try clinic.repair(apply: true)
        var bill = Bill()
        var problems: [String] = []
        for line in repair.lines where line.outcome != .kept {
            bill.add(line.before, line.after, isHit: ids.contains(line.before.id))
            if line.outcome == .impossible, try movedByHand(line.before) != nil {
                _ = try clinic.undo()
                problems.append("\(line.before.id) is lost, and can be moved")
            }
        }
        let told = Set(repair.lines.filter { $0.outcome != .kept }.map(\.before.id))
        if !ids.subtracting(told).isEmpty { problems.append("\(ids.subtracting(told)) stay") }
        if try clinic.store.read({ try $0.history(limit: 1) }).first?.number != entry {
            _ = try clinic.undo()
        }
        let hand = try byHand(hit)
        if hand < bill { problems.append("repair: \(bill); by hand: \(hand)") }
        if bill.moved > 0, bill.lost >= hand.lost { problems.append("others move for nothing") }
        return (bill, problems)
    }
}

@Suite("Repair and moving by hand")
struct RepairByHandTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    /// One of so many days is tried; with `PHYSIO_REPAIRS=all` each.
    private static var stride: Int {
        if ProcessInfo.processInfo.environment["PHYSIO_REPAIRS"] == "all" { return 1 }
        return isLong ? 4 : 5
    }
    private static var causes: [String] {
        let all = (try? TestClinic.shelf.catalog().causes.map(\.id)) ?? []
        return isLong ? all.sorted() : ["sciatica", "hip-osteoarthritis"]
    }

    @Test(
        "a repair costs no more than moving each session by hand, and moves nothing else but to save one",
        arguments: causes, [false, true])
    func noDearer(cause: String, smokes: Bool) throws {
        guard let world = try BusyClinic(cause: cause, smokes: smokes) else {
            #expect(Self.isLong, "\(cause) has no plan")
            return
        }
        defer { world.test.remove() }
        let clinic = world.clinic
        let all = try world.sessions()
        let days = Set(all.map(\.details.start.day)).sorted()
        var (tried, lost, moved) = (0, 0, 0)
        func check(_ name: String, _ hit: [Session]) throws {
            let (bill, problems) = try world.problems(hit)
            #expect(problems.isEmpty, "\(cause), \(smokes), \(name): \(problems)")
            (tried, lost, moved) = (tried + 1, lost + bill.lost, moved + bill.moved)
            _ = try clinic.undo()
        }
        // A plan of a few days is tried on each.
        let stride = min(Self.stride, max(1, days.count / 4))
        for day in days.enumerated().filter({ $0.offset % stride == 0 }).map(\.element) {
            _ = try clinic.changeSettings(name: nil, reopen: [], ClinicInput(closed: ["\(day)"]))
            try check("closed \(day)", all.filter { $0.details.start.day == day })
            for therapist in try clinic.therapists() {
                let hit = all.filter {
                    $0.details.start.day == day && $0.details.therapist == therapist.id
                }
                guard !hit.isEmpty else { continue }
                _ = try clinic.recordAbsence(
                    of: therapist, from: "\(day)", to: "\(day)", reason: nil)
                try check("\(therapist.id) away \(day)", hit)
            }
        }
        for therapist in try clinic.therapists() {
            let hit = all.filter { $0.details.therapist == therapist.id }
            guard !hit.isEmpty else { continue }
            _ = try clinic.removeTherapist(therapist)
            try check("\(therapist.id) leaves", hit)
        }
        print("repair by hand: \(cause), \(smokes): \(tried) tried, \(lost) lost, \(moved) moved")
        #expect(tried > 3)
    }
}
