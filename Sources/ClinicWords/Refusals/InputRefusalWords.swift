import CivilTime
package import Clinic

extension InputRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noName(let noun):
            Failure(
                kind, "A \(noun.word) needs a name of 1 to 500 characters.",
                remedy: "Say the name, in quotes when it holds blanks.")
        case .noReason(let reason):
            Failure(
                kind, "'\(reason)' is no reason.",
                remedy: "Say why, in words: \(say: [.reason: .blank(.words)]). The record shows it."
            )
        case .noMailAddress(let text):
            Failure(
                kind, "'\(text)' is no mail address.", remedy: "Write it like desk@clinic.example.")
        case .noWebAddress(let text):
            Failure(
                kind, "'\(text)' is no link.",
                remedy: "Write it whole, like https://meet.example.org/hill-street.")
        case .noWords(let noun):
            Failure(
                kind, "What is told as \(noun.word) is empty, or longer than 500 characters.",
                remedy: "Say it in words.")
        case .implausible(let quantity, let figure): implausible(quantity.words, figure.words)
        case .noDay(let error):
            Failure(
                kind, error.problem,
                remedy: "Write a date like 2026-12-01, or today, tomorrow, +3d, +2w, mon … sun.")
        case .noWeight(let text, let near):
            Failure(
                kind, "'\(text)' is no weight.",
                remedy: "Write NAME=N with N from 0 to 1000, like extra-therapist=60.",
                details: near.suggested)
        case .noHolidayPlace(let text, let near, let countries):
            Failure(
                kind, "'\(text)' is no place whose public holidays are known.",
                remedy: """
                    Write the code of a country (\(countries.joined(separator: ", "))) or of a region like \
                    GB-ENG, or none; see all with '\(do: .list(.holidays))'.
                    """, details: near.suggested)
        case .lostHolidays(let code):
            Failure(
                kind,
                "The clinic keeps the public holidays of \(code), and no plan file tells them.",
                remedy: """
                    Name the folder of plan files that does, or choose others: \
                    \(do: .changeClinic, [.holidays: "none"])
                    """)
        case .authorisedBackwards(let by, let until):
            Failure(
                kind, "The sessions are to begin by \(by), and are authorised until \(until) only.",
                remedy:
                    "Say a later last day (\(say: [.until: .blank(.date)])), or an earlier first.")
        case .neverOpens:
            Failure(
                kind, "A clinic that never opens cannot book.",
                remedy: "Say the hours, like \"Mon-Fri 08:00-18:00\".")
        case .unknown(let noun, let text):
            Failure(
                kind, "There is no \(noun.word) '\(text)'.",
                remedy: "See all with '\(do: noun.list)'.")
        case .nearly(let noun, let text, let candidates):
            Failure(
                kind,
                "There is no \(noun.word) '\(text)'. Did you mean \(candidates.map(\.told).listed("or"))?",
                remedy: "Say it again by name or id, or see all with '\(do: noun.list)'.")
        case .ambiguous(let noun, let text, let candidates):
            Failure(
                kind, "'\(text)' fits more than one \(noun.word).",
                remedy: "Name one of them by id.",
                details: candidates.map(\.line))
        }
    }

    private func implausible(
        _ quantity: (noun: String, one: String, many: String),
        _ figure: (said: String, range: String)
    ) -> Failure {
        Failure(
            kind,
            """
            A \(quantity.noun) of \(figure.said) \
            \(figure.said == "1" ? quantity.one : quantity.many) is not plausible.
            """,
            remedy: "Use \(figure.range) \(quantity.many).")
    }
}

extension InputRefusal.Candidate {
    /// `P1  Jo Park, born 1961-04-02`.
    fileprivate var line: String { "\(id)  \(name)" + (mark.map { ", \($0)" } ?? "") }
    /// `Jo Park (P1, born 1961-04-02)`.
    fileprivate var told: String { "\(name) (\(id)" + (mark.map { ", \($0)" } ?? "") + ")" }
}

extension InputRefusal.Noun {
    var word: String {
        switch self {
        case .actor: "person who acts"
        case .person: "therapist or patient"
        case .therapistOrRoom: "therapist or room"
        case .source: "person who said it"
        case .telephone: "telephone number"
        case .wish: "waiting-list entry"
        default: "\(self)"
        }
    }

    /// What tells all there are.
    fileprivate var list: NextStep.Action {
        switch self {
        case .absence: .list(.absences)
        case .block: .list(.blocks)
        case .class: .list(.classes)
        case .medicine: .list(.medicines)
        case .patient, .person: .list(.patients)
        case .plan: .list(.plans)
        case .programme: .lintTemplates
        case .room: .list(.rooms)
        case .offer, .wish: .list(.waiting)
        case .session: .list(.sessions)
        case .therapist, .therapistOrRoom: .list(.therapists)
        case .actor, .address, .calendar, .clinic, .prescriber, .record, .skill, .source,
            .telephone,
            .title:
            .help
        }
    }
}

extension InputRefusal.Quantity {
    fileprivate var words: (noun: String, one: String, many: String) {
        switch self {
        case .authorisedPause: ("pause that is authorised", "day", "days")
        case .authorisedSessions: ("number of authorised sessions", "session", "sessions")
        case .buffer: ("time between sessions", "minute", "minutes")
        case .travel: ("way to the patient", "minute", "minutes")
        case .capacity: ("room's capacity", "session at one time", "sessions at one time")
        case .capacityWeeks: ("look ahead", "week", "weeks")
        case .cigarettes: ("number of cigarettes", "a day", "a day")
        case .count: ("count", "place", "places")
        case .timetables: ("count", "timetable", "timetables")
        case .dailyMaximum: ("daily maximum", "session", "sessions")
        case .delay: ("delay", "day", "days")
        case .effort: ("effort", "try", "tries")
        case .extensionSessions: ("extension", "session", "sessions")
        case .extensionWeeks: ("extension", "week", "weeks")
        case .height: ("height", "cm", "cm")
        case .length: ("length", "minute", "minutes")
        case .limit: ("limit", "entry", "entries")
        case .longestGap: ("longest gap", "week", "weeks")
        case .meetings: ("class", "meeting", "meetings")
        case .seats: ("class", "seat", "seats")
        case .screeningValidity: ("screening's validity", "day", "days")
        case .series: ("series", "session", "sessions")
        case .span: ("span", "day", "days")
        case .weight: ("weight", "kg", "kg")
        }
    }
}

extension InputRefusal.Figure {
    fileprivate var words: (said: String, range: String) {
        switch self {
        case .whole(let said, let range):
            ("\(said)", "\(range.lowerBound) to \(range.upperBound)")
        case .decimal(let said, let range):
            ("\(said)", "\(range.lowerBound) to \(range.upperBound)")
        }
    }
}
