import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

@Suite("A therapist who leaves on a day")
struct LeaveStaffTests {
    /// Ana and Ben from Monday to Friday, and Jo, whose plan is with Ana. It is Monday.
    private struct World {
        let test: TestClinic
        let jo: Patient
        var clinic: Clinic { test.clinic }

        init() throws {
            test = try TestClinic(now: "2026-11-30T08:00")
            for name in ["Ana", "Ben"] {
                _ = try test.clinic.addTherapist(name: name, skills: ["manual-therapy"])
            }
            jo = try test.clinic.screenedPatient("Jo", PatientInput())
        }

        func remove() { test.remove() }

        func therapist(_ name: String) throws -> Therapist { try clinic.therapist(named: name) }

        @discardableResult
        func leave(
            after last: String?, to names: [String]? = []
        ) throws -> Departure {
            try clinic.perform(
                LeaveStaff(
                    therapist("Ana").id, after: last.map { try Day(parsing: $0) },
                    to: names.map { .these(try $0.map { try therapist($0).id }) } ?? .all))
        }

        func book(
            _ at: String, with name: String = "Ana", _ patient: Patient? = nil
        ) throws -> Session {
            try clinic.addSession(
                SessionInput(patient: patient ?? jo, at: at, therapist: therapist(name)))
        }

        func plan() throws -> MadePlan {
            var wishes = PlanWishes(jo.id, cause: "sciatica")
            wishes.therapist = try therapist("Ana").id
            return try clinic.perform(StartPlan(wishes))
        }

        func trouble(_ session: Session) throws -> [String] {
            try clinic.troubles().of(session).map { "\($0.kind.rawValue): \($0.said.said)" }
        }
    }

    @Test("nobody is booked with her after her last day; until its evening all is as before")
    func free() throws {
        let world = try World()
        defer { world.remove() }
        try world.leave(after: "2026-12-04")
        _ = try world.book("2026-12-04T17:00")
        let told = expectRefused { try world.book("2026-12-07T09:00") }
        #expect(told?.details.first?.contains("Ana leaves; the last day is 2026-12-04.") == true)
        _ = try world.book("2026-12-07T09:00", with: "Ben")
        var search = FreeTimeSearch()
        (search.count, search.therapist) = (50, try world.therapist("Ana").id)
        let last = try world.clinic.freeTimes(search).free.map(\.start.day).max()
        #expect(last.map { "\($0)" <= "2026-12-04" } == true)
        let plan = try world.clinic.startPlan(PlanInput(patient: world.jo, cause: "sciatica"))
        #expect(try plan.sessions.allSatisfy { try world.trouble($0).isEmpty })
        #expect(try world.clinic.check().violations == [])
    }

