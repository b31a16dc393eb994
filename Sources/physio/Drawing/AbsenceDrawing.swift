import CivilTime
import Clinic
import Planner

extension AbsenceList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !absences.isEmpty else { return ["No absences."] }
        return absences.flatMap { absence in
            let hit = absence.hit ?? []
            return [absence.line + (hit.isEmpty ? "" : ": it hits \(hit.count)")]
                + hit.map { "    \($0.line)" }
        }
    }
}

extension AddedAbsence: Drawn {
    func lines(width: Int?) -> [String] {
        [absence.line]
            + (hit.isEmpty
                ? ["It hits no booked session."]
                : ["It hits \(counted(hit.count, "booked session")):"]
                    + hit.map(\.line))
    }
}

extension RemovedAbsence: Drawn {
    func lines(width: Int?) -> [String] { ["Removed \(absence.line)"] }
}

extension AbsenceEntry {
    fileprivate var line: String {
        "\(self.id)  \(name) is away \(self.span.words)" + (self.reason.map { " (\($0))" } ?? "")
    }
}
