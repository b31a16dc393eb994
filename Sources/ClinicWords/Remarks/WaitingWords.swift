package import Clinic
import Planner

extension Waiting.Need: Remark {
    /// What is waited for: `a plan for Sciatica`.
    package var words: String {
        switch self {
        case .plan(_, let name, nil): "a plan for \(name)"
        case .plan(_, let name, let visit?):
            "a plan for \(name); first visit \(visit.id) on \(visit.details.start)"
        case .held(let plan, let name): "the held plan \(plan), \(name)"
        case .earlier(let session, let day):
            "an earlier day than \(day) for \(session.id), \(session.details.start) now"
        case .owed(_, let plan, let count): "\(counted(count, "session")) that \(plan) owes"
        case .seat(let known, let name): "a seat in \(name) (\(known))"
        case .place(.assessment): "a first visit"
        case .place: "a place"
        }
    }

    /// What a place is for: `a first visit, before a plan for Sciatica`.
    package var purpose: String {
        if case .plan(_, let name, nil) = self { return "a first visit, before a plan for \(name)" }
        return words
    }

    package var said: Advice { Advice(words) }
}
