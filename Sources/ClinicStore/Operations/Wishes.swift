package import CivilTime
package import Planner

extension StoreReading {
    /// Who was put on the waiting list, in order of the numbers; of one patient or of all.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func wishes(of patient: ID<Patient>? = nil) throws -> [Wish] {
        let (condition, arguments): (String, Values) =
            patient.map { ("WHERE patient = ?", [$0.number]) } ?? ("", [])
        let sql = "SELECT * FROM waiting \(condition) ORDER BY id"
        return try rows(.waiting, sql, arguments).map { stored in
            Wish(
                id: ID(stored.id), patient: ID(try stored.row["patient"]), aim: try aim(of: stored),
                priority: try stored.word("priority"), since: try stored.day("since"))
        }
    }

    /// Who is registered, never had a plan and was not put on the waiting list, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patientsWithoutPlan() throws -> [ID<Patient>] {
        let sql = """
            SELECT id FROM patient WHERE erasedAt IS NULL
              AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.patient = patient.id)
              AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.patient = patient.id)
            ORDER BY id
            """
        return try (db.column(sql, []) as [Int64]).map { ID($0) }
    }

    /// Whether anybody may wait for a place: who was put on the list, or has lost a session of a running plan.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func mayAnybodyWait() throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM waiting) OR EXISTS (
              SELECT 1 FROM plan WHERE status <> 'discharged' AND EXISTS (
                SELECT 1 FROM session WHERE session.plan = plan.id
                  AND session.status IN ('missed', 'cancelled')))
            """
        let found: Int? = try db.value(sql)
        return found == 1
    }

    private func aim(of stored: StoredRow) throws -> Wish.Aim {
        if let known = stored.row["class"] as Int64? { return .seat(ID(known)) }
        if let cause = stored.row["cause"] as String? { return .plan(cause: cause) }
        guard let session = stored.row["session"] as Int64? else { return .place }
        return .earlier(ID(session), than: try stored.day("earlierThan"))
    }
}

extension StoreWriting {
    /// Puts somebody on the waiting list.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient, or they were erased.
    package func addWish(
        of patient: ID<Patient>, for aim: Wish.Aim, _ priority: WaitingPriority, since day: Day
    ) throws -> Wish {
        try refuseErased(patient)
        let id = try insert(
            .waiting, of: patient.number,
            [
                "patient": patient.number, "cause": aim.cause,
                "class": aim.groupClass?.number, "session": aim.session?.number,
                "earlierThan": aim.day.map { "\($0)" }, "priority": priority.rawValue,
                "since": "\(day)",
            ])
        return Wish(id: ID(id), patient: patient, aim: aim, priority: priority, since: day)
    }

    /// Changes how soon somebody is to be helped.
    ///
    /// - Throws: `StoreError.notFound` where nobody waits under this number.
    package func change(_ wish: Wish, to priority: WaitingPriority) throws -> Wish {
        try update(
            .waiting, wish.id.number, of: wish.patient.number, ["priority": priority.rawValue])
        return Wish(
            id: wish.id, patient: wish.patient, aim: wish.aim, priority: priority,
            since: wish.since)
    }

    /// Takes somebody off the waiting list.
    ///
    /// - Throws: `StoreError` where the file cannot be written.
    package func remove(_ wish: Wish) throws {
        try delete(.waiting, of: wish.patient.number, where: "id", is: wish.id.number)
    }

    /// Whether this transaction takes back another one.
    package var isUndo: Bool { touched.undoes != nil }
}

extension Wish.Aim {
    fileprivate var cause: String? {
        if case .plan(let cause) = self { cause } else { nil }
    }

    fileprivate var groupClass: ID<GroupClass>? {
        if case .seat(let groupClass) = self { groupClass } else { nil }
    }

    fileprivate var session: ID<Session>? {
        if case .earlier(let session, _) = self { session } else { nil }
    }

    fileprivate var day: Day? {
        if case .earlier(_, let day) = self { day } else { nil }
    }
}
