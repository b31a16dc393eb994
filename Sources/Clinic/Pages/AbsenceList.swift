import ClinicStore
package import Planner

/// All absences, each with the sessions that it hits.
package struct AbsenceList: Page {
    package let absences: [AbsenceEntry]
}

/// An absence that was just recorded, with the sessions that it hits.
package struct AddedAbsence: Page {
    package let absence: AbsenceEntry
    package let hit: [SessionEntry]

    package init(_ absence: Absence, hitting hit: [Session], _ roster: Roster) {
        self.absence = roster.entry(absence)
        self.hit = roster.entries(hit)
    }
}

/// An absence that was just removed.
package struct RemovedAbsence: Page {
    package let absence: AbsenceEntry

    package init(_ absence: Absence, _ roster: Roster) { self.absence = roster.entry(absence) }
}

extension Clinic {
    /// - Throws: what `roster()` throws.
    package func absenceList() throws -> AbsenceList {
        let (roster, troubles) = (try roster(), try troubles())
        return AbsenceList(
            absences: try read { reading in
                try reading.absences().map {
                    roster.entry($0, hitting: try troubles.hit(by: $0, reading))
                }
            })
    }
}
