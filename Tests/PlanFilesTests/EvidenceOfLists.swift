import BuiltInPlans
import PlanFiles

/// The shared lists, programmes, rules and sources against the evidence: nothing of it is lost, and what the plan
/// files add beside it carries its own evidence.
struct EvidenceOfLists {
    private var comparison = Comparison()

    static func differences() throws -> [Difference] {
        var evidence = EvidenceOfLists()
        for section in sections { try evidence.compare(section) }
        try evidence.compareSources()
        try evidence.compareSafety()
        return evidence.comparison.differences
    }

    /// Where a section stands in the content and in the plan files.
    private struct Section {
        let json: String
        let path: [String]
        let file: String
        var key = ""

        var name: String { key.isEmpty ? file : "\(file) \(key)" }
    }

    private static let sections = [
        Section(
            json: "physiotherapy.json", path: ["red_flags"], file: "red-flags.yaml",
            key: "red-flags"),
        Section(
            json: "physiotherapy.json", path: ["outcome_measures"], file: "outcomes.yaml",
            key: "outcome-measures"),
        Section(
            json: "physiotherapy.json", path: ["global_defaults"], file: "global-rules.yaml",
            key: "global-rules"),
        Section(json: "physiotherapy.json", path: ["meta"], file: "about.yaml", key: "about"),
        Section(json: "adjuncts.json", path: ["drugs"], file: "medicines.yaml", key: "medicines"),
        Section(
            json: "adjuncts.json", path: ["red_flags"], file: "red-flags.yaml",
            key: "warning-signs"),
        Section(
            json: "adjuncts.json", path: ["privacy"], file: "global-rules.yaml", key: "privacy"),
        Section(json: "adjuncts.json", path: ["meta"], file: "about.yaml", key: "about"),
        Section(json: "adjuncts.json", path: ["weakest"], file: "about.yaml", key: "about"),
        Section(
            json: "adjuncts.json", path: ["programmes", "smoking"],
            file: "programmes/smoking-cessation.yaml"),
        Section(
            json: "adjuncts.json", path: ["programmes", "weight"],
            file: "programmes/weight-loss.yaml"),
        Section(
            json: "adjuncts.json", path: ["programmes", "activity"],
            file: "programmes/activity.yaml"),
        Section(
            json: "adjuncts.json", path: ["programmes", "medication_reviews"],
            file: "programmes/medication-reviews.yaml"),
    ]

    private mutating func compare(_ section: Section) throws {
        let content = try section.path.reduce(Content.json(section.json)) { $0[$1] }
        let file = try Content.plan(section.file)
        let plan = section.key.isEmpty ? file : file[section.key]
        if plan.items.isEmpty {
            compareValues(section.name, content, plan)
        } else if content.fields.isEmpty {
            compareItems(section.name, content.items, plan.items)
        } else {
            for (name, old) in content.fields {
                compareNamed(
                    "\(section.name) \(name)", old.has("id") ? old["id"].text : name, old, plan)
            }
        }
    }

    /// By their ids where they have one, else by their order.
    private mutating func compareItems(_ name: String, _ content: [Tree], _ plan: [Tree]) {
        for (index, old) in content.enumerated() {
            if old.has("id") {
                compareNamed("\(name) \(old["id"].text)", old["id"].text, old, .list(plan))
            } else if plan.indices.contains(index) {
                compareValues("\(name) \(index + 1)", old, plan[index])
            } else {
                comparison.lost("\(name) \(index + 1)", ["all of it"])
            }
        }
    }

    private mutating func compareNamed(_ name: String, _ id: String, _ old: Tree, _ plan: Tree) {
        guard let found = plan.items.first(where: { kebab($0["id"].text) == kebab(id) }) else {
            return comparison.lost(name, ["all of it"])
        }
        compareValues(name, old, found)
    }

    private mutating func compareValues(_ name: String, _ old: Tree, _ new: Tree) {
        comparison.lost(name, missing(old.values(), from: new.values()))
        comparison.lost("\(name) marks", old.marks.subtracting(new.marks).sorted())
    }

    private mutating func compareSources() throws {
        let plan = try Content.plan("sources.yaml")["sources"].items
        for file in ["physiotherapy.json", "adjuncts.json"] {
            for (name, source) in try Content.json(file)["sources"].fields {
                let found = plan.first { $0["id"].text == name }
                comparison.lost(
                    "source \(name)",
                    found.map { missing(source.values(), from: $0.values()) } ?? ["all of it"])
            }
        }
    }

    private mutating func compareSafety() throws {
        let adjuncts = try Content.json("adjuncts.json")
        let files = PlanFiles.builtIn.map(\.path).filter { $0.hasPrefix("safety/") }
        let plan = try files.flatMap { try Content.plan($0)["rules"].items }
        for rule in adjuncts["rules"].items {
            compareNamed("rule \(rule["id"].text)", rule["id"].text, rule, .list(plan))
        }
        let facts = try Content.plan("facts.yaml")["facts"].items
        for (name, meaning) in adjuncts["facts"].fields {
            guard let fact = facts.first(where: { $0["name"].text == name }) else {
                comparison.lost("fact \(name)", ["all of it"])
                continue
            }
            let told = letters(fact["type"].text.replacing("yes-no", with: "bool"))
            let kept = letters(meaning.text).hasPrefix(told) || told == "text"
            if !kept { comparison.check("fact \(name) type", [told], [meaning.text]) }
            if !letters(meaning.text).hasSuffix(letters(fact["meaning"].text)) {
                comparison.check("fact \(name)", [fact["meaning"].text], [meaning.text])
            }
        }
    }
}
