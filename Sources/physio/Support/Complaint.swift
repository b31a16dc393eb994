import ArgumentParser
import Clinic
import ClinicWords
import Planner

/// An error as it is told: on standard error, or with `--json` as a document on standard output.
struct Complaint {
    private let error: any Error
    private let asJSON: Bool

    init(_ error: any Error, asJSON: Bool) {
        self.error = error
        self.asJSON = asJSON
    }

    /// `root` says the usage, where it is the words that are wrong; `arguments` are those words.
    func tellAndEnd(_ root: any ParsableCommand.Type, _ arguments: [String]) -> Never {
        if let status = error as? ExitCode { Output.end(status.rawValue) }
        if error is Output.Lost { Output.end(Self.status(.diskError)) }
        guard let failure = Failure(saying: error) else { usage(of: root, arguments) }
        if asJSON {
            try? Output.say(Self.json(failure).pretty)
        } else {
            Output.tell(failure.told.told)
        }
        Output.end(Self.status(failure.kind))
    }

    /// Help and versions that were asked for, and what is wrong with a command line.
    private func usage(of root: any ParsableCommand.Type, _ arguments: [String]) -> Never {
        let status = root.exitCode(for: error)
        if status.isSuccess {
            try? Output.say(root.fullMessage(for: error))
        } else if asJSON {
            let failure = Failure(
                .usage, root.message(for: error), remedy: "See 'physio --help'.")
            try? Output.say(Self.json(failure).pretty)
        } else {
            Output.tell(quoting(arguments, in: root.fullMessage(for: error)))
        }
        Output.end(status.rawValue)
    }

    /// A word of the command line that breaks a line is quoted in the message as it is written in a program.
    private func quoting(_ arguments: [String], in message: String) -> String {
        let words =
            arguments
            + arguments.flatMap { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return words.filter { $0.contains("\n") }.reduce(message) { message, word in
            message.replacing(word, with: word.showingCommands)
        }
    }

    /// The exit statuses of sysexits.h; 1 is a refusal with its reasons.
    static func status(_ kind: RefusalKind) -> Int32 {
        switch kind {
        case .refused: 1
        case .usage: 64
        case .badData: 65
        case .notFound: 66
        case .cannotCreate: 73
        case .diskError: 74
        case .busy: 75
        }
    }

    private static func json(_ failure: Failure) -> JSON {
        [
            "error": [
                "code": .string(failure.kind.rawValue), "problem": .advice(failure.problem),
                "remedy": .advice(failure.remedy), "details": .advices(failure.details),
            ]
        ]
    }
}
