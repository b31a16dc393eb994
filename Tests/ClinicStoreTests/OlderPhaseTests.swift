import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("Phases in rows of older versions")
struct OlderPhaseTests {
    /// A plan as a version before 95 kept it: phases go by what they are called.
    private func older(_ also: String = "") throws -> (clinic: Clinic, plan: ID<StoredPlan>) {
        let clinic = try Clinic()
        var (details, sessions) = try clinic.plan()
        details.phases[0].skill = .named("manual-therapy")
        details.milestones += [
            Milestone(uid: "m8", kind: .phaseEnd, day: monday + 27, title: "Phase 1 ends"),
            Milestone(uid: "m9", kind: .phaseEnd, day: monday + 27, title: "Phase 2 ends"),
        ]
        details.routines[0].title = "Home exercises, phase 2"
        let plan = try clinic.store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: clinic.uids.next)
        }.plan
        try clinic.tamper(
            """
            UPDATE session SET planPhase = NULL; UPDATE milestone SET planPhase = NULL;
            UPDATE routine SET planPhase = NULL; UPDATE plannedPhase SET skill = NULL;
            """ + also)
        return (clinic, plan.id)
    }

    @Test("belong where their name or number says")
    func read() throws {
        let (clinic, id) = try older()
        let (plan, sessions) = try clinic.store.read {
            (try $0.plan(id), try $0.sessions(SessionFilter(plan: id)))
        }
        #expect(sessions.map { $0.details.phase?.number } == (0..<20).map { $0 < 8 ? 1 : 2 })
        #expect(plan.details.milestones.map { $0.phase?.number } == [nil, 1, 2])
        #expect(plan.details.routines.map { $0.phase?.number } == [2])
        #expect(plan.details.phases.allSatisfy { $0.skill == .notKept })
        #expect(try clinic.violations().filter { $0.rule != .history } == [])
    }

    @Test("are not guessed where two have one name: the check says so, and what to do")
    func undecided() throws {
        let (clinic, id) = try older(
            "UPDATE plannedPhase SET name = 'Build'; UPDATE session SET phase = 'Build';")
        let sessions = try clinic.store.read { try $0.sessions(SessionFilter(plan: id)) }
        #expect(sessions.allSatisfy { $0.details.phase == nil })
        let told = try clinic.violations().filter { $0.rule == .wholePlan }.map(\.problem)
        #expect(told.count == 20)
        #expect(told[0].contains("Session S1 ") && told[0].contains("cancel it"), "\(told[0])")
    }

    @Test("what is kept now is read as it is, whatever it is called")
    func kept() throws {
        let clinic = try Clinic()
        var (details, sessions) = try clinic.plan()
        details.phases[1].skill = .named("dry-needling")
        details.phases[1].name = details.phases[0].name
        sessions = sessions.map { session in
            var session = session
            session.phaseName = details.phases[0].name
            return session
        }
        var end = Milestone(uid: "m9", kind: .phaseEnd, day: monday + 69, title: "The last stretch")
        end.phase = ID(2)
        details.milestones.append(end)
        details.routines[0].phase = ID(1)
        let plan = try clinic.store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: clinic.uids.next)
        }
        #expect(plan.plan.details == details)
        #expect(plan.sessions.map { $0.details.phase?.number } == (0..<20).map { $0 < 8 ? 1 : 2 })
        #expect(try clinic.violations() == [])
    }
}
