/// When a safety rule fires. A comparison on a missing fact is unknown: `all` is false if any part is
/// false, else unknown if any is unknown; `any` is true if any part is true, else unknown likewise.
package indirect enum RuleCondition: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// A set holds the value.
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

    case all([RuleCondition])
    case any([RuleCondition])
    case fact(String, Comparison, Value)

    /// A comparison as it is written, with its words as facts hold them: `planned_drug has naproxen-oral` asks
    /// for `naproxen_oral`.
    package static func written(
        _ name: String, _ comparison: Comparison, _ value: Value
    ) -> RuleCondition {
        guard case .text(let word) = value else {
            return .fact(factWord(name), comparison, value)
        }
        return .fact(factWord(name), comparison, .text(factWord(word)))
    }

    /// Every fact it asks for, in the order written, repeats kept.
    package var facts: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.facts)
        case .fact(let name, _, _): [name]
        }
    }

    /// `planned_daily_mg.ibuprofen_oral` asks for one entry of the fact `planned_daily_mg`.
    package static func factName(_ name: String) -> String {
        // Only what a plan says has entries.
        guard name.hasPrefix("planned_") else { return name }
        return name.split(separator: ".").first.map(String.init) ?? name
    }

    /// One comparison.
    package struct Leaf: Hashable, Sendable {
        package let name: String
        package let comparison: Comparison
        package let value: Value
    }

    /// Every comparison, in the order written.
    package var leaves: [Leaf] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        case .fact(let name, let comparison, let value):
            [Leaf(name: name, comparison: comparison, value: value)]
        }
    }
}
