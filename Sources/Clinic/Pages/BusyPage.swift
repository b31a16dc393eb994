package import CivilTime
package import Planner

/// What an import of busy times did, as it is told.
package struct BusyPage: Page {
    package let person: BusyPerson
    package let name: String
    /// Which of the person's calendars it was; `nil` for the one without a name.
    package let calendar: String?
    /// Joined, in order of time.
    package let spans: [Interval<LocalTime>]
    private let busy: [JSON]
    /// How many there were before.
    package let replaced: Int
    /// The last day that was looked at.
    package let through: Day
    /// The person's other calendars that take time.
    package let others: [BusyCalendar]
    /// Sessions to come on which busy times land, in order of time.
    package let hit: [SessionEntry]
    /// What is ours and stands there at another time.
    package let elsewhere: [OwnEntry]
    /// How many events take time although one of those invited has declined them, who may be the person.
    package let declinedBySomebody: Int
    /// What was wrong in the file and tolerated.
    package let warnings: CalendarNotes

    private enum CodingKeys: CodingKey {
        case person, calendar, busy, replaced, through, others, hit, elsewhere, declinedBySomebody,
            warnings
    }

    package init(_ imported: ImportedBusy, _ roster: Roster) {
        (person, name, spans) = (imported.person, imported.name, imported.spans)
        (calendar, others) = (imported.calendar, imported.others)
        busy = imported.spans.map(\.json)
        (replaced, through) = (imported.replaced, imported.through)
        (hit, warnings) = (roster.entries(imported.hit), imported.notes)
        declinedBySomebody = imported.declinedBySomebody
        elsewhere = imported.elsewhere.map { one in
            OwnEntry(session: one.session.map { roster.entry($0) }, there: one.there)
        }
    }

    /// What is ours and stands somewhere else there.
    package struct OwnEntry: Documented, Sendable {
        /// `nil` for a busy time that was given out without saying with what.
        package let session: SessionEntry?
        package let there: Interval<LocalTime>

        package var json: JSON {
            ["session": session?.json ?? .null, "there": there.json]
        }
    }
}

extension BusyCalendar: Documented {
    package var json: JSON {
        ["calendar": name.map { .text($0) } ?? .null, "times": .integer(spans.count)]
    }
}

extension BusyPerson: Word {}
