import BuiltInPlans
import PlanFiles
import Planner
import Testing

/// A cause without a problem, from which each case changes one thing.
private let sound = """
    id: sore-hip
    version: 1
    name: Sore hip
    type: standard
    origin: hip
    role: first-line
    signs-for:
      - Sore
    red-flags: [ces]
    phases:
      - name: Settle
        goal: Less pain
        weeks: 2
        sessions-per-week: 2
        sessions: 4
        minutes: 30
        min-days-between: 2
        home-per-week: 7
        home-times-per-day: 1
        evidence:
          weeks: C
          sessions: C
          minutes: C
          home: C
        exercises:
          - exercise: bridge
            sets: 2
            reps: 10
            days-per-week: 3
            evidence: P1 V
    reviews: [1, 2]
    outcome-measures: [NPRS]
    medication:
      first-line:
        - medicine: naproxen-oral
          course-days: [3, 7]
          review-day: 7
          evidence: A1 V
    sources: [P1]

    """

private func file(_ path: String, _ text: String) -> PlanFiles.File {
    PlanFiles.File(path: path, bytes: Array(text.utf8))
}

private func problems(_ files: PlanFiles.File...) -> [String] {
    PlanFiles.problems(in: files, folder: "own").map(\.description)
}

@Suite("A broken plan file")
struct ProblemTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let from: String
        let to: String
        let expected: String
    }

    @Test("is fine before it is broken")
    func soundFile() {
        #expect(problems(file("causes/sore-hip.yaml", sound)) == [])
    }

    @Test(
        "is reported with its line, its column and what to do",
        arguments: [
            Case(
                testDescription: "unknown key", from: "reps: 10\n",
                to: "reps: 10\n        hold-secnds: 5\n",
                expected: "29:9: 'hold-secnds' is not a key here. Did you mean 'hold-seconds'?"),
            Case(
                testDescription: "minutes with repetitions", from: "reps: 10\n",
                to: "reps: 10\n        duration-minutes: 30\n",
                expected:
                    "29:27: A dose in minutes has no sets, repetitions or hold beside them: 4 × 30 minutes"
                    + " reads as two hours. Give the minutes in all with 'sets: 1' and 'reps: 1', or"
                    + " 'intervals'."),
            Case(
                testDescription: "missing key", from: "    goal: Less pain\n", to: "",
                expected: "11:5: 'goal' is missing. Add a line 'goal: …' here."),
            Case(
                testDescription: "wrong type", from: "weeks: 2\n", to: "weeks: two\n",
                expected:
                    "13:12: 'weeks' is a whole number, not 'two'. "
                    + "Write a figure without a unit, like 2."),
            Case(
                testDescription: "quoted figure", from: "sets: 2", to: "sets: \"2\"",
                expected:
                    "27:15: 'sets' is a whole number, not '2'. Write a figure without a unit, like 2."
            ),
            Case(
                testDescription: "unit", from: "minutes: 30", to: "minutes: 30 min",
                expected:
                    "16:14: 'minutes' is a whole number, not '30 min'. "
                    + "Write a figure without a unit, like 2."),
            Case(
                testDescription: "range", from: "minutes: 30", to: "minutes: 300",
                expected: "16:14: 'minutes' is 300; it goes from 5 to 240. Correct the figure."),
            Case(
                testDescription: "unknown exercise", from: "exercise: bridge",
                to: "exercise: brigde",
                expected: "26:19: There is no exercise 'brigde'. Did you mean 'bridge'?"),
            Case(
                testDescription: "unknown source", from: "evidence: P1 V", to: "evidence: P999 V",
                expected:
                    "30:19: There is no source 'P999'. Did you mean 'A999'?"),
            Case(
                testDescription: "unknown medicine", from: "naproxen-oral", to: "naproxen",
                expected:
                    "35:17: There is no medicine 'naproxen'. Define it, or correct the name."),
            Case(
                testDescription: "unknown red flag", from: "[ces]", to: "[ces, cas]",
                expected: "9:18: There is no red flag 'cas'. Did you mean 'ces'?"),
            Case(
                testDescription: "unknown outcome measure", from: "[NPRS]", to: "[NPSR]",
                expected:
                    "32:20: There is no outcome measure 'NPSR'. "
                    + "Define it, or correct the name."),
            Case(
                testDescription: "missing evidence", from: "        evidence: P1 V\n", to: "",
                expected:
                    "26:9: 'evidence' is missing: every figure says where it comes from. "
                    + "Add a line like 'evidence: P74 V', or 'evidence: C' for common practice."),
            Case(
                testDescription: "missing evidence of a phase's figure", from: "      home: C\n",
                to: "",
                expected:
                    "21:7: The evidence for 'home' is missing. "
                    + "Add a line like 'home: P74 V', or 'home: C' for common practice."),
            Case(
                testDescription: "evidence that is none", from: "evidence: A1 V",
                to: "evidence: trust me",
                expected:
                    "38:17: 'trust me' is no evidence. Write a source and a mark, like 'P74 V' "
                    + "(V read, M from memory), or 'C'."),
            Case(
                testDescription: "no source", from: "sources: [P1]", to: "sources: []",
                expected: "39:10: The plan names no source. Name at least one, like [P2]."),
            Case(
                testDescription: "sessions that do not add up", from: "sessions: 4",
                to: "sessions: 5",
                expected:
                    "15:15: 'sessions' is 5, but 2 weeks with 2 a week make 4. "
                    + "Correct one of the three."),
            Case(
                testDescription: "a week too full", from: "min-days-between: 2",
                to: "min-days-between: 7",
                expected:
                    "14:24: 2 sessions a week with 7 days from one to the next do not fit a week. "
                    + "Lower 'sessions-per-week' or 'min-days-between'."),
            Case(
                testDescription: "reviews out of order", from: "[1, 2]", to: "[2, 1]",
                expected:
                    "31:10: The review weeks do not ascend. Order them, each once, like [3, 6, 12]."
            ),
            Case(
                testDescription: "range upside down", from: "[3, 7]", to: "[7, 3]",
                expected:
                    "36:20: 'course-days' is a list of two figures, the lower first. "
                    + "Write it like [3, 7]."),
            Case(
                testDescription: "choice", from: "type: standard", to: "type: usual",
                expected:
                    "4:7: 'usual' is no type. "
                    + "Choose from: standard, after-referral, referral-only."),
            Case(
                testDescription: "id", from: "id: sore-hip", to: "id: Sore hip",
                expected:
                    "1:5: 'Sore hip' is no id. "
                    + "Use small letters, figures and hyphens, like hip-bursitis."),
            Case(
                testDescription: "key twice", from: "version: 1\n", to: "version: 1\nversion: 2\n",
                expected: "2:1: 'version' stands twice in one map. Keep one."),
            Case(
                testDescription: "syntax", from: "name: Sore hip", to: "name: \"Sore hip",
                expected:
                    "40:1: This is not YAML: found unexpected end of stream. Correct the YAML here; "
                    + "a missing quote or a wrong indent is the usual cause."),
            Case(
                testDescription: "anchor", from: "weeks: 2\n", to: "weeks: &two 2\n",
                expected:
                    "13:12: Anchors (&), aliases (*) and tags (!) are not used in plan files. "
                    + "Write the value out, or put it in \"quotes\" if it is text."),
            Case(
                testDescription: "list instead of text", from: "goal: Less pain",
                to: "goal: [Less pain]",
                expected:
                    "12:11: 'goal' is text, not a list or a map. Write it on one line."),
        ])
    func oneProblem(_ broken: Case) {
        #expect(sound.contains(broken.from))
        let text = sound.replacing(broken.from, with: broken.to, maxReplacements: 1)
        #expect(
            problems(file("causes/sore-hip.yaml", text))
                == ["own/causes/sore-hip.yaml:\(broken.expected)"])
    }

    @Test("is reported whole: every problem of every file in one run, in their order")
    func allAtOnce() {
        let text = sound.replacing("weeks: 2\n", with: "weeks: two\n")
            .replacing("exercise: bridge", with: "exercise: bridg")
            .replacing("reviews: [1, 2]", with: "reviews: [2, 2]")
        let found = problems(
            file("safety/own.yaml", "rules: [x]\n"), file("causes/sore-hip.yaml", text),
            file("causes/other.yaml", "id: [\n"), file("notes.yaml", "a: 1\n"))
        #expect(found.count >= 6)
        #expect(found.contains { $0.hasPrefix("own/causes/other.yaml:2:1: This is not YAML") })
        #expect(found.contains { $0.hasPrefix("own/causes/sore-hip.yaml:13:12:") })
        #expect(found.contains { $0.hasPrefix("own/causes/sore-hip.yaml:26:19:") })
        #expect(found.contains { $0.hasPrefix("own/causes/sore-hip.yaml:31:10:") })
        #expect(found.contains { $0.hasPrefix("own/notes.yaml:1:1: No plan file has this name.") })
        #expect(found.contains { $0.hasPrefix("own/safety/own.yaml:1:9:") })
        #expect(found == found.sorted { place($0) < place($1) })
    }

    private func place(_ text: String) -> (String, Int, Int) {
        let parts = text.split(separator: ":")
        return (String(parts[0]), Int(parts[1]) ?? 0, Int(parts[2]) ?? 0)
    }

    @Test("is told where the first of two equal ids stands")
    func duplicates() {
        #expect(
            problems(file("causes/a.yaml", sound), file("causes/b.yaml", sound)) == [
                "own/causes/b.yaml:1:1: 'sore-hip' is already defined at own/causes/a.yaml:1. "
                    + "Give it an id of its own, or remove one of the two."
            ])
    }

    @Test(
        "with a safety rule that cannot be meant is reported with what is wrong",
        arguments: [
            ("age_years >= 650", "lies between 0 and 125"),
            ("age_years has old", "does not suit age_years"),
            ("pregnant >= 1", "does not suit pregnant"),
            ("conditions has hart_failure", "can never hold"),
            ("planned_drug has aspirine", "can never hold"),
            ("cause == knee-pain", "can never hold"),
            ("calcium_status == lowish", "can never hold"),
            ("{all: [egfr < 30, egfr >= 60]}", "egfr < 30 and egfr >= 60"),
            ("{any: [smoker == yes, {all: [pregnant == yes, pregnant == no]}]}", "never hold"),
        ])
    func senselessRule(condition: String, expected: String) {
        let text = """
            rules:
              - id: OWN-01
                title: Odd
                severity: avoid
                tier: 1
                scope: plan
                when:
                  all:
                    - \(condition)
                action: Ask
                evidence: C

            """
        let found = problems(file("safety/own.yaml", text))
        #expect(found.count == 1)
        #expect(found.first?.contains(expected) == true, "\(found)")
        #expect(found.first?.hasPrefix("own/safety/own.yaml:2:") == true, "\(found)")
    }

    @Test("with an unknown fact in a safety rule is reported at its condition")
    func unknownFact() {
        let text = """
            rules:
              - id: OWN-01
                title: Old
                severity: avoid
                tier: 1
                when:
                  all:
                    - any:
                        - age_yaers >= 65
                        - age_years >= 65
                action: Ask
                evidence: C

            """
        #expect(
            problems(file("safety/own.yaml", text)) == [
                "own/safety/own.yaml:9:15: There is no fact 'age_yaers'. Did you mean 'age_years'?"
            ])
    }
}

