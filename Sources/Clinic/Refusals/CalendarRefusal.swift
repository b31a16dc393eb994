package import CalDAV
package import CivilTime
package import ICalendar
package import Planner

/// Why a calendar does not go out.
package enum CalendarRefusal: ClinicRefusal, Hashable {
    /// Something in it cannot stand in a calendar.
    case unwritable(ICalendarError)
    /// The clinic has no mail address to invite from.
    case cannotInvite
    /// The clinic has no mail address that free/busy times could be answered to.
    case cannotTellBusy
    /// A patient to invite has no mail address.
    case cannotBeInvited(ID<Patient>)
    /// An invitation in UTC, although it tells its time so that all read it.
    case invitesInUTC
    /// No time comes after a day.
    case endOfTime(Day)
    /// A person whose busy times are meant is neither a therapist nor a patient.
    case nobody(String)
    /// A person has no busy times from a calendar of this name; those from which there are.
    case noCalendar(String, of: BusyPerson, known: [String])
    /// One calendar holds one subject; each with its id or `clinic`.
    case published(for: String, wanted: String)
    case publishing(PublishError, at: CollectionAddress)

    package var kind: RefusalKind {
        switch self {
        case .unwritable, .cannotInvite, .cannotTellBusy, .cannotBeInvited, .published, .publishing:
            .refused
        case .invitesInUTC: .usage
        case .endOfTime: .badData
        case .nobody, .noCalendar: .notFound
        }
    }
}
