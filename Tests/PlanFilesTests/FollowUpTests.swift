import BuiltInPlans
import Foundation
import PlanFiles
import Planner
import Testing

@Suite("Limits of follow-up")
struct FollowUpTests {
    private func file(_ text: String) -> PlanFiles.File {
        PlanFiles.File(path: "global-rules.yaml", bytes: Array(text.utf8))
    }

    private static let own = """
        follow-up:
          dose-below: 75
          dose-from: 4
          misses-in-a-row: 3
          silence-days: 10
          plan-ends-within: 21
          medicine-ends-within: 5
          evidence: C

        """

    @Test("the program holds them as G9 has them, and a clinic's own take their place")
    func own() throws {
        let limits = try #require(BuiltInCatalog.catalog.followUp)
        #expect(limits.doseBelow == 60 && limits.missesInARow == 2 && limits.silenceDays == 14)
        #expect(PlanFiles.problems(in: [file(Self.own)], folder: "own").isEmpty)
        let catalog = PlanFiles.load(folders: [(name: "own", files: [file(Self.own)])]
        ).catalog
        #expect(catalog.followUp?.doseBelow == 75 && catalog.followUp?.planEndsWithin == 21)
        #expect(catalog.globalRules == BuiltInCatalog.catalog.globalRules)
    }

    @Test("a limit that is missing, out of range or misspelt is told with its place")
    func problems() {
        for (old, new, word) in [
            ("  silence-days: 10\n", "", "silence-days"),
            ("silence-days: 10", "silence-days: 900", "silence-days"),
            ("dose-below: 75", "dose-bellow: 75", "dose-bellow"),
        ] {
            let text = Self.own.replacingOccurrences(of: old, with: new)
            let told = PlanFiles.problems(in: [file(text)], folder: "own").map(\.description)
            #expect(told.contains { $0.contains(word) && $0.contains("global-rules.yaml:") })
        }
    }
}
