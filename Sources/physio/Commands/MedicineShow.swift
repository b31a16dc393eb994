import ArgumentParser
import Clinic
import Planner

/// One medicine of the catalogue, as those who prescribe and those who take it read it.
struct MedicineShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a medicine: dose, limits, when to stop, with sources.",
        discussion: "Example: physio medicine show naproxen-oral")

    @Argument(help: "The medicine's id.") var medicine: String
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let catalog = try desk.catalog()
        let wanted = factWord(medicine.lowercased())
        guard let found = catalog.medicines.first(where: { factWord($0.id) == wanted }) else {
            throw Failure(
                .notFound, "There is no medicine '\(medicine)' in the catalogue.",
                remedy: "See all with 'physio medicine list'.")
        }
        let words = catalog.languages.first { $0.id == "en" }?.medicines[found.id]
        return Report(
            text: desk.text(found, words),
            json: [
                "id": .string(found.id), "name": .string(found.name),
                "classes": .texts(found.classes), "route": .string(found.route),
                "legal": .string(found.legal), "dose": .string(found.doseText),
                "rhythm": found.rhythm.usual.json, "ceiling": .optional(found.dailyCeiling),
                "unit": .string(found.maxPerDayUnit),
                "byWeight": .array(
                    found.byWeight.map {
                        [
                            "belowKg": .number($0.below), "perDose": .number($0.amount.upperBound),
                            "perDay": .number($0.maxPerDay),
                            "evidence": .string($0.evidence.text),
                        ]
                    }),
                "courses": .texts(found.courseDays.map(\.told)),
                "reviewDay": .optional(found.reviewDay), "stopRule": .string(found.stopRule),
                "taperAfterDays": .optional(found.taper?.afterDays),
                "notes": .string(found.notes), "specialistOnly": .bool(found.specialistOnly),
                "evidence": .texts(found.evidence.map(\.told)),
                "patient": [
                    "name": .text(words?.name), "how": .text(words?.how),
                    "stop": .array(
                        words?.stops.map {
                            ["do": .string($0.whatToDo), "signs": .texts($0.signs)]
                        } ?? []), "also": .texts(words?.also ?? []),
                ],
            ])
    }
}

extension Desk {
    fileprivate func text(_ medicine: Medicine, _ words: MedicineWords?) -> String {
        var lines = [
            "\(medicine.id)  \(medicine.name), \(medicine.route), \(medicine.legal)",
            "Usual: \(medicine.doseText)",
        ]
        lines += medicine.maxPerDay.map { "At most a day, \($0.told) \(medicine.maxPerDayUnit)" }
        lines += medicine.byWeight.map {
            "Under \(plain($0.below)) kg: \($0.told(medicine.unit))  [\($0.evidence.text)]"
        }
        lines += medicine.courseDays.map { "Course in days, \($0.told)" }
        if let day = medicine.reviewDay { lines.append("Review: day \(day)") }
        if medicine.specialistOnly { lines.append("Only a specialist starts it.") }
        lines.append("Stop: \(medicine.stopRule)")
        lines += [medicine.taper].compactMap { $0 }.map {
            "Taper: after more than \($0.afterDays) days it is stepped down, never stopped at once"
                + "  [\($0.evidence.text)]"
        }
        lines += ["Notes: \(medicine.notes)", "Evidence"]
        lines += medicine.evidence.map { "  \($0.told)" }
        if let words {
            lines += ["For the patient", "  \(words.name)", "  \(words.how)"]
            lines += words.stops.map { "  \($0.whatToDo) \($0.signs.joined(separator: "; "))" }
            lines += words.also.map { "  \($0)" }
        }
        return lines.map { wrapped($0) }.joined(separator: "\n")
    }
}

extension Medicine.Limit {
    /// `usual: 3 to 10`.
    fileprivate var told: String {
        let figures = amount.map { amount in
            let (low, high) = (plain(amount.lowerBound), plain(amount.upperBound))
            return low == high ? low : "\(low) to \(high)"
        }
        return "\(name): \([figures, words].compactMap { $0 }.joined(separator: ", "))"
    }
}
