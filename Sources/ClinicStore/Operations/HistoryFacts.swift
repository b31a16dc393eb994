import CivilTime
import Planner

extension StoreReading {
    /// What an entry did, in the order of the things that it did it to.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func facts(of entry: HistoryEntry) throws -> [HistoryFact] {
        try entry.changedRows().compactMap { row in
            row.what.map { HistoryFact(what: $0, plans: Set(row.plans.map { ID($0) })) }
        }
    }
}

extension ChangedRow {
    /// `nil` for what is reported together with something else.
    fileprivate var what: HistoryFact.What? {
        if key.table == .session {
            return .session(
                ID(key.id), before: before.flatMap(SessionPlace.init(told:)),
                after: after.flatMap(SessionPlace.init(told:)))
        }
        let (old, new) = (before.flatMap(known), after.flatMap(known))
        if old != nil || new != nil { return .known(before: old, after: new) }
        return recordChange(step).map { .record($0) }
    }

    private var step: HistoryFact.Step {
        if before == nil { return .added }
        return after == nil ? .removed : .changed
    }

    /// `nil` for rows of other tables, and where the content was erased.
    private func known(_ row: ToldRow) -> KnownThing? {
        switch key.table {
        case .patientFact:
            guard let name = row.text("name"), let value = row.text("value") else { return nil }
            return .fact(name: name, value: value, day: row.day("day"))
        case .patientCondition:
            return row.text("condition").map { .condition($0, said: row.text("said")) }
        case .patientMedicine:
            return row.text("medicine").map { .medicine($0, said: row.text("said")) }
        case .patientAllergy:
            return row.text("substance").map { .allergy($0, reaction: row.text("reaction")) }
        case .outcome:
            guard let measure = row.text("measure"), let day = row.day("day"),
                let value = row["score"].flatMap(Double.init(stored:))
            else { return nil }
            return .score(measure: measure, day: day, value: value)
        default: return nil
        }
    }
}

extension SessionPlace {
    /// `nil` where the row does not record it.
    fileprivate init?(told row: ToldRow) {
        guard let start = row.number("startMinute"), let therapist = row.number("therapist"),
            let status = row.text("status").flatMap(Session.Status.init)
        else { return nil }
        self.start = LocalTime(minute: Int(start))
        self.therapist = ID(therapist)
        self.status = status
        room = row.number("room").map { ID($0) }
        reason = row.text("reason")
        text = row.text("text")
    }
}

extension ToldRow {
    func text(_ column: String) -> String? { self[column].flatMap { String(stored: $0) } }

    func number(_ column: String) -> Int64? { self[column].flatMap { Int64(stored: $0) } }

    /// `nil` also for what is no day.
    func day(_ column: String) -> Day? { text(column).flatMap { try? Day(parsing: $0) } }
}
