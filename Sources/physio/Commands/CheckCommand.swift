import ArgumentParser
import Clinic

struct CheckCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify on this file everything that must always hold.",
        discussion: "Exits with 1 and a line for each violation. Example: physio check")

    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let (checked, violations) = try desk.clinic().check()
        let lines =
            violations.isEmpty
            ? ["All holds: \(checked.joined(separator: "; "))."]
            : violations.map(\.told) + [
                "\(violations.count) violations. Restore a backup or call support."
            ]
        return Report(
            text: lines.joined(separator: "\n"),
            json: ["checked": .texts(checked), "violations": .advices(violations)],
            exit: violations.isEmpty ? 0 : 1)
    }
}
