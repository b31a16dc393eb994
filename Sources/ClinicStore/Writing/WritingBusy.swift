package import CivilTime
package import Planner

extension StoreWriting {
    /// Replaces all busy times of a person; nothing is written when they are what they were.
    ///
    /// - Throws: `StoreError.notFound` where there is no such person, or the patient was erased.
    package func replaceBusy(of person: BusyPerson, by spans: [Interval<LocalTime>]) throws {
        guard try now.busy(of: person) != spans else { return }
        switch person {
        case .therapist(let id):
            _ = try now.therapist(id)
            try delete(.therapistBusy, where: "therapist", is: id.number)
            for span in spans {
                try insert(
                    .therapistBusy,
                    [
                        "therapist": id.number, "startMinute": span.start.minute,
                        "endMinute": span.end.minute,
                    ])
            }
        case .patient(let id):
            let isErased = try now.isErased(id)
            guard !isErased else { throw StoreError.notFound(what: "patient \(id)") }
            _ = try now.patient(id)
            try delete(.patientBusy, of: id.number, where: "patient", is: id.number)
            for span in spans {
                try insert(
                    .patientBusy, of: id.number,
                    [
                        "patient": id.number, "startMinute": span.start.minute,
                        "endMinute": span.end.minute,
                    ])
            }
        }
    }
}
