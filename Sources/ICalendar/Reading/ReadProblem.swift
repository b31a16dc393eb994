/// What is wrong in a file, how bad it is, and where.
public struct ReadProblem: Hashable, Sendable {
    /// How much of the file is lost. Later cases are worse.
    public enum Severity: Int, Hashable, Comparable, Sendable {
        /// Read all the same: the meaning is beyond doubt.
        case warning
        /// The property or the component is not used, as its meaning would be a guess.
        case error
        /// Nothing after this line was read.
        case fatal

        public static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The line of the file in which it begins, from 1; 0 stands for the whole file.
    public let line: Int
    public let severity: Severity
    /// A sentence without its full stop.
    public let reason: String
    /// What is wrong, where something may be done about it.
    public let kind: Kind?

    /// What may be solved by whoever reads the file.
    public enum Kind: Hashable, Sendable {
        /// A TZID that stands for no zone that is known.
        case unknownZone(String)
        /// An answer to an invitation, where events are looked for: its METHOD.
        case answer(String)
        /// It is not clear which lines belong together.
        case structure
    }

    /// The event in which it stands; `nil` where it is in none.
    public let event: EventLabel?

    public init(
        line: Int, _ severity: Severity, _ reason: String, _ kind: Kind? = nil,
        in event: EventLabel? = nil
    ) {
        (self.line, self.severity, self.reason, self.kind) = (line, severity, reason, kind)
        self.event = event
    }

    /// The same, in an event, and as bad as it is there.
    func `in`(_ event: EventLabel?, _ severity: Severity) -> ReadProblem {
        ReadProblem(line: line, severity, reason, kind, in: event ?? self.event)
    }

    /// The TZID that stands for no zone that is known, where that is what is wrong.
    public var unknownZone: String? {
        if case .unknownZone(let tzid) = kind { tzid } else { nil }
    }

    /// It is not clear where a component ends.
    static func structure(_ line: Int, _ reason: String) -> ReadProblem {
        ReadProblem(line: line, .error, reason, .structure)
    }

    /// An event is no event, but says something of one.
    static func answer(_ method: String, line: Int) -> ReadProblem {
        ReadProblem(
            line: line, .error, "the event is an answer (METHOD:\(method)); it is not used",
            .answer(method))
    }

    /// An event's zone is neither defined in the file nor known by its name.
    static func unknownZone(_ tzid: String, line: Int) -> ReadProblem {
        ReadProblem(
            line: line, .error,
            "the time zone '\(tzid.shortened)' is not known, and the file does not define it",
            .unknownZone(tzid))
    }
}

extension ReadProblem: CustomStringConvertible {
    /// `line 12: error: event of 2026-12-07, UID a: the date 20260230 does not exist`.
    public var description: String { (line > 0 ? "line \(line): " : "") + "\(severity): \(told)" }

    /// What is wrong, and in which event.
    public var told: String { (event.map { "\($0): " } ?? "") + reason }
}
