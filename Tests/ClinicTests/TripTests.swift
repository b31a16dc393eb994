import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

/// A man of 52 with 15 cigarettes a day and a BMI of 34 who agreed to speak of his weight: everything that goes
/// beside a treatment goes beside his.
@Suite("Trips and calls")
struct TripTests {
    private static let causes = (try? TestClinic.shelf.catalog().causes) ?? []

    private struct Made {
        let plan: StoredPlan
        let sessions: [Session]

        var treatments: Int { sessions.count { $0.details.kind == .physiotherapy } }
        var trips: Int {
            Set(sessions.filter { $0.details.mode == .clinic }.map(\.details.start.day)).count
        }
        var calls: Int { sessions.count { $0.details.mode == .phone } }
    }

    private func made(_ cause: PlanTemplate) throws -> Made {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "Max",
            PatientInput(
                born: "1974-03-01", sex: "male", heightCm: 180, weightKg: 110, smokes: 15,
                facts: ["permission_to_discuss_weight=yes"]))
        let made = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: cause.id, start: "2026-12-01", medicines: .none,
                clearedBy: cause.type == .standard ? nil : "Dr Lee, 2026-11-28"))
        #expect(try test.clinic.check().violations == [])
        return Made(plan: made.plan, sessions: made.sessions)
    }

    @Test(
        "at most 1.3 trips a treatment, no more calls than talks, the first measures at the first session",
        arguments: causes.map(\.id))
    func bound(_ id: String) throws {
        let cause = try #require(Self.causes.first { $0.id == id })
        let made = try made(cause)
        try expectBaseline(made, cause)
        guard made.treatments > 0 else { return }
        let ratio = Double(made.trips) / Double(made.treatments)
        #expect(ratio <= 1.3, "\(made.trips) trips for \(made.treatments) treatments")
        #expect(made.sessions.count <= made.treatments + 15, "\(made.sessions.count) bookings")
        for session in made.sessions where session.details.mode == .phone {
            #expect(session.details.room == nil && session.details.kind != .physiotherapy)
            let room = session.details.tasks.filter { task in
                task.title == "Weigh-in 1 of 23" || task.title.contains("CO-verified")
            }
            #expect(room.isEmpty, "\(session.details.title) needs the room")
        }
    }

    @Test(
        "each thing done in a session has its own minutes, two of them at most",
        arguments: ["acute-strain", "hip-osteoarthritis"])
    func minutes(_ id: String) throws {
        let made = try made(try #require(Self.causes.first { $0.id == id }))
        for session in made.sessions {
            let own = session.details.tasks.filter { $0.minutes > 0 }
            let phase = made.plan.details.phase(of: session.details)
            let needed = own.reduce(phase?.minutes ?? 0) { $0 + $1.minutes }
            #expect(session.details.minutes == needed, "\(session.details.title)")
            if session.details.kind == .physiotherapy { #expect(own.count <= 2) }
            let reviews = session.details.tasks.filter { $0.kind == .review }
            #expect(reviews.allSatisfy { $0.minutes == 15 })
        }
    }

    /// The first measures are due at the first session of each plan that reviews by them.
    private func expectBaseline(_ made: Made, _ cause: PlanTemplate) throws {
        let milestone = try #require(
            made.plan.details.milestones.first { $0.kind == .outcomeDue })
        #expect(milestone.measures == cause.outcomeMeasures)
        guard let first = made.sessions.first(where: { $0.details.kind == .physiotherapy }) else {
            return
        }
        #expect(milestone.day == first.details.start.day)
        #expect(first.details.tasks.contains { $0.kind == .outcome && $0.minutes >= 10 })
        #expect(first.details.minutes >= 45)
    }

    @Test("by phone takes the therapist's time and no room")
    func phone() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patients = try ["A", "B"].map { try test.clinic.screenedPatient($0, PatientInput()) }
        func input(_ patient: Patient, room: Room? = nil) -> SessionInput {
            SessionInput(
                patient: patient, at: "2026-12-01T09:00", minutes: 15, room: room, mode: "phone")
        }
        let room = try test.clinic.room(named: "Hall")
        expectRefused { try test.clinic.addSession(input(patients[0], room: room)) }
        let call = try test.clinic.addSession(input(patients[0]))
        #expect(call.details.mode == .phone && call.details.room == nil)
        #expect(try test.clinic.session(named: "\(call.id)").details.mode == .phone)
        expectRefused { try test.clinic.addSession(input(patients[1])) }
        #expect(try test.clinic.check().violations == [])
    }
}
