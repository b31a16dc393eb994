import ClinicStore

extension [ToldChange] {
    /// What became of a patient's facts, names and scores, each told with its value. A list that was written
    /// anew with the same content tells nothing.
    var patientWords: [String] {
        Self.lists.flatMap { list in
            let own = filter { $0.table == list.table }
            let before = Set(own.compactMap { $0.before.flatMap(list.told) })
            let after = Set(own.compactMap { $0.after.flatMap(list.told) })
            let subjects = Set((before.union(after)).map(\.subject)).sorted()
            return subjects.compactMap { subject in
                Self.words(
                    list.noun, subject, before.first { $0.subject == subject },
                    after.first { $0.subject == subject })
            }
        }
    }

    /// Whether `patientWords` tells a row; it does not when its content was erased.
    fileprivate static func tells(_ change: ToldChange) -> Bool {
        guard let list = lists.first(where: { $0.table == change.table }) else { return false }
        return [change.before, change.after].contains { $0.flatMap(list.told) != nil }
    }

    private static func words(
        _ noun: String, _ subject: String, _ before: Told?, _ after: Told?
    ) -> String? {
        switch (before, after) {
        case (nil, let after?): "\(noun) \(subject) added" + (after.value.map { ": \($0)" } ?? "")
        case (let before?, nil):
            "\(noun) \(subject) removed" + (before.value.map { ": was \($0)" } ?? "")
        case (let before?, let after?) where before != after:
            "\(noun) \(subject) corrected: \(after.value ?? "nothing"), was \(before.value ?? "nothing")"
        default: nil
        }
    }

    private struct Told: Hashable {
        let subject: String
        let value: String?
    }

    private struct List {
        let table: String
        let noun: String
        let subject: [String]
        let value: [String]

        /// `nil` for a row whose content was erased with the patient.
        func told(_ row: [String: ToldValue]) -> Told? {
            let subject = subject.compactMap { row[$0]?.plain }
            guard subject.count == self.subject.count else { return nil }
            let value = value.compactMap { row[$0]?.plain }
            return Told(
                subject: subject.joined(separator: " of "),
                value: value.isEmpty ? nil : value.joined(separator: ", "))
        }
    }

    private static let lists = [
        List(table: "patientFact", noun: "fact", subject: ["name"], value: ["value", "day"]),
        List(
            table: "patientCondition", noun: "condition", subject: ["condition"], value: ["said"]),
        List(
            table: "patientMedicine", noun: "medicine taken", subject: ["medicine"],
            value: ["said"]),
        List(
            table: "patientAllergy", noun: "allergy", subject: ["substance"], value: ["reaction"]),
        List(table: "outcome", noun: "score", subject: ["measure", "day"], value: ["score"]),
    ]
}

extension ToldChange {
    /// Whether it is told with its content, not only as one of its kind.
    var isToldByContent: Bool { [ToldChange].tells(self) }
}

extension ToldValue {
    fileprivate var plain: String? {
        switch self {
        case .integer(let number): "\(number)"
        case .real(let number):
            number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .text(let text): text
        default: nil
        }
    }
}
