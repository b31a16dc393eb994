import ArgumentParser
import Clinic
import ClinicWords
import Foundation

/// An error as it is told: on standard error, or with `--json` as a document on standard output.
struct Complaint {
    private let error: any Error
    private let asJSON: Bool

    init(_ error: any Error, asJSON: Bool) {
        self.error = error
        self.asJSON = asJSON
    }

    /// `root` says the usage, where it is the words that are wrong.
    func printAndExit(_ root: any ParsableCommand.Type) -> Never {
        if let status = error as? ExitCode { Foundation.exit(status.rawValue) }
        guard let failure = Failure(saying: error) else {
            let status = root.exitCode(for: error)
            if status.isSuccess || !asJSON { root.exit(withError: error) }
            let usage = Failure(
                .usage, root.message(for: error), remedy: "See 'physio --help'.")
            print(Self.json(usage).pretty)
            Foundation.exit(status.rawValue)
        }
        if asJSON { print(Self.json(failure).pretty) } else { Self.tell(failure.told.told) }
        Foundation.exit(Self.status(failure.kind))
    }

    static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
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
