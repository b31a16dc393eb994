import CivilTime
package import Clinic
import Planner
import Scheduler

extension RepairReason: Remark {
    package var said: Advice {
        switch self {
        case .hit(let hit): Advice(hit.words)
        case .makesRoom: "It makes room for one that was hit."
        case .noPlace(let hit, let because, let windows):
            Advice(
                ([hit?.words].compactMap { $0 } + because.map(\.detail) + windows.map(\.sentence))
                    .joined(separator: " "))
        case .stopped(let hit, let since):
            """
            \(hit.words) Treatment is stopped since \(since): cancel it, or move it when it goes on.
            """
        }
    }
}

extension HitReason {
    fileprivate var words: String {
        switch self {
        case .clinicClosed(let day): "The clinic is closed on \(day)."
        case .clocksChange(let start): "The clocks change at \(start.time) on \(start.day)."
        case .therapistLeft(let therapist): "\(therapist) has left."
        case .therapistAway(let name, let span): "\(name) is away \(span.words)."
        case .therapistBusy(let name, let span): "\(name) is busy \(span.words)."
        case .therapistOff(let name, let start, let until?):
            "\(name) works only until \(until) on \(start.day)."
        case .therapistOff(let name, let start, nil):
            "\(name) does not work at \(start.time) on \(start.day)."
        case .patientBusy(let span): "The patient is busy \(span.words)."
        case .patientBlocked(let day): "The patient cannot come on \(day)."
        case .patientOff(let hours): "The patient can only come \(hours)."
        case .planRests(let day): "The plan is paused on \(day)."
        }
    }
}
