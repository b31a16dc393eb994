import CivilTime
package import Clinic

extension AbsenceRefusal: Worded {
    package var said: Failure {
        switch self {
        case .endsFirst(let end, let start):
            Failure(
                kind, "The absence ends (\(end.words)) before it begins (\(start.words)).",
                remedy: "Write the earlier time after \(say: [.from: .bare]).")
        }
    }
}

extension AbsenceRefusal.End {
    fileprivate var words: String {
        switch self {
        case .day(let day): "\(day)"
        case .time(let time): "\(time)"
        }
    }
}
