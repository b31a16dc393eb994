import Foundation
import Yams

/// JSON or YAML, so that the two can be compared.
indirect enum Tree {
    case leaf(String)
    case list([Tree])
    case map([(name: String, value: Tree)])

    init(json: Any) {
        switch json {
        case let map as [String: Any]:
            self = .map(map.sorted { $0.key < $1.key }.map { ($0.key, Tree(json: $0.value)) })
        case let list as [Any]: self = .list(list.map { Tree(json: $0) })
        case let text as String: self = .leaf(text)
        case let number as NSNumber:
            let isFlag = String(cString: number.objCType) == "c"
            self = .leaf(isFlag ? (number.boolValue ? "true" : "false") : plain(number.doubleValue))
        default: self = .leaf("")
        }
    }

    init(yaml: Node) {
        if let mapping = yaml.mapping {
            self = .map(mapping.map { ($0.key.scalar?.string ?? "", Tree(yaml: $0.value)) })
        } else if let sequence = yaml.sequence {
            self = .list(sequence.map(Tree.init(yaml:)))
        } else {
            self = .leaf(yaml.scalar?.string ?? "")
        }
    }

    subscript(name: String) -> Tree { fields.first { $0.name == name }?.value ?? .leaf("") }
    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    var fields: [(name: String, value: Tree)] {
        if case .map(let fields) = self { fields } else { [] }
    }
    var items: [Tree] { if case .list(let items) = self { items } else { [] } }
    /// Entries of a list, or of a map by id.
    var parts: [Tree] { items.isEmpty ? fields.map(\.value) : items }
    var scalar: String { if case .leaf(let text) = self { text } else { "" } }
    var text: String { scalar }
    var number: Double { Double(scalar) ?? .nan }
    var integer: Int { Int(scalar) ?? Int.min }
}

extension Tree {
    /// Where evidence stands, in either; compared as marks and not as values.
    private static func isEvidence(_ name: String) -> Bool {
        ["tag", "source", "evidence_detail", "confidence"].contains(name)
            || ["-evidence", "_source", "_tag"].contains { name.hasSuffix($0) }
    }

    /// Left out of the plan files on purpose: what can be derived, or is a default.
    private static let leftOut: Set<String> = [
        // Of each: the order of the list says it, or the list's key does.
        "n", "index",
        // Said by `id` and `day0` in the file's heading: kebab-case ids and `null` for nothing.
        "null",
    ]

    /// Every value as letters and figures, tags stripped, sorted.
    func values(under name: String = "") -> [String] {
        switch self {
        case .leaf(let text):
            if Tree.isEvidence(name) || Tree.leftOut.contains(name) || text == "null" { return [] }
            if name == "evidence", Tree.isMarked(text) { return [] }
            if text == "false" || text == "true" { return [] }
            let told = Double(text).map(plain) ?? letters(text)
            return told.isEmpty ? [] : [told]
        case .list(let items):
            if let condition { return [condition] }
            return items.flatMap { $0.values(under: name) }
        case .map(let fields):
            return fields.flatMap { name, value in
                let figures = name.first.map { "<>0123456789".contains($0) } ?? false
                return (figures ? [letters(name)] : []) + value.values(under: name)
            }
        }
    }

    /// `fact comparison value` where the content writes a list of the three.
    private var condition: String? {
        guard items.count == 3,
            ["has", ">=", ">", "<", "<=", "==", "!="].contains(items[1].scalar)
        else { return nil }
        let value = items[2].scalar
        let told = value == "true" ? "yes" : value == "false" ? "no" : value
        return letters("\(items[0].scalar) \(items[1].scalar) \(told)")
    }

    /// The parts of `P58 V; P59 V`; none where the text is no evidence.
    static func citations(_ text: String) -> [String] {
        let parts = text.split(separator: "; ").map(String.init)
        return parts.allSatisfy(isMarked) ? parts : isMarked(text) ? [text] : []
    }

    static func isMarked(_ text: String) -> Bool {
        text.wholeMatch(of: /([PA][0-9]+ )?[VMC]( .*)?/) != nil
    }

