import BuiltInPlans
import PlanFiles
import Planner
import Testing

@Suite("A triage file")
struct TriageFileTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let text: String
        let expected: String
    }

    @Test(
        "is reported with its line, its column and what to do",
        arguments: [
            Case(
                testDescription: "unknown sign", file: "triage/own.yaml",
                text: "sets:\n  - {id: own, signs: [groin-pian]}\n",
                expected: "2:23: There is no sign 'groin-pian'. Did you mean 'groin-pain'?"),
            Case(
                testDescription: "unknown cause", file: "triage/own.yaml",
                text: """
                    causes:
                      - cause: sciatika
                        prior: [1, 1, 1, 1, 1, 1]
                        prior-evidence: C
                        picture: C
                    """,
                expected: "2:12: There is no cause 'sciatika'. Did you mean 'sciatica'?"),
            Case(
                testDescription: "unknown flag", file: "triage/own.yaml",
                text: """
                    flag-rules:
                      - {id: own-1, flag: cse, urgency: urgent, why: Own, any: [fever], evidence: C}
                    """,
                expected: "2:23: There is no red flag 'cse'. Define it, or correct the name."),
            Case(
                testDescription: "weight without a mark", file: "triage/own.yaml",
                text: """
                    causes:
                      - cause: sciatica
                        prior: [1, 1, 1, 1, 1, 1]
                        prior-evidence: C
                        picture: C
                        measured:
                          - {sign: slump, used: 2/0.5}
                    """,
                expected:
                    "7:9: 'evidence' is missing: every figure says where it comes from. "
                    + "Add a line like 'evidence: P74 V', or 'evidence: C' for common practice."),
            Case(
                testDescription: "weight that is none", file: "triage/own.yaml",
                text: """
                    causes:
                      - cause: sciatica
                        prior: [1, 1, 1, 1, 1, 1]
                        prior-evidence: C
                        picture: C
                        typical: {slump: 2}
                    """,
                expected:
                    "6:22: The weight of 'slump' is '2', not two likelihood ratios. Write the ratio "
                    + "of finding it, '/', and of not finding it: 2/0.5, each 0.01 to 100."),
            Case(
                testDescription: "typical weight too firm", file: "triage/own.yaml",
                text: """
                    causes:
                      - cause: sciatica
                        prior: [1, 1, 1, 1, 1, 1]
                        prior-evidence: C
                        picture: C
                        typical: {slump: 9/0.5}
                    """,
                expected:
                    "6:22: A typical weight goes from 0.5 to 2. "
                    + "Put 'slump' under 'defining' or 'measured', or use a smaller weight."),
            Case(
                testDescription: "prior of too few bands", file: "triage/own.yaml",
                text: """
                    causes:
                      - {cause: sciatica, prior: [1, 1], prior-evidence: C, picture: C}
                    """,
                expected:
                    "2:5: 'prior' of sciatica has 2 figures. Write one for each of the 6 ages."
            ),
            Case(
                testDescription: "sign that nothing asks", file: "signs.yaml",
                text: """
                    signs:
                      - {id: own, sign: Own, question: "Own?", group: gait, kind: told}
                    """,
                expected:
                    "2:5: Nothing asks for the sign 'own'. Weigh it for a cause, count it in a rule, "
                    + "name it in a flag rule, or remove it."),
            Case(
                testDescription: "item of a flag rule that is none", file: "triage/own.yaml",
                text: """
                    flag-rules:
                      - {id: own-1, flag: ces, urgency: urgent, why: Own, any: [fever or limp], evidence: C}
                    """,
                expected:
                    "2:61: 'fever or limp' is no item of a flag rule. "
                    + "Write a sign, 'not SIGN', 'any of SET', or two of these with 'and' between."),
            Case(
                testDescription: "fact word nobody has", file: "signs.yaml",
                text: """
                    signs:
                      - {id: limp, sign: Limp, question: "Limp?", group: gait, kind: told,
                         facts: conditions has limp_of_old}
                    """,
                expected:
                    "2:5: Sign limp: 'conditions has limp_of_old' can never hold: nobody can have "
                    + "'limp_of_old' there. Correct the word, or add it where the words of facts stand."
            ),
        ])
    func oneProblem(_ broken: Case) {
        let file = PlanFiles.File(path: broken.file, bytes: Array(broken.text.utf8))
        let problems = PlanFiles.problems(in: [file], folder: "own").map(\.description)
        #expect(problems == ["own/\(broken.file):\(broken.expected)"])
    }

    @Test("a clinic's own weights and signs stand over the built-in ones by their ids")
    func overriding() throws {
        let text = """
            signs:
              - {id: limp, sign: Hinken, question: "Hinkt der Patient?", group: gait, kind: told}
            """
        let own = PlanFiles.File(path: "signs.yaml", bytes: Array(text.utf8))
        let (catalog, problems) = PlanFiles.load(folders: [("own", [own])])
        #expect(problems == [])
        #expect(catalog.triage.sign("limp")?.name == "Hinken")
        #expect(catalog.triage.signs.count == BuiltInCatalog.catalog.triage.signs.count)
    }
}

@Suite("A sign as people say it")
struct SignNameTests {
    private let triage = BuiltInCatalog.catalog.triage

    @Test(
        "is found by its id, its name, other words for it, and words that it alone has",
        arguments: [
            ("groin-pain", "groin-pain"), ("Groin pain", "groin-pain"),
            ("pain in the groin", "groin-pain"), ("SLR", "straight-leg-raise"),
            ("socks and shoes", "pain-dressing-leg"), ("night sweats", "night-sweats"),
            ("Blood in the urine?", "blood-in-urine"), ("haematuria", "blood-in-urine"),
            ("trendelenburg", "trendelenburg-sign"), ("both legs", "bilateral-symptoms"),
            ("fever", "fever"), ("LIMP", "limp"), ("pins and needles", "leg-numbness"),
        ])
    func found(said: String, meant: String) {
        guard case .one(let sign) = triage.sign(named: said) else {
            Issue.record("'\(said)' is not understood: \(triage.sign(named: said))")
            return
        }
        #expect(sign.id == meant)
    }

    @Test(
        "is never taken for another: what is misspelt or could be several is asked about",
        arguments: [
            ("groin-pian", "groin-pain"),
            ("passive-abduction-reduced", "passive-adduction-reduced"),
            ("stiffness", "morning-stiffness-over-30-min"), ("pain", "groin-pain"),
            ("cogh", "worse-coughing"), ("no fever", "fever"),
        ])
    func asked(said: String, among: String) {
        guard case .several(let near) = triage.sign(named: said) else {
            Issue.record("'\(said)' was taken for \(triage.sign(named: said))")
            return
        }
        #expect(near.contains { $0.id == among }, "\(near.map(\.id))")
    }

    @Test("nonsense has no near sign, and no name means two signs")
    func nonsense() {
        #expect(triage.sign(named: "  ") == .several([]))
        #expect(triage.sign(named: "xylophone") == .several([]))
        for sign in triage.signs {
            #expect(triage.sign(named: sign.id) == .one(sign))
            #expect(triage.sign(named: sign.name) == .one(sign))
        }
    }
}
