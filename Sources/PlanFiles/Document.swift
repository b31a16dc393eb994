import Planner
import Yams

/// One file, parsed.
struct Document {
    let file: String
    let root: Node

    /// Parses a file; a problem is reported and gives nil. Says where each syntax error stands.
    ///
    /// `isTrusted` is a file that was looked at before, and cannot hold what a parser chokes on.
    init?(
        _ file: PlanFiles.File, shownAs name: String, isTrusted: Bool = false, log: ProblemLog
    ) {
        self.file = name
        if !isTrusted, let problem = SafetyScan.problem(in: file.bytes, file: name) {
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
            // Types are judged here from the text itself; Yams' own guesses cost half the time.
            guard let root = try Parser(yaml: text, resolver: .basic).singleRoot() else {
                throw YamlError.no
            }
            self.root = root
        } catch {
            log.report(Self.problem(error, file: name))
            return nil
        }
    }

    private static func problem(_ error: any Error, file: String) -> PlanFiles.Problem {
        let remedy = "Correct the YAML here; a missing quote or a wrong indent is the usual cause."
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return .init(
                file: file, line: mark.line, column: mark.column,
                problem: "This is not YAML: \(problem).", remedy: remedy)
        case .duplicatedKeysInMapping(let keys, let context):
            return .init(
                file: file, line: context.mark.line, column: context.mark.column,
                problem: "'\(keys.sorted().joined(separator: "', '"))' stands twice in one map.",
                remedy: "Keep one.")
        case .no:
            return .init(
                file: file, line: 0, column: 0, problem: "The file is empty.",
                remedy: "Write its content or remove it.")
        default:
            return .init(
                file: file, line: 0, column: 0, problem: "This is not YAML.", remedy: remedy)
        }
    }
}
