import CivilTime
package import Clinic
import Planner
import Scheduler

extension Trouble: Remark {
    package var said: Advice { Advice(words) }

    /// A sentence.
    var words: String {
        switch self {
        case .broken(let violation, _): return violation.detail
        case .rests(let day): return "The plan is paused on \(day)."
        case .notAuthorised(let gap, _): return gap.sentence
        case .stopped(let stop):
            let words = stop.flags.map { "\($0.flag), \($0.action.rawValue)" }
                .joined(separator: "; ")
            let flags = words.isEmpty ? nil : "a red flag is open (\(words))"
            let told = [flags, stop.age.map(\.words.withoutFullStop)].compactMap { $0 }
            return "Treatment is stopped since \(stop.since): \(told.joined(separator: "; "))."
        }
    }
}
