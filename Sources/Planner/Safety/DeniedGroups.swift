import CivilTime

extension AskIndex {
    /// Ids of the groups that were answered with "no", that make no sense for the patient, or whose list is
    /// complete.
    fileprivate func denied(_ details: PatientDetails, on day: Day, _ sheet: FactSheet) -> Set<
        String
    > {
        Set(
            groups.filter { group in
                details.facts[group.record]?.value == "no"
                    || group.askedOf?.leavesOut(details, on: day) == true
                    || group.list.map(sheet.isComplete) == true
            }.map(\.id))
    }
}

extension FactSheet {
    fileprivate func isComplete(_ list: String) -> Bool {
        guard case .set(let set) = self[list] else { return false }
        return set.isComplete && set.open.isEmpty
    }

    /// Adds what follows for conditions from groups that were answered with "no": none of their words holds,
    /// except those that are recorded. A word stays open if a narrower one was not asked about.
    mutating func addDenied(of details: PatientDetails, on day: Day, _ catalog: Catalog) {
        denied = catalog.asking.denied(details, on: day, self)
        let words = catalog.asking.conditions(of: denied)
        guard !words.isEmpty else { return }
        var set = FactSet([], isComplete: false)
        if case .set(let told) = self["conditions"] { set = told }
        set.absent.formUnion(
            words.filter {
                catalog.ontology.narrower(than: $0, in: "conditions").isSubset(of: words)
            })
        self["conditions"] = .set(set)
    }
}
