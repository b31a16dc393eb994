package import CivilTime
package import Planner

extension Patient {
    /// `day` is the day on which the age is told, `names` how what is recorded is understood today.
    package func json(on day: Day, names: [RecordedName] = []) -> JSON {
        [
            "id": .text(id), "name": .string(name), "born": .text(details.born),
            "age": .optional(details.age(on: day)), "sex": .text(details.sex?.rawValue),
            "heightCm": .optional(details.heightCm), "weightKg": .optional(details.weightKg),
            "bmi": .optional(details.bmi.map { ($0 * 10).rounded() / 10 }),
            "smokes": .optional(details.smokes),
            "facts": .object(
                details.facts.sorted { $0.key < $1.key }
                    .map { name, fact in
                        JSON.Member(
                            key: name,
                            value: [
                                "value": .string(fact.value), "day": .text(fact.day),
                                "saidBy": .text(fact.saidBy),
                            ])
                    }),
            "conditions": .texts(details.conditions), "medicines": .texts(details.medicines),
            "allergies": .array(
                details.allergies.map { allergy in
                    names.first { $0.kind == .allergy && $0.kept == allergy.substance }?.json
                        ?? ["id": .string(allergy.substance), "said": .string(allergy.said)]
                }),
            "names": .array(names.filter { $0.kind != .allergy }.map(\.json)),
            "available": .text(details.available),
            "blocked": .array(
                details.blocked.map {
                    ["from": .text($0.lowerBound), "to": .text($0.upperBound)]
                }),
            "prefers": .text(details.prefers?.rawValue), "therapist": .text(details.therapist),
            "email": .text(details.email), "phone": .text(details.phone),
        ]
    }
}
