import CivilTime
import Clinic
import Planner

extension ClinicPage: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines(holidays) }
}

extension ChangedClinic: Drawn {
    func lines(width: Int?) -> [String] { clinic.lines(holidays) }

    func talk(width: Int?) -> [String] {
        toldLines + close.asCloseSessions + hitLines + (helps ?? []).lines
    }

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
        if buffer > 0 { lines.append("between       \(counted(buffer, "minute"))") }
        if longestGap != Self.usualLongestGap {
            lines.append("longest gap   \(counted(longestGap, "week"))")
        }
        lines.append("jurisdiction  \(jurisdiction.rawValue)")
        lines.append("dose lost     \(lost.isEmpty ? "–" : lost)")
        if !authorisedLost.isEmpty {
            let ways = authorisedLost.map(\.rawValue).sorted().joined(separator: ", ")
            lines.append("authorised    also taken by: \(ways)")
        }
        lines += stride(from: 0, to: weights.count, by: 3).map { first in
            let row = weights[first..<min(first + 3, weights.count)].joined(separator: ", ")
            return (first == 0 ? "weights       " : "              ") + row
        }
        if let videoLink { lines.append("video         \(videoLink)") }
        if let phone { lines.append("phone         \(phone)") }
        if let address { lines.append("address       \(address)") }
        if let email { lines.append("email         \(email)") }
        return lines
    }
}

extension Int {
    /// That so many sessions stand closer together than new ones are booked; nothing for none.
    var asCloseSessions: [String] {
        self == 0
            ? []
            : [
                "Closer together than that and booked already: \(counted(self, "session")). They stay as they are."
            ]
    }
}
