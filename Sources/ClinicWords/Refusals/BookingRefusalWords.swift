import CivilTime
package import Clinic
import Planner
import Scheduler

extension BookingRefusal: Worded {
    private static func recordingWay(to patient: ID<Patient>) -> NextStep {
        NextStep(
            .changePatient(patient), [.address: .blank(.address), .travel: .blank(.number)])
    }

    package var said: Failure {
        switch self {
        case .takesNoRoom(let mode):
            Failure(
                kind, "A session \(mode.told ?? "here") takes no room.",
                remedy: "Leave out \(say: [.room: .bare]).")
        case .wayUnknown(let patient):
            Failure(
                kind,
                "Nobody has recorded where \(patient) lives and how many minutes the way takes.",
                remedy: "Record both: \(do: Self.recordingWay(to: patient))."
            )
        case .inThePast(let start, let now):
            Failure(
                kind, "\(start) lies in the past (now \(now)).",
                remedy: """
                    Choose a time that is still to come; to put down what was done already, add \
                    \(say: [.past: .bare]).
                    """)
        case .clocksChange(let start, let minutes, let zone):
            Failure(
                kind,
                """
                From \(start) to \(start + minutes) is not clear: it begins or ends while clocks change in \
                \(zone).
                """,
                remedy: "Choose a time well before or after the change.")
        case .notFree(let start, let broken, let near):
            Failure(
                kind, "Nothing can be booked at \(start).",
                remedy: (near.isEmpty
                    ? "Choose another day or therapist" : "Choose one of the free times")
                    + (broken.flatMap(Inputs.init(settingAside:)).map {
                        ", or set aside what is against it with \(say: $0)."
                    } ?? "."),
                details: (broken?.map(\.told) ?? ["There is no therapist."])
                    + near.map {
                        "Free: \($0.slot.start.day) \($0.slot.start.time) with \($0.therapist)"
                            + " (\($0.slot.therapist))"
                    })
        case .noTimeToMakeUp(let lost):
            Failure(
                kind, "No time is free to make up for \(lost) within the gap rules.",
                remedy: """
                    Name a time, in spite of a rule if need be: \
                    \(do: .makeUpSession(lost), [.to: .blank(.time), .despite: .blank(.rule), .reason: .blank(.why)])
                    """)
        case .movesNowhere(let session):
            Failure(
                kind, "It is not said where \(session) goes.",
                remedy: """
                    Say where to: \(say: [.to: .bare]), \(say: [.therapist: .bare]) or \
                    \(say: [.room: .bare]).
                    """)
        case .movesAll:
            Failure(
                kind, "A move of all of a plan's sessions is a shift of the plan.",
                remedy: """
                    A move takes \(say: [.only: .bare]) or \(say: [.following: .bare]); see \
                    '\(do: .shifting(nil))'.
                    """)
        }
    }
}
