import CivilTime
import Clinic
import Planner

extension Desk {
    func summary(_ patient: Patient) -> String {
        let details = patient.details
        let today = try? clinic().today
        let age = today.flatMap { details.age(on: $0) }.map { " (\($0) years)" } ?? ""
        let bmi = details.bmi.map { ", BMI \(($0 * 10).rounded() / 10)" } ?? ""
        var lines = ["\(patient.id)  \(patient.name)"]
        lines.append("born        \(details.born.map { "\($0)\(age)" } ?? "not known")")
        lines.append("sex         \(details.sex?.rawValue ?? "not known")")
        let body = [
            details.heightCm.map { "\(plain($0)) cm" }, details.weightKg.map { "\(plain($0)) kg" },
        ].compactMap { $0 }
        lines.append(
            "body        \(body.isEmpty ? "not known" : body.joined(separator: ", "))\(bmi)")
        lines.append("smokes      \(smoking(details.smokes))")
        lines.append(
            "available   \(details.available == .always ? "any time" : "\(details.available)")")
        lines += details.blocked.map { "away        \($0.lowerBound) to \($0.upperBound)" }
        if let busy = (try? clinic().busy(of: .patient(patient.id)))?.told { lines.append(busy) }
        if let part = details.prefers { lines.append("prefers     \(part.rawValue)") }
        if let therapist = details.therapist {
            lines.append("therapist   \(therapistName(therapist))")
        }
        let lists = NameKind.allCases.map(\.fact)
        lines += details.facts.sorted { $0.key < $1.key }
            .filter { !lists.contains($0.key) || !["complete", "none"].contains($0.value.value) }
            .map { name, fact in
                let day = fact.day.map { " on \($0)" } ?? ""
                if name.hasPrefix("asked.") {
                    return "asked       \(asked(name)) \(fact.value)\(day)"
                        + (fact.saidBy.map { " (\($0))" } ?? "")
                }
                return "fact        \(name) = \(fact.value)\(day)"
                    + (fact.saidBy.map { " (\($0))" } ?? "")
            }
        lines += nameLines(details) + askedLines(details)
        lines += [
            details.email.map { "email       \($0)" }, details.phone.map { "phone       \($0)" },
        ].compactMap { $0 }
        return lines.joined(separator: "\n")
    }

    /// The question of a group, by the name under which its answer is kept.
    private func asked(_ name: String) -> String {
        let id = String(name.dropFirst("asked.".count))
        return (try? catalog())?.asking[id]?.short ?? id
    }

    private func smoking(_ count: Int?) -> String {
        switch count {
        case nil: "not known"
        case 0?: "no"
        case let count?: "\(count) cigarettes a day"
        }
    }
}

/// A number without a needless `.0`.
func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
}
