import ClinicStore
package import Planner

/// Takes somebody off the waiting list.
package struct RemoveWish: Request {
    let who: Who

    package init(_ who: Who) { self.who = who }

    /// Whose wish it is, or which.
    package enum Who: Hashable, Sendable {
        case wish(ID<Wish>)
        case patient(ID<Patient>)
    }

    /// The wish as it was.
    package func carryOut(_ act: Act) throws -> Wish {
        let wish = try wish(act)
        try act.writing.remove(wish)
        return wish
    }

    private func wish(_ act: Act) throws -> Wish {
        switch who {
        case .wish(let id):
            return try act.clinic.found(
                act.reading.wishes().first { $0.id == id }, "\(id)", noun: .wish)
        case .patient(let patient):
            let wishes = try act.reading.wishes(of: patient)
            guard let first = wishes.first else {
                let line = try act.clinic.waitingLine(act.reading)
                throw WaitingRefusal.notAdded(
                    patient, line.filter { $0.patient.id == patient }.map(\.need))
            }
            guard wishes.count == 1 else {
                throw WaitingRefusal.severalWishes(patient, wishes.map(\.id))
            }
            return first
        }
    }
}
