import CivilTime
import Foundation

@testable import Planner

/// Invented patients: children, the old, the pregnant and those with many illnesses, of whom much or little is known.
struct RandomPatients {
    /// How many a property is tried on: 200, five times as many where `PHYSIO_LONG_TESTS` is set, or as many as
    /// `PHYSIO_PATIENTS` says.
    static let count =
        ProcessInfo.processInfo.environment["PHYSIO_PATIENTS"].flatMap(Int.init)
        ?? LongTests.count(200, long: 1_000)

    private let catalog: Catalog
    init(_ catalog: Catalog) { self.catalog = catalog }

    /// Somebody of whom much, little or nothing is known.
    func next(_ random: inout SplitMix64, on today: Day) -> PatientDetails {
        var details = PatientDetails(name: "A")
        let known = Double.random(in: 0..<1, using: &random)
        func isKnown() -> Bool { Double.random(in: 0..<1, using: &random) < known }
        // A few are children, and of a few the age is not known.
        if Int.random(in: 0..<20, using: &random) > 0 {
            details.born = today - Int.random(in: 10 * 365..<95 * 365, using: &random)
        }
        if isKnown() { details.sex = PatientDetails.Sex.allCases.randomElement(using: &random) }
        if isKnown() { details.heightCm = Double.random(in: 145..<200, using: &random) }
        if isKnown() { details.weightKg = Double.random(in: 40..<160, using: &random) }
        if isKnown() { details.smokes = Int.random(in: 0..<30, using: &random) }
        for fact in catalog.facts where fact.origin == .recorded && isKnown() {
            details.facts[fact.name] = value(of: fact, &random).map { RecordedFact($0, day: today) }
        }
        let words = catalog.vocabulary
        details.conditions = some(words.conditions.map(\.id), &random)
        details.medicines = some(
            words.classes.map(\.id) + catalog.medicines.map(\.id), &random)
        return details
    }

    private func some(_ words: [String], _ random: inout SplitMix64) -> [String] {
        (0..<Int.random(in: 0..<4, using: &random)).compactMap { _ in
            words.randomElement(using: &random)
        }
    }

    private func value(of fact: Fact, _ random: inout SplitMix64) -> String? {
        switch fact.kind {
        case .yesNo: Int.random(in: 0..<4, using: &random) == 0 ? "yes" : "no"
        case .number:
            fact.range.map { range in
                // Low figures, where most borders lie.
                let part = Double.random(in: 0..<1, using: &random)
                return "\(range.lowerBound + part * part * (range.upperBound - range.lowerBound))"
            }
        case .text: fact.values.randomElement(using: &random)
        case .set: "none"
        case .map: nil
        case .date: "2026-11-03"
        }
    }
}
