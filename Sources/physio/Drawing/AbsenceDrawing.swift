import CivilTime
import Clinic
import Planner

extension AbsenceList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !absences.isEmpty || !closures.isEmpty else { return ["No absences."] }
        return absences.flatMap { told($0.line, hitting: $0.hit ?? []) }
            + closures.flatMap { told($0.line, hitting: $0.hit) }
    }

    private func told(_ line: String, hitting hit: [SessionEntry]) -> [String] {
        [line + (hit.isEmpty ? "" : ": it hits \(hit.count)")] + hit.map { "    \($0.line)" }
    }
}

extension AddedAbsence: Drawn {
    func lines(width: Int?) -> [String] {
        [absence.line] + toldHits(hit)
    }
}

extension ChangedClosure: Drawn {
    func lines(width: Int?) -> [String] {
        isRemoved ? ["Removed \(closure.line)"] : [closure.line] + toldHits(closure.hit)
    }
}

private func toldHits(_ hit: [SessionEntry]) -> [String] {
    hit.isEmpty
        ? ["It hits no booked session."]
        : ["It hits \(counted(hit.count, "booked session")):"] + hit.map(\.line)
}

extension ClosureEntry {
    var line: String {
        "\(closure.id)  \(name) is closed \(closure.span.words)"
            + (closure.reason.map { " (\($0))" } ?? "")
    }
}

extension RemovedAbsence: Drawn {
    func lines(width: Int?) -> [String] { ["Removed \(absence.line)"] + (helps ?? []).lines }
}

extension AbsenceEntry {
    fileprivate var line: String {
        "\(self.id)  \(name) is away \(self.span.words)" + (self.reason.map { " (\($0))" } ?? "")
    }
}
