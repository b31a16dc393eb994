import ArgumentParser
import Clinic
import Planner

struct DriftCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Running plans that somebody has to look at, each with the command that helps.",
        discussion: "Example: physio drift")

    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let items = try desk.clinic().drift()
        var lines: [String] = []
        for item in items {
            lines.append(
                "\(item.kind.rawValue)  \(desk.patientName(item.patient)) (\(item.patient)), "
                    + "\(item.plan): \(item.text)")
            lines.append("    \(item.command)")
        }
        return Report(
            text: items.isEmpty ? "Nothing drifts." : lines.joined(separator: "\n"),
            json: ["drift": .array(items.map(\.json))])
    }
}
