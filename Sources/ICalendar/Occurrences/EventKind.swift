/// What is known of an event beside its times.
public struct EventKind: Hashable, Sendable {
    /// Empty when the file gives none.
    public let uid: String
    /// Whether it does not take place.
    public let isCancelled: Bool
    /// Whether it leaves the time free.
    public let isTransparent: Bool
    /// Whether it is of whole days; `nil` where its start cannot be read.
    public let isAllDay: Bool?
}

extension EventKind {
    /// Of a VEVENT, also of one whose times cannot be read. `attendee` is the mail address of whose calendar it is.
    init(_ component: Component, attendee: String?) {
        let isFree =
            component.first("TRANSP").map { $0.word.uppercased() == "TRANSPARENT" }
            // Where TRANSP is missing, Outlook says it in a property of its own.
            ?? (component.first("X-MICROSOFT-CDO-BUSYSTATUS")?.word.uppercased() == "FREE")
        self.init(
            uid: component.first("UID")?.text ?? "",
            isCancelled: component.first("STATUS")?.word.uppercased() == "CANCELLED",
            isTransparent: isFree || Self.isDeclined(component, by: attendee),
            isAllDay: component.first("DTSTART").flatMap { start in
                (try? CalendarTime(start)).map(\.isDate)
            })
    }

    /// Whether whoever's calendar it is has said no, and nowhere else.
    private static func isDeclined(_ component: Component, by attendee: String?) -> Bool {
        guard let attendee else { return false }
        let own = component.all("ATTENDEE").filter { $0.isAddress(attendee) }
        return !own.isEmpty && own.allSatisfy(\.isDeclined)
    }
}

extension Component {
    /// Whether one of those who are invited has said no.
    var isDeclinedBySomebody: Bool {
        all("ATTENDEE").contains(where: \.isDeclined)
    }
}

extension Property {
    fileprivate var isDeclined: Bool { parameter("PARTSTAT")?.uppercased() == "DECLINED" }

    /// Whether the person that it names has a mail address; Apple gives it in a parameter of its own.
    fileprivate func isAddress(_ address: String) -> Bool {
        let word = self.word.lowercased()
        let own = word.hasPrefix("mailto:") ? String(word.dropFirst(7)) : word
        return [own, parameter("EMAIL")?.lowercased()].contains(address.lowercased())
    }

    /// How many letters a TEXT has.
    fileprivate var letters: Int {
        var isEscaped = false
        return value.reduce(0) { count, octet in
            if octet == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
                return count
            }
            isEscaped = false
            return octet & 0xC0 == 0x80 ? count : count + 1
        }
    }
}

extension EventLabel {
    /// Of a VEVENT, also of one whose times cannot be read.
    init(_ component: Component) {
        let start = component.first("DTSTART") ?? component.first("RECURRENCE-ID")
        self.init(
            day: start.flatMap { RoughTimes.day($0.word) },
            titleLength: component.first("SUMMARY")?.letters ?? 0,
            uid: component.first("UID")?.text ?? "")
    }
}

extension EventTimes {
    var kind: EventKind {
        EventKind(
            uid: uid, isCancelled: isCancelled, isTransparent: isTransparent,
            isAllDay: start.isDate)
    }

    var label: EventLabel { EventLabel(day: start.wall.day, titleLength: titleLength, uid: uid) }
}
