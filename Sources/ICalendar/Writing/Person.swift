/// Somebody with a mail address (RFC 5545 sections 3.8.4.1 and 3.8.4.3).
public struct Person: Hashable, Sendable {
    /// As people read it; `nil` leaves it out.
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

/// Somebody who is invited (RFC 5545 section 3.8.4.1). Leave them out of published calendars.
public struct Attendee: Hashable, Sendable {
    /// What they have answered (PARTSTAT).
    public enum Answer: String, Hashable, Sendable {
        case needsAction = "NEEDS-ACTION"
        case accepted = "ACCEPTED"
        case declined = "DECLINED"
        case tentative = "TENTATIVE"
    }

    public var person: Person
    public var answer: Answer
    /// Whether they are asked for an answer (RSVP).
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
