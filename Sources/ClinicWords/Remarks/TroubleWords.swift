package import Clinic
package import Planner

extension Trouble: Remark {
    package var said: Advice {
        switch self {
        case .stopped(let stop):
            let words = stop.flags.map { "\($0.flag), \($0.action.rawValue)" }
                .joined(separator: "; ")
            let flags = words.isEmpty ? nil : "a red flag is open (\(words))"
            let told = [flags, stop.age.map(\.words.withoutFullStop)].compactMap { $0 }
            return "Treatment is stopped since \(stop.since): \(told.joined(separator: "; "))."
        }
    }
}
