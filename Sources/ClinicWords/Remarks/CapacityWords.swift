import CivilTime
package import Clinic
import Planner
import Scheduler

extension CapacityChange: Remark {
    package var said: Advice { Advice("with " + words) }

    private var words: String {
        let who = name ?? ""
        return switch easing {
        case .hours(_, let day, let hours):
            "\(hours.start.hour < 16 ? "two more hours" : "one more evening") a week "
                + "(\(day.shortName) \(hours.start)-\(hours.end), \(who))"
        case .skill(_, let skill): "the skill '\(skill)' for \(who)"
        case .therapist: "one more therapist in the clinic's hours"
        case .room: "one more room"
        case .therapistAndRoom: "one more therapist in the clinic's hours and one more room"
        case .dailyMaximum: "one more session a day for those who have a daily maximum"
        case .buffer: "no minutes kept free between sessions"
        case .anyTime: "patients who can come at any time"
        }
    }
}

extension ClinicCapacity {
    /// What keeps one more from starting at the beginning, in words; empty where nothing does alone.
    package var obstacles: [String] { inTheWay.filter { $0 != .startWindow }.map(\.words) }
}
