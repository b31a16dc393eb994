import CivilTime
@testable import ClinicStore
import Planner

@testable import Clinic

extension LivingWorld {
    /// Somebody leaves on a day and hands over, or stays after all; one at a time, so that somebody is there.
    mutating func depart() throws {
        let all = try store.read { try $0.therapists() }
        if let leaving = all.first(where: { $0.lastDay != nil }) {
            return try perform("therapist stays", allowed: [Self.row(leaving)]) {
                _ = try $0.perform(LeaveStaff(leaving.id, after: nil))
            }
        }
        let who = all.randomElement(using: &random).unwrapped(or: all[0])
        let last = now.day + Int.random(in: 0...20, using: &random)
        let after = try sessions().filter {
            $0.details.therapist == who.id && $0.details.start.day > last
        }
        let rows = Set(after.map(Self.row)).union([Self.row(who)])
        try perform("therapist leaves", allowed: rows) { clinic in
            let departure = try clinic.perform(LeaveStaff(who.id, after: last, to: .all))
            for session in departure.handed.flatMap(\.sessions) {
                let before = after.first { $0.id == session.id }
                guard before?.details.start == session.details.start,
                    session.details.therapist != who.id
                else { throw Wrong.place }
            }
        }
    }

    private static func row(_ therapist: Therapist) -> ToldRowName {
        ToldRowName(table: "therapist", id: therapist.id.number)
    }
}
