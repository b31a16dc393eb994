import CivilTime
import Planner
import Testing

@testable import Clinic

@Suite("A plan as it stood at a time")
struct PastPlanTests {
    @Test("what was recorded of it is judged by that time, not by the present")
    func judged() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let sessions = try world.sessions()
        let last = try #require(sessions.last).details.start.day
        let later = world.test.at("\(last + 30)T08:00")
        for day in [world.plan.details.start - 1, sessions[3].details.start.day, last + 1] {
            let time = LocalTime(day, .midnight)
            // Everything was booked before the first of these times.
            let past = try later.pastPlan("\(world.plan.id)", asOf: time, said: "\(time)")
            let over = sessions.count { $0.details.end <= time }
            #expect(past.page.entry.dose.total.unrecorded == over, "\(time)")
        }
    }
}
