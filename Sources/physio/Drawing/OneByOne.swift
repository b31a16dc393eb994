import Clinic
import ClinicWords
import Planner

extension PatientPage {
    /// For each group that was answered with yes: what to ask one by one, and how each is recorded; for one that
    /// was answered with no: what is on record and stays.
    func oneByOne(_ answers: [String]) -> [String] {
        let patient = known.patient
        return stays(answers)
            + answers.filter { $0.lowercased().hasSuffix("=yes") }.flatMap { answer -> [String] in
                let id = String(answer.dropLast("=yes".count)).lowercased()
                guard let group = catalog.asking[id] else { return [] }
                let names = group.conditions.map {
                    catalog.vocabulary.name(of: $0, in: "conditions")
                }
                let record: Advice =
                    "Record each: \(do: .changePatient(patient.id), group.first)\(group.others)"
                return ["\(group.id): \(record.told)"]
                    + (names.isEmpty ? [] : ["Ask one by one: \(names.joined(separator: ", "))."])
                    + (group.takesNo
                        ? [
                            "Then, when there is no other: physio patient set \(patient.id)"
                                + " --answer \(group.id)=no"
                        ] : [])
            }
    }

    private func stays(_ answers: [String]) -> [String] {
        answers.filter { $0.lowercased().hasSuffix("=no") }.flatMap { answer -> [String] in
            let group = catalog.asking[String(answer.dropLast("=no".count)).lowercased()]
            return (group?.no ?? []).compactMap { denial in
                guard let fact = known.details.facts[denial.fact], fact.value != denial.value
                else { return nil }
                return "\(denial.fact) = \(fact.value) is on record and stays. If it is wrong:"
                    + " physio patient set \(known.patient.id) --fact \(denial.fact)=\(denial.value)"
            }
        }
    }
}
