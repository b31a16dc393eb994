import BuiltInPlans
import Planner
import Testing

@testable import PlanFiles

@Suite("A clinic's own files of names")
struct NamesFileTests {
    private func load(_ text: String) -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        let file = PlanFiles.File(path: "names/own.yaml", bytes: Array(text.utf8))
        return PlanFiles.load(folders: [("own", [file])])
    }

    @Test("add names, and stand instead of the built-in ones with the same id")
    func override() {
        let (catalog, problems) = load(
            """
            # Ours.
            medicines:
              - {id: zorbax, name: Zorbax, brands: [Zorbaxil], for: sleep, words: [z_drug], mark: C}
              - {id: ramipril, name: Ramipril, names: [rami], words: [acei_or_arb], mark: C}
            """)
        #expect(problems == [])
        let index = NameIndex(catalog.names, .medicine)
        for (said, id) in [
            ("Zorbaxil 5mg", "zorbax"), ("rami", "ramipril"), ("Eliquis", "apixaban"),
        ] {
            guard case .known(let name) = index.answer(said) else {
                Issue.record("\(said) is not known")
                continue
            }
            #expect(name.entry.id == id)
        }
    }

    @Test(
        "are told what is wrong, in which line and column",
        arguments: [
            (
                "medicines:\n  - {id: a, name: A, words: [no_such_word], mark: C}", 2, 5,
                "no_such_word"
            ),
            ("medicines:\n  - {id: a, name: A, mark: C}", 2, 5, "no word"),
            ("medicines:\n  - {id: a, name: A, words: [ssri], mark: C", 2, 44, "missing"),
            ("medicines:\n  - {id: a, name: Sertraline, words: [tca], mark: C}", 2, 5, "too"),
            ("medicines:\n  - {id: a, nam: A, words: [ssri], mark: C}", 2, 5, "name"),
            ("medicines:\n  - {id: a, name: A, words: ssri, mark: C}", 2, 5, "list"),
            ("medicine:\n  - {id: a}", 1, 1, "no section"),
            ("medicines:\n  - id: a\n    name: A", 2, 7, "map"),
            (
                "ambiguous:\n  - {of: medicine, said: pills, could-be: [nothing], ask: Which?}", 2,
                5, "nothing"
            ),
            (
                "medicines:\n  - {id: a, name: A, words: [ssri], plans: [aspro], mark: C}", 2, 5,
                "aspro"
            ),
            ("conditions:\n  - {id: a, id: b, name: A, words: [gout], mark: C}", 2, 13, "twice"),
        ])
    func problems(text: String, line: Int, column: Int, says: String) {
        let problems = load(text).problems
        #expect(
            problems.contains {
                $0.file == "own/names/own.yaml" && $0.line == line && $0.column == column
                    && $0.problem.contains(says)
            }, "\(problems)")
    }

    @Test("that are broken in any way are told, and never end the program")
    func broken() {
        var random = SplitMix64(seed: 5)
        let good =
            "medicines:\n  - {id: a, name: \"A \\\" b\", names: [x, y], words: [ssri], mark: C}"
        for _ in 0..<300 {
            var bytes = Array(good.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            _ = NamesFile(bytes, file: "x").rows.map { row in
                var entry = NameRow(row)
                return entry.entry(.medicine)
            }
        }
        let deep = "medicines:\n  - {id: " + String(repeating: "[", count: 100_000)
        #expect(!NamesFile(Array(deep.utf8), file: "x").problems.isEmpty)
    }
}
