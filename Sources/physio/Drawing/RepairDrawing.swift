import CivilTime
import Clinic
import ClinicWords
import Planner

extension RepairPage: Drawn {
    func lines(width: Int?) -> [String] {
        let changed = lines.filter { $0.outcome != .kept }
        guard !changed.isEmpty else { return ["Nothing is hit; every session can stay."] }
        let isOpen = !isApplied && changed.contains { $0.after != nil }
        return changed.flatMap {
            ["\($0.word) \($0.change)", "    \($0.reason?.said.told ?? "")"]
        }
            + shortened.map {
                "\($0.plan) has \($0.left) of \(counted($0.of, "session")) left in \($0.phase)."
            }
            + [summary]
            + impossible.map {
                "Decide: \($0.isUndecided ? "" : "physio session options \($0.before.id), or ")"
                    + "physio session cancel \($0.before.id) --reason clinic --only"
            } + (isOpen ? ["Nothing was written. Write it: physio repair --apply"] : [])
            + (helps ?? []).lines
    }

    private var summary: String {
        let waiting = impossible.count(where: \.isUndecided)
        return "\(kept.count) kept, \(moved.count) moved, \(reassigned.count) reassigned, "
            + "\(impossible.count - waiting) without a place"
            + (waiting == 0 ? "" : ", \(waiting) to be decided") + "; cost \(cost)."
    }
}

extension RepairLine.Outcome {
    fileprivate var word: String {
        switch self {
        case .kept: "KEPT      "
        case .moved: "MOVED     "
        case .reassigned: "REASSIGNED"
        case .impossible: "NO PLACE  "
        }
    }
}

extension RepairPage.Line {
    fileprivate var isUndecided: Bool {
        if case .undecided = reason { true } else { false }
    }

    fileprivate var word: String { isUndecided ? "UNDECIDED " : outcome.word }

    /// `S12  Jo Park: Mon 2026-12-07 09:00 with Ana Silva -> Tue 2026-12-08 09:30 with Ben Ode`.
    fileprivate var change: String {
        let who = "\(before.id)  \(before.patient): \(before.startAndPlace)"
        guard let after, after.session.details != before.session.details else { return who }
        return "\(who) -> \(after.startAndPlace)"
    }
}

extension SessionEntry {
    fileprivate var startAndPlace: String {
        let start = session.details.start
        return "\(start.day.weekday.shortName) \(start.day) \(start.time) with \(therapist)"
            + whereabouts
    }
}
