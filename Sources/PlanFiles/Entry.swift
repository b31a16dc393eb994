import PlanTree
import Planner

/// A map being read: it remembers which keys were asked for, so that the others can be reported.
final class Entry {
    let place: Place
    private let pairs: [(key: Node, value: Node)]
    private var known: [String] = []
    private(set) var references: [Reference] = []

    /// Nil and a problem where the value is no map.
    init?(_ place: Place, _ what: String) {
        guard let mapping = place.node.mapping else {
            place.report("\(what) is a map.", "Write its parts as 'key: value' lines.")
            return nil
        }
        self.place = place
        pairs = mapping
    }

    /// The value of a key, or nil; a missing key that is required is reported.
    func value(_ key: String, required: Bool = true) -> Place? {
        known.append(key)
        if let pair = pairs.first(where: { $0.key.text == key }) { return place.with(pair.value) }
        if required { place.report("'\(key)' is missing.", "Add a line '\(key): …' here.") }
        return nil
    }

    func text(_ key: String) -> String { value(key)?.text("'\(key)'") ?? "" }
    func optionalText(_ key: String) -> String? { value(key, required: false)?.text("'\(key)'") }

    func integer(_ key: String, _ range: ClosedRange<Int>) -> Int {
        value(key)?.integer("'\(key)'", range) ?? range.lowerBound
    }
    func optionalInteger(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        value(key, required: false)?.integer("'\(key)'", range)
    }
    func number(_ key: String, _ range: ClosedRange<Double>) -> Double {
        value(key)?.number("'\(key)'", range) ?? range.lowerBound
    }
    func optionalNumber(_ key: String, _ range: ClosedRange<Double>) -> Double? {
        value(key, required: false)?.number("'\(key)'", range)
    }
    func flag(_ key: String) -> Bool { value(key, required: false)?.flag("'\(key)'") ?? false }

    func list(_ key: String, required: Bool = false) -> [Place] {
        value(key, required: required)?.list("'\(key)'") ?? []
    }
    func texts(_ key: String, required: Bool = false) -> [String] {
        list(key, required: required).compactMap { $0.text("An entry of '\(key)'") }
    }
    func integers(_ key: String, _ range: ClosedRange<Int>, required: Bool = true) -> [Int] {
        list(key, required: required).compactMap { $0.integer("An entry of '\(key)'", range) }
    }

    /// A list of two figures, the lower first.
    func range(_ key: String, _ limits: ClosedRange<Int>) -> ClosedRange<Int> {
        numbers(key, Double(limits.lowerBound)...Double(limits.upperBound)).map {
            Int($0.lowerBound)...Int($0.upperBound)
        } ?? limits
    }
    func numbers(_ key: String, _ limits: ClosedRange<Double>) -> ClosedRange<Double>? {
        guard let place = value(key) else { return nil }
        return place.pair("'\(key)'", limits)
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        let names = type.allCases.map(\.rawValue)
        return oneOf(key, names).flatMap(Choice.init(rawValue:))
    }
    /// A list of words of which each is one of the type's.
    func choices<Choice: RawRepresentable & CaseIterable>(_ key: String) -> [Choice]
    where Choice.RawValue == String {
        list(key).compactMap { place in
            guard let text = place.text("An entry of '\(key)'") else { return nil }
            if let choice = Choice(rawValue: text) { return choice }
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            place.report("'\(text)' is none of '\(key)'.", "Choose from: \(names).")
            return nil
        }
    }
    func oneOf(_ key: String, _ names: [String]) -> String? {
        guard let place = value(key), let text = place.text("'\(key)'") else { return nil }
        guard names.contains(text) else {
            place.report(
                "'\(text)' is no \(key).", "Choose from: \(names.joined(separator: ", ")).")
            return nil
        }
        return text
    }

    /// Ids that must stand elsewhere in the plan files.
    func ids(_ key: String, _ kind: ReferenceKind, required: Bool = false) -> [String] {
        list(key, required: required).compactMap { reference($0, kind) }
    }
    func id(_ key: String, _ kind: ReferenceKind) -> String {
        value(key).flatMap { reference($0, kind) } ?? ""
    }
    func reference(_ place: Place, _ kind: ReferenceKind) -> String? {
        guard let id = place.text("The id of a \(kind.rawValue)") else { return nil }
        references.append(Reference(kind: kind, id: id, at: place))
        return id
    }

    /// A map inside this one, read and then checked for keys that nobody asked for.
    func inside<Value>(_ key: String, required: Bool = true, _ read: (Entry) -> Value) -> Value? {
        value(key, required: required).flatMap { inside($0, "'\(key)'", read) }
    }
    func each<Value>(
        _ key: String, required: Bool = false, _ read: (Entry) -> Value
    ) -> [Value] {
        list(key, required: required).compactMap { inside($0, "An entry of '\(key)'", read) }
    }
    func inside<Value>(_ place: Place, _ what: String, _ read: (Entry) -> Value) -> Value? {
        guard let entry = Entry(place, what) else { return nil }
        let value = read(entry)
        entry.finish()
        references += entry.references
        return value
    }

    /// Reports the keys that nobody asked for.
    func finish() {
        for (key, _) in pairs {
            let name = key.text ?? ""
            guard !known.contains(name) else { continue }
            let near = nearest(to: name, among: known).map { "Did you mean '\($0)'?" }
            place.with(key).report(
                "'\(name)' is not a key here.",
                near ?? "Known keys: \(Set(known).sorted().joined(separator: ", ")).")
        }
    }
}

extension Place {
    /// A list of two figures, the lower first; the place is reported otherwise.
    func pair(_ what: String, _ limits: ClosedRange<Double>) -> ClosedRange<Double>? {
        guard let items = list(what) else { return nil }
        let figures = items.compactMap { $0.number(what, limits) }
        guard figures.count == items.count else { return nil }
        guard figures.count == 2, figures[0] <= figures[1] else {
            report("\(what) is a list of two figures, the lower first.", "Write it like [3, 7].")
            return nil
        }
        return figures[0]...figures[1]
    }
}

/// The name that differs least, where it differs in a third of its letters at most.
func nearest(to name: String, among names: [String]) -> String? {
    let ranked = Set(names).sorted().map { ($0, letterChanges(Array(name), Array($0), most: 60)) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, name.count / 3) else {
        return nil
    }
    return best.0
}
