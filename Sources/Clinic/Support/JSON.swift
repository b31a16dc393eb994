import Planner

/// A JSON value that keeps the order of its keys, so that the same report has the same bytes.
package indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    /// Words that may name next steps, which become a text when the document is written.
    case advice(Advice)
    /// What becomes words only then.
    case unsaid(Unsaid)
    case array([JSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSON

        package init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// An optional text; `nil` is `null`.
    package static func text(_ value: (some CustomStringConvertible)?) -> JSON {
        value.map { .string($0.description) } ?? .null
    }
    package static func texts(_ values: [some CustomStringConvertible]) -> JSON {
        .array(values.map { .string($0.description) })
    }
    package static func advices(_ values: [Advice]) -> JSON { .array(values.map(JSON.advice)) }
    package static func unsaid(_ value: any Unworded) -> JSON { .unsaid(Unsaid(value: value)) }
    package static func step(_ step: NextStep) -> JSON { .advice(Advice(step)) }
    package static func optional(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }
    package static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

    /// An object with these members behind its own.
    func adding(_ more: JSON) -> JSON {
        guard case .object(let own) = self, case .object(let others) = more else { return self }
        return .object(own + others)
    }

    /// Indented by two blanks, one member a line, with next steps as a face says them.
    package func pretty(_ phrasing: Phrasing) -> String {
        var text = ""
        write(to: &text, indent: 0, phrasing)
        return text
    }

    private func write(to text: inout String, indent: Int, _ phrasing: Phrasing) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value):
            let isWhole = value == value.rounded() && abs(value) < 1e15
            text += isWhole ? String(Int(value)) : (value.isFinite ? "\(value)" : "null")
        case .string(let value): Self.quote(value, to: &text)
        case .advice(let advice): Self.quote(advice.text(phrasing), to: &text)
        case .unsaid(let unsaid):
            phrasing.unsaid(unsaid.value).write(to: &text, indent: indent, phrasing)
        case .array(let values):
            Self.list(values, "[", "]", to: &text, indent: indent) { value, text in
                value.write(to: &text, indent: indent + 1, phrasing)
            }
        case .object(let members):
            Self.list(members, "{", "}", to: &text, indent: indent) { member, text in
                Self.quote(member.key, to: &text)
                text += ": "
                member.value.write(to: &text, indent: indent + 1, phrasing)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], _ open: String, _ close: String, to text: inout String, indent: Int,
        each: (Item, inout String) -> Void
    ) {
        guard !items.isEmpty else {
            text += open + close
            return
        }
        text += open
        for (index, item) in items.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
            each(item, &text)
        }
        text += "\n" + String(repeating: "  ", count: indent) + close
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isCommand:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }
}
