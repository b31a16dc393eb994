package import CivilTime
package import Planner

/// What calendars outside were last given about a routine or a date of a plan.
package struct ToldEvent: Hashable, Sendable {
    package var plan: ID<StoredPlan>
    package var uid: String
    /// 64 hexadecimal digits; of its words and its state.
    package var fingerprint: String
    /// The sequence that it had then of its own.
    package var sequence: Int
    /// How often its words changed while that stayed as it was.
    package var raised: Int
    /// When they changed last; `nil` where they never did.
    package var revised: Moment?
    /// The zone in which it was told.
    package var zone: String?

    package init(
        plan: ID<StoredPlan>, uid: String, fingerprint: String, sequence: Int, raised: Int = 0,
        revised: Moment? = nil, zone: String? = nil
    ) {
        self.plan = plan
        self.uid = uid
        self.fingerprint = fingerprint
        self.sequence = sequence
        self.raised = raised
        self.revised = revised
        self.zone = zone
    }
}

extension StoreReading {
    /// What calendars were last given about a plan's routines and dates, by UID.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func toldEvents(of plan: ID<StoredPlan>) throws -> [String: ToldEvent] {
        let rows = try db.query("SELECT * FROM toldEvent WHERE plan = ?", [plan.number])
        return try rows.reduce(into: [:]) { told, row in
            let revised = row["revised"] as Int?
            told[try row["uid"]] = ToldEvent(
                plan: plan, uid: try row["uid"], fingerprint: try row["fingerprint"],
                sequence: try row["sequence"], raised: try row["raised"],
                revised: revised.map { Moment(minute: $0) }, zone: row["zone"])
        }
    }
}

extension StoreWriting {
    /// Notes what calendars outside are given about plans from now on. It leaves no history entry, as nothing
    /// changes here.
    ///
    /// - Throws: `StoreError.disk`.
    package func markTold(_ events: [ToldEvent]) throws {
        for event in events { try markTold(event) }
    }

    /// Only of a plan that is there: one that an undo took away meanwhile is not.
    private func markTold(_ event: ToldEvent) throws {
        try db.execute(
            """
            INSERT INTO toldEvent (plan, uid, fingerprint, sequence, raised, revised, zone)
            SELECT id, ?, ?, ?, ?, ?, ? FROM plan WHERE id = ?
            ON CONFLICT (uid) DO UPDATE SET fingerprint = excluded.fingerprint,
              sequence = excluded.sequence, raised = excluded.raised,
              revised = excluded.revised, zone = excluded.zone
            WHERE excluded.sequence >= toldEvent.sequence AND excluded.raised >= toldEvent.raised
            """,
            [
                event.uid, event.fingerprint, event.sequence, event.raised, event.revised?.minute,
                event.zone, event.plan.number,
            ])
    }
}
