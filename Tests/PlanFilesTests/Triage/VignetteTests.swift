import Foundation
import Testing

@testable import Planner

@Suite("Triage of told patients")
struct VignetteTests {
    /// Of all sets: who was seen while the figures were set (given, dev), and who was not.
    static let sets = [
        "given", "dev", "test", "public", "probe", "fresh", "red", "blind", "blind2",
        "other",
    ]

    @Test("each set keeps the bound", arguments: sets)
    func bound(set: String) throws {
        let figures = try Self.figures(of: set)
        #expect(
            Double(figures.inFirstThree) >= 0.85 * Double(figures.inCatalogue), "\(figures.missed)")
        #expect(Double(figures.originRight) >= 0.9 * Double(figures.origins), "\(figures.missed)")
        #expect(figures.bothHalves == figures.pairs)
        #expect(figures.wrongAndConfident == [])
        #expect(figures.warned == figures.red, "\(figures.missed)")
        #expect(Double(figures.falseAlarms) <= 0.2 * Double(figures.calm), "\(figures.missed)")
    }

    @Test("all together: in the first three 95 %, origin 95 %, false alarms under 7 %")
    func together() throws {
        let figures = try Self.sets.map(Self.figures)
        func sum(_ part: KeyPath<Figures, Int>) -> Double {
            Double(figures.reduce(0) { $0 + $1[keyPath: part] })
        }
        #expect(sum(\.inFirstThree) >= 0.95 * sum(\.inCatalogue))
        #expect(sum(\.originRight) >= 0.95 * sum(\.origins))
        #expect(sum(\.falseAlarms) <= 0.07 * sum(\.calm))
        if ProcessInfo.processInfo.environment["PHYSIO_TRIAGE_FIGURES"] != nil {
            for (set, figures) in zip(Self.sets, figures) { print(set, figures) }
        }
    }

    static func figures(of set: String) throws -> Figures {
        let model = try #require(Triage.model)
        return Figures(try Vignette.file(set)) { model.assess($0.findings, asking: false) }
    }
}
