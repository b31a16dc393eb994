import Foundation
package import Planner

extension CatalogShelf {
    /// What the rules say of bare facts, given as JSON by the facts' names:
    /// `{"age_years": 72, "planned_drug": ["naproxen_oral"]}`; `null` and absent are unknown.
    ///
    /// - Throws: `SheetRefusal` where it is no JSON, names an unknown fact, or gives one a value of another type;
    ///   what `catalog()` throws.
    package func evaluate(facts bytes: [UInt8]) throws -> SafetyVerdict {
        let catalog = try catalog()
        let told: [String: ToldValue]
        do {
            told = try JSONDecoder().decode([String: ToldValue].self, from: Data(bytes))
        } catch {
            throw SheetRefusal.noObject
        }
        var sheet = FactSheet()
        var problems: [SheetRefusal.Problem] = []
        for (name, value) in told.sorted(by: { $0.key < $1.key }) {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard let fact = catalog.fact(parts.first ?? name) else {
                let near = Suggestions.nearest(name, among: catalog.meantFacts)
                problems.append(.noSuchFact(name, near: near.first))
                continue
            }
            if case .null = value { continue }
            if fact.kind == .map, parts.count == 2, case .number(let number) = value {
                var entries: [String: Double] = [:]
                if case .map(let known) = sheet[fact.name] { entries = known }
                entries[factWord(parts[1])] = number
                sheet[fact.name] = .map(entries)
            } else if let known = value.value(of: fact) {
                sheet[fact.name] = known.value
            } else {
                problems.append(.otherType(name, fact.kind))
            }
        }
        guard problems.isEmpty else { throw SheetRefusal.badFacts(problems) }
        var rules = catalog.safetyRules
        if case .text(let cause) = sheet["cause"] {
            rules += catalog.doNotRules(cause: cause, in: .uk)
        }
        return SafetyVerdict(rules, forAny: Self.sheets(sheet, catalog))
    }

    /// The facts as given, with what follows; and where several medicines are planned, each with the
    /// others beside it.
    private static func sheets(_ told: FactSheet, _ catalog: Catalog) -> [FactSheet] {
        var base = told
        guard case .set(let planned) = told["planned_drug"] else {
            return [base.closed(under: catalog.ontology, planned: true)]
        }
        let medicines = catalog.medicines.filter { planned.members.contains(factWord($0.id)) }
        if case .set(let classes) = told["planned_class"] {
            base["planned_class"] = .set(
                FactSet(
                    classes.members.union(medicines.flatMap(\.classes)),
                    isComplete: classes.isComplete))
        } else if medicines.count == planned.members.count {
            base["planned_class"] = .set(FactSet(Set(medicines.flatMap(\.classes))))
        }
        if base["planned_mg_per_kg_day"] == nil { base["planned_mg_per_kg_day"] = base.byWeight() }
        let each = medicines.count < 2 ? [] : medicines.map { base.testing($0, beside: medicines) }
        return ([base] + each).map { $0.closed(under: catalog.ontology, planned: true) }
    }
}

/// A value of a facts file.
private enum ToldValue: Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([String])
    case map([String: Double?])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .map(try container.decode([String: Double?].self))
        }
    }

    /// The outer `nil` is a value of another type, an inner one is unknown.
    func value(of fact: Fact) -> (value: FactValue?, Void)? {
        switch (fact.kind, self) {
        case (.number, .number(let number)): (.number(number), ())
        case (.number, .text("none")): (FactValue.none, ())
        case (.yesNo, .flag(let flag)): (.flag(flag), ())
        case (.text, .text("unknown")), (.date, .text("unknown")): (nil, ())
        case (.date, .text(let text)): (.text(text), ())
        case (.text, .text("none")): (FactValue.none, ())
        case (.text, .text(let text)): (.text(factWord(text)), ())
        case (.set, .list(let words)): (.set(FactSet(Set(words))), ())
        case (.set, .text("none")): (.set(FactSet([])), ())
        case (.map, .map(let entries)):
            (
                .map(
                    Dictionary(
                        entries.compactMap { key, value in value.map { (factWord(key), $0) } },
                        uniquingKeysWith: max)), ()
            )
        default: nil
        }
    }
}
