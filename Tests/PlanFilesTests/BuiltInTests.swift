import BuiltInPlans
import PlanFiles
import Planner
import Testing

@Suite("The plan files that the program carries")
struct BuiltInTests {
    private let loaded = PlanFiles.load(folders: [])

    @Test("have no problem")
    func noProblem() {
        #expect(loaded.problems.map(\.description) == [])
    }

    @Test("hold every cause, exercise, medicine and rule")
    func counts() {
        let catalog = loaded.catalog
        #expect(catalog.causes.count == 19)
        #expect(catalog.causes.flatMap(\.phases).count == 57)
        #expect(catalog.causes.flatMap(\.phases).flatMap(\.exercises).count == 260)
        #expect(catalog.medicines.count == 35)
        #expect(catalog.safetyRules.count >= 174)
        #expect(catalog.facts.count >= 120, "51 of the rules and three of the programmes")
        #expect(catalog.redFlags.count == 21)
        #expect(catalog.warningSigns.count == 30)
        #expect(catalog.outcomeMeasures.count { $0.partOf == nil } == 20)
        #expect(catalog.globalRules.map(\.id) == (1...14).map { "G\($0)" })
        #expect(catalog.triage.signs.count == 146)
        #expect(catalog.triage.profiles.count == 19, "18 causes and something else")
        #expect(catalog.triage.rules.count == 10)
        #expect(catalog.privacyRules.count == 12)
        #expect(catalog.sources.count >= 118 + 126 + 110 + 47)
        #expect(catalog.weight != nil && catalog.smoking != nil && catalog.activity != nil)
        #expect(!catalog.medicationReviews.isEmpty && !catalog.about.isEmpty)
    }

    @Test(
        "use every exercise of the library, or put it in the place of another, and name no two alike"
    )
    func library() {
        let catalog = loaded.catalog
        let prescribed = catalog.causes.flatMap(\.phases).flatMap(\.exercises).map(\.exercise)
        let instead = catalog.exerciseSafety.tables.values.flatMap(\.instead.values)
            .compactMap { if case .exercise(let id) = $0 { id } else { nil } }
        // Two are there for a clinician to choose.
        let used = Set(prescribed + instead + ["pelvic-floor-squeeze", "seated-hip-abduction"])
        #expect(catalog.exercises.map(\.id).filter { !used.contains($0) } == [])
        #expect(Set(catalog.exercises.map(\.name)).count == catalog.exercises.count)
        #expect(catalog.exercises.count < 100)
    }

    @Test("cite no source in a cause that its list of sources leaves out")
    func citedSources() {
        for cause in loaded.catalog.causes {
            let doses = cause.phases.flatMap(\.exercises).flatMap(\.evidence.sources)
            let options = (cause.firstLine + cause.secondLine).flatMap(\.evidence.sources)
            let missing = Set(doses + options).subtracting(cause.sources).sorted()
            #expect(missing == [], "\(cause.id)")
        }
    }

    @Test("each have a hash of their own")
    func hashes() {
        #expect(Set(loaded.catalog.causes.map(\.contentHash)).count == 19)
    }
}
