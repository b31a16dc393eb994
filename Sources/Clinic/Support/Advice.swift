import Planner

/// Words with next steps between them, so that each face says a step in its own way:
/// `"See all with '\(do: .patients)'."`, `"Add \(say: [.reason: .blank(.why)])."`.
package struct Advice: Hashable, Sendable, ExpressibleByStringInterpolation {
    package enum Part: Hashable, Sendable {
        case words(String)
        case step(NextStep)
        /// Said with the action that is being done.
        case inputs([Input])
    }

    /// No two parts of words stand beside each other, and none is empty.
    package private(set) var parts: [Part] = []

    package var isEmpty: Bool { parts.isEmpty }

    package init(_ words: String) { append(.words(words)) }
    package init(_ step: NextStep) { append(.step(step)) }
    package init(stringLiteral value: String) { self.init(value) }
    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.advice }

    /// The whole as text, as a face says steps and inputs.
    package func text(_ phrasing: Phrasing) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .step(let step): phrasing.step(step)
            case .inputs(let inputs): phrasing.inputs(inputs)
            }
        }.joined()
    }

    /// Without breaks inside, such as of a word that is quoted: each is shown as it is written in a program.
    package var onOneLine: Advice {
        parts.reduce(into: Advice("")) { line, part in
            if case .words(let words) = part {
                line.append(.words(words.showingCommands))
            } else {
                line.append(part)
            }
        }
    }

    package static func + (left: Advice, right: Advice) -> Advice {
        var sum = left
        for part in right.parts { sum.append(part) }
        return sum
    }

    private mutating func append(_ part: Part) {
        guard case .words(let words) = part else { return parts.append(part) }
        guard !words.isEmpty else { return }
        if case .words(let before)? = parts.last {
            parts[parts.count - 1] = .words(before + words)
        } else {
            parts.append(part)
        }
    }
}

extension Advice {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var advice = Advice("")

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { advice.append(.words(literal)) }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            advice.append(.words(value.description))
        }

        package mutating func appendInterpolation(_ other: Advice) {
            advice = advice + other
        }

        package mutating func appendInterpolation(do step: NextStep) { advice.append(.step(step)) }

        package mutating func appendInterpolation(
            do action: NextStep.Action, _ inputs: Inputs = [:]
        ) {
            advice.append(.step(NextStep(action, inputs)))
        }

        package mutating func appendInterpolation(say inputs: Inputs) {
            advice.append(.inputs(inputs.list))
        }
    }
}

/// How a face says what may be done next, and what a page left unsaid.
package struct Phrasing: Sendable {
    package let step: @Sendable (NextStep) -> String
    package let inputs: @Sendable ([Input]) -> String
    /// As a document shows it.
    package let unsaid: @Sendable (any Unworded) -> JSON

    package init(
        step: @escaping @Sendable (NextStep) -> String,
        inputs: @escaping @Sendable ([Input]) -> String,
        unsaid: @escaping @Sendable (any Unworded) -> JSON
    ) {
        self.step = step
        self.inputs = inputs
        self.unsaid = unsaid
    }
}

extension [Advice] {
    package func joined(separator: Advice) -> Advice {
        guard let first else { return "" }
        return dropFirst().reduce(first) { $0 + separator + $1 }
    }
}

extension DefaultStringInterpolation {
    @available(*, unavailable, message: "Advice becomes text only as a face says it.")
    package mutating func appendInterpolation(_ advice: Advice) {}
    @available(*, unavailable, message: "A step becomes text only as a face says it.")
    package mutating func appendInterpolation(_ step: NextStep) {}
}
