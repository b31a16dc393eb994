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
    static func all(in input: CalendarInput) throws(Failure) -> [ReplyMessage] {
        let file = CalendarFile(reading: try input.bytes(limit: 1 << 20))
        _ = try input.warnings(of: file.problems, remedy: "Save the answer anew from the mail.")
        var replies: [ReplyMessage] = []
        for calendar in file.components {
            let method = calendar.first("METHOD")
            if method?.word.uppercased() == "COUNTER" { throw proposal }
            guard calendar.name == "VCALENDAR", method?.word.uppercased() == "REPLY" else {
                throw refusal(
                    input, method?.line ?? calendar.line,
                    "this is no answer to an invitation (METHOD:REPLY), but "
                        + (method.map { "METHOD:\($0.word.prefix(20))" } ?? "a plain calendar"))
            }
            for event in calendar.components where event.name == "VEVENT" {
                replies.append(try reply(event, input))
            }
        }
        guard !replies.isEmpty else { throw refusal(input, 0, "it holds no answer") }
        return replies
    }

    /// Somebody wants another time: nobody but people can decide that.
    private static let proposal = Failure(
        .refused, "The patient proposes another time instead of answering.",
        remedy: "See the time in the mail, then: \(do: .moving(nil))")

    private static func reply(
        _ event: Component, _ input: CalendarInput
    ) throws(Failure) -> ReplyMessage {
        guard let uid = event.first("UID")?.text, !uid.isEmpty else {
            throw refusal(input, event.line, "the answer has no UID")
        }
        if let instance = event.first("RECURRENCE-ID") {
            throw refusal(input, instance.line, "it answers one day of a series; sessions are none")
        }
        let people = event.all("ATTENDEE")
        guard let person = people.first, people.count == 1 else {
            throw refusal(input, event.line, "an answer names one ATTENDEE, not \(people.count)")
        }
        let word = person.parameter("PARTSTAT")?.uppercased() ?? "NEEDS-ACTION"
        guard let answer = Answer(rawValue: word) else {
            throw refusal(input, person.line, "PARTSTAT=\(word.prefix(20)) is neither yes nor no")
        }
        let number = event.first("SEQUENCE")
        guard let sequence = Int(number?.word ?? "0"), sequence >= 0 else {
            throw refusal(input, number?.line ?? event.line, "its SEQUENCE is no number")
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

    private static func refusal(_ input: CalendarInput, _ line: Int, _ reason: String) -> Failure {
        Failure(
            .badData, "\(input.path)" + (line > 0 ? ":\(line)" : "") + ": \(reason).",
            remedy: "Save the patient's answer from the mail as a file and import that.")
    }
}
