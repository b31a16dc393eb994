import CivilTime
import Foundation
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore
@testable import ClinicWords

/// The figures of random clinics, counted once more in the simplest way.
@Suite("The figures of random clinics")
struct ReportModelTests {
    private static let causes = ["sciatica", "hip-bursitis", "acute-strain"]
    private static let reasons = [
        "sick", "better", "work", "clinic", "other", "discharge", "undone",
    ]

    /// Three plans of which each past session has a random fate, some ended, between absences, blocks and closures.
    private func random(_ seed: UInt64) throws -> (test: TestClinic, clinic: Clinic) {
        var random = SeededGenerator(seed: seed)
        let test = try TestClinic(hours: "Mon-Fri 09:00-13:00,14:00-17:30").staffed(2)
        let plans = try Self.causes.map { try test.clinic.booked($0, cause: $0) }
        let clinic = test.at("2027-01-\(Int.random(in: 10...31, using: &random))T11:00")
        for plan in plans {
            for session in try test.clinic.sessions(plan: plan.id) {
                let isPast = session.details.end <= clinic.now
                switch Int.random(in: 0..<(isPast ? 6 : 30), using: &random) {
                case 0...2 where isPast: try clinic.record([session], as: .attended)
                case 3 where isPast: try clinic.record([session], as: .missed)
                case 4:
                    let reason = Self.reasons.randomElement(using: &random)
                    try clinic.record([session], as: .cancelled, reason: reason)
                case 5 where !isPast: try clinic.record([session], as: .confirmed)
                default: break
                }
            }
            if Bool.random(using: &random) {
                _ = try clinic.discharge(plan, reason: "agreed with the patient")
            }
        }
        let therapist = try test.clinic.therapist(
            named: "T\(Int.random(in: 1...2, using: &random))")
        _ = try test.clinic.recordAbsence(
            of: therapist, from: "2026-12-0\(Int.random(in: 1...9, using: &random))T10:00",
            to: "2026-12-14T15:00", reason: nil)
        let closed = "2026-12-\(Int.random(in: 15...31, using: &random))"
        _ = try test.clinic.changeSettings(
            name: nil, reopen: [],
            ClinicInput(closed: [closed, "2027-01-05T09:00..2027-01-05T11:00"]))
        try clinic.write { try $0.addBlock(try Self.meeting()) }
        return (test, clinic)
    }

    private static func meeting() throws -> BlockDetails {
        let start = try LocalTime(parsing: "2026-12-02T09:00")
        let span = try #require(Interval(start, start + 60))
        return BlockDetails("Meeting", span, every: 7, therapists: [ID(1)])
    }

    @Test(
        "are what a count by hand finds, and the parts add up to the whole",
        arguments: UInt64(1)...2)
    func counted(seed: UInt64) throws {
        let (test, clinic) = try random(seed)
        defer { test.remove() }
        let days = try Day(parsing: "2026-12-03")...(try Day(parsing: "2027-01-20"))
        let model = try ReportModel(clinic, days)
        for split in ClinicReport.Split.allCases {
            let report = try clinic.atOneMoment {
                try $0.report(from: days.lowerBound, through: days.upperBound, by: split)
            }
            #expect(report.total == model.figures { _, _, _ in true }, "seed \(seed), \(split)")
            for part in report.parts {
                var expected = model.figures { therapist, cause, day in
                    switch split {
                    case .therapist: "\(therapist)" == part.key
                    case .cause: (cause ?? "none") == part.key
                    case .month: "\(day)".hasPrefix(part.key)
                    }
                }
                if split == .cause { expected.time?.working = nil }
                #expect(part.figures == expected, "seed \(seed), \(part.key)")
            }
            let sum = report.parts.map(\.figures.sessions).reduce(0, +)
            #expect(sum == report.total.sessions && sum > 10)
        }
    }
}

/// The definitions, read literally.
private struct ReportModel {
    let days: ClosedRange<Day>
    let now: LocalTime
    let sessions: [Session]
    let plans: [StoredPlan]
    let made: [ID<StoredPlan>: Day]
    /// By therapist and day.
    let working: [(ID<Therapist>, Day, Int)]

