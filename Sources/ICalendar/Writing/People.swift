public import CivilTime

/// Somebody with a mail address (RFC 5545 sections 3.8.4.1 and 3.8.4.3).
public struct Person: Hashable, Sendable {
    /// As people read it; left out when `nil`.
    public var name: String?
    /// `anna@example.org`, without `mailto:`.
    public var address: String

    public init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }

    func property(_ name: String, _ more: [Property.Parameter] = []) -> Property {
        let called = self.name.map { [Property.Parameter("CN", $0)] } ?? []
        return Property(name, called + more, raw: "mailto:" + address)
    }
}

/// Somebody who is invited; published calendars hold none (RFC 5545 section 3.8.4.1).
public struct Attendee: Hashable, Sendable {
    public enum Answer: String, Hashable, Sendable {
        case needsAction = "NEEDS-ACTION"
        case accepted = "ACCEPTED"
        case declined = "DECLINED"
        case tentative = "TENTATIVE"
    }

    public var person: Person
    public var answer: Answer
    /// Whether an answer is asked for.
    public var mustAnswer: Bool

    public init(_ person: Person, answer: Answer = .needsAction, mustAnswer: Bool = true) {
        self.person = person
        self.answer = answer
        self.mustAnswer = mustAnswer
    }

    var property: Property {
        person.property(
            "ATTENDEE",
            [
                .init("ROLE", "REQ-PARTICIPANT"), .init("PARTSTAT", answer.rawValue),
                .init("RSVP", mustAnswer ? "TRUE" : "FALSE"),
            ])
    }
}

/// A call that people join (RFC 7986 section 5.11).
public struct Conference: Hashable, Sendable {
    /// `https:` or `tel:`.
    public var uri: String
    /// `AUDIO`, `VIDEO`, `PHONE` and the like.
    public var features: [String]
    public var label: String?

    public init(uri: String, features: [String] = [], label: String? = nil) {
        self.uri = uri
        self.features = features
        self.label = label
    }

    var property: Property {
        var parameters = [Property.Parameter("VALUE", "URI")]
        if !features.isEmpty { parameters.append(.init("FEATURE", values: features)) }
        if let label { parameters.append(.init("LABEL", label)) }
        return Property("CONFERENCE", parameters, raw: uri)
    }
}

/// A place on earth, in millionths of a degree (RFC 5545 section 3.8.1.6).
public struct GeoPosition: Hashable, Sendable, CustomStringConvertible {
    /// North of the equator, -90,000,000 to 90,000,000.
    public let latitude: Int
    /// East of Greenwich, -180,000,000 to 180,000,000.
    public let longitude: Int

    /// `nil` for a place that is not on earth.
    public init?(latitudeMillionths latitude: Int, longitudeMillionths longitude: Int) {
        guard abs(latitude) <= 90_000_000, abs(longitude) <= 180_000_000 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// `51.507400;-0.127800`.
    public var description: String { "\(Self.degrees(latitude));\(Self.degrees(longitude))" }

    private static func degrees(_ millionths: Int) -> String {
        let fraction = String(abs(millionths) % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.utf8.count)
        return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000).\(zeros)\(fraction)"
    }
}

/// When somebody is busy, without saying why (RFC 5545 section 3.6.4).
public struct FreeBusy: Hashable, Sendable {
    public var uid: String
    /// When it was made.
    public var stamp: Moment
    /// Whose time it is; messages need one (RFC 5546 section 3.3.1).
    public var organizer: Person?
    public var span: Interval<Moment>
    public var busy: [Interval<Moment>]

    public init(
        uid: String, stamp: Moment, organizer: Person? = nil, span: Interval<Moment>,
        busy: [Interval<Moment>]
    ) {
        self.uid = uid
        self.stamp = stamp
        self.organizer = organizer
        self.span = span
        self.busy = busy
    }

    func write(to lines: inout ContentLines) throws(ICalendarError) {
        if let organizer { try Link.check("mailto:" + organizer.address) }
        lines.line("BEGIN:VFREEBUSY")
        lines.line("UID:", text: uid)
        lines.line("DTSTAMP:", stamp)
        lines.line("DTSTART:", span.start)
        lines.line("DTEND:", span.end)
        if let organizer { lines.append(organizer.property("ORGANIZER")) }
        for one in busy.sorted(by: { $0.start < $1.start }) {
            let period = "\(Stamp.utc(one.start))/\(Stamp.utc(one.end))"
            lines.line("FREEBUSY;FBTYPE=BUSY:", period)
        }
        lines.line("END:VFREEBUSY")
    }
}
