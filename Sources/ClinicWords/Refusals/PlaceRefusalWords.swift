import CivilTime
package import Clinic
import Planner
import Scheduler

extension PlaceRefusal: Worded {
    package var said: Failure {
        switch self {
        case .notMovable(let session, let now): session.doesNotMove(kind, now)
        case .inThePast(let start, let now):
            Failure(
                kind, "\(start) lies in the past (now \(now)).",
                remedy: "Choose a time that is still to come.")
        case .tooFarAhead(let start):
            Failure(
                kind, "\(start) lies more than two years ahead.", remedy: "Choose a nearer time.")
        case .broken(let session, let start, let open):
            Failure(
                kind, "\(session) cannot be on \(start); nothing was changed.",
                remedy: Self.instead(
                    of: open, "Free places: '\(do: .options(session))'."),
                details: open.map(\.told))
        case .makesUpNowhere(let lost, let start, let open):
            Failure(
                kind, "Nothing can make up for \(lost) on \(start); nothing was booked.",
                remedy: Self.instead(
                    of: open,
                    "At the first free place: '\(do: .makeUpSession(lost))'."),
                details: open.map(\.told))
        case .noSuchRule(let said, let known):
            Failure(
                kind, "'\(said)' is no rule that can be set aside.",
                remedy: "A refusal names the rule; it can be one of: "
                    + "\(known.map(\.code).joined(separator: ", ")).")
        case .noReason:
            Failure(
                kind, "A rule is set aside only for a reason.",
                remedy: "Add \(say: [.reason: .blank(.why)]); the record shows it.")
        }
    }

    /// Where nothing that is taken stands against it, how it is had all the same; else what is free.
    private static func instead(of open: [RuleViolation], _ free: Advice) -> Advice {
        guard let aside = Inputs(settingAside: open) else {
            return "What is taken cannot be set aside. \(free)"
        }
        return "Set aside what is against it with \(say: aside). \(free)"
    }
}

extension RuleViolation {
    /// By the name under which it is set aside.
    var told: String { "\(rule.code): \(detail)" }
}

extension Inputs {
    /// What sets these rules aside; `nil` where one of them is firm.
    init?(settingAside broken: [RuleViolation]) {
        guard !broken.isEmpty, !broken.contains(where: \.rule.isFirm) else { return nil }
        let asked = Set(broken.map(\.rule.code)).sorted()
        self.init(asked.map { Input(.despite, .known($0)) } + [Input(.reason, .blank(.why))])
    }
}

extension Session {
    fileprivate func doesNotMove(_ kind: RefusalKind, _ now: LocalTime) -> Failure {
        let (standing, remedy): (String, Advice) =
            switch status {
            case .booked, .confirmed:
                ("has begun", "Record it: \(do: .attend(id)) or \(do: .miss(id))")
            case .cancelled where reason != Session.undone, .missed:
                (standing(now), "Book another one: \(do: .makeUpSession(id))")
            case .attended, .cancelled:
                (
                    standing(now),
                    "Book a single one: \(do: .addSession(details.patient), [.at: .blank(.time)])"
                )
            }
        return Failure(kind, "\(id) \(standing) and does not move.", remedy: remedy)
    }
}

extension MakeUpRefusal: Worded {
    package var said: Failure {
        switch self {
        case .notLost(let session, let now):
            Failure(
                kind, "\(session.id) \(session.standing(now)); there is nothing to make up for.",
                remedy: session.instead(now))
        case .madeUp(let lost, let booked):
            Failure(
                kind, "\(booked.id) on \(booked.details.start) makes up for \(lost) already.",
                remedy: "Move that one: \(do: .moving(booked.id))")
        case .planNotRunning(let plan, let status, let patient):
            Failure(
                kind, "\(plan) is \(status.rawValue).",
                remedy: "Book a single session: \(do: .booking(patient))")
        }
    }
}

extension Session {
    /// What may be done with one that was not lost.
    fileprivate func instead(_ now: LocalTime) -> Advice {
        switch status {
        case .booked where isAhead(now), .confirmed where isAhead(now):
            "Move it with '\(do: .moving(id))'."
        case .booked, .confirmed:
            "If it was lost, record it first: \(do: .miss(id))"
        case .attended: "If that is wrong, correct it first: \(do: .miss(id))"
        case .missed, .cancelled:
            "Book a single one: \(do: .addSession(details.patient), [.at: .blank(.time)])"
        }
    }
}
