package import CivilTime
package import Planner

/// What an import of busy times did, as it is told.
package struct BusyPage: Page {
    package let person: BusyPerson
    package let name: String
    /// Joined, in order of time.
    package let spans: [Interval<LocalTime>]
    private let busy: [JSON]
    /// How many there were before.
    package let replaced: Int
    /// The last day that was looked at.
    package let through: Day
    /// Sessions to come on which busy times land, in order of time.
    package let hit: [SessionEntry]
    /// What was wrong in the file and tolerated.
    package let warnings: CalendarNotes

    private enum CodingKeys: CodingKey { case person, busy, replaced, through, hit, warnings }

    package init(_ imported: ImportedBusy, _ roster: Roster) {
        (person, name, spans) = (imported.person, imported.name, imported.spans)
        busy = imported.spans.map(\.json)
        (replaced, through) = (imported.replaced, imported.through)
        (hit, warnings) = (roster.entries(imported.hit), imported.notes)
    }
}

extension BusyPerson: Word {}
