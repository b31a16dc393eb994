import CivilTime
package import Clinic
import Planner
import Scheduler

extension SeriesRefusal: Worded {
    package var said: Failure {
        switch self {
        case .endsBeforeSecond(let last, let second):
            Failure(
                kind, "Until \(last) it is held once: it returns on \(second).",
                remedy: "Say a later day after \(say: [.until: .bare]), or book it once.")
        case .nobody(let count):
            Failure(
                kind, "There is no therapist to hold \(counted(count, "session")).",
                remedy: "See all with '\(do: .list(.therapists))'.")
        case .notFree(let refused, let count, let near, let leavesOut):
            Failure(
                kind,
                refused.count == count
                    ? "None of the \(count) dates fits; nothing was booked."
                    : "\(refused.count) of the \(count) dates \(refused.count == 1 ? "does" : "do") not fit;"
                        + " nothing was booked.",
                remedy: waysOut(
                    refused, near, leavesOut: leavesOut || refused.count == count),
                details: refused.map { "\($0.told)" } + near.map(\.told))
        case .noMove(let unfit, let count, let named, let others):
            Failure(
                kind,
                """
                \(unfit.count) of the \(counted(count, "session")) \
                \(unfit.count == 1 ? "does" : "do") not fit where \
                \(unfit.count == 1 ? "it" : "they") would go; nothing was changed.
                """,
                remedy: instead(named, of: unfit.count, others: others),
                details: unfit.map {
                    "\($0.session) to \($0.start.told): "
                        + $0.broken.map(\.told).joined(separator: " ")
                })
        case .noSeries(let session):
            Failure(
                kind, "\(session) was not booked in a series.",
                remedy: "Leave out \(say: [.skipRefused: .bare]).")
        }
    }

    private func waysOut(
        _ refused: [RefusedDate], _ near: [NearPlace], leavesOut: Bool
    ) -> Advice {
        var ways: [Advice] = []
        if let first = near.first {
            ways.append(
                """
                Begin at a time at which all fit: \
                \(say: [.at: "\(first.slot.start)", .therapist: "\(first.slot.therapist)"])
                """)
        }
        let isOne = refused.count == 1
        if !leavesOut {
            let leave = ways.isEmpty ? "Leave" : "leave"
            ways.append(
                "\(leave) \(isOne ? "it" : "these dates") out: \(say: [.skipRefused: .bare])")
        }
        if let aside = Inputs(settingAside: refused.flatMap(\.broken)) {
            let set = ways.isEmpty ? "Set" : "set"
            ways.append("\(set) aside what is against \(isOne ? "it" : "them"): \(say: aside)")
        }
        guard !ways.isEmpty else { return "Choose another time of day, therapist or rhythm." }
        return "\(ways.joined(separator: "; or "))."
    }

    private func instead(_ named: ID<Session>, of count: Int, others: Bool) -> Advice {
        guard others else {
            return "Choose another time: '\(do: .options(named))' tells free places."
        }
        return """
            Let \(count == 1 ? "it stay where it is" : "these stay where they are") with \(say: [.skipRefused: .bare]), or choose another time: \
            '\(do: .options(named))' tells free places.
            """
    }
}

extension RefusedDate {
    /// `Thu 2026-12-24 10:15: closed-day: The clinic is closed.`
    package var told: String {
        "\(start.told): " + broken.map(\.told).joined(separator: " ")
    }
}

extension LocalTime {
    /// `Thu 2026-12-24 10:15`.
    package var told: String { "\(day.weekday.shortName) \(day) \(time)" }
}

extension NearPlace {
    fileprivate var told: String {
        "All fit: \(slot.start.told) with \(therapist) (\(slot.therapist))"
    }
}