    init(_ clinic: Clinic, _ days: ClosedRange<Day>) throws {
        self.days = days
        now = clinic.now
        sessions = try clinic.sessions()
        plans = try clinic.plans(patient: nil).map(\.plan)
        made = plans.reduce(into: [:]) { $0[$1.id] = clinic.zone.local($1.created).day }
        let (absences, settings) = (try clinic.absences(), try clinic.read { try $0.settings() })
        let blocks = try clinic.read { try $0.blocks() }.map(\.details)
        var working: [(ID<Therapist>, Day, Int)] = []
        for therapist in try clinic.therapists() {
            for number in days.lowerBound.number...days.upperBound.number {
                let day = Day(number: number)
                guard !settings.closedDays.contains(day) else { continue }
                let free = (0..<1440).count { minute in
                    let time = LocalTime(day, .midnight) + minute
                    func isIn(_ span: Interval<LocalTime>) -> Bool {
                        span.start <= time && time < span.end
                    }
                    let isOpen = [settings.hours, therapist.hours].allSatisfy { hours in
                        hours[day.weekday].contains {
                            $0.start.minutes <= minute && minute < $0.end.minutes
                        }
                    }
                    guard isOpen else { return false }
                    let isMeeting = blocks.contains { block in
                        block.isFor(therapist.id)
                            && (0..<20).contains { isIn(block.first.later(by: $0 * 7)) }
                    }
                    return !isMeeting && !settings.closedTimes.contains(where: isIn)
                        && !absences.contains { $0.therapist == therapist.id && isIn($0.span) }
                }
                working.append((therapist.id, day, free))
            }
        }
        self.working = working
    }

    func figures(
        _ counts: (ID<Therapist>, String?, Day) -> Bool
    ) -> ReportFigures {
        var figures = ReportFigures()
        var (booked, attended) = (0, 0)
        for session in sessions where days.contains(session.details.start.day) {
            let cause = plans.first { $0.id == session.details.plan }?.details.pin.cause
            let (details, reason) = (session.details, session.reason ?? "")
            guard counts(details.therapist, cause, details.start.day),
                !["undone", "discharge"].contains(reason)
            else { continue }
            switch session.status {
            case .attended: figures.attended += 1
            case .missed: figures.missed += 1
            case .cancelled:
                let code = Session.CancelReason(rawValue: reason) ?? .other
                figures.cancelled[code, default: 0] += 1
            default:
                if details.end <= now { figures.unrecorded += 1 } else { figures.toCome += 1 }
            }
            if session.status != .cancelled { booked += details.minutes }
            if session.status == .attended { attended += details.minutes }
        }
        let free = working.filter { counts($0.0, nil, $0.1) }.map(\.2).reduce(0, +)
        figures.time = TimeUse(working: free, booked: booked, attended: attended)
        for plan in plans { count(plan, counts, &figures.plans) }
        figures.plans.waits.sort()
        return figures
    }

    private func count(
        _ plan: StoredPlan, _ counts: (ID<Therapist>, String?, Day) -> Bool,
        _ figures: inout PlanFigures
    ) {
        let own = sessions.filter { $0.details.plan == plan.id }
        let held = own.filter { $0.status == .attended }
        func load(_ therapist: ID<Therapist>) -> Int {
            own.count { $0.details.therapist == therapist && $0.status != .cancelled }
        }
        let all = Set(own.map(\.details.therapist)).sorted()
        guard let lead = all.first(where: { one in all.allSatisfy { load($0) <= load(one) } })
        else { return }
        func isIn(_ day: Day) -> Bool {
            days.contains(day) && counts(lead, plan.details.pin.cause, day)
        }
        if isIn(plan.details.start) { figures.begun += 1 }
        if let first = held.first?.details.start.day, let made = made[plan.id], isIn(first) {
            figures.waits.append(first - made)
        }
        let end = min(plan.discharge?.day ?? plan.details.end, plan.details.end)
        guard isIn(end), plan.discharge != nil || end < now.day else { return }
        figures.ended += 1
        let due = plan.details.phases.map(\.sessions).reduce(0, +)
        let treated = own.filter { $0.details.kind == .physiotherapy }
        let better = treated.count { $0.status == .cancelled && $0.reason == "better" }
        let kept = treated.count { $0.status == .attended }
        figures.prescribed += due
        figures.held += kept
        figures.trips +=
            Set(held.filter { $0.details.mode == .clinic }.map(\.details.start.day))
            .count
        if kept + better >= due {
            figures.completed += 1
        } else {
            let spared = ["better", "clinic", "discharge", "undone"]
            let last = treated.last { $0.status != .cancelled || !spared.contains($0.reason ?? "") }
            let isLost = last.map { [.missed, .cancelled].contains($0.status) } ?? false
            if isLost { figures.droppedOut += 1 }
        }
    }
}

extension Interval<LocalTime> {
    fileprivate func later(by days: Int) -> Interval<LocalTime> {
        Interval(start + days * 1440, end + days * 1440) ?? self
    }
}
