import CivilTime
import ClinicStore
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

@Suite("Findings follow today's facts")
struct LiveFindingsTests {
    private func plan(_ test: TestClinic, _ input: PatientInput, medicine: String = "naproxen-oral")
        throws -> (Patient, StoredPlan)
    {
        let patient = try test.clinic.screenedPatient("A", input)
        let made = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "nonspecific-back-pain", medicines: .named([medicine])))
        return (patient, made.plan)
    }

    private static let adult = PatientInput(born: "1980-01-01", sex: "male")

    @Test(
        "a proposed medicine that a later fact forbids is shown as blocked, with the fact and its day"
    )
    func blocked() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let (patient, plan) = try plan(test, Self.adult)
        #expect(try test.clinic.liveFindings(of: plan).blocking("naproxen-oral").isEmpty)
        let later = test.at("2026-12-01T09:00")
        _ = try later.changePatient(patient, name: nil, PatientInput(facts: ["egfr=25"]))
        let lines = try later.liveFindings(of: plan).blocking("naproxen-oral")
        let line = try #require(lines.first { $0.finding.rule == "NSAID-16" })
        #expect(line.news == .new)
        #expect(line.since?.description == "2026-12-01")
        #expect(line.newsText == "new since 2026-12-01" && line.because.contains("egfr 25"))
        #expect(try later.drift().contains { $0.kind == .contraindicated })
        let told = try refusal {
            _ = try later.confirmMedicine(
                PrescriptionInput(plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee"))
        }
        #expect(told.details.contains { $0.contains("NSAID-16") })
        // What is not so any more goes by itself.
        _ = try later.changePatient(patient, name: nil, PatientInput(facts: ["egfr=90"]))
        #expect(try later.liveFindings(of: plan).blocking("naproxen-oral").isEmpty)
    }

    @Test("a medicine that was left out is told as 'no longer' when nothing keeps it out any more")
    func gone() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A", PatientInput(born: "1980-01-01", sex: "male", facts: ["egfr=25"]))
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain")
        ).plan
        let kept = plan.details.findings.filter { $0.rule == "NSAID-16" }.map(\.subject)
        try #require(!kept.isEmpty)
        #expect(try test.clinic.liveFindings(of: plan).lines.allSatisfy { $0.news != .gone })
        _ = try test.clinic.changePatient(patient, name: nil, PatientInput(facts: ["egfr=90"]))
        let gone = try test.clinic.liveFindings(of: plan).lines.filter { $0.news == .gone }
        #expect(
            gone.contains { $0.finding.rule == "NSAID-16" && kept.contains($0.finding.subject) })
    }

    @Test(
        "a medicine that is taken and becomes forbidden is told to staff and, neutrally, to the patient"
    )
    func taken() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let (patient, plan) = try plan(test, Self.adult, medicine: "ibuprofen-oral")
        let clinic = test.at("2026-12-02T08:00")
        try activate("ibuprofen-oral", of: plan, until: "2026-12-16", clinic)
        #expect(try clinic.forbiddenNow(in: clinic.plan(named: "L1")).isEmpty)
        _ = try clinic.changePatient(patient, name: nil, PatientInput(facts: ["egfr=20"]))
        let active = try clinic.plan(named: "L1")
        #expect(try clinic.forbiddenNow(in: active).map(\.medicine.medicine) == ["ibuprofen-oral"])
        #expect(try clinic.upcoming(for: patient, days: 7).notices.count == 1)
        #expect(
            try clinic.upcoming(for: patient, days: 7).notices[0].contains(
                "Before your next dose"))
        let session = try #require(try clinic.sessions(patient: patient.id).first)
        let day = try clinic.day("\(session.details.start.day)", therapist: nil)
        #expect(day.forbidden.first?.problems.first?.said.contains("NSAID-16") == true)
        func calendar(_ privacy: String) throws -> String {
            let bytes = try clinic.exportCalendar(of: .patient(patient.id), privacy: privacy).bytes
            return String(decoding: bytes, as: UTF8.self).replacingOccurrences(
                of: "\r\n ", with: "")
        }
        #expect(try calendar("full").contains("Please ring the clinic before your next dose"))
        #expect(try calendar("neutral").contains("SUMMARY:Please ring the clinic\r\n"))
        #expect(try !calendar("neutral").lowercased().contains("dose"))
        _ = try clinic.changePatient(patient, name: nil, PatientInput(facts: ["egfr=80"]))
        #expect(try !calendar("full").contains("before your next dose"))
        #expect(try clinic.check().violations == [])
    }

    /// As a prescriber's confirmation leaves it; what the confirmation asks is another test's matter.
    private func activate(
        _ medicine: String, of plan: StoredPlan, until day: String, _ clinic: Clinic
    ) throws {
        try clinic.write { writing in
            var planned = try #require(plan.details.medicines.first { $0.medicine == medicine })
            planned.status = .active
            planned.prescriber = "Dr Lee"
            planned.lastDay = try Day(parsing: day)
            try writing.updateMedicine(planned, of: plan.id)
        }
    }

    @Test(
        "an acknowledgement holds for its medicine and facts, and is asked again when they get worse"
    )
    func acknowledged() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let (patient, plan) = try plan(test, PatientInput(born: "1955-01-01", sex: "male"))
        let clinic = test.clinic
        func open() throws -> [LiveFindings.Line] {
            try clinic.liveFindings(of: clinic.plan(named: "L1")).lines.filter {
                $0.finding.severity == .caution && $0.finding.state == .open
            }
        }
        let waiting = try open().map(\.finding.rule)
        try #require(!waiting.isEmpty)
        _ = try clinic.acknowledge(Array(Set(waiting)), in: plan)
        #expect(try open().isEmpty)
        // Nothing about them has changed: still acknowledged a birthday later.
        let later = test.at("2027-02-01T08:00")
        #expect(
            try later.liveFindings(of: later.plan(named: "L1")).lines.filter {
                waiting.contains($0.finding.rule)
            }.allSatisfy { $0.finding.state == .acknowledged })
        _ = patient
    }

    @Test("worse is what moves on towards the rule; the other way and age are not")
    func worse() throws {
        let rule = SafetyRule(
            id: "X-1", title: "t", severity: .caution, tier: 1,
            when: .all([
                .fact("egfr", .lessThan, .number(60)), .fact("age_years", .atLeast, .number(65)),
                .fact("conditions", .has, .text("gout")),
            ]), action: "a", evidence: .custom)
        var catalog = Catalog()
        catalog.safetyRules = [rule]
        func sheet(_ egfr: Double, age: Double = 70) -> FactSheet {
            FactSheet([
                "egfr": .number(egfr), "age_years": .number(age),
                "conditions": .set(FactSet(["gout"])),
            ])
        }
        let decided = PlanFinding(
            rule: "X-1", severity: .caution, title: "t", action: "a", subject: "plan",
            evidence: "C", state: .acknowledged
        ).resting(on: sheet(50), catalog)
        #expect(decided.facts?["egfr"] == "50")
        #expect(!decided.isWorse(rule, in: sheet(50)))
        #expect(!decided.isWorse(rule, in: sheet(55)))
        #expect(!decided.isWorse(rule, in: sheet(50, age: 75)))
        #expect(decided.isWorse(rule, in: sheet(40)))
    }

    /// One thing that may be told later, for each comparison that a rule on medicines makes.
    private struct Telling: Hashable {
        let fact: String
        let value: String
        /// Ids of medicines that a rule with the comparison is about.
        var medicines: Set<String>
    }

    /// Every fact that a rule on medicines asks, told so that the comparison holds.
    private static func tellings(_ catalog: Catalog) -> [Telling] {
        var all: [String: Telling] = [:]
        for medicine in catalog.medicines {
            for leaf in catalog.rules(on: medicine).flatMap(\.leaves) {
                guard let fact = catalog.fact(leaf.name), fact.origin == .recorded,
                    let value = value(fulfilling: leaf, of: fact)
                else { continue }
                let key = "\(leaf.name)=\(value)"
                all[key, default: Telling(fact: leaf.name, value: value, medicines: [])]
                    .medicines.insert(medicine.id)
            }
        }
        return all.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func value(fulfilling leaf: RuleCondition.Leaf, of fact: Fact) -> String? {
        switch (leaf.comparison, leaf.value) {
        case (.has, .text(let word)): return word
        case (.equal, .text(let word)): return word == "unknown" ? nil : word
        case (.equal, .flag(let flag)): return flag ? "yes" : "no"
        case (.lessThan, .number(let border)): return near(border, -1, fact)
        case (.moreThan, .number(let border)): return near(border, 1, fact)
        case (_, .number(let border)): return near(border, 0, fact)
        default: return nil
        }
    }

    private static func near(_ border: Double, _ step: Double, _ fact: Fact) -> String? {
        let figure = border + step * (border < 5 ? 0.1 : 1)
        guard fact.range?.contains(figure) ?? true else { return nil }
        return "\(figure)"
    }

    @Test("recording any fact later blocks exactly what a plan made then would not propose")
    func property() throws {
        let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
        var random = SeededGenerator(seed: 15)
        let catalog = try TestClinic.shelf.catalog()
        let tellings = Self.tellings(catalog)
        #expect(tellings.count > 200)
        let options = catalog.causes.flatMap { template in
            template.options.map { (template, $0.option.medicine) }
        }
        var compared = 0
        var differing = 0
        for (place, telling) in tellings.enumerated() where isLong || place % 3 == 0 {
            let fitting = options.filter { telling.medicines.contains($0.1) }
            for _ in 0..<(isLong ? 6 : 1) {
                guard let (template, medicine) = fitting.randomElement(using: &random) else {
                    continue
                }
                guard let blocked = try compare(telling, medicine, template, catalog, &random)
                else { continue }
                compared += 1
                if blocked { differing += 1 }
            }
        }
        #expect(compared > tellings.count / 6)
        #expect(differing > compared / 10)
    }

    /// Whether the medicine is blocked once it is told; `nil` where it could not be planned before.
    private func compare(
        _ telling: Telling, _ medicine: String, _ template: PlanTemplate, _ catalog: Catalog,
        _ random: inout SeededGenerator
    ) throws -> Bool? {
        let today = try Day(parsing: "2026-12-01")
        var details = PatientDetails(name: "A")
        details.born = Day(number: today.number - 365 * Int.random(in: 19...88, using: &random))
        details.sex = [.female, .male].randomElement(using: &random)
        var choices = PlanChoices()
        choices.medicines = .named([medicine])
        choices.weightLoss = false
        choices.smokingCessation = false
        choices.clearedBy = "Dr Lee"
        choices.overridden = Set(["BIO-01", "GASTROPROTECTION"])
        func facts() -> PlanFacts { PlanFacts(details, on: today, catalog, jurisdiction: .uk) }
        func outline() -> Result<PlanOutline, ComposeError> {
            do {
                return .success(try compose(template, from: catalog, for: facts(), choices))
            } catch {
                return .failure(error)
            }
        }
        guard case .success(let first) = outline() else { return nil }
        var planned = first.dated(patient: ID(1), side: nil, start: today) { "uid" }
        planned.findings = planned.findings.map { $0.resting(on: FactSheet(), catalog) }
        let plan = StoredPlan(
            id: ID(1), details: planned, status: .active, created: Moment(minute: 0), author: "t")
        details.facts[telling.fact] = RecordedFact(telling.value, day: today)
        let told = "\(medicine) for \(template.id), \(telling.fact) \(telling.value)"
        let live = LiveFindings(of: plan, facts(), catalog)
        let blocked = !live.blocking(medicine).isEmpty
        switch outline() {
        case .failure(.stopped):
            #expect(live.lines.contains { $0.finding.severity == .contraindicated }, "\(told)")
        case .failure: #expect(blocked, "\(told)")
        case .success(let next):
            #expect(!blocked, "\(told)")
            let now = Set(
                live.lines.filter { $0.finding.subject == medicine && $0.news != .gone }
                    .map(\.finding.rule))
            let then = Set(next.findings.filter { $0.subject == medicine }.map(\.rule))
            #expect(now == then, "\(told)")
        }
        return blocked
    }

    @Test(
        "an exercise that a later fact forbids is a finding, new since then, and goes with the fact"
    )
    func exercises() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", Self.adult)
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain", medicines: .none)
        ).plan
        func onExercise() throws -> [LiveFindings.Line] {
            try test.clinic.liveFindings(of: plan).lines.filter {
                $0.finding.subject == SafetyScope.exercise.rawValue
            }
        }
        #expect(try onExercise().allSatisfy { $0.news == nil })
        _ = try test.clinic.changePatient(
            patient, name: nil, PatientInput(conditions: ["unstable-angina"]))
        let line = try #require(try onExercise().first { $0.finding.rule == "EXC-01" })
        #expect(line.news == .new && line.finding.state == .applied)
        #expect(line.because.lowercased().contains("angina"))
        var without = PatientInput()
        without.withoutConditions = ["unstable-angina"]
        _ = try test.clinic.changePatient(patient, name: nil, without)
        #expect(try onExercise().allSatisfy { $0.finding.rule != "EXC-01" })
    }
}

