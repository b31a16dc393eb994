import BuiltInPlans
import PlanFiles
import Planner
import Testing

/// Groups of questions: each condition that a rule asks has one.
@Suite("Groups of questions")
struct QuestionGroupTests {
    private func problems(_ files: (path: String, text: String)...) -> [String] {
        PlanFiles.problems(
            in: files.map { PlanFiles.File(path: $0.path, bytes: Array($0.text.utf8)) },
            folder: "own"
        ).map(\.description)
    }

    private let word = """
        conditions:
          - id: glass_bones
            name: glass bones
            evidence: C

        """
    private let rule = """
        rules:
          - id: OWN-01
            title: Tablets with glass bones
            severity: avoid
            tier: 1
            when:
              all:
                - planned_class has nsaid_systemic
                - conditions has glass_bones
            action: Ask first
            evidence: C

        """

    @Test("a condition that a rule asks and no group does is a problem of the plan files")
    func ungrouped() {
        let found = problems(("words/own.yaml", word), ("safety/own.yaml", rule))
        #expect(found.contains { $0.contains("No group of questions asks for 'glass_bones'") })
        #expect(problems(("words/own.yaml", word)).isEmpty, "no rule asks it")
    }

    @Test("with a group it is none; in two groups it is one")
    func grouped() {
        func group(_ id: String) -> String {
            """
              - id: \(id)
                short: "Glass bones?"
                ask: "Glass bones?"
                conditions: [glass_bones]
                evidence: C

            """
        }
        let own = word + "\nask-groups:\n" + group("glass")
        #expect(problems(("words/own.yaml", own), ("safety/own.yaml", rule)).isEmpty)
        let twice = own + group("bones-of-glass")
        #expect(
            problems(("words/own.yaml", twice), ("safety/own.yaml", rule))
                .contains { $0.contains("is asked in 'glass' and in 'bones-of-glass'") })
    }

    @Test("a no that is no value of its fact, and an unknown condition, are problems")
    func wrong() {
        let own = """
            ask-groups:
              - id: glass
                short: "Glass?"
                ask: "Glass?"
                conditions: [no_such_thing]
                no: [egfr=few, pregnant=no]
                evidence: C

            """
        let found = problems(("words/own.yaml", own))
        #expect(found.contains { $0.contains("There is no condition 'no_such_thing'") })
        #expect(found.contains { $0.contains("'few' is no number") })
    }
}
