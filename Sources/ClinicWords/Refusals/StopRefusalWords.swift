package import Clinic
import Planner

extension StopRefusal: Worded {
    package var said: Failure {
        let visit = NextStep(
            .addSession(stop.patient),
            [.at: .blank(.time), .kind: "assessment", .reason: .blank(.why)])
        return Failure(
            kind,
            "STOP: the treatment of \(stop.patient) is stopped since \(stop.since); \(act.undone).",
            remedy:
                """
                Cancelling can be done (\(do: .cancelSession(nil), [.reason: .blank(.why), .only: .bare])), \
                and a visit to look at the patient \
                can be booked: \(do: visit). \(stop.goingOn)
                """,
            details: stop.lines(known))
    }
}

extension StoppedAct {
    /// That it is not done.
    fileprivate var undone: String {
        switch self {
        case .booking: "nothing is booked"
        case .visit: "a visit to look at the patient is booked for a reason"
        case .offer: "no place is offered"
        case .move: "no session is moved"
        case .confirmation: "no session is confirmed"
        case .newPlan: "no plan is made"
        case .planBegin: "no plan is begun"
        case .courseChange: "the course of the plan does not change"
        case .dateChange: "no date of the plan changes"
        case .homeWork: "nothing new is to be done at home"
        case .proposal: "no medicine is proposed"
        case .prescription: "no medicine is begun or changed"
        }
    }
}
