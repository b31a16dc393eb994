import Planner

/// Every field of the catalogue's types, with the values that it has there.
struct FieldWalk {
    /// By `Type.field`.
    private(set) var values: [String: Set<String>] = [:]

    init(_ catalog: Catalog) {
        walk(catalog)
        walk(catalog.names)
        walk(catalog.holidays)
        walk(catalog.languages)
    }

    private mutating func walk(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct where Self.isOurs(value):
            let type = Self.name(value)
            for child in mirror.children {
                guard let label = child.label else { continue }
                // A value that many lists share holds the fields of its type.
                if Self.isShared(child.value) {
                    for shared in Mirror(reflecting: child.value).children { walk(shared.value) }
                    continue
                }
                let field = "\(type).\(label)"
                note(child.value, field)
                if !Self.derived.contains(field) { walk(child.value) }
            }
        default:
            if Self.isLeaf(value) { return }
            for child in mirror.children { walk(child.value) }
        }
    }

    /// Figures and texts, also inside an option or a list.
    private mutating func note(_ value: Any, _ field: String) {
        values[field, default: []].formUnion(Self.leaves(value))
    }

    private static func leaves(_ value: Any) -> [String] {
        switch value {
        case let text as String: return [text]
        case let number as Int: return ["\(number)"]
        case let number as Double:
            return [number == number.rounded() ? "\(Int(number))" : "\(number)"]
        case let texts as [String]: return texts
        case let texts as Set<String>: return texts.sorted()
        case let statement as Statement: return [statement.text]
        case let statements as [Statement]: return statements.map(\.text)
        default: break
        }
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional, let inner = mirror.children.first else { return [] }
        return leaves(inner.value)
    }

    private static func isLeaf(_ value: Any) -> Bool {
        value is String || value is Int || value is Double || value is Bool
    }

    private static func isOurs(_ value: Any) -> Bool {
        String(reflecting: type(of: value)).hasPrefix("Planner.")
    }

    private static func isShared(_ value: Any) -> Bool {
        String(reflecting: type(of: value)).hasPrefix("Planner.Shared<")
    }

    private static func name(_ value: Any) -> String {
        let name = String(String(reflecting: type(of: value)).dropFirst("Planner.".count))
        return name.hasSuffix(".Fields") ? String(name.dropLast(".Fields".count)) : name
    }

    /// One blank where there were several, or a new line.
    static func squeezed(_ text: String) -> String {
        String(
            decoding: Array(text.utf8.split { $0 == 0x20 || $0 == 0x0A }.joined(separator: [0x20])),
            as: UTF8.self)
    }

    /// Made from the others, or read when they are asked for.
    private static let derived: Set = [
        "Catalog.ontology", "Catalog.index", "SafetyRule.leaves", "Catalog.asking",
        "Catalog.namesOnDemand", "Catalog.holidaysOnDemand", "Catalog.languagesOnDemand",
    ]
}
