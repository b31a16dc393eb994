import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Contacts by video and at home")
struct HomeVisitTests {
    private let test: TestClinic
    private let jo: Patient
    private let kim: Patient
    private var clinic: Clinic { test.clinic }

    init() throws {
        test = try TestClinic(hours: "Mon-Fri 08:00-13:00").staffed(1)
        var input = PatientInput(smokes: 0)
        (input.address, input.travel) = ("2 Mill Lane", 25)
        jo = try test.clinic.screenedPatient("Jo", input)
        kim = try test.clinic.screenedPatient("Kim", PatientInput(smokes: 15))
    }

    private func plan(
        _ patient: Patient, _ modes: String, cause: String = "sciatica", quit: String? = nil,
        hold: Bool = false
    ) throws -> MadePlan {
        var request = try PlanInput(
            patient: patient, cause: cause, medicines: .none, quitDate: quit, hold: hold
        ).request(today: clinic.today)
        request.wishes.modes = try ContactModes(
            telling: modes.split(separator: " ").map(String.init))
        return try clinic.perform(request)
    }

    /// Pairs of one therapist's sessions between which a way is too short.
    private func tooClose() throws -> [String] {
        let live = try clinic.sessions().filter(\.status.isLive)
            .sorted { $0.details.start < $1.details.start }
        return zip(live, live.dropFirst()).compactMap { one, next in
            let way = max(
                one.details.mode == .home ? 25 : 0, next.details.mode == .home ? 25 : 0)
            let free = next.details.start.minute - one.details.end.minute
            return free < way ? "\(one.id) \(next.id)" : nil
        }
    }

    @Test("a plan at home visits the patient there, takes no room, and the way is free of others")
    func atHome() throws {
        defer { test.remove() }
        for (patient, cause) in [(kim, "sciatica"), (kim, "hip-bursitis")] {
            _ = try plan(patient, "", cause: cause)
        }
        let made = try plan(jo, "home")
        let visits = made.sessions.filter { $0.details.kind == .physiotherapy }
        #expect(!visits.isEmpty)
        for visit in visits {
            #expect(visit.details.mode == .home && visit.details.room == nil, "\(visit.id)")
        }
        #expect(try tooClose() == [])
        _ = try plan(kim, "", cause: "hip-osteoarthritis")
        #expect(try tooClose() == [])
        #expect(try clinic.check().violations == [])
    }

    @Test("what is booked or moved by hand next to a visit at home is refused for the way")
    func byHand() throws {
        defer { test.remove() }
        var input = SessionInput(patient: jo, at: "2026-12-03T10:00")
        input.mode = "home"
        let visit = try clinic.addSession(input)
        #expect(visit.details.mode == .home && visit.details.room == nil)
        let near = SessionInput(patient: kim, at: "2026-12-03T11:00")
        let refused = try #require(expectRefused { try clinic.addSession(near) })
        #expect(refused.details.contains { $0.contains("is on the way for 25 minutes") })
        let later = try clinic.addSession(SessionInput(patient: kim, at: "2026-12-03T11:10"))
        expectRefused { try clinic.move(later, MoveInput(to: "2026-12-03T10:50", scope: .only)) }
        expectRefused { try clinic.move(visit, MoveInput(to: "2026-12-03T10:05", scope: .only)) }
        _ = try clinic.move(visit, MoveInput(to: "2026-12-03T09:55", scope: .only))
        #expect(try tooClose() == [])
    }

    @Test(
        "nobody is visited of whom nobody knows where they live; the refusal says how to record it")
    func unknownWay() throws {
        defer { test.remove() }
        let refused = try #require(expectRefused { try plan(kim, "home") })
        #expect(refused.remedy.contains("patient set P2 --address ADDRESS --travel N"))
        var input = SessionInput(patient: kim, at: "2026-12-03T10:00")
        input.mode = "home"
        expectRefused { try clinic.addSession(input) }
    }

    @Test("by video a plan needs no room, also where all are closed; in the clinic it does")
    func byVideo() throws {
        defer { test.remove() }
        let hall = try clinic.room(named: "Hall")
        _ = try clinic.perform(
            CloseRoom(
                hall.id,
                try #require(
                    Interval(
                        LocalTime(parsing: "2026-11-30T00:00"),
                        LocalTime(parsing: "2027-12-31T00:00"))), why: "water"))
        expectRefused { try plan(jo, "") }
        let made = try plan(jo, "video")
        #expect(
            made.sessions.filter { $0.details.kind == .physiotherapy }
                .allSatisfy { $0.details.mode == .video && $0.details.room == nil })
    }

    @Test("one kind may be held otherwise, and what is added later is held as the plan says")
    func kinds() throws {
        defer { test.remove() }
        let made = try plan(jo, "home review:video", cause: "hip-osteoarthritis")
        for session in made.sessions where session.details.kind == .review {
            #expect(session.details.mode == .video, "\(session.id)")
        }
        #expect(made.plan.details.modes.description == "home, review: video")
        let longer = try clinic.extend(made.plan, ExtendInput(weeks: 1, sessions: 1))
        let added = longer.changes.filter { $0.before == nil }.map(\.after.details)
        #expect(!added.isEmpty && added.allSatisfy { $0.mode == .home })
        let first = try #require(made.sessions.first { $0.details.kind == .physiotherapy })
        _ = try test.at("2026-11-30T08:00").cancel(first, CancelInput(reason: "sick", scope: .only))
        let again = try clinic.makeUp(for: first, MakeUpInput())
        #expect(again.changes.contains { $0.before == nil && $0.after.details.mode == .home })
    }

    @Test("a held plan is booked as it was wished, at home")
    func held() throws {
        defer { test.remove() }
        let made = try plan(jo, "home", hold: true)
        _ = try clinic.bookHeldPlans(effort: 5)
        let sessions = try clinic.sessions(plan: made.plan.id)
            .filter { $0.details.kind == .physiotherapy }
        #expect(!sessions.isEmpty && sessions.allSatisfy { $0.details.mode == .home })
    }

    @Test("modes are read as they are written, and nothing else is")
    func words() throws {
        defer { test.remove() }
        for text in ["", "home", "video, review: phone", "monitoring: home, weigh-in: video"] {
            #expect(try #require(ContactModes(parsing: text)).description == text)
        }
        for text in ["hoem", "walk: home", "review:", "a:b:c"] {
            #expect(ContactModes(parsing: text) == nil, "\(text)")
            expectRefused { try plan(jo, text.filter { $0 != " " }) }
        }
        expectRefused { try plan(jo, "home video") }
    }
}
