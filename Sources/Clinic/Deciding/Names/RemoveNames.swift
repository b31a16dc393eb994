import Planner

extension Clinic {
    /// Takes names off a patient's list. One may be told by any of its names, or as it was said.
    ///
    /// - Throws: `NameRefusal.notRecorded` for one that is not on the list.
    func remove(
        _ kind: NameKind, _ names: [String], from details: inout PatientDetails
    ) throws {
        for name in names {
            guard let kept = try find(name, kind, in: details) else {
                throw NameRefusal.notRecorded(
                    kind, said: name,
                    recorded: try recordedNames(of: details).filter { $0.kind == kind })
            }
            details.remove(kept, kind)
        }
    }

    private func find(
        _ name: String, _ kind: NameKind, in details: PatientDetails
    ) throws -> String? {
        let key = NameKey(name)
        let named = try recordedNames(of: details).filter { $0.kind == kind }
        let literal = named.first { recorded in
            [recorded.kept, recorded.name, recorded.said ?? recorded.name].contains {
                NameKey($0) == key
            }
        }
        if let literal { return literal.kept }
        guard case .known(let known) = try shelf.nameIndex(kind).answer(name) else {
            return try allergyFromMedicine(name, kind, named)
        }
        return named.first { recorded in
            if case .entry(let id, _) = KeptName(recorded.kept) { return id == known.entry.id }
            return false
        }?.kept
    }

    private func allergyFromMedicine(
        _ name: String, _ kind: NameKind, _ named: [RecordedName]
    ) throws -> String? {
        guard kind == .allergy,
            case .known(let known) = try shelf.nameIndex(.medicine).answer(name)
        else { return nil }
        return named.first { KeptName($0.kept) == .allergyToMedicine(known.entry.id) }?.kept
    }
}

extension PatientDetails {
    /// Adds a name; the same entry with another answer is corrected, and told without one it keeps the answer
    /// that it has.
    mutating func add(_ name: String, _ kind: NameKind, said text: String?) {
        let list = kind == .condition ? \PatientDetails.conditions : \PatientDetails.medicines
        let entry = KeptName(name).entry
        let isAnswered = self[keyPath: list].contains { old in
            old != name && entry != nil && KeptName(old).entry == entry
                && KeptName(name).answer == nil
        }
        guard !isAnswered else { return }
        for old in self[keyPath: list] where entry != nil && KeptName(old).entry == entry {
            remove(old, kind)
        }
        self[keyPath: list] = Set(self[keyPath: list] + [name]).sorted()
        said[kind, default: [:]][name] = text
        if said[kind]?.isEmpty == true { said[kind] = nil }
    }

    /// Adds an allergy; the same substance with another reaction is corrected, and told without one it keeps the
    /// reaction that it has.
    mutating func add(_ allergy: RecordedAllergy) {
        let isAnswered = allergies.contains {
            $0.substance == allergy.substance && $0.reaction != nil
        }
        if allergy.reaction == nil, isAnswered { return }
        allergies.removeAll { $0.substance == allergy.substance }
        allergies.append(allergy)
        allergies.sort()
    }

    mutating func remove(_ name: String, _ kind: NameKind) {
        switch kind {
        case .condition: conditions.removeAll { $0 == name }
        case .medicine: medicines.removeAll { $0 == name }
        case .allergy: allergies.removeAll { $0.substance == name }
        }
        said[kind]?[name] = nil
        if said[kind]?.isEmpty == true { said[kind] = nil }
    }

    /// As they are kept.
    func names(of kind: NameKind) -> [String] {
        switch kind {
        case .condition: conditions
        case .medicine: medicines
        case .allergy: allergies.map(\.substance)
        }
    }
}

extension KeptName {
    /// The entry that a kept name is of, whatever answer it has; the text itself of one that nobody knows.
    static func entry(of kept: String) -> String { KeptName(kept).entry ?? kept }

    fileprivate var entry: String? {
        if case .entry(let id, _) = self { id } else { nil }
    }

    fileprivate var answer: String? {
        if case .entry(_, let answer) = self { answer } else { nil }
    }
}
