import CivilTime
package import Clinic
import Planner
import Scheduler

extension SessionRemark: Remark {
    package var said: Advice {
        switch self {
        case .countsAsUsed(let why):
            "A session cancelled as '\(why.rawValue)' counts as used; it is not owed."
        case .owedOnceGoing(let count):
            """
            \(counted(count, "session")) \(count == 1 ? "is" : "are") now owed; none is booked \
            until the flag is closed.
            """
        case .owed(let count, let plan):
            """
            \(counted(count, "session")) of \(plan) \(count == 1 ? "is" : "are") now owed; book \
            each with \
            '\(do: .makeUpSession(nil))', or end the plan with \
            '\(do: .dischargePlan(plan), [.reason: .blank(.why)])'.
            """
        case .planNext(let patient, let cause, let day):
            """
            Then make the plan: \(do: .createPlan(patient), [.cause: .known(cause), .start: "\(day)"])
            """
        case .makesUp(let lost): "It makes up for \(lost.id) of \(lost.details.start.day)."
        case .stopped(let since):
            """
            The treatment is stopped since \(since): nothing is booked in its place until the \
            flag is closed.
            """
        case .noTimeToMakeUp(let lost):
            """
            Within the gap rules no time is free to make up for it: \
            \(do: .makeUpSession(lost), [.to: .blank(.time), .despite: .blank(.rule), .reason: .blank(.why)])
            """
        case .makeUp(let lost, let start):
            "Book a make-up session: \(do: .makeUpSession(lost), [.to: "\(start)"])"
        case .text(let text?): "The patient reads at it: \(text)"
        case .text(nil): "The patient reads no text of yours at it."
        case .standsThere(let id): "\(id) stands there already; nothing was changed."
        case .isSoon(let id, let minutes):
            "\(id) begins in \(counted(minutes, "minute")): call the patient now."
        case .lasts(let id, let minutes, let asked):
            """
            Clocks change during \(id): it lasts \(counted(minutes, "minute")), not the \(asked) that \
            were asked for.
            """
        case .setAside(let broken): "Set aside: \(broken.rule.code). \(broken.detail)"
        case .staysBehind(let ids, let kind):
            kind == .physiotherapy || kind == .review
                ? "\(listed(ids)): what has days of its own, like a weigh-in, does not move with it."
                : "\(listed(ids)): only what is \(kind.rawValue), too, moves with it."
        case .confirmedBefore(let session):
            "\(session.id) was confirmed for \(session.details.start): its new time is not yet."
        case .leavesDays(let id, let window):
            "\(id) leaves the days of what it holds. \(window.detail)"
        case .riderGoes(let title, let from, let to):
            "\(title) does not leave its days: it goes from \(from) to \(to)."
        case .riderStandsAlone(let title, let from, let start):
            "\(title) does not leave its days with \(from): it is on \(start), by itself."
        case .riderEnds(let id, let window, true):
            "\(window.sentence) It leaves \(id); no session is near, so the patient sends it."
        case .riderEnds(let id, let window, false):
            """
            \(window.sentence) It leaves \(id), and no time is free on these days: it is taken out. \
            Call the patient.
            """
        case .doesNotFit(let id, let time, nil): "\(id) does not fit on \(time): it stays."
        case .doesNotFit(let id, let time, let place?):
            """
            \(id) does not fit on \(time): it goes to \(place.start)\
            \(place.therapist.map { " with \($0)" } ?? "").
            """
        case .stays(let id, let time, let broken):
            "\(id) stays where it is, not on \(time). \(broken.map(\.told).joined(separator: " "))"
        case .missedAgain: "It is the second session missed in a row: call the patient (G9)."
        case .wasBefore(let status): "It was \(status.rawValue) before."
        case .declined(let id):
            """
            \(id) is declined by the patient and keeps its place until somebody decides: \
            \(do: .options(id)), or \(do: .cancelSession(id), [.reason: "other", .only: .bare])
            """
        case .perhaps(let id):
            "The patient may come to \(id); it is not confirmed. Call the patient."
        case .unrecorded(let session):
            """
            \(session.id) of \(session.details.start) is not recorded: \
            \(do: .attend(session.id)), or miss.
            """
        }
    }

    private func listed(_ stay: [ID<Session>]) -> String {
        let ids = stay.map { "\($0)" }.joined(separator: ", ")
        return stay.count == 1 ? "\(ids) stays" : "\(ids) stay"
    }
}
