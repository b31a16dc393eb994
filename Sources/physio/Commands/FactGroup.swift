import ArgumentParser
import Clinic
import Planner

struct FactGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fact", abstract: "What may be recorded of a patient.",
        subcommands: [List.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the facts, and the words that sets of them may hold.",
            discussion: "Example: physio fact list --words")

        @Flag(help: "Also the conditions, classes of medicines, allergies and diets.")
        var words = false
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let catalog = try desk.catalog()
            var table = Table("FACT", "TYPE", "RANGE", "ASKED AGAIN", "WHAT")
            for fact in catalog.facts {
                table.add(
                    fact.name, fact.kind.rawValue, fact.told,
                    fact.staleAfterDays.map { "after \($0) d" } ?? "–", fact.ask)
            }
            var text = desk.text(table)
            if words {
                for (name, list) in catalog.vocabulary.lists {
                    text += "\n\n\(name)\n"
                    text += list.map { "  \($0.id): \($0.name)" }.joined(separator: "\n")
                }
            }
            return Report(
                text: text,
                json: [
                    "facts": .array(catalog.facts.map(\.json)),
                    "words": .object(
                        catalog.vocabulary.lists.map { name, list in
                            JSON.Member(key: name, value: .texts(list.map(\.id)))
                        }),
                ])
        }
    }
}

extension Vocabulary {
    fileprivate var lists: [(String, [FactWord])] {
        [
            ("conditions", conditions), ("classes", classes), ("allergies", allergies),
            ("diets", diets), ("otherMedicines", otherMedicines),
        ]
    }
}

extension Fact {
    fileprivate var told: String {
        if origin == .plan { return "from the plan" }
        if !values.isEmpty { return values.joined(separator: "|") }
        let limits = range.map { "\(plain($0.lowerBound))–\(plain($0.upperBound))" } ?? ""
        return [limits, unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    fileprivate var json: JSON {
        [
            "name": .string(name), "type": .string(kind.rawValue), "ask": .string(ask),
            "unit": .text(unit), "min": .optional(range?.lowerBound),
            "max": .optional(range?.upperBound), "values": .texts(values),
            "from": .string(origin.rawValue), "staleAfterDays": .optional(staleAfterDays),
            "meaning": .text(meaning),
        ]
    }
}
