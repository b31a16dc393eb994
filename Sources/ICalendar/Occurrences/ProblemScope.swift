import CivilTime

/// A part of a file in which something is wrong, as far as it decides what that does.
struct ProblemScope {
    /// What a problem in it can do harm to.
    enum Subject {
        case event(EventKind, EventLabel, RoughTimes)
        /// A time zone, by its TZID.
        case zone(String)
        /// Neither a time that is taken nor the zone of one.
        case other
    }

    let lines: ClosedRange<Int>
    let subject: Subject

    /// How bad a problem in it is: what can take away no time between two instants is a warning.
    func settled(
        _ problem: ReadProblem, from: Int, to: Int, isNeeded: (String) -> Bool,
        counts: (EventKind) -> Bool
    ) -> ReadProblem {
        guard problem.severity < .fatal, problem.kind == nil else { return problem }
        switch subject {
        case .event(let kind, let label, let times):
            let matters = counts(kind) && times.touches(from: from, to: to)
            return problem.in(label, matters ? problem.severity : .warning)
        case .zone(let tzid): return problem.in(nil, isNeeded(tzid) ? problem.severity : .warning)
        case .other: return problem.in(nil, .warning)
        }
    }
}

/// The parts of a file in which something is wrong, in its order.
struct ProblemScopes {
    private var scopes: [ProblemScope] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Beyond the limit each problem is as bad as it was found.
    mutating func add(_ component: Component, _ subject: ProblemScope.Subject) {
        guard scopes.count < limit else { return }
        let lines = component.line...max(component.line, component.lastLine)
        scopes.append(ProblemScope(lines: lines, subject: subject))
    }

    /// The part in which a line stands; `nil` where that is in none.
    func scope(of line: Int) -> ProblemScope? {
        var low = 0
        var high = scopes.count
        while low < high {
            let middle = (low + high) / 2
            if scopes[middle].lines.lowerBound <= line { low = middle + 1 } else { high = middle }
        }
        return low > 0 && scopes[low - 1].lines.contains(line) ? scopes[low - 1] : nil
    }
}
