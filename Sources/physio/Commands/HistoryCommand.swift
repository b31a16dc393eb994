import ArgumentParser
import Clinic

struct HistoryCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Who changed what, when and why; newest first.",
        discussion: "Example: physio history --limit 5")

    @Option(help: "How many entries.") var limit = 20
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let entries = try desk.clinic().history(limit: limit)
        var table = Table("NO", "WHEN", "WHO", "WHAT")
        for entry in entries {
            table.add("\(entry.number)", "\(entry.at)", entry.actor, entry.command)
        }
        return Report(
            text: entries.isEmpty ? "Nothing has been done yet." : desk.text(table),
            json: ["history": .array(entries.map(\.json))])
    }
}
