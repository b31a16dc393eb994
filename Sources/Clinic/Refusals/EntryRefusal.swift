package import CivilTime
package import ClinicStore
package import Planner

/// Why an entry of the history is not taken back.
package struct EntryRefusal: ClinicRefusal {
    /// `nil` for the last one.
    package let entry: Int64?
    package let why: UndoRefusal
    /// What stands now where sessions of the entry stood.
    package let takers: [Session]
    /// In which the times of other entries are told.
    package let zone: ZoneRules

    package var kind: RefusalKind { .refused }
}