    @Test("without a successor what is booked after it is listed, in trouble, and repaired")
    func listed() throws {
        let world = try World()
        defer { world.remove() }
        let plan = try world.plan()
        let late = plan.sessions.filter { "\($0.details.start.day)" > "2026-12-18" }
        let departure = try world.leave(after: "2026-12-18")
        #expect(departure.left.map(\.id) == late.map(\.id) && departure.handed.isEmpty)
        #expect(
            try late.allSatisfy {
                try world.trouble($0) == [
                    "therapist-left: Ana leaves; the last day is 2026-12-18."
                ]
            })
        let repair = try world.clinic.perform(RepairPlans())
        #expect(repair.lines.allSatisfy { $0.outcome != .impossible })
        #expect(try world.clinic.perform(RepairPlans()).lines.isEmpty)
        #expect(try world.clinic.check().violations == [])
    }

    @Test("a successor takes all at their own times, with a note of what was done; undo gives back")
    func handedOver() throws {
        let world = try World()
        defer { world.remove() }
        let plan = try world.plan()
        let departure = try world.leave(after: "2026-12-18", to: ["Ben"])
        #expect(departure.left.isEmpty && departure.handed.count == 1)
        let ben = try world.therapist("Ben").id
        let now = try world.clinic.store.read { try $0.sessions(SessionFilter(plan: plan.plan.id)) }
        #expect(now.map(\.details.start) == plan.sessions.map(\.details.start))
        for session in now {
            let isLate = "\(session.details.start.day)" > "2026-12-18"
            #expect((session.details.therapist == ben) == isLate)
        }
        let notes = now.compactMap(\.details.note)
        #expect(
            notes.count == 1
                && notes[0].hasPrefix("Taken over from Ana with "))
        #expect(try world.clinic.check().violations == [])
        _ = try world.clinic.undo()
        let back = try world.clinic.store.read {
            try $0.sessions(SessionFilter(plan: plan.plan.id))
        }
        #expect(back.map(\.details) == plan.sessions.map(\.details))
        #expect(try world.therapist("Ana").lastDay == nil)
    }

    @Test("of several the patient's wish is first, then whoever can take most; skills count")
    func chosen() throws {
        let world = try World()
        defer { world.remove() }
        for name in ["Cleo", "Dora"] {
            _ = try world.clinic.addTherapist(name: name, skills: ["manual-therapy"])
        }
        let made = try world.plan()
        let late = made.sessions.filter { "\($0.details.start.day)" > "2026-12-18" }
        let kim = try world.clinic.screenedPatient("Kim", PatientInput())
        _ = try world.clinic.addSession(
            SessionInput(
                patient: kim, at: "\(late[0].details.start)", therapist: world.therapist("Cleo")))
        var change = PatientParticulars()
        change.therapist = try world.therapist("Dora").id
        _ = try world.clinic.perform(ChangePatient(world.jo.id, change))
        let all = try world.leave(after: "2026-12-18", to: nil)
        #expect(all.handed.map(\.to.name) == ["Dora"] && all.left.isEmpty)
        _ = try world.clinic.undo()
        let named = try world.leave(after: "2026-12-18", to: ["Cleo", "Ben"])
        #expect(named.handed.map(\.to.name) == ["Ben"] && named.left.isEmpty)
        _ = try world.clinic.undo()
        let two = try world.leave(after: "2026-12-18", to: ["Cleo"])
        #expect(two.left.map(\.id) == [late[0].id])
        #expect(try world.clinic.check().violations == [])
    }

    @Test("who stays has her hours again, and her last day is told by name in the history")
    func stays() throws {
        let world = try World()
        defer { world.remove() }
        try world.leave(after: "2026-12-04")
        try world.leave(after: nil)
        _ = try world.book("2026-12-07T09:00")
    }

    @Test("a day that has passed, herself, and who is gone are refused")
    func refused() throws {
        let world = try World()
        defer { world.remove() }
        expectRefused { try world.leave(after: "2026-11-29") }
        expectRefused { try world.leave(after: "2026-12-04", to: ["Ben", "Ana"]) }
        _ = try world.clinic.removeTherapist(world.therapist("Ben"))
        let ben = try world.clinic.store.read { try $0.therapists(includingInactive: true)[1].id }
        let last = try Day(parsing: "2026-12-04")
        expectRefused {
            try world.clinic.perform(
                LeaveStaff(world.therapist("Ana").id, after: last, to: .these([ben])))
        }
        expectRefused { try world.clinic.perform(LeaveStaff(ben, after: last)) }
        #expect(try world.therapist("Ana").lastDay == nil)
    }

    @Test(
        "at random: what is left can be moved to nobody at its time, and all else keeps every rule",
        arguments: 1...8)
    func random(seed: UInt64) throws {
        let world = try World()
        defer { world.remove() }
        var random = SeededGenerator(seed: seed)
        _ = try world.clinic.addTherapist(
            name: "Cleo", hours: "Mon-Wed 08:00-13:00", maxPerDay: 2)
        let patients = try (1...4).map {
            try world.clinic.screenedPatient("Patient \($0)", PatientInput())
        }
        for _ in 0..<40 {
            let day = world.clinic.today + Int.random(in: 0..<12, using: &random)
            let hour = Int.random(in: 8...16, using: &random)
            let at = LocalTime(day, try TimeOfDay(hour: hour, minute: 0))
            let name = ["Ana", "Ana", "Ben", "Cleo"].randomElement(using: &random) ?? "Ana"
            _ = try? world.book("\(at)", with: name, patients.randomElement(using: &random))
        }
        let departure = try world.leave(after: "2026-12-02", to: nil)
        #expect(departure.handed.isEmpty == false)
        #expect(try world.clinic.check().violations == [])
        for part in departure.handed {
            #expect(try part.sessions.allSatisfy { try world.trouble($0).isEmpty })
        }
        for session in departure.left {
            for other in ["Ben", "Cleo"] {
                expectRefused {
                    try world.clinic.perform(
                        MoveSession(session.id, therapist: world.therapist(other).id, scope: .only))
                }
            }
        }
    }
}
