/// A day of the week. The week starts on Monday; raw values are those of ISO 8601, 1 to 7.
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// `Mon` to `Sun`.
    public var shortName: String {
        switch self {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }

    /// Reads `mon`, `Mon` or `Monday`, in any case; `nil` for anything else.
    public init?(parsing text: String) {
        let wanted = text.lowercased()
        let found = Weekday.allCases.first {
            $0.shortName.lowercased() == wanted || "\($0)" == wanted
        }
        guard let found else { return nil }
        self = found
    }

    public static func < (left: Weekday, right: Weekday) -> Bool {
        left.rawValue < right.rawValue
    }
}
