import CivilTime
import Clinic
import ClinicWords
import Planner

extension AuthorisedPlanPage: Drawn {
    func lines(width: Int?) -> [String] {
        let head = "\(plan.plan.id)  \(plan.details.pin.causeName), \(plan.patient)"
        guard let authorised = plan.authorised else {
            return [head, "Nobody has to allow its sessions any more."]
        }
        let open = unauthorised.map { "  \($0.id)  \($0.session.when)  \($0.therapist)" }
        return [head, "Authorised: \(authorised.told)"] + authorised.lines
            + (open.isEmpty ? [] : ["Booked and not authorised:"] + open)
    }
}

extension AuthorisedLeft {
    /// What is used and booked of it, then a line for each time that something was allowed.
    var lines: [String] {
        let free = left.map { max(0, $0 - booked) }
        let more = free.map { $0 > 0 ? ", \($0) not booked" : "" } ?? ""
        return ["\(used) used, \(booked) booked\(more)"]
            + authorisations.enumerated().map { "\($0.offset + 1). \($0.element.words)" }
    }
}

extension Authorisation {
    /// `6 sessions, begun by 2026-12-10, until 2027-01-31, at most 14 days from one to the next`.
    fileprivate var words: String {
        let parts = [
            sessions.map { counted($0, "session") } ?? "any number of sessions",
            startBy.map { "begun by \($0)" }, until.map { "until \($0)" },
            longestPause.map { "at most \(counted($0, "day")) from one to the next" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
