import ArgumentParser
import Clinic

/// What a command answers: for people and for scripts.
struct Report {
    var text: String
    var json: JSON
    /// Remarks that are not data; they go to standard error.
    var talk: [String] = []
    /// 0, or 1 where the answer itself is a refusal.
    var exit: Int32 = 0
}

/// A command that answers with a report.
protocol ReportingCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func report(at desk: Desk) throws -> Report
}

extension ReportingCommand {
    func run() throws {
        let desk = Desk(options)
        defer { desk.close() }
        let report = try report(at: desk)
        for line in report.talk { Complaint.tell(line) }
        if options.dryRun { Complaint.tell("Dry run: nothing was written.") }
        let text = options.json ? report.json.pretty : report.text
        if !text.isEmpty { print(text) }
        if report.exit != 0 { throw ExitCode(report.exit) }
    }
}
