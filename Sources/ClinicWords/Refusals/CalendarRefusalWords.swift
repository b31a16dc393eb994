import CalDAV
import CivilTime
package import Clinic
import ICalendar
import Planner

extension CalendarRefusal: Worded {
    package var said: Failure {
        switch self {
        case .unwritable(let error):
            Failure(kind, error.problem, remedy: Advice(error.remedy))
        case .cannotInvite:
            Failure(
                kind, "The clinic has no mail address to invite from.",
                remedy: "Tell it: \(do: .changeClinic, [.email: "desk@clinic.example"])")
        case .cannotTellBusy:
            Failure(
                kind, "The clinic has no mail address, and free/busy times need one to answer to.",
                remedy: "Tell it: \(do: .changeClinic, [.email: "desk@clinic.example"])")
        case .cannotBeInvited(let patient):
            Failure(
                kind, "\(patient) has no mail address.",
                remedy: "Tell it: \(do: .changePatient(patient), [.email: "anna@mail.example"])")
        case .invitesInUTC:
            Failure(
                kind, "An invitation tells its time so that all read it.",
                remedy: "Leave \(say: [.utc: .bare]) out.")
        case .endOfTime(let day):
            Failure(
                kind, "There is no time after \(day).", remedy: "Check \(say: [.now: .bare]).")
        case .nobody(let text):
            Failure(
                kind, "There is no therapist and no patient '\(text)'.",
                remedy: "See all with '\(do: .list(.therapists))' and '\(do: .list(.patients))'.")
        case .noCalendar(let name, let person, let known):
            Failure(
                kind, "\(person) has no busy times from a calendar '\(name)'.",
                remedy: known.isEmpty
                    ? "None of theirs has a name; \(say: [.clear: .bare]) alone takes all away."
                    : "Name one of these: \(known.joined(separator: ", ")).")
        case .published(let other, let wanted):
            Failure(
                kind, "That calendar already holds what was published for \(other).",
                remedy: "Choose another address for \(wanted): one calendar, one subject.")
        case .publishing(let error, let address): publishing(error, at: address)
        }
    }

    private func publishing(_ error: PublishError, at address: CollectionAddress) -> Failure {
        let (problem, remedy) = error.cause.told(at: address)
        return Failure(kind, problem, remedy: remedy, details: [error.progress])
    }
}
