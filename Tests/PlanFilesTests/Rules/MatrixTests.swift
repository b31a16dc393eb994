import Foundation
import Testing

@testable import PlanFiles
@testable import Planner

/// Each medicine against each word and state: its rules, or "none known", as the file beside says.
///
/// `PHYSIO_WRITE_MATRIX=1` writes the rules of the file anew. Who adds a word or a medicine adds it to
/// `words` or `medicines` by hand, with the mark under which it was looked through: a word that stands in no
/// list fails, so that nothing is taken for safe because nobody thought of it.
@Suite struct MatrixTests {
    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("matrix.json")

    /// Rules by medicine, then by rule: the words that make it fire beside those of a healthy adult.
    private typealias Rows = [String: [String: [String]]]

    @Test(
        "each medicine has its rules or a marked none for every condition, class, allergy and state"
    )
    func matrix() throws {
        let root =
            try JSONSerialization.jsonObject(with: Data(contentsOf: Self.path)) as? [String: Any]
            ?? [:]
        let cases = try CaseSheets()
        let states = cases.file["states"] as? [String: [String: Any]] ?? [:]
        let rows = Self.rows(cases, states)
        if ProcessInfo.processInfo.environment["PHYSIO_WRITE_MATRIX"] != nil {
            try Self.write(rows, root)
            return
        }
        let held = root["rules"] as? Rows ?? [:]
        #expect(
            Set(held.keys) == Set(cases.catalog.medicines.map(\.id)), "a medicine without its rows")
        for (medicine, row) in rows {
            for rule in Set(row.keys).union(held[medicine]?.keys ?? [:].keys) {
                #expect(row[rule] == held[medicine]?[rule], "\(medicine) \(rule)")
            }
        }
        let listed = root["words"] as? [String: [String]] ?? [:]
        let known = Set(listed.values.flatMap { $0 })
        for word in Self.words(cases.catalog).map(\.name) + states.keys {
            #expect(known.contains(word), "\(word) was looked through by nobody")
        }
        let medicines = root["medicines"] as? [String: String] ?? [:]
        for medicine in cases.catalog.medicines {
            #expect(
                medicines[medicine.id]?.isEmpty == false,
                "\(medicine.id): where was 'none known' looked up?")
        }
    }

    private static func words(_ catalog: Catalog) -> [(name: String, fact: String, word: String)] {
        let words = catalog.vocabulary
        return [
            ("conditions", words.conditions), ("current_classes", words.classes),
            ("allergies", words.allergies),
        ].flatMap { fact, list in list.map { ("\(fact) \($0.id)", fact, $0.id) } }
    }

    private static func rows(_ cases: CaseSheets, _ states: [String: [String: Any]]) -> Rows {
        let catalog = cases.catalog
        var rows: Rows = [:]
        for medicine in looked(catalog.medicines) {
            let rules = catalog.safetyRules.filter {
                $0.scope == .medication && $0.concerns(medicine, catalog)
            }
            func fired(_ changed: [String: Any]) -> Set<String> {
                let facts = changed.merging(usual(of: medicine)) { old, _ in old }
                return Set(SafetyVerdict(rules, for: cases.sheet(facts)).fired.map(\.id))
            }
            let always = fired([:])
            var row: [String: [String]] = [:]
            for id in always { row[id] = ["always"] }
            for (name, fact, word) in words(catalog) {
                for id in fired([fact: [word]]).subtracting(always) {
                    row[id, default: []].append(name)
                }
            }
            for (name, facts) in states {
                for id in fired(facts).subtracting(always) { row[id, default: []].append(name) }
            }
            for other in catalog.medicines where other.id != medicine.id {
                for id in fired(["current_classes": other.classes]).subtracting(always) {
                    row[id, default: []].append("with \(other.id)")
                }
            }
            rows[medicine.id] = row.mapValues { $0.sorted() }
        }
        return rows
    }

    /// A week of it, asked for by whom and for whom it is meant.
    private static func usual(of medicine: Medicine) -> [String: Any] {
        var usual: [String: Any] = ["planned_drug": [medicine.id], "planned_days": 7]
        if medicine.specialistOnly { usual["prescriber_role"] = "specialist" }
        if !Set(medicine.classes).isDisjoint(with: ["glp1_ra", "orlistat"]) { usual["bmi"] = 34 }
        return usual
    }

    /// All of them where there is time for it, else every twelfth.
    private static func looked(_ medicines: [Medicine]) -> [Medicine] {
        let environment = ProcessInfo.processInfo.environment
        let isLong =
            environment["PHYSIO_LONG_TESTS"] != nil || environment["PHYSIO_WRITE_MATRIX"] != nil
        return isLong ? medicines : medicines.indices.filter { $0 % 12 == 0 }.map { medicines[$0] }
    }

    private static func write(_ rows: Rows, _ root: [String: Any]) throws {
        var root = root
        root["rules"] = rows
        let data = try JSONSerialization.data(
            withJSONObject: root, options: [.sortedKeys, .withoutEscapingSlashes])
        var text = String(decoding: data, as: UTF8.self)
        // A line for each rule keeps a change readable.
        text = text.replacing("],\"", with: "],\n\"").replacing("},\"", with: "},\n\"")
        try Data((text + "\n").utf8).write(to: path)
    }
}
