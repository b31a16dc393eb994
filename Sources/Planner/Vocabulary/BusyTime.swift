package import CivilTime

/// The person whose own calendar says when they are busy.
package enum BusyPerson: Hashable, Sendable, CustomStringConvertible {
    case therapist(ID<Therapist>)
    case patient(ID<Patient>)

    package var description: String {
        switch self {
        case .therapist(let id): "\(id)"
        case .patient(let id): "\(id)"
        }
    }
}

/// A span in which a therapist is busy elsewhere. With what is not known here.
package struct BusyTime: Hashable, Sendable {
    package let therapist: ID<Therapist>
    /// By the wall clock of the clinic.
    package let span: Interval<LocalTime>

    package init(therapist: ID<Therapist>, span: Interval<LocalTime>) {
        self.therapist = therapist
        self.span = span
    }
}

/// When one calendar of a person's says that the person is busy.
package struct BusyCalendar: Hashable, Sendable {
    /// `nil` for the one without a name.
    package let name: String?
    /// In order of time, neither overlapping nor touching; by the wall clock of the clinic.
    package let spans: [Interval<LocalTime>]

    package init(name: String?, spans: [Interval<LocalTime>]) {
        (self.name, self.spans) = (name, spans)
    }
}