    /// The sentences as letters and figures, in their order, without their evidence.
    var sentences: String {
        switch self {
        case .leaf(let text): return Tree.isMarked(text) ? "" : letters(text)
        case .list(let items): return items.map(\.sentences).joined()
        case .map(let fields):
            // The order of keys says nothing.
            return fields.sorted { $0.name < $1.name }
                .filter { $0.name != "confidence" && !($0.name == "evidence" && has("text")) }
                .map(\.value.sentences).joined()
        }
    }

    /// The same as a person reads it.
    var readable: String {
        switch self {
        case .leaf(let text): return Tree.isMarked(text) ? "" : text
        case .list(let items):
            return items.map(\.readable).filter { !$0.isEmpty }.joined(separator: " / ")
        case .map(let fields):
            return fields.sorted { $0.name < $1.name }
                .filter { $0.name != "confidence" && !($0.name == "evidence" && has("text")) }
                .map(\.value.readable).filter { !$0.isEmpty }.joined(separator: " / ")
        }
    }

    /// Each source with its mark, like `P74 V`, and `C`.
    var marks: Set<String> {
        switch self {
        case .leaf(let text): PlanFilesTests.marks(text)
        case .list(let items): items.reduce(into: []) { $0.formUnion($1.marks) }
        case .map(let fields):
            fields.reduce(into: joined) { marks, field in
                if field.name.hasSuffix("_tag") || field.name.hasSuffix("_source") { return }
                let isSplit = has("source") && ["source", "tag"].contains(field.name)
                if !isSplit, field.name != "evidence_detail" { marks.formUnion(field.value.marks) }
            }
        }
    }

    /// The marks of `source: A1` with `tag: V`.
    private var joined: Set<String> {
        let named = fields.filter { $0.name.hasSuffix("_tag") }.map { tag in
            let source = self[tag.name.replacing("_tag", with: "_source")].scalar
            let mark = tag.value.scalar.prefix(1)
            return mark == "C" ? "C" : "\(source) \(mark)"
        }
        guard has("source"), has("tag") else { return Set(named) }
        let source = self["source"].scalar
        // A detail that names another source says which mark is whose.
        let detail = self["evidence_detail"].scalar
        if detail.contains(/[PA][0-9]+ [VM]/) { return Set(named) }
        return Set(named).union(
            self["tag"].scalar.split(separator: "+")
                .filter { $0.count == 1 }
                .map { $0 == "C" ? "C" : "\(source) \($0)" })
    }
}

/// `P74 V` and `C` of a text, either with marks in brackets or evidence alone.
func marks(_ text: String) -> Set<String> {
    let tags = text.matches(of: /\[([^\]]*)\]/).map { String($0.1) }
    let parts = tags.isEmpty ? Tree.citations(text) : tags
    var found: Set<String> = []
    for part in parts {
        var source = ""
        for word in part.split(whereSeparator: { " ,;".contains($0) }).map(String.init) {
            if word.wholeMatch(of: /[PA][0-9]+/) != nil { source = word }
            guard ["V", "M", "C"].contains(word) else { continue }
            found.insert(word == "C" || source.isEmpty ? word : "\(source) \(word)")
        }
    }
    return found
}

/// Letters, figures and comparisons, small, without the marks in brackets.
func letters(_ text: String) -> String {
    var text = text.replacing(/\s*\[[^\]]*\b[VMC]\b[^\]]*\]/, with: "")
    text = text.replacing("_", with: "-").lowercased()
    return String(text.filter { $0.isLetter || $0.isNumber || "<>=%".contains($0) })
}

/// Ids of the content, written with hyphens.
func kebab(_ text: String) -> String { text.lowercased().replacing("_", with: "-") }

/// What of the old values is not among the new, each counted.
func missing(_ old: [String], from new: [String]) -> [String] {
    var left = new.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return old.filter { value in
        left[value, default: 0] -= 1
        return (left[value] ?? 0) < 0
    }
}

private func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
}
