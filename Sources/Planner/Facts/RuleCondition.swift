/// When a safety rule fires.
///
/// A comparison with a missing fact is unknown: `all` is false if any part is false, else unknown if any part
/// is unknown; `any` is true if any part is true, else unknown if any part is unknown.
package indirect enum RuleCondition: Hashable, Sendable {
    /// How a fact is compared with a value.
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// The set that the fact is holds the value.
        case has
        case atLeast = ">="
        case moreThan = ">"
        case lessThan = "<"
        case atMost = "<="
        case equal = "=="
        case notEqual = "!="
    }
    /// What a fact is compared with.
    package enum Value: Hashable, Sendable {
        case number(Double)
        case flag(Bool)
        case text(String)
    }

    /// Every part holds.
    case all([RuleCondition])
    /// At least one part holds.
    case any([RuleCondition])
    /// Compares a fact, by its name.
    case fact(String, Comparison, Value)

    /// A comparison from a plan file. Its words get the form that facts have: `planned_drug has
    /// naproxen-oral` asks for `naproxen_oral`.
    package static func written(
        _ name: String, _ comparison: Comparison, _ value: Value
    ) -> RuleCondition {
        guard case .text(let word) = value else {
            return .fact(factWord(name), comparison, value)
        }
        return .fact(factWord(name), comparison, .text(factWord(word)))
    }

    /// Names of all facts that it asks for, in the order in which they are written; some may come twice.
    package var facts: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.facts)
        case .fact(let name, _, _): [name]
        }
    }

    /// The name of the fact in a comparison: `planned_daily_mg.ibuprofen_oral` asks for one entry of the fact
    /// `planned_daily_mg`.
    package static func factName(_ name: String) -> String {
        // Only what a plan says has entries.
        guard name.hasPrefix("planned_") else { return name }
        return name.split(separator: ".").first.map(String.init) ?? name
    }

    /// One comparison.
    package struct Leaf: Hashable, Sendable {
        /// Name of the fact, perhaps with the entry that is asked for after a full stop.
        package let name: String
        package let comparison: Comparison
        package let value: Value

        package init(name: String, comparison: Comparison, value: Value) {
            self.name = name
            self.comparison = comparison
            self.value = value
        }
    }

    /// All comparisons, in the order in which they are written.
    package var leaves: [Leaf] {
        var leaves: [Leaf] = []
        add(to: &leaves)
        return leaves
    }

    private func add(to leaves: inout [Leaf]) {
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.add(to: &leaves) }
        case .fact(let name, let comparison, let value):
            leaves.append(Leaf(name: name, comparison: comparison, value: value))
        }
    }
}

extension RuleCondition.Leaf {
    /// As it is written in a plan file: `current_classes has lithium`.
    package var text: String {
        switch value {
        case .number(let number): "\(name) \(comparison.rawValue) \(plain(number))"
        case .flag(let flag): "\(name) \(comparison.rawValue) \(flag ? "yes" : "no")"
        case .text(let word): "\(name) \(comparison.rawValue) \(word)"
        }
    }
}
