package import CivilTime
import ClinicStore
import Planner
import Scheduler

/// What a clinic did in a span of days, as a whole and split. No patient is named.
package struct ClinicReport: Page, Documented {
    /// By what it is split. A plan counts for whoever holds most of its sessions.
    package enum Split: String, CaseIterable, Hashable, Sendable {
        case therapist, cause, month
    }

    /// A part of it.
    package struct Part: Hashable, Sendable {
        /// `T1`, `sciatica`, `2026-12`; `none` for what lies outside of plans.
        package let key: String
        /// `Ana Silva`, `Sciatica (lumbar radicular pain)`, `2026-12`.
        package let name: String
        package let figures: ReportFigures
    }

    package let days: ClosedRange<Day>
    package let split: Split
    /// In order of their keys.
    package let parts: [Part]
    package let total: ReportFigures

    package var json: JSON {
        [
            "from": .text(days.lowerBound), "to": .text(days.upperBound),
            "by": .string(split.rawValue),
            "groups": .array(
                parts.map {
                    (["key": .string($0.key), "name": .string($0.name)] as JSON)
                        .adding($0.figures.json)
                }),
            "total": total.json,
        ]
    }
}

extension ReportFigures {
    fileprivate var json: JSON {
        ([
            "sessions": .integer(sessions), "attended": .integer(attended),
            "missed": .integer(missed), "missedShare": .optional(missedShare),
            "cancelled": .integer(allCancelled), "cancelledShare": .optional(cancelledShare),
            "cancelReasons": .object(
                Session.CancelReason.allCases.map {
                    JSON.Member(key: $0.rawValue, value: .integer(cancelled[$0] ?? 0))
                }),
            "unrecorded": .integer(unrecorded), "toCome": .integer(toCome),
            "workingMinutes": .optional(time?.working), "bookedMinutes": .optional(time?.booked),
            "attendedMinutes": .optional(time?.attended),
            "utilisation": .optional(time?.utilisation), "treated": .optional(time?.treated),
        ] as JSON).adding(plans.json)
    }
}

extension PlanFigures {
    fileprivate var json: JSON {
        [
            "plansBegun": .integer(begun), "plansEnded": .integer(ended),
            "plansCompleted": .integer(completed), "plansDroppedOut": .integer(droppedOut),
            "dropOut": .optional(dropOut), "sessionsPrescribed": .integer(prescribed),
            "sessionsHeld": .integer(held), "completion": .optional(completion),
            "firstVisits": .integer(waits.count), "medianWaitDays": .optional(medianWait),
            "longestWaitDays": .optional(waits.last), "trips": .integer(trips),
            "tripsPerPlan": .optional(tripsPerPlan),
        ]
    }
}

extension Clinic {
    /// The most days of a report: ten years.
    private static let longestReport = 3660

    /// What became of sessions, plans and time from one day to another.
    ///
    /// - Throws: `PageRefusal.endsBefore` where the last day comes first; `InputRefusal` for a span of more than ten years;
    ///   what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func report(
        from first: Day, through last: Day, by split: ClinicReport.Split
    ) throws -> ClinicReport {
        guard first <= last else { throw PageRefusal.endsBefore(first, last) }
        let length = try Text.range(last - first + 1, 1...Self.longestReport, .span)
        let days = first...(first + length - 1)
        return try read { reading in
            let therapists = try reading.therapists(includingInactive: true)
            let plans = try reading.plans(touching: days)
            var tally = ReportTally(
                days: days, split: split, now: now,
                staff: Set(therapists.filter(\.isActive).map(\.id)))
            let pins = plans.reduce(into: [:]) { $0[$1.id] = $1.details.pin }
            for session in try reading.sessions(SessionFilter(from: first, to: last)) {
                tally.count(session, of: session.details.plan.flatMap { pins[$0] })
            }
            for plan in try plans.compactMap({ try counted($0, reading) }) { tally.count(plan) }
            let working = try diary(reading, from: first, through: last).workingMinutes(on: days)
            for (therapist, minutes) in working {
                for (day, count) in minutes { tally.countWork(of: therapist, on: day, count) }
            }
            let names = therapists.reduce(into: [:]) { $0[$1.id] = $1.name }
            let causes = plans.map(\.details.pin).reduce(into: [:]) { $0[$1.cause] = $1.causeName }
            let (parts, total) = tally.counted
            return ClinicReport(
                days: days, split: split,
                parts: parts.map { $0.key.part($0.figures, names, causes) }, total: total)
        }
    }

    private func counted(_ plan: StoredPlan, _ reading: StoreReading) throws -> CountedPlan? {
        let sessions = try reading.sessions(SessionFilter(plan: plan.id))
        return CountedPlan(
            plan, sessions, try dose(of: plan, sessions).total,
            made: zone.local(plan.created).day, used: settings.doseLost)
    }
}

extension ReportKey {
    fileprivate func part(
        _ figures: ReportFigures, _ names: [ID<Therapist>: String], _ causes: [String: String]
    ) -> ClinicReport.Part {
        switch self {
        case .therapist(let id):
            ClinicReport.Part(key: "\(id)", name: names[id] ?? "\(id)", figures: figures)
        case .cause(let id): ClinicReport.Part(key: id, name: causes[id] ?? id, figures: figures)
        case .month(let month): ClinicReport.Part(key: month, name: month, figures: figures)
        case .outside: ClinicReport.Part(key: "none", name: "Outside of plans", figures: figures)
        }
    }
}
