import CivilTime
import Clinic
import Planner

extension ClinicPage: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines(holidays) }
}

extension ChangedClinic: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines(holidays) }

    func talk(width: Int?) -> [String] { toldLines + hitLines }

    private var toldLines: [String] {
        told == 0
            ? []
            : [
                "\(counted(told, "booked session")) to come, each at its time of day, now by \(clinic.timeZone): "
                    + "hand calendars and invitations out again."
            ]
    }

    private var hitLines: [String] {
        hit.isEmpty
            ? []
            : ["No longer in the opening hours: \(counted(hit.count, "booked session"))"]
                + hit.map(\.line) + ["Next: physio repair"]
    }
}

extension ClinicSettings {
    fileprivate func lines(_ holidays: HolidayOutlook?) -> [String] {
        let days = (closedDays.map(\.description) + closedTimes.map(\.words))
            .joined(separator: ", ")
        let lost = doseLost.map(\.rawValue).sorted().joined(separator: ", ")
        let weights = placementWeights.map { "\($0.name)=\($0.value)" }
        var lines = [name]
        lines.append("time zone     \(timeZone)")
        lines.append("hours         \(hours)")
        lines.append("closed        \(days.isEmpty ? "–" : days)")
        lines += (holidays?.lines ?? ["–"]).enumerated().map { place, line in
            (place == 0 ? "holidays      " : "              ") + line
        }
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
