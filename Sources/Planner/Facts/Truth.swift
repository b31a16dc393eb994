/// An answer that may be unknown.
package enum Truth: Hashable, Sendable {
    case yes, no, unknown

    init(_ value: Bool) { self = value ? .yes : .no }
}

extension RuleCondition {
    /// The word that asks whether a fact is missing, as in `== unknown`. That is never unknown itself.
    package static var unknownWord: String { "unknown" }

    /// Whether the condition holds for what is known.
    ///
    /// A comparison with a missing fact is unknown. `all` is false if any part is false, else unknown if any
    /// part is unknown; `any` is true if any part is true, else unknown if any part is unknown.
    package func truth(for facts: FactSheet) -> Truth {
        switch self {
        case .all(let parts):
            var result = Truth.yes
            for part in parts {
                switch part.truth(for: facts) {
                case .no: return .no
                case .unknown: result = .unknown
                case .yes: break
                }
            }
            return result
        case .any(let parts):
            var result = Truth.no
            for part in parts {
                switch part.truth(for: facts) {
                case .yes: return .yes
                case .unknown: result = .unknown
                case .no: break
                }
            }
            return result
        case .fact(let name, let comparison, .text(Self.unknownWord)):
            let isKnown = facts[name] != nil
            return Truth(comparison == .notEqual ? isKnown : !isKnown)
        case .fact(let name, let comparison, let value):
            return Self.compare(facts.value(askedAs: name), comparison, value)
        }
    }

    /// Names of the facts that would decide the condition, in the order in which they are written, each once;
    /// none if it is decided.
    package func missing(in facts: FactSheet) -> [String] {
        guard truth(for: facts) == .unknown else { return [] }
        switch self {
        case .all(let parts), .any(let parts):
            var names: [String] = []
            for part in parts {
                for name in part.missing(in: facts) where !names.contains(name) {
                    names.append(name)
                }
            }
            return names
        case .fact(let name, _, let value): return facts.missing(name, value)
        }
    }

    private static func compare(
        _ known: FactValue?, _ comparison: Comparison, _ value: Value
    ) -> Truth {
        switch (known, value) {
        case (nil, _): return .unknown
        case (.some(.none), _): return .no
        case (.number(let left), .number(let right)):
            return Truth(comparison.holds(left, right))
        case (.span(let span), .number(let right)):
            let (low, high) = (
                comparison.holds(span.lowerBound, right), comparison.holds(span.upperBound, right)
            )
            return low == high && comparison.isOneSided ? Truth(low) : .unknown
        case (.flag(let left), .flag(let right)):
            return comparison.equality(left == right)
        case (.text(let left), .text(let right)):
            return comparison.equality(left == right)
        case (.set(let set), .text(let word)) where comparison == .has:
            return set.has(word)
        default:
            // A value of another type says nothing.
            return .unknown
        }
    }
}

extension RuleCondition.Comparison {
    fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .has: false
        case .atLeast: left >= right
        case .moreThan: left > right
        case .lessThan: left < right
        case .atMost: left <= right
        case .equal: left == right
        case .notEqual: left != right
        }
    }

    /// Whether a number between two must hold if both hold, and must not if neither does.
    fileprivate var isOneSided: Bool {
        switch self {
        case .atLeast, .moreThan, .lessThan, .atMost: true
        case .has, .equal, .notEqual: false
        }
    }

    fileprivate func equality(_ same: Bool) -> Truth {
        switch self {
        case .equal: Truth(same)
        case .notEqual: Truth(!same)
        default: .unknown
        }
    }
}

extension FactSheet {
    /// What to ask for one comparison: the fact, and each recorded name that may mean the word.
    fileprivate func missing(_ name: String, _ value: RuleCondition.Value) -> [String] {
        guard case .set(let set) = values[name], case .text(let word) = value else {
            let waiting = waiting[name] ?? []
            return waiting.isEmpty ? [name] : waiting
        }
        let open = set.open.filter { $0.covers(word) }.map(\.id)
        let isAsked = set.isComplete || set.absent.contains(word)
        return isAsked && !open.isEmpty ? open : [name] + open
    }

    /// The value that a rule's name asks for: `planned_daily_mg.ibuprofen_oral` is an entry of a map.
    ///
    /// Somebody pregnant whose weeks are not known counts as 28 weeks pregnant, which is the stricter
    /// answer of every rule.
    func value(askedAs name: String) -> FactValue? {
        if let value = values[name] { return value }
        if name == "gestation_weeks" {
            return self[flag: "pregnant"] == true ? .number(Self.weeksIfUnknown) : nil
        }
        // Only what a plan says has entries; nothing is taken apart for the many facts that are just missing.
        guard name.hasPrefix("planned_") else { return nil }
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, case .map(let entries) = values[String(parts[0])] else {
            return nil
        }
        let entry = String(parts[1])
        if let figure = entries[entry] { return .number(figure) }
        // What is not planned has no dose.
        guard case .set(let planned) = values["planned_drug"], planned.has(entry) == .no else {
            return nil
        }
        return FactValue.none
    }

    /// The rules' own convention (`rule_semantics`): unknown weeks count as these.
    private static let weeksIfUnknown = 28.0
}
