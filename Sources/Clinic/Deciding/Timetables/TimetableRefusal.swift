package import CivilTime
package import Planner
package import Scheduler

/// Why timetables are not kept, chosen or released.
package enum TimetableRefusal: ClinicRefusal, Hashable {
    /// Nothing of a plan for the cause takes a place in the diary.
    case noVisits(ID<Patient>, cause: String)
    /// It is a single place that is offered, no timetable.
    case singlePlace(PlaceOffer)
    /// It is a timetable, no single place.
    case wholePlan(PlaceOffer)
    /// It was chosen or released before.
    case answered(PlaceOffer)
    /// Nobody chose it in time.
    case expired(PlaceOffer, at: LocalTime)
    /// The plan would be another one now.
    case changed(PlaceOffer, [Part])
    /// Places that cannot be booked any more, each with the rules that are against it.
    case doesNotFit(PlaceOffer, [LostPlace])
    /// What is kept of it cannot be read.
    case unreadable(PlaceOffer)
    /// The seats of a class are not kept for a choice; the patient, the cause and the class.
    case seats(ID<Patient>, cause: String, ID<GroupClass>)
    /// None is kept for the patient now; single places that are.
    case nothingReserved(ID<Patient>, offered: [ID<PlaceOffer>])

    /// A part of a plan that may change.
    package enum Part: Hashable, Sendable { case treatment, contacts, medicines }

    /// A place that is lost, and why.
    package struct LostPlace: Hashable, Sendable {
        package let start: LocalTime
        package let broken: [RuleViolation]
    }

    package var kind: RefusalKind {
        switch self {
        case .unreadable: .badData
        default: .refused
        }
    }
}

extension PlaceOffer {
    /// What books it.
    package var accepting: NextStep {
        NextStep(details.timetable == nil ? .acceptOffer(id) : .chooseTimetable(id))
    }

    /// What frees it.
    package var declining: NextStep {
        NextStep(details.timetable == nil ? .declineOffer(id) : .releaseTimetables(details.patient))
    }

    /// Looks for timetables anew; for a plan for the same cause.
    package var reservingAgain: NextStep {
        NextStep(
            .reserveTimetables(details.patient), [.cause: .known(details.timetable ?? "")])
    }
}
