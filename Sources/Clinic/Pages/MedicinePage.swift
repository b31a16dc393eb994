package import Planner

/// A medicine of the catalogue, as those who prescribe it and those who take it read it.
package struct MedicinePage: Page, Documented {
    package let medicine: Medicine
    /// For the patient, in English.
    package let words: MedicineWords?

    /// - Throws: `PageRefusal` where the catalogue has no such medicine.
    package init(_ id: String, of catalog: Catalog) throws(PageRefusal) {
        let wanted = factWord(id.lowercased())
        guard let medicine = catalog.medicines.first(where: { factWord($0.id) == wanted }) else {
            throw .noMedicine(id)
        }
        self.medicine = medicine
        words = catalog.languages.first { $0.id == "en" }?.medicines[medicine.id]
    }

    package var json: JSON {
        [
            "id": .string(medicine.id), "name": .string(medicine.name),
            "classes": .texts(medicine.classes), "route": .string(medicine.route),
            "legal": .string(medicine.legal), "dose": .string(medicine.doseText),
            "rhythm": medicine.rhythm.usual.json, "ceiling": .optional(medicine.dailyCeiling),
            "unit": .string(medicine.maxPerDayUnit),
            "byWeight": .array(
                medicine.byWeight.map {
                    [
                        "belowKg": .number($0.below), "perDose": .number($0.amount.upperBound),
                        "perDay": .number($0.maxPerDay),
                        "evidence": .string($0.evidence.text),
                    ]
                }),
            "courses": .texts(medicine.courseDays.map(\.told)),
            "reviewDay": .optional(medicine.reviewDay), "stopRule": .string(medicine.stopRule),
            "taperAfterDays": .optional(medicine.taper?.afterDays),
            "notes": .string(medicine.notes), "specialistOnly": .bool(medicine.specialistOnly),
            "evidence": .texts(medicine.evidence.map(\.told)),
            "patient": [
                "name": .text(words?.name), "how": .text(words?.how),
                "stop": .array(
                    words?.stops.map {
                        ["do": .string($0.whatToDo), "signs": .texts($0.signs)]
                    } ?? []), "also": .texts(words?.also ?? []),
            ],
        ]
    }
}

extension Medicine.Limit {
    /// `usual: 3 to 10`.
    package var told: String {
        let figures = amount.map { amount in
            let (low, high) = (plain(amount.lowerBound), plain(amount.upperBound))
            return low == high ? low : "\(low) to \(high)"
        }
        return "\(name): \([figures, words].compactMap { $0 }.joined(separator: ", "))"
    }
}
