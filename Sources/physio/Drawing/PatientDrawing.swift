import CivilTime
import Clinic
import ClinicWords
import Planner

extension PatientPage: Drawn {
    func lines(width: Int?) -> [String] {
        let (patient, details) = (known.patient, known.details)
        let age = known.age.map { " (\(counted($0, "year")))" } ?? ""
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
        if let busy = busy.told { lines.append(busy) }
        if let part = details.prefers { lines.append("prefers     \(part.rawValue)") }
        if let therapistName { lines.append("therapist   \(therapistName)") }
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
        lines += known.names.flatMap(\.lines) + details.askedLines
        lines += [
            details.email.map { "email       \($0)" }, details.phone.map { "phone       \($0)" },
            details.language.map { "language    \($0)" },
            details.address.map { "address     \($0)" },
            details.travel.map { "way there   \(counted($0, "minute"))" },
        ].compactMap { $0 }
        return lines
    }

    /// The question of a group, by the name under which its answer is kept.
    private func asked(_ name: String) -> String {
        let id = String(name.dropFirst("asked.".count))
        return catalog.asking[id]?.short ?? id
    }

    private func smoking(_ count: Int?) -> String {
        switch count {
        case nil: "not known"
        case 0?: "no"
        case let count?: "\(count) cigarettes a day"
        }
    }
}

extension PatientList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !patients.isEmpty else { return ["No patients yet: physio patient add NAME"] }
        var table = Table("ID", "NAME", "BORN", "AVAILABLE", "PREFERS")
        for known in patients {
            let details = known.details
            table.add(
                "\(known.patient.id)", details.name, details.born?.description ?? "–",
                details.available == .always ? "any time" : "\(details.available)",
                details.prefers?.rawValue ?? "–")
        }
        return [table.text(width: width)]
    }
}

extension ChangedPatient: Drawn {
    func lines(width: Int?) -> [String] { page.lines(width: width) }

    func talk(width: Int?) -> [String] {
        page.known.told(before: before) + page.oneByOne(answers)
            + (change?.drift ?? []).map { item in
                let hit = item.plan.map { "\($0) is hit. " } ?? ""
                return "\(hit)\(item.problem.said.told) \(item.step.command)"
            }
            + (hit.isEmpty
                ? []
                : ["\(hit.count) booked sessions lie where the patient cannot come:"]
                    + hit.map(\.line))
    }
}

extension ErasedPatient: Drawn {
    func lines(width: Int?) -> [String] {
        let freed =
            cancelled.isEmpty
            ? []
            : ["Cancelled, as it lay ahead: \(cancelled.map { "\($0)" }.joined(separator: ", "))."]
        return ["\(erased) is erased; the bookings stay without a name."] + freed
    }

    func talk(width: Int?) -> [String] {
        published.map {
            "The calendar \($0) still holds the appointments: remove it on the server."
        }
    }
}
