import Digest
import PlanTree
import Planner

/// One file, parsed.
struct Document {
    let file: String
    let root: Node
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    let hash: String

    /// A file that the program carries, parsed when it was built; nil for a file of names, which is read by line.
    init?(_ file: PlanFiles.ParsedFile, shownAs name: String) {
        guard file.tree.utf8CodeUnitCount > 0 else { return nil }
        self.file = name
        hash = file.hash
        var reader = TreeReader(file.tree)
        root = reader.node()
    }

    /// Parses a file; a problem is reported and gives nil. Says where each syntax error stands.
    init?(_ file: PlanFiles.File, shownAs name: String, log: ProblemLog) {
        self.file = name
        hash = SHA256.hex(file.bytes)
        if let problem = SafetyScan.problem(in: file.bytes, file: name) {
            log.report(problem)
            return nil
        }
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            log.report(
                .init(
                    file: name, line: 0, column: 0, problem: "The file is not UTF-8 text.",
                    remedy: "Save it as UTF-8."))
            return nil
        }
        do {
            root = try Node(yaml: text)
        } catch {
            log.report(Self.problem(error, file: name))
            return nil
        }
    }

    private static func problem(_ error: TreeProblem, file: String) -> PlanFiles.Problem {
        let (problem, remedy) =
            switch error.kind {
            case .notYaml(let what):
                (
                    "This is not YAML\(what).",
                    "Correct the YAML here; a missing quote or a wrong indent is the usual cause."
                )
            case .repeatedKeys(let keys):
                ("'\(keys.joined(separator: "', '"))' stands twice in one map.", "Keep one.")
            case .empty: ("The file is empty.", "Write its content or remove it.")
            }
        return .init(
            file: file, line: error.line, column: error.column, problem: problem, remedy: remedy)
    }
}
