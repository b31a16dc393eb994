import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// What the program chooses by itself, for whomever.
@Suite("What may be proposed")
struct ProposalTests {
    private let catalog = BuiltInCatalog.catalog
    private var choices: PlanChoices {
        var choices = PlanChoices()
        choices.clearedBy = "Dr Lee"
        return choices
    }

    private func plan(
        _ cause: PlanTemplate, _ details: PatientDetails, on today: Day
    ) throws -> PlanOutline? {
        do {
            return try compose(
                cause, from: catalog, for: PlanFacts(details, on: today, catalog), choices)
        } catch {
            switch error {
            case .stopped, .ageUnknown, .wrongAge: return nil
            default: throw error
            }
        }
    }

    @Test("only what the catalogue lets the program choose, and NSAID tablets never alone")
    func onlyProposable() throws {
        var random = SplitMix64(seed: 15)
        let today = try Day(parsing: "2026-12-01")
        let patients = RandomPatients(catalog)
        var chosen: [String: Int] = [:]
        for _ in 0..<RandomPatients.count {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let details = patients.next(&random, on: today)
            guard let outline = try plan(cause, details, on: today) else { continue }
            let medicines = outline.medicines.compactMap { catalog.medicine($0.medicine) }
            let takesProtection = PlanFacts(details, on: today, catalog).takes("ppi")
            let hasProtection = medicines.contains { $0.proposal == .asGastroprotection }
            for medicine in medicines {
                chosen[medicine.id, default: 0] += 1
                switch medicine.proposal {
                case .alone: break
                case .withGastroprotection: #expect(hasProtection || takesProtection)
                case .asGastroprotection:
                    #expect(medicines.contains { $0.proposal == .withGastroprotection })
                case .whenQuitting:
                    #expect(outline.milestones.contains { $0.kind == .quitDate })
                case nil: Issue.record("\(medicine.id) was chosen for \(cause.id)")
                }
            }
        }
        // Tablets, gels and protection are all chosen, so that the test can fail.
        #expect(chosen.count >= 4, "\(chosen)")
    }

    @Test("one more condition, medicine or allergy never makes the program choose another medicine")
    func moreIsNeverMore() throws {
        var random = SplitMix64(seed: 23)
        let today = try Day(parsing: "2026-12-01")
        let patients = RandomPatients(catalog)
        var lost = 0
        for _ in 0..<RandomPatients.count {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let before = patients.next(&random, on: today)
            var after = before
            add(to: &after, &random, today)
            let first = try plan(cause, before, on: today)
            let second = try plan(cause, after, on: today)
            guard let first else {
                #expect(second == nil, "a plan that is refused stays refused")
                continue
            }
            let had = Set(first.medicines.map(\.medicine))
            let has = Set((second?.medicines ?? []).map(\.medicine))
            #expect(has.isSubset(of: had), "\(cause.id): \(had.sorted()) became \(has.sorted())")
            if has != had { lost += 1 }
        }
        #expect(lost > RandomPatients.count / 200)
    }

    @Test("nor does it take a finding from a medicine that somebody names, but for a firmer one")
    func namedKeepFindings() throws {
        var random = SplitMix64(seed: 29)
        let today = try Day(parsing: "2026-12-01")
        let patients = RandomPatients(catalog)
        var compared = 0
        for _ in 0..<RandomPatients.count {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let medicine = try #require(catalog.medicines.randomElement(using: &random))
            let before = patients.next(&random, on: today)
            var after = before
            add(to: &after, &random, today)
            let first = fired(medicine, cause, before, today)
            let second = fired(medicine, cause, after, today)
            for rule in first where !second.contains(rule) {
                // Said of a pain medicine that is taken alone; with another it is not alone.
                if rule.when.facts.contains("only_analgesic") { continue }
                let isReplaced = second.contains {
                    $0.severity.rank <= rule.severity.rank && !first.contains($0)
                }
                #expect(isReplaced, "\(rule.id) on \(medicine.id) is gone")
            }
            compared += first.count
        }
        #expect(compared > RandomPatients.count / 4)
    }

    private func fired(
        _ medicine: Medicine, _ cause: PlanTemplate, _ details: PatientDetails, _ today: Day
    ) -> [SafetyRule] {
        MedicineVerdict(
            of: PlannedItem(medicine: medicine, days: 14), beside: [],
            PlannedLines(cause: cause.id), PlanFacts(details, on: today, catalog), catalog
        ).fired
    }

    /// One more illness, medicine or allergy, or a measurement further from normal.
    private func add(to details: inout PatientDetails, _ random: inout SplitMix64, _ today: Day) {
        let words = catalog.vocabulary
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            details.conditions +=
                words.conditions.map(\.id).randomElement(using: &random)
                .map { [$0] } ?? []
        case 1:
            details.medicines +=
                words.classes.map(\.id).randomElement(using: &random)
                .map { [$0] } ?? []
        case 2:
            guard let word = words.allergies.randomElement(using: &random) else { return }
            details.facts["allergies"] = RecordedFact(word.id, day: today)
        default:
            let worse: [(String, Double)] = [
                ("egfr", -20), ("crcl_ml_min", -20), ("bp_systolic", 30), ("bp_diastolic", 20),
                ("alcohol_units_week", 30), ("gi_risk_count", 1),
            ]
            guard let (name, step) = worse.randomElement(using: &random),
                let fact = catalog.fact(name), let range = fact.range,
                let known = details.facts[name].flatMap({ Double($0.value) })
            else { return }
            let isLow = step > 0 && name.hasPrefix("bp") && known < 110
            guard !isLow else { return }
            let figure = min(max(known + step, range.lowerBound), range.upperBound)
            details.facts[name] = RecordedFact("\(figure)", day: today)
        }
    }
}

extension PlanFacts {
    fileprivate func takes(_ word: String) -> Bool {
        guard case .set(let taken) = sheet["current_classes"] else { return false }
        return taken.members.contains(word)
    }
}
