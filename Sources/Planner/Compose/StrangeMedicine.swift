extension Catalog {
    /// A medicine that has a name but is not in the catalogue, with its classes, so that rules can speak of
    /// it: whoever names pregabalin reads what speaks against it, not only that it is unknown.
    ///
    /// It has no dose and is never planned. `nil` for a name that nobody knows, or that several medicines
    /// have.
    package func strangeMedicine(_ said: String) -> Medicine? {
        let key = NameKey(said)
        let entries = names.entries(of: .medicine).filter { entry in
            ([entry.id, entry.name] + entry.names).contains { NameKey($0) == key }
        }
        guard let entry = entries.first, entries.count == 1 else { return nil }
        let never = Rhythm.asNeeded(most: 1, hoursApart: nil)
        return Medicine(
            id: entry.id, name: entry.name, classes: entry.words, route: "", legal: "",
            amount: nil, unit: "dose",
            rhythm: MedicineRhythm(
                usual: DoseSchedule(MedicineDose(amount: 1...1, unit: "dose", rhythm: never)),
                evidence: .custom))
    }
}
