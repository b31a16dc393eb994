/// What counts for and against one cause, by group.
struct Tally: Sendable {
    /// One finding or rule, and the logarithm of its likelihood ratio.
    struct Entry: Sendable {
        enum Source: Sendable {
            /// A sign, by its number; without a weight it is a place that was not named.
            case sign(Int, SignWeight?, isFound: Bool)
            case rule(TriageRule)
            case nothingMechanical
        }
        let id: String
        let log: Double
        let source: Source

        /// The number of the sign; `nil` for a rule. Kept, not looked up in the source at each use: the
        /// optimiser of Swift 6.3.1 fails on that.
        let sign: Int?

        init(id: String, log: Double, source: Source) {
            self.id = id
            self.log = log
            self.source = source
            sign = if case .sign(let number, _, _) = source { number } else { nil }
        }
    }

    private(set) var groups: [Int: [Entry]] = [:]

    mutating func add(_ entry: Entry, to group: Int) { groups[group, default: []].append(entry) }

    /// The largest first, so that each counts half of the one before it; equals in order of id.
    var entries: [Entry] { groups.sorted { $0.key < $1.key }.flatMap { Self.sorted($0.value) } }

    /// With a rule that is decided: it and its findings become one group, so that they count once.
    func joining(_ rule: Entry, group: Int, signs: Set<Int>) -> Tally {
        func isCounted(_ entry: Entry) -> Bool { entry.sign.map(signs.contains) ?? false }
        var joined = Tally()
        joined.groups = groups.mapValues { $0.filter { !isCounted($0) } }
        let counted = groups.sorted { $0.key < $1.key }.flatMap(\.value).filter(isCounted)
        joined.groups[group, default: []] += counted + [rule]
        return joined
    }

    /// The sum of all groups, each between its limits.
    func sum(_ limits: LogLimits) -> Double {
        groups.sorted { $0.key < $1.key }.reduce(0) { $0 + Self.damped($1.value, limits) }
    }

    private static func damped(_ entries: [Entry], _ limits: LogLimits) -> Double {
        var part = 1.0
        var sum = 0.0
        for entry in sorted(entries) {
            sum += entry.log * part
            part *= limits.damping
        }
        return limits.oneGroup.clamping(sum)
    }

    private static func sorted(_ entries: [Entry]) -> [Entry] {
        guard entries.count > 1 else { return entries }
        return entries.sorted { (-size($0.log), $0.id) < (-size($1.log), $1.id) }
    }

    /// Sizes that differ only by the rounding of a logarithm are one.
    static func size(_ log: Double) -> Double { (abs(log) * 1e9).rounded() }
}

/// The limits of the combining figures, as logarithms.
struct LogLimits: Sendable {
    let damping: Double
    let oneGroup: ClosedRange<Double>
    let together: ClosedRange<Double>

    init(_ combining: TriageCombining) {
        func logs(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
            logarithm(range.lowerBound)...logarithm(range.upperBound)
        }
        damping = combining.damping
        oneGroup = logs(combining.oneGroup)
        together = logs(combining.together)
    }
}

extension ClosedRange<Double> {
    func clamping(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
