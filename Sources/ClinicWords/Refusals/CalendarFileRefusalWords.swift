package import Clinic
import ICalendar

extension CalendarFileRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noFile(let path):
            Failure(
                kind, "There is no file '\(path)'.", remedy: "Name a calendar file, like busy.ics.")
        case .notReadable(let path):
            Failure(
                kind, "'\(path)' is no file that can be read.",
                remedy: "Name a calendar file, like busy.ics.")
        case .breaksOff(let path):
            Failure(
                kind, "'\(path)' cannot be read to its end.",
                remedy: "Copy the file to this computer and try again.")
        case .needsGuessing(let path, let problems, let contents):
            Self.needsGuessing(path, problems.filter { $0.severity > .warning }, contents)
        case .tooManyBusyTimes(let count, let most):
            Failure(
                kind, "The calendar holds \(count) busy times, too many for one person.",
                remedy: "Import a calendar of one person with at most \(most).")
        case .answer(let path):
            Failure(
                kind,
                "\(path == "-" ? "It" : "'\(path)'") is an answer to an invitation, no calendar.",
                remedy: "Record the answer: \(do: .recordReply(path))")
        case .noReply(let path, let line, let problem):
            Failure(
                kind, "\(path)" + (line > 0 ? ":\(line)" : "") + ": \(problem.words).",
                remedy: "Save the patient's answer from the mail as a file and import that.")
        case .proposal:
            Failure(
                kind, "The patient proposes another time instead of answering.",
                remedy: "See the time in the mail, then: \(do: .moving(nil))")
        }
    }
}

extension CalendarFileRefusal {
    private static func needsGuessing(
        _ path: String, _ problems: [ReadProblem], _ contents: Contents
    ) -> Failure {
        let zones = problems.count { $0.unknownZone != nil }
        let remedy: Advice =
            switch contents {
            case .busyTimes where zones == problems.count:
                "Say which zone is meant: \(say: [.timeZone: .blank(.zone)]), like Europe/Berlin."
            case .busyTimes(mayLeaveOut: true) where zones > 0:
                """
                Say which zone is meant with \(say: [.timeZone: .blank(.zone)]); export the calendar anew, or import \
                what can be read with \(say: [.skipErrors: .bare]).
                """
            default: contents.remedy
            }
        return Failure(
            .badData, "The calendar '\(path)' cannot be read without guessing.", remedy: remedy,
            details: CalendarNotes(path: path, problems: problems).lines)
    }
}

extension CalendarFileRefusal.Contents {
    fileprivate var remedy: Advice {
        switch self {
        case .holidays:
            "Take another copy of the calendar, or name the days with \(say: [.closed: .bare])."
        case .replies: "Save the answer anew from the mail."
        case .busyTimes(mayLeaveOut: true):
            """
            Export the calendar anew, or import what can be read with \(say: [.skipErrors: .bare]).
            """
        case .busyTimes(mayLeaveOut: false):
            "Export the calendar anew, as a file of the kind .ics."
        }
    }
}

extension CalendarFileRefusal.ReplyProblem {
    /// A sentence without its full stop.
    fileprivate var words: String {
        switch self {
        case .otherMethod(let method):
            "this is no answer to an invitation (METHOD:REPLY), but "
                + (method.map { "METHOD:\($0.prefix(20))" } ?? "a plain calendar")
        case .empty: "it holds no answer"
        case .noUID: "the answer has no UID"
        case .ofSeries: "it answers one day of a series; sessions are none"
        case .people(let count): "an answer names one ATTENDEE, not \(count)"
        case .neitherYesNorNo(let word): "PARTSTAT=\(word.prefix(20)) is neither yes nor no"
        case .noSequence: "its SEQUENCE is no number"
        }
    }
}
