import CivilTime
import Clinic
import Planner
import Testing

@Suite("Views of plans that were changed")
struct LivingViewsTests {
    @Test("while a plan rests nobody is told that there is silence")
    func paused() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try test.clinic.booked("A", cause: "sciatica")
        let first = try test.clinic.treatment(of: plan)[0]
        let next = test.at("\(first.details.start.day + 1)T08:00")
        _ = try next.attend(first)
        let day = first.details.start.day
        _ = try next.pause(
            next.plan(named: "\(plan.id)"), from: "\(day + 2)", to: "\(day + 30)", reason: nil)
        let later = test.at("\(day + 20)T08:00")
        #expect(try !later.drift().contains { $0.kind == .silence })
    }

    @Test("whether a cancelled session is owed is the clinic's to say")
    func reasons() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try test.clinic.booked("A", cause: "sciatica")
        let first = try test.clinic.treatment(of: plan)[0]
        try test.clinic.record([first], as: .cancelled, reason: "better")
        let sessions = try test.clinic.sessions(plan: plan.id)
        #expect(try test.clinic.dose(of: plan, sessions).total.owed == 0)
        var settings = test.clinic.settings
        settings.doseLost = [.work]
        let strict = Clinic(
            store: test.clinic.store, shelf: test.clinic.shelf, settings: settings,
            zone: test.clinic.zone, ambient: test.clinic.ambient)
        #expect(try strict.dose(of: plan, sessions).total.owed == 1)
    }
}
