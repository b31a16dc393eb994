import Clinic
package import Planner

extension ComposeError: Worded {
    package var said: Failure { Failure(kind, problem, remedy: remedy) }

    var remedy: Advice {
        switch self {
        case .quitDate(_, let remedy): Advice(remedy)
        case .unknownMedicine(_, _, let known) where known.isEmpty:
            "The template proposes none; use \(say: [.noMedicine: .bare])."
        case .unknownReturn(_, let known), .unknownMedicine(_, _, let known):
            "Choose from: \(known.joined(separator: ", "))."
        case .forbidden:
            """
            Leave the medicine out, or name another one. An 'avoid' can be overridden by name: \
            \(say: .override(.blank(.rule))); a contraindication cannot.
            """
        case .beforeOperation:
            """
            Start it on the day of the operation or later (\(say: [.start: .bare])); a visit before it \
            is booked by itself: \(do: .addSession(nil), [.at: .blank(.time)]).
            """
        case .stopped: "Refer the patient or correct the fact; then make the plan again."
        case .ageUnknown: "Record it: \(do: .birth(of: nil))"
        case .wrongAge(_, let rule?):
            "Where a clinician has decided that it fits: \(say: .override(.known(rule)))"
        case .wrongAge(_, nil): "Refer the patient; or correct the date of birth if it is wrong."
        }
    }
}
