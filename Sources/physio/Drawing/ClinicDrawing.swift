import CivilTime
import Clinic
import Planner

extension ClinicPage: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines }
}

extension ChangedClinic: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines }

    func talk(width: Int?) -> [String] {
        hit.isEmpty
            ? []
            : ["\(hit.count) booked sessions no longer fit the opening hours:"] + hit.map(\.line)
    }
}

extension ClinicSettings {
    fileprivate var lines: [String] {
        let days = closedDays.map(\.description).joined(separator: ", ")
        let lost = doseLost.map(\.rawValue).sorted().joined(separator: ", ")
        let weights = placementWeights.map { "\($0.name)=\($0.value)" }
        var lines = [name]
        lines.append("time zone     \(timeZone)")
        lines.append("hours         \(hours)")
        lines.append("closed        \(days.isEmpty ? "–" : days)")
        lines.append("jurisdiction  \(jurisdiction.rawValue)")
        lines.append("dose lost     \(lost.isEmpty ? "–" : lost)")
        lines += stride(from: 0, to: weights.count, by: 3).map { first in
            let row = weights[first..<min(first + 3, weights.count)].joined(separator: ", ")
            return (first == 0 ? "weights       " : "              ") + row
        }
        if let phone { lines.append("phone         \(phone)") }
        if let address { lines.append("address       \(address)") }
        if let email { lines.append("email         \(email)") }
        return lines
    }
}
