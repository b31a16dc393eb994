import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// What the rules say of a medicine that somebody names, for whomever.
/// Tried on ten times as many where `PHYSIO_LONG_TESTS` is set.
@Suite("What is said of a medicine by name")
struct ProposalTests {
    private let catalog = BuiltInCatalog.catalog

    @Test(
        "one more illness, medicine or allergy, or a worse measurement, takes no finding from it"
    )
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
            let added = patients.worsen(&after, &random, on: today)
            let first = verdict(medicine, cause, before, today)
            let second = verdict(medicine, cause, after, today)
            for rule in first.all where !second.all.contains(rule) {
                let isExempt = catalog.mayFallSilent(rule, from: first.sheet, to: second.sheet)
                #expect(
                    isExempt
                        || second.all.contains { $0.replaces(rule) && !first.all.contains($0) },
                    "\(rule.id) on \(medicine.id) is gone with \(added)")
            }
            compared += first.all.count
        }
        #expect(compared > RandomPatients.count / 4)
    }

    @Test(
        "who takes a stomach protector that rules speak against gets no tablets from the program for it",
        arguments: [[], ["hypomagnesaemia"]])
    func takenProtection(conditions: [String]) throws {
        let template = try #require(catalog.cause("nonspecific-back-pain"))
        func chosen(_ medicines: [String]) throws -> Set<String> {
            var details = PatientDetails(name: "A")
            details.born = try Day(parsing: "1986-01-01")
            (details.conditions, details.medicines) = (conditions, medicines)
            let facts = PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog)
            return Set(
                try compose(template, from: catalog, for: facts, PlanChoices()).medicines.map(
                    \.medicine))
        }
        let own = try chosen([])
        #expect(own == (conditions.isEmpty ? ["ibuprofen-oral", "ppi-gastroprotection"] : []))
        #expect(try chosen(["ppi"]) == own.subtracting(["ppi-gastroprotection"]))
    }

    private func verdict(
        _ medicine: Medicine, _ cause: PlanTemplate, _ details: PatientDetails, _ today: Day
    ) -> MedicineVerdict {
        MedicineVerdict(
            of: PlannedItem(medicine: medicine, days: 14), beside: [],
            PlannedLines(cause: cause.id), PlanFacts(details, on: today, catalog), catalog)
    }
}
