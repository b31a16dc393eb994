import ArgumentParser
import Clinic
import ClinicWords

struct CheckCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify on this file everything that must always hold.",
        discussion: "Exits with 1 and a line for each violation. Example: physio check")

    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.show { try $0.check() }
    }
}

extension CheckedClinic: Drawn {
    var exit: Int32 { violations.isEmpty ? 0 : 1 }

    func lines(width: Int?) -> [String] {
        (violations.isEmpty
            ? ["All holds: \(checked.joined(separator: "; "))."]
            : violations.map(\.said.told) + [
                "\(violations.count) violations. Restore a backup or call support."
            ]) + troubled + offered
    }

    private var offered: [String] {
        offers.map { ["Offered, and not answered yet: \($0.count)"] + $0.map(\.line) } ?? []
    }

    private var troubled: [String] {
        guard !trouble.isEmpty else { return [] }
        return ["In trouble, see physio repair: \(trouble.count)"]
            + trouble.flatMap { entry in
                [entry.line] + entry.troubles.map { "    \($0.said.told)" }
            }
    }
}
