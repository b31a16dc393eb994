import CivilTime
import ICalendar

/// An answer to an invitation, as its message says it (RFC 5546 section 3.2.3).
struct ReplyMessage {
    enum Answer: String {
        case accepted = "ACCEPTED"
        case declined = "DECLINED"
        case tentative = "TENTATIVE"
    }

    let uid: String
    let answer: Answer
    /// Of the invitation that is answered; 0 when the message says none (RFC 5545 section 3.8.7.4).
    let sequence: Int
    /// When it was given; `nil` when the message does not say.
    let stamp: Moment?
    /// Who answers, in lower case, without `mailto:`.
    let address: String
}

extension ReplyMessage {
    /// All answers of a file; anything else in it is refused with its line.
    static func all(in input: CalendarInput) throws(CalendarFileRefusal) -> [ReplyMessage] {
        let file = CalendarFile(reading: try input.bytes(limit: 1 << 20))
        _ = try input.notes(on: file.problems, of: .replies)
        var replies: [ReplyMessage] = []
        for calendar in file.components {
            let method = calendar.first("METHOD")
            if method?.word.uppercased() == "COUNTER" { throw .proposal }
            guard calendar.name == "VCALENDAR", method?.word.uppercased() == "REPLY" else {
                throw input.refusal(
                    at: method?.line ?? calendar.line, .otherMethod(method?.word))
            }
            for event in calendar.components where event.name == "VEVENT" {
                replies.append(try reply(event, input))
            }
        }
        guard !replies.isEmpty else { throw input.refusal(at: 0, .empty) }
        return replies
    }

    private static func reply(
        _ event: Component, _ input: CalendarInput
    ) throws(CalendarFileRefusal) -> ReplyMessage {
        guard let uid = event.first("UID")?.text, !uid.isEmpty else {
            throw input.refusal(at: event.line, .noUID)
        }
        if let instance = event.first("RECURRENCE-ID") {
            throw input.refusal(at: instance.line, .ofSeries)
        }
        let people = event.all("ATTENDEE")
        guard let person = people.first, people.count == 1 else {
            throw input.refusal(at: event.line, .people(people.count))
        }
        let word = person.parameter("PARTSTAT")?.uppercased() ?? "NEEDS-ACTION"
        guard let answer = Answer(rawValue: word) else {
            throw input.refusal(at: person.line, .neitherYesNorNo(word))
        }
        let number = event.first("SEQUENCE")
        guard let sequence = Int(number?.word ?? "0"), sequence >= 0 else {
            throw input.refusal(at: number?.line ?? event.line, .noSequence)
        }
        return ReplyMessage(
            uid: uid, answer: answer, sequence: sequence,
            stamp: event.first("DTSTAMP").flatMap(CalendarTime.read).map {
                Moment(minute: $0.wall.second / 60)
            }, address: address(person))
    }

    private static func address(_ property: Property) -> String {
        let word = property.word.lowercased()
        return word.hasPrefix("mailto:") ? String(word.dropFirst(7)) : word
    }
}

extension CalendarInput {
    fileprivate func refusal(
        at line: Int, _ problem: CalendarFileRefusal.ReplyProblem
    ) -> CalendarFileRefusal { .noReply(path: name, line: line, problem) }
}
