import CivilTime
import Planner
import Testing

@testable import ClinicStore

@Suite("All or nothing")
struct AllOrNothingTests {
    @Test("a plan whose last of twenty sessions clashes leaves every table as it was")
    func clash() throws {
        let clinic = try Clinic()
        let (plan, sessions) = try clinic.plan()
        let last = try #require(sessions.last)
        try clinic.book(clinic.details(last.start + 15, patient: 2, therapist: 2, room: 1))
        let before = try clinic.dump()
        #expect(throws: StoreError.doubleBooked(.room, at: last.start)) {
            try clinic.store.write(change()) {
                try $0.createPlan(
                    plan, sessions: sessions, held: false, makeUID: clinic.uids.next)
            }
        }
        #expect(try clinic.dump() == before)
    }

    @Test("a whole plan is read back as it was written, with its numbers")
    func whole() throws {
        let clinic = try Clinic()
        let (details, wanted) = try clinic.plan()
        let (plan, sessions) = try clinic.createPlan()
        #expect(plan.details == details)
        #expect(plan.status == .active)
        #expect(plan.author == "Robin")
        let read = try clinic.store.read { (try $0.plans(), try $0.sessions()) }
        #expect(read.0 == [plan])
        #expect(read.1 == sessions)
        #expect(sessions.count == 20)
        for (session, var asked) in zip(sessions, wanted) {
            asked.plan = plan.id
            #expect(session.details == asked)
        }
        #expect(try clinic.violations() == [])
    }

    @Test("a held plan has no sessions and is sound")
    func held() throws {
        let clinic = try Clinic()
        let (details, _) = try clinic.plan()
        let (plan, sessions) = try clinic.store.write(change()) {
            try $0.createPlan(details, sessions: [], held: true, makeUID: clinic.uids.next)
        }
        #expect(plan.status == .held)
        #expect(sessions == [])
        #expect(try clinic.violations() == [])
    }

    @Test("a rehearsal answers like the real thing and leaves every table as it was")
    func rehearsal() throws {
        let clinic = try Clinic()
        let before = try clinic.dump()
        let details = clinic.details(try at("10:00"))
        let session = try clinic.store.rehearse(change()) { write in
            let session = try write.addSession(details, uid: "dry")
            #expect(try write.now.sessions() == [session])
            return session
        }
        #expect(session.id == ID(1))
        #expect(try clinic.dump() == before)
        try clinic.book(details)
        #expect(throws: StoreError.doubleBooked(.therapist, at: details.start)) {
            try clinic.store.rehearse(change()) { try $0.addSession(details, uid: "dry") }
        }
    }

    @Test("an error of the caller takes back what was written before it")
    func callersError() throws {
        struct Stop: Error {}
        let clinic = try Clinic()
        let before = try clinic.dump()
        #expect(throws: Stop.self) {
            try clinic.store.write(change()) { write in
                try write.addRoom(name: "Pool")
                throw Stop()
            }
        }
        #expect(try clinic.dump() == before)
    }
}