@Suite("A clinic's own folder")
struct OverrideTests {
    @Test("stands in for a built-in cause of the same id and is shown as such")
    func override() throws {
        let own = sound.replacing("id: sore-hip", with: "id: hip-bursitis")
        let (catalog, problems) = PlanFiles.load(folders: [
            ("own", [file("causes/hip-bursitis.yaml", own)])
        ])
        #expect(problems == [])
        let cause = try #require(catalog.cause("hip-bursitis"))
        #expect(cause.place == .folder("own"))
        #expect(cause.name == "Sore hip")
        #expect(catalog.causes.count == 19)
        #expect(catalog.cause("sciatica")?.place == .builtIn)
    }

    @Test("adds exercises and causes, in the order of ids")
    func additions() throws {
        let exercises =
            "exercises:\n  - id: a-swing\n    name: Swing\n    kind: balance\n"
            + "    tags: [balance]\n"
        let own = sound.replacing("exercise: bridge", with: "exercise: a-swing")
        let (catalog, problems) = PlanFiles.load(folders: [
            ("own", [file("causes/sore-hip.yaml", own), file("exercises.yaml", exercises)])
        ])
        #expect(problems == [])
        #expect(catalog.exercises.first?.id == "a-swing")
        #expect(catalog.causes.count == 20)
        #expect(catalog.causes.map(\.id) == catalog.causes.map(\.id).sorted())
        #expect(catalog.cause("sore-hip")?.phases.first?.exercises.first?.label == "Swing")
    }
}
