package import CalDAV
import ICalendar

/// Whether a server's text still says what was published. Servers write a text anew, and a calendar on a
/// phone adds when a reminder was put away; neither is a change of the appointment.
package enum SameEvent {
    private static let told = [
        "UID", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY",
        "LOCATION", "DESCRIPTION", "STATUS", "TRANSP",
    ]

    /// Compares what the reader of a calendar sees: times, words and state, not reminders. How far somebody is
    /// with a task that is open here is theirs to say.
    package static func says(_ item: PublishedItem, _ bytes: [UInt8]) -> Bool {
        guard let ours = event(item.body), let theirs = event(bytes), ours.name == theirs.name
        else { return false }
        let isOpenTask = ours.first("STATUS")?.word == "NEEDS-ACTION"
        return told.filter { !(isOpenTask && $0 == "STATUS") }
            .allSatisfy { Self.values($0, of: ours) == Self.values($0, of: theirs) }
    }

    /// The only event or task; `nil` when there is none or more than one.
    private static func event(_ bytes: [UInt8]) -> Component? {
        let events = CalendarFile(reading: bytes).components.flatMap(\.components)
            .filter { $0.name == "VEVENT" || $0.name == "VTODO" }
        return events.count == 1 ? events[0] : nil
    }

    private static func values(_ name: String, of event: Component) -> Set<Set<String>> {
        let usual = ["STATUS": "CONFIRMED", "TRANSP": "OPAQUE"][name]
        let values = event.all(name).map { property -> Set<String> in
            switch name {
            // The order of a rule's parts is free.
            case "RRULE": Set(property.word.split(separator: ";").map(String.init))
            case "SUMMARY", "LOCATION", "DESCRIPTION": [property.text]
            default: [property.word, property.parameter("TZID") ?? ""]
            }
        }
        return values.isEmpty ? usual.map { [[$0, ""]] } ?? [] : Set(values)
    }
}
