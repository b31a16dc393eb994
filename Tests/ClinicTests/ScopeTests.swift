import CivilTime
import Planner
import Testing

@testable import Clinic

@Suite("What is said to be touched")
struct ScopeTests {
    @Test("a move of the following names each later session: moved, or left and why")
    func following() throws {
        let world = try LivingFixture(cause: "hip-osteoarthritis", smokes: 15)
        defer { world.remove() }
        let clinic = world.clinic
        let all = try clinic.sessions(plan: world.plan.id).filter { $0.isAhead(clinic.now) }
            .sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
        var kinds: Set<Session.Kind> = []
        for session in all {
            let start = session.details.start
            let rehearsal = Clinic(
                store: clinic.store, isRehearsal: true, shelf: clinic.shelf,
                settings: clinic.settings, zone: clinic.zone, ambient: clinic.ambient)
            guard
                let report = try? rehearsal.move(
                    session, MoveInput(to: "\(start + 15)", scope: .following))
            else { continue }
            kinds.insert(session.details.kind)
            var named = Set(report.changes.map(\.after.id))
            for remark in report.remarks {
                switch remark {
                case .staysBehind(let ids, _): named.formUnion(ids)
                case .doesNotFit(let id, _, _): named.insert(id)
                default: break
                }
            }
            let later = all.filter { ($0.details.start, $0.id) >= (start, session.id) }
            #expect(named == Set(later.map(\.id)), "\(session.id) \(session.details.kind)")
        }
        #expect(kinds.count >= 2, "\(kinds)")
    }
}
