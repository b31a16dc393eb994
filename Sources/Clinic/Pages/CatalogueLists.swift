package import Planner

/// The causes of the catalogue.
package struct CauseList: Page, Documented {
    package let causes: [PlanTemplate]

    package init(_ catalog: Catalog) { causes = catalog.causes }

    package var json: JSON {
        [
            "causes": .array(
                causes.map {
                    [
                        "id": .string($0.id), "name": .string($0.name),
                        "origin": .string($0.origin.rawValue), "type": .string($0.type.rawValue),
                        "place": .string($0.place.words),
                    ]
                })
        ]
    }
}

/// The facts that may be recorded, and the words that sets of them may hold.
package struct FactList: Page, Documented {
    package let facts: [Fact]
    package let words: [(name: String, words: [FactWord])]
    /// Whether the words are asked for.
    package let showsWords: Bool

    package init(_ catalog: Catalog, showsWords: Bool) {
        let vocabulary = catalog.vocabulary
        facts = catalog.facts
        words = [
            ("conditions", vocabulary.conditions), ("classes", vocabulary.classes),
            ("allergies", vocabulary.allergies), ("diets", vocabulary.diets),
            ("otherMedicines", vocabulary.otherMedicines),
        ]
        self.showsWords = showsWords
    }

    package var json: JSON {
        [
            "facts": .array(facts.map(\.json)),
            "words": .object(
                words.map { JSON.Member(key: $0.name, value: .texts($0.words.map(\.id))) }),
        ]
    }
}

extension Fact {
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

/// The measures of the catalogue.
package struct MeasureList: Page, Documented {
    package let measures: [OutcomeMeasure]

    package init(_ catalog: Catalog) { measures = catalog.outcomeMeasures }

    package var json: JSON {
        [
            "measures": .array(
                measures.map {
                    [
                        "id": .string($0.id), "name": .string($0.name), "min": .number($0.min),
                        "max": .optional($0.max), "higherIsBetter": .bool($0.higherIsBetter),
                        "smallestChange": .optional($0.smallestChange),
                        "smallestChangePercent": .optional($0.smallestChangePercent),
                        "decides": .string($0.decides.rawValue), "partOf": .text($0.partOf),
                        "inPerson": .bool($0.isInPerson), "evidence": .string($0.evidence.text),
                    ]
                })
        ]
    }
}

/// The medicines of the catalogue.
package struct MedicineList: Page, Documented {
    package let medicines: [Medicine]

    package init(_ catalog: Catalog) { medicines = catalog.medicines }

    package var json: JSON {
        [
            "medicines": .array(
                medicines.map {
                    [
                        "id": .string($0.id), "name": .string($0.name),
                        "classes": .texts($0.classes), "dose": .string($0.doseText),
                        "rhythm": $0.rhythm.usual.json, "ceiling": .optional($0.dailyCeiling),
                        "unit": .string($0.maxPerDayUnit),
                        "specialistOnly": .bool($0.specialistOnly),
                    ]
                })
        ]
    }
}

/// Medicines that help to stop smoking.
package struct AidList: Page, Documented {
    package let aids: [QuitProduct]

    package init(_ catalog: Catalog) { aids = catalog.smoking?.products ?? [] }

    package var json: JSON { ["aids": .array(aids.map(\.json))] }
}

extension QuitProduct {
    fileprivate var json: JSON {
        [
            "medicines": .texts(medicines),
            "quitOnTreatmentDays": .texts([
                quitOnTreatmentDays.lowerBound, quitOnTreatmentDays.upperBound,
            ]),
            "schedules": .array(
                schedules.map { schedule in
                    [
                        "name": .string(schedule.name),
                        "steps": .array(
                            schedule.steps.map {
                                [
                                    "from": .integer($0.days.lowerBound),
                                    "to": .integer($0.days.upperBound), "dose": .string($0.told),
                                    "times": .texts($0.clock),
                                ]
                            }),
                    ]
                }), "evidence": .string(evidence.text),
        ]
    }
}

/// All that the triage knows.
package struct SignList: Page, Documented {
    package let triage: TriageContent
    /// Whether the figures and sources are asked for.
    package let showsFigures: Bool

    package init(_ catalog: Catalog, showsFigures: Bool) {
        triage = catalog.triage
        self.showsFigures = showsFigures
    }

    package var json: JSON {
        [
            "groups": .array(
                triage.groups.map { ["id": .string($0.id), "name": .string($0.name)] }),
            "signs": .array(triage.signs.map(\.json)),
            "causes": .array(triage.profiles.map(\.json)),
            "rules": .array(triage.rules.map(\.json)),
        ]
    }
}
