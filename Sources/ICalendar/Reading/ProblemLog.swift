/// The problems of a file, up to a limit.
struct ProblemLog {
    private(set) var problems: [ReadProblem] = []
    /// How many more there were.
    private(set) var untold = 0
    /// How bad the worst of those is.
    private var worstUntold = ReadProblem.Severity.warning
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(_ line: Int, _ severity: ReadProblem.Severity, _ reason: String) {
        add(ReadProblem(line: line, severity, reason))
    }

    /// What ends the reading is always listed.
    mutating func add(_ problem: ReadProblem) {
        guard problems.count < limit || problem.severity == .fatal else {
            untold += 1
            worstUntold = max(worstUntold, problem.severity)
            return
        }
        problems.append(problem)
    }

    mutating func add(contentsOf problems: [ReadProblem]) {
        for problem in problems { add(problem) }
    }

    /// How many there were, listed or not.
    var count: Int { problems.count + untold }

    /// The problems, with a last line that counts those beyond the limit.
    var all: [ReadProblem] {
        guard untold > 0 else { return problems }
        return problems + [
            ReadProblem(line: 0, worstUntold, "\(untold) more problems are not listed")
        ]
    }
}
