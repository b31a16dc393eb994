import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

@testable import ClinicStore

@Suite("Plans of a patient's own dose")
struct OwnDoseTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    private static let all = ((try? TestClinic.shelf.catalog().causes) ?? []).map(\.id).sorted()
    /// Of all causes every third, where there is not the time for all.
    private static let asked =
        isLong ? all : all.indices.filter { $0 % 3 == 1 }.map { all[$0] }

    private func wishes(_ cause: String, _ patient: Patient) throws -> PlanWishes {
        let template = try TestClinic.shelf.catalog().template(named: cause)
        var wishes = PlanWishes(patient.id, cause: cause)
        if template.type == .afterReferral { wishes.clearedBy = "Dr Lee, 2026-11-29" }
        if template.clock != nil { wishes.operation = try Day(parsing: "2026-11-16") }
        return wishes
    }

    @Test(
        "whoever comes one day a week gets the nearest plan, or is refused with a way out that works",
        arguments: asked)
    func oneDay(cause: String) throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        var input = PatientInput.asked()
        input.available = "Wed 08:00-18:00"
        let patient = try test.clinic.screenedPatient("Jo Park", input)
        let before = try test.clinic.store.contents()
        var wishes = try wishes(cause, patient)
        do {
            _ = try test.clinic.perform(StartPlan(wishes))
        } catch let refusal as PlacingRefusal {
            #expect(refusal.nearest != nil, "\(cause)")
            wishes.asPossible = true
            if refusal.nearestNeedsReason {
                #expect(throws: WishRefusal.self) { try test.clinic.perform(StartPlan(wishes)) }
                wishes.why = "comes from far away"
            }
            let made = try test.clinic.perform(StartPlan(wishes))
            let kept = try test.clinic.store.read { try $0.plan(made.plan.id) }.details.reasons
            #expect(
                kept.contains { $0.because.contains("comes from far away") }
                    == refusal.nearestNeedsReason, "\(cause)")
            #expect(made.sessions.allSatisfy { $0.details.start.day.weekday == .wednesday })
            #expect(made.unmet.contains { if case .dose = $0 { true } else { false } })
        }
        let checked = try test.clinic.check()
        #expect(checked.violations.isEmpty && checked.trouble.isEmpty, "\(cause)")
        _ = try test.clinic.undo()
        #expect(try test.clinic.store.contents() == before, "\(cause)")
    }

    @Test("a held plan keeps its dose until it is booked")
    func held() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo Park", .asked())
        var wishes = try wishes("hip-osteoarthritis", patient)
        wishes.dose.perWeek[1] = 1.5
        wishes.why = "works shifts"
        var request = StartPlan(wishes)
        request.holds = true
        _ = try test.clinic.perform(request)
        let booked = try test.clinic.bookHeldPlans(effort: 0).booked
        let phase = try #require(booked.first?.plan.details.phases.first)
        #expect(phase.sessionsPerWeek == 1.5 && phase.sessions == 9)
    }

    @Test(
        "a plan that begins with a later phase has the rest of the template, on its own calendar",
        arguments: ["hip-osteoarthritis", "sciatica", "hip-bursitis"])
    func laterPhase(cause: String) throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo Park", .asked())
        let template = try TestClinic.shelf.catalog().template(named: cause)
        var wishes = try wishes(cause, patient)
        wishes.dose.firstPhase = 2
        wishes.why = "the first phase was treated elsewhere"
        let made = try test.clinic.perform(StartPlan(wishes))
        let wanted = template.phases.dropFirst().filter { !$0.optional }
        let details = made.plan.details
        #expect(details.phases.map(\.name) == wanted.map(\.name))
        #expect(details.phases.map(\.sessions) == wanted.map(\.sessions))
        #expect(details.phases.first?.firstDay == details.start)
        let past = template.phases[0].weeks
        let reviews = details.milestones.filter { $0.kind == .outcomeDue }
            .map { ($0.day - details.start) / 7 }.filter { $0 > 0 }
        let left = template.reviewWeeks.map { $0 - past }.filter { $0 > 0 }
        #expect(Set(reviews).isSubset(of: left), "\(cause)")
        #expect(
            details.reasons.contains {
                $0.subject.hasPrefix(template.phases[0].name) && !$0.isIncluded
                    && $0.because.contains("begins with phase 2")
            })
        #expect(try test.clinic.check().violations == [])
        for wrong in [template.phases.count + 1, 40] {
            wishes.dose.firstPhase = wrong
            var again = StartPlan(wishes)
            again.isSecond = true
            expectRefused { try test.clinic.perform(again) }
        }
    }

    @Test(
        "where the weeks count from an operation the days since then say with which phase it begins"
    )
    func laterPhaseAfterOperation() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo Park", .asked())
        var wishes = try wishes("hip-replacement-rehabilitation", patient)
        wishes.dose.firstPhase = 2
        let refused = expectRefused { try test.clinic.perform(StartPlan(wishes)) }
        #expect(refused?.remedy.contains("--operation") == true)
    }

    @Test(
        "exercises are left out and replaced, the new ones by the same safety rules, and it is told"
    )
    func exercises() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo Park", .asked())
        var wishes = try wishes("sciatica", patient)
        wishes.dose.leftOut = ["side-plank"]
        wishes.dose.replaced = ["Bird dog": "dead-bug"]
        let made = try test.clinic.perform(StartPlan(wishes))
        let details = made.plan.details
        let done = details.phases.flatMap(\.exercises).map(\.exercise)
        #expect(!done.contains("side-plank") && !done.contains("bird-dog"))
        #expect(done.contains("dead-bug") && done.contains("bridge"))
        let told = details.reasons.filter { $0.line == "exercises" }.map(\.subject)
        #expect(told.contains { $0.hasSuffix("left out") })
        #expect(told.contains { $0.contains("Dead bug") && $0.hasSuffix("instead") }, "\(told)")
        for (out, other) in [("deadlfit", "dead-bug"), ("bridge", "deadbug")] {
            wishes.dose.leftOut = nil
            wishes.dose.replaced = [out: other]
            var again = StartPlan(wishes)
            again.isSecond = true
            let refused = try #require(expectRefused { try test.clinic.perform(again) })
            #expect(refused.remedy.contains("dead") || refused.remedy.contains("bridge"))
        }
    }

    @Test("a held plan keeps the phase it begins with and its own exercises")
    func heldOtherwise() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo Park", .asked())
        var wishes = try wishes("hip-osteoarthritis", patient)
        wishes.dose.firstPhase = 2
        wishes.activity = false
        wishes.why = "came from another clinic"
        var request = StartPlan(wishes)
        request.holds = true
        _ = try test.clinic.perform(request)
        let booked = try #require(try test.clinic.bookHeldPlans(effort: 0).booked.first).plan
        let template = try TestClinic.shelf.catalog().template(named: "hip-osteoarthritis")
        #expect(booked.details.phases.first?.name == template.phases[1].name)
        #expect(!booked.details.routines.contains { $0.kind == .walking })
    }

    @Test("every template meets its own floor, and every cause has one")
    func floors() throws {
        let catalog = try TestClinic.shelf.catalog()
        for template in catalog.causes {
            let floor = try #require(catalog.doseFloors[template.id])
            #expect(floor.sessions(in: template.phases) >= floor.sessions, "\(template.id)")
        }
    }
}
