import CivilTime
package import Planner

extension StoreReading {
    func milestone(_ stored: StoredRow) throws -> Milestone {
        var milestone = Milestone(
            uid: try stored.row["uid"], kind: try stored.word("kind"), day: try stored.day("day"),
            title: try stored.row["title"], rule: stored.row["rule"],
            measures: (stored.row["measures"] as String?)?.split(separator: ",").map(String.init)
                ?? [])
        if let medicine = stored.row["medicine"] as String? {
            milestone.course = MedicineCourse(medicine, stored.row["course"] ?? 1)
        }
        milestone.phase = (stored.row["planPhase"] as Int64?).map { ID($0) }
        milestone.words = try stored.optionalWord("words")
        milestone.sequence = stored.row["sequence"] ?? 0
        milestone.revised = (stored.row["revised"] as Int?).map { Moment(minute: $0) }
        return milestone
    }
}

extension StoreWriting {
    /// Replaces the dates that `old` names by others. One that is given again, by its UID, moves; so does one in
    /// whose place there is a new one of the same kind, course and rule, which takes over its UID.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setMilestones(
        _ milestones: [Milestone], instead old: (Milestone) -> Bool, in plan: ID<StoredPlan>
    ) throws {
        let stored = try now.plan(plan)
        let patient = stored.details.patient.number
        let rows = try partIDs(.milestone, of: plan)
        let known = Set(stored.details.milestones.map(\.uid))
        var new = milestones
        for (row, milestone) in zip(rows, stored.details.milestones) where old(milestone) {
            let same =
                new.firstIndex { $0.uid == milestone.uid }
                ?? new.firstIndex {
                    !known.contains($0.uid) && $0.kind == milestone.kind
                        && $0.course == milestone.course && $0.rule == milestone.rule
                }
            guard let same else {
                try delete(.milestone, of: patient, where: "id", is: row)
                continue
            }
            let now = new.remove(at: same)
            if now.day != milestone.day || now.title != milestone.title {
                try move(milestone, row, to: now, of: patient)
            }
        }
        let last: Int? = try db.value(
            "SELECT max(position) FROM milestone WHERE plan = ?",
            [plan.number])
        for (index, milestone) in new.enumerated() {
            try insertMilestone(
                milestone, plan: plan.number, position: (last ?? -1) + 1 + index, of: patient)
        }
    }

    private func move(
        _ milestone: Milestone, _ row: Int64, to now: Milestone, of patient: Int64
    ) throws {
        try update(
            .milestone, row, of: patient,
            [
                "day": now.day.description, "title": now.title,
                "sequence": milestone.sequence + 1,
                "revised": max(change.at, milestone.revised ?? change.at).minute,
            ])
    }

    func insertMilestone(
        _ milestone: Milestone, plan: Int64, position: Int, of patient: Int64
    ) throws {
        try insert(
            .milestone, of: patient,
            [
                "plan": plan, "position": position, "uid": milestone.uid,
                "kind": milestone.kind.rawValue, "day": milestone.day.description,
                "title": milestone.title, "medicine": milestone.course?.medicine,
                "course": milestone.course?.number, "rule": milestone.rule,
                "measures": milestone.measures.isEmpty
                    ? nil : milestone.measures.joined(separator: ","),
                "words": milestone.words?.rawValue, "planPhase": milestone.phase?.number,
            ])
    }
}
