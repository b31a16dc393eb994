import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Confirmed, attended, missed")
struct AttendanceTests {
    @Test("what was recorded can be corrected, each time with an entry of history")
    func corrected() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let clinic = try world.after(1)
        for (status, sequence) in [(Session.Status.missed, 1), (.attended, 2), (.missed, 3)] {
            let report =
                status == .missed
                ? try clinic.miss(first) : try clinic.attend(first, note: "came late")
            #expect(report.sessions.first?.status == status)
            #expect(report.sessions.first?.sequence == sequence)
        }
        #expect(try world.session(first.id).details.note == "came late")
        #expect(try clinic.story(of: first).count == 4)
        try world.expectSound()
    }

    @Test(
        "a session that has not begun is neither attended nor missed; one that ended is not confirmed"
    )
    func tooEarly() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let before = try world.contents()
        let early = try refusal { _ = try world.clinic.attend(first) }
        #expect(early.kind == .refused && early.problem.contains("has not begun"))
        _ = try refusal { _ = try world.clinic.miss(first) }
        let late = try world.after(1)
        _ = try refusal { _ = try late.confirm(first) }
        #expect(try world.contents() == before)
        _ = try world.clinic.confirm(first)
        #expect(try world.session(first.id).status == .confirmed)
    }

    @Test("nothing is set by the clock")
    func noTimeout() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let before = try world.contents()
        _ = try world.test.at("2027-06-01T08:00").day(nil, therapist: nil)
        #expect(try world.contents() == before)
    }

    @Test("no place is offered sooner than in two hours; who names a time can have it")
    func notice() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let end = try #require(all[1].details.span).end
        let clinic = world.test.at("\(end + 10)")
        let soonest = clinic.now + 120
        let report = try clinic.miss(all[1])
        #expect(!report.offers.isEmpty && report.offers.allSatisfy { $0.start >= soonest })
        let morning = world.test.at("\(all[2].details.start.day)T07:00")
        let offered = try morning.options(for: all[2], count: 200)
        #expect(!offered.isEmpty && offered.allSatisfy { $0.start >= morning.now + 120 })
        let named = try clinic.makeUp(for: all[1], MakeUpInput(to: "\(clinic.now + 5)"))
        #expect(named.sessions.first?.details.start == clinic.now + 5)
    }

    @Test("a second miss in a row asks for a call; a miss offers a session within the gap rules")
    func missedTwice() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let clinic = try world.after(2)
        #expect(try !clinic.miss(all[0]).remarks.contains { $0.said.contains("call") })
        let report = try clinic.miss(all[1])
        #expect(report.remarks.contains { $0.said.contains("call the patient") })
        let gap = world.plan.details.phases[0].minDaysBetween
        #expect(!report.offers.isEmpty)
        for offer in report.offers {
            #expect(offer.start > clinic.now)
            for other in all.dropFirst(2) {
                #expect(abs(other.details.start.day - offer.start.day) >= gap)
            }
        }
    }

    @Test("a missed session that was made up for is not attended as well")
    func madeUp() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let clinic = try world.after(1)
        _ = try clinic.miss(first)
        let makeUp = try #require(try clinic.makeUp(for: first, MakeUpInput()).sessions.first)
        #expect(makeUp.details.makesUp == first.id && makeUp.details.number == first.details.number)
        try world.expectSound()
        let refused = try refusal { _ = try clinic.attend(first) }
        #expect(refused.problem.contains("\(makeUp.id)"))
        _ = try refusal { _ = try clinic.makeUp(for: first, MakeUpInput()) }
        _ = try clinic.cancel(makeUp, CancelInput(reason: "clinic", scope: .only))
        _ = try clinic.attend(first)
        try world.expectSound()
    }
}
