package import CivilTime
package import ClinicStore
package import Planner

/// Why an entry of the history is not taken back.
package struct EntryRefusal: ClinicRefusal {
    /// `nil` where there is none.
    package let entry: HistoryEntry?
    /// Whether it is the last one that stands, which nobody named.
    package let isLast: Bool
    package let why: UndoRefusal
    /// What stands now where sessions of the entry stood.
    package let takers: [Session]
    /// In which the times of other entries are told.
    package let zone: ZoneRules

    package var kind: RefusalKind { .refused }
}