@Suite("A medicine that today's facts forbid")
struct AskFirstTests {
    @Test("each entry of it says to ask first, with a new sequence, until the facts allow it again")
    func entries() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            .asked(born: "1985-01-01", sex: "female"))
        var input = PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "today")
        input.medicines = .named(["naproxen-oral"])
        let plan = try test.clinic.startPlan(input).plan
        _ = try test.clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
                acknowledged: plan.details.findings.map(\.rule)))
        func series(_ clinic: Clinic) throws -> [Routine] {
            try clinic.plan(named: "L1").details.routines.filter { $0.medicine == "naproxen-oral" }
        }
        let before = try series(test.clinic)
        #expect(!before.isEmpty && before.allSatisfy { !$0.asksFirst })
        let later = test.at("2026-12-03T09:00")
        _ = try later.changePatient(
            patient, name: nil, PatientInput(facts: ["pregnant=yes", "gestation_weeks=30"]))
        let during = try series(later)
        #expect(during.allSatisfy { $0.asksFirst })
        #expect(zip(during, before).allSatisfy { $0.sequence == $1.sequence + 1 })
        #expect(during.allSatisfy { $0.revised == later.ambient.moment })
        let told = try later.upcoming(for: patient, days: 14)
        let tasks = told.told.tasks
        let lines = tasks.filter { $0.routine.medicine == "naproxen-oral" }.map(\.text)
        #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("Ask the clinic") }, "\(lines)")
        _ = try later.changePatient(patient, name: nil, PatientInput(facts: ["pregnant=no"]))
        let after = try series(later)
        #expect(after.allSatisfy { !$0.asksFirst })
        #expect(zip(after, before).allSatisfy { $0.sequence == $1.sequence + 2 })
    }
}
