import Foundation
import Testing

/// Where the plan files knowingly depart from the evidence that they were made from.
///
/// Two files of one form, `[{"what", "is", "source"}]`. `departures.json` holds what `cause show` tells, in the
/// words of `check_causes.py`, which reads that file too and fails on an entry that it does not meet; so what only
/// these tests compare (sentences, marks, programmes, lists) stands in `departures-in-text.json`.
enum Departures {
    struct Entry: Sendable {
        let what: String
        let held: String
        let source: String
    }

    static let shown = entries("departures.json")
    static let inText = entries("departures-in-text.json")

    private static func entries(_ name: String) -> [Entry] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
            let json = try? JSONSerialization.jsonObject(with: data)
        else {
            Issue.record("\(name) is not a list of departures")
            return []
        }
        return Tree(json: json).items.map {
            Entry(what: $0["what"].text, held: $0["is"].compared, source: $0["source"].text)
        }
    }
}

/// One place where the plan files say something else than the evidence.
struct Difference: Sendable, CustomStringConvertible {
    let what: String
    /// What the plan files hold, as text that can be compared.
    let held: String
    let description: String
    /// Whether `check_causes.py` sees it too.
    let isShown: Bool

    var isKnown: Bool {
        (isShown ? Departures.shown : Departures.inText)
            .contains { $0.what == what && $0.held == held }
    }
}

/// Collects differences.
struct Comparison {
    private(set) var differences: [Difference] = []

    /// `held` of the plan files against `wanted` of the evidence.
    mutating func check(_ what: String, _ held: Tree, _ wanted: Tree, isShown: Bool = false) {
        guard held.compared != wanted.compared else { return }
        differences.append(
            Difference(
                what: what, held: held.compared,
                description: "{\"what\": \(Tree.leaf(what).json), \"is\": \(held.json)} "
                    + "should be \(wanted.json)",
                isShown: isShown))
    }

    mutating func check(_ what: String, _ held: Int, _ wanted: Int, isShown: Bool = false) {
        check(what, .leaf("\(held)"), .leaf("\(wanted)"), isShown: isShown)
    }

    mutating func check(_ what: String, _ held: [String], _ wanted: [String], isShown: Bool = false)
    {
        check(what, .list(held.map(Tree.leaf)), .list(wanted.map(Tree.leaf)), isShown: isShown)
    }

    /// What of the evidence is not in the plan files any more; nothing when all is.
    mutating func lost(_ what: String, _ lost: [String]) { check("\(what) lost", lost, []) }
}

extension Tree {
    /// Letters and figures only, so that commas and quotation marks make no difference.
    fileprivate var compared: String {
        switch self {
        case .leaf(let text): Double(text).map { "\($0)" } ?? letters(text)
        case .list(let items): "[" + items.map(\.compared).joined(separator: ",") + "]"
        case .map(let fields):
            "{" + fields.map { "\($0.name):\($0.value.compared)" }.sorted().joined(separator: ",")
                + "}"
        }
    }

    /// As an entry of a list of departures writes it.
    var json: String {
        switch self {
        case .leaf(let text)
        where Double(text).map { "\($0)" == text || "\(Int($0))" == text } ?? false
            || ["true", "false"].contains(text):
            text
        case .leaf(let text):
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
        case .map(let fields):
            "{" + fields.map { "\"\($0.name)\": \($0.value.json)" }.joined(separator: ", ") + "}"
        }
    }
}
