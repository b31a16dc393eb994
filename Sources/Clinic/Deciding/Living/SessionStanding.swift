import CivilTime
import Planner

extension Session {
    /// `is cancelled`, `was attended`, `has ended`.
    func standing(_ now: LocalTime) -> String {
        switch status {
        case .cancelled: "is cancelled"
        case .attended: "was attended"
        case .missed: "was missed"
        case .booked, .confirmed: now < details.end ? "is booked" : "has ended"
        }
    }

    /// Whether it is still to come and can be moved or cancelled with others.
    func isAhead(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.start > now
    }
}

extension String? {
    /// The note so far and one more, a line each.
    func adding(_ note: String?) -> String? {
        guard let note, !note.isEmpty else { return self }
        guard let self, !self.isEmpty else { return note }
        return "\(self)\n\(note)"
    }
}
