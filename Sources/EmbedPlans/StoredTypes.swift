/// The types of the catalogue, met while it is written.
struct StoredTypes {
    /// A field, or something that a case holds; the label is empty where none is written.
    struct Part {
        let label: String
        let type: String

        init(_ part: (label: String, value: Any)) {
            label = part.label
            type = String(reflecting: Swift.type(of: part.value))
        }
    }

    struct Case {
        let name: String
        let held: [Part]
    }

    enum Shape {
        /// In the order in which they are given to it.
        case fields([Part])
        /// In the order first met.
        case cases([Case])
    }

    /// By the full name of the type.
    private(set) var shapes: [String: Shape] = [:]

    /// The fields of a value that are kept, in the order in which they are given to it.
    mutating func fields(of value: Any, _ mirror: Mirror) -> [Any] {
        let name = String(reflecting: type(of: value))
        let form = FieldForm.of(name)
        let kept = Self.fields(mirror).filter { !form.leftOut.contains($0.label) }
        let fields =
            kept.filter { !form.isLater($0.label) } + kept.filter { form.isLater($0.label) }
        if shapes[name] == nil { shapes[name] = .fields(fields.map(Part.init)) }
        return fields.map(\.value)
    }

    /// The place of a value's case among the cases of its type.
    mutating func place(ofCaseOf value: Any, _ mirror: Mirror) -> Int {
        let type = String(reflecting: type(of: value))
        let held = mirror.children.first
        let name = held?.label ?? "\(value)"
        var cases: [Case] = []
        if case .cases(let known) = shapes[type] { cases = known }
        if let place = cases.firstIndex(where: { $0.name == name }) { return place }
        cases.append(
            Case(name: name, held: (held.map { Self.held($0.value) } ?? []).map(Part.init)))
        shapes[type] = .cases(cases)
        return cases.count - 1
    }

    private static func held(_ value: Any) -> [(label: String, value: Any)] {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .tuple else { return [("", value)] }
        return mirror.children.map { child in
            let label = child.label ?? ""
            return (label.hasPrefix(".") ? "" : label, child.value)
        }
    }

    /// Of a value that is shared by reference, those of what is shared.
    private static func fields(_ mirror: Mirror) -> [(label: String, value: Any)] {
        if mirror.children.count == 1, let only = mirror.children.first {
            let inside = Mirror(reflecting: only.value)
            if inside.displayStyle == .class, let shared = inside.children.first {
                return fields(Mirror(reflecting: shared.value))
            }
        }
        return mirror.children.map { ($0.label ?? "", $0.value) }
    }
}
