package import CivilTime

extension PatientDetails {
    /// Records that a group of questions was answered with "no": none of its conditions holds beside those on
    /// record, and each fact is as the group says. A fact on record stays until it is to be asked again.
    package mutating func deny(
        _ group: AskGroup, on day: Day, by person: String?, _ catalog: Catalog
    ) {
        facts[group.record] = RecordedFact("no", day: day, saidBy: person)
        for denial in group.no {
            guard let fact = catalog.fact(denial.fact), !fact.isNotAsked(of: self, on: day) else {
                continue
            }
            if let known = facts[fact.name], known.value != denial.value,
                fact.staleDays(known, on: day) == nil
            {
                continue
            }
            facts[fact.name] = RecordedFact(denial.value, day: day, saidBy: person)
        }
    }
}
