import CivilTime
import Clinic
import ClinicStore

extension KnownChange {
    /// `score NPRS of 2026-12-01 corrected: 4, was 6`.
    var words: String {
        let name = "\(noun.rawValue) \(subject)"
        switch (before, after) {
        case (_, nil): return "\(name) removed" + (before?.value.map { ": was \($0)" } ?? "")
        case (nil, let after?): return "\(name) added" + (after.value.map { ": \($0)" } ?? "")
        case (let before?, let after?):
            return
                "\(name) corrected: \(after.value ?? "nothing"), was \(before.value ?? "nothing")"
        }
    }
}

extension KnownThing {
    fileprivate var value: String? {
        switch self {
        case .fact(_, let value, let day): value + (day.map { ", \($0)" } ?? "")
        case .condition(_, let said), .medicine(_, let said): said
        case .allergy(_, let reaction): reaction
        case .score(_, _, let score):
            score == score.rounded() && abs(score) < 1e15 ? "\(Int(score))" : "\(score)"
        }
    }
}
