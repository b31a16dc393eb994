/// What is wrong in a file, and where.
public struct ReadProblem: Hashable, Sendable {
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

    /// Where it begins in the file, from 1; 0 stands for the whole file.
    public let line: Int
    public let severity: Severity
    /// A sentence without its full stop.
    public let reason: String

    public init(line: Int, _ severity: Severity, _ reason: String) {
        self.line = line
        self.severity = severity
        self.reason = reason
    }
}

extension ReadProblem: CustomStringConvertible {
    /// `line 12: error: the date 20260230 does not exist`.
    public var description: String {
        (line > 0 ? "line \(line): " : "") + "\(severity): \(reason)"
    }
}

/// The problems of a file, no more than the limit of them.
struct ProblemLog {
    private(set) var problems: [ReadProblem] = []
    /// How many more there were.
    private(set) var untold = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(_ line: Int, _ severity: ReadProblem.Severity, _ reason: String) {
        add(ReadProblem(line: line, severity, reason))
    }

    /// What ends the reading is always told.
    mutating func add(_ problem: ReadProblem) {
        guard problems.count < limit || problem.severity == .fatal else {
            untold += 1
            return
        }
        problems.append(problem)
    }

    mutating func add(contentsOf problems: [ReadProblem]) {
        for problem in problems { add(problem) }
    }

    /// With a last line that counts the others.
    var all: [ReadProblem] {
        guard untold > 0 else { return problems }
        return problems + [ReadProblem(line: 0, .error, "\(untold) more problems are not listed")]
    }
}
