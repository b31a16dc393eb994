extension StoredTypes {
    /// Read by code of their own.
    private static let written: Set = [
        "CivilTime.TimeOfDay", "Planner.DoseSchedule", "Planner.Evidence", "Planner.Names",
    ]

    /// Swift code that reads every type met, and those named of which no value was.
    var swift: [String] {
        let met = shapes.filter { !Self.written.contains($0.key) }.sorted { $0.key < $1.key }
        let unmet = named.subtracting(shapes.keys).subtracting(Self.written).sorted()
        return met.flatMap { name, shape in Self.reader(of: name, Self.body(name, shape)) }
            + unmet.flatMap {
                Self.reader(of: $0, ["preconditionFailure(\"No plan file holds one.\")"])
            }
    }

    /// The types of the program that fields and cases name.
    private var named: Set<String> {
        let parts = shapes.values.flatMap { shape in
            switch shape {
            case .fields(let fields): fields
            case .cases(let cases): cases.flatMap(\.held)
            }
        }
        return Set(
            parts.flatMap { part in
                part.type.matches(of: /(Planner|CivilTime)\.[A-Za-z.]+/).map { String($0.0) }
            })
    }

    private static func reader(of type: String, _ body: [String]) -> [String] {
        ["extension \(type): Stored {", "    init(from file: inout CatalogReader) {"]
            + body.map { "        \($0)" } + ["    }", "}"]
    }

    private static func body(_ type: String, _ shape: Shape) -> [String] {
        switch shape {
        case .fields(let fields):
            let form = FieldForm.of(type)
            let first = fields.filter { !form.isLater($0.label) }.map { field in
                form.bare.contains(field.label) ? next(field.type) : argument(field)
            }
            return ["self.init(\(first.joined(separator: ", ")))"]
                + fields.filter { form.isLater($0.label) }
                .map { "\($0.label) = \(next($0.type))" }
        case .cases(let cases):
            let lines = cases.enumerated().map { place, one in
                let held = one.held.map(argument).joined(separator: ", ")
                return "case \(place): self = .`\(one.name)`" + (held.isEmpty ? "" : "(\(held))")
            }
            return ["switch file.number() {"] + lines
                + ["default: preconditionFailure(\"No such case.\")", "}"]
        }
    }

    private static func argument(_ part: Part) -> String {
        (part.label.isEmpty ? "" : "\(part.label): ") + next(part.type)
    }

    /// The type is said, so that the compiler need not find it.
    private static func next(_ type: String) -> String { "file.next() as \(type)" }
}
