package import CivilTime

extension PatientDetails {
    /// Records that a group of questions was answered with "no": none of its conditions holds but those
    /// recorded already, and each of its facts has the value that the group gives.
    ///
    /// A fact that is recorded stays, unless it is due to be asked again.
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
