package import CivilTime
package import Planner

extension Session {
    /// Whether it is still to come and can be moved or cancelled with others.
    package func isAhead(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.start > now
    }
}

extension String? {
    /// The note so far and one more, a line each.
    func adding(_ note: String?) -> String? {
        guard let note = Text.note(note) else { return self }
        guard let self, !self.isEmpty else { return note }
        return "\(self)\n\(note)"
    }
}
