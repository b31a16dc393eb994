import PlanTree
import Planner

/// What a name in a file may refer to.
enum ReferenceKind: String {
    case exercise, medicine, source, fact, programme, cause, sign
    case redFlag = "red flag"
    case findingGroup = "group of signs"
    case signSet = "set of signs"
    case outcomeMeasure = "outcome measure"
    case safetyRule = "safety rule"
    case exerciseTag = "exercise tag"
    case exerciseOrItem = "exercise or part of the activity programme"
    case limitKind = "kind of limit"
    case need = "replacement table"
}

/// A name that must stand somewhere, and where it was used.
struct Reference {
    let kind: ReferenceKind
    let id: String
    let at: Place
}

/// A value and where it stands.
struct Place {
    let file: String
    let node: Node
    let log: ProblemLog

    func report(_ problem: String, _ remedy: String) {
        log.report(
            .init(
                file: file, line: node.mark.line, column: node.mark.column, problem: problem,
                remedy: remedy))
    }

    func with(_ node: Node) -> Place { Place(file: file, node: node, log: log) }

    /// A plain scalar as written, but for what no line may hold; nil and a problem for a list or a map.
    func text(_ what: String) -> String? {
        guard let scalar = node.text else {
            report("\(what) is text, not a list or a map.", "Write it on one line.")
            return nil
        }
        let text = scalar.holdsCommand() ? scalar.plainLine : scalar
        guard !text.isEmpty, !text.allSatisfy(\.isWhitespace) else {
            report("\(what) is empty.", "Write it, or leave the key out if it is optional.")
            return nil
        }
        return text
    }

    func number(_ what: String, _ range: ClosedRange<Double>) -> Double? {
        guard let text = node.plainText, let value = Double(text), value.isFinite else {
            report(
                "\(what) is a number\(written).", "Write a figure without a unit, like 2 or 0.5.")
            return nil
        }
        guard range.contains(value) else {
            report(
                "\(what) is \(text); it goes from \(figure(range.lowerBound)) to "
                    + "\(figure(range.upperBound)).", "Correct the figure.")
            return nil
        }
        return value
    }

    func integer(_ what: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = node.plainText, let value = Int(text) else {
            report("\(what) is a whole number\(written).", "Write a figure without a unit, like 2.")
            return nil
        }
        guard range.contains(value) else {
            report(
                "\(what) is \(value); it goes from \(range.lowerBound) to \(range.upperBound).",
                "Correct the figure.")
            return nil
        }
        return value
    }

    func flag(_ what: String) -> Bool? {
        switch node.text {
        case "true": return true
        case "false": return false
        default:
            report("\(what) is true or false\(written).", "Write true or false.")
            return nil
        }
    }

    func list(_ what: String) -> [Place]? {
        guard let items = node.sequence else {
            report(
                "\(what) is a list\(written).", "Write each entry on a line with '- ' before it.")
            return nil
        }
        return items.map(with)
    }

    private var written: String {
        guard let text = node.text else { return "" }
        return text.count <= 40 ? ", not '\(text)'" : ""
    }
}

/// `2` or `0.5`.
func figure(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
