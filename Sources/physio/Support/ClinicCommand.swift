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
    /// Ids of those it is about, where the document does not name them.
    var about: [String] = []
    /// Whether the text is a file's content, which nothing may stand before.
    var isFile = false
}

/// A command that answers with a report.
protocol ReportingCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func report(at desk: Desk) throws -> Report
    /// Whether what stops the treatment of those it names is told before the report.
    static var tellsStops: Bool { get }
}

extension ReportingCommand {
    static var tellsStops: Bool { true }

    func run() throws {
        let desk = Desk(options)
        defer { desk.close() }
        let report = desk.tellingStops(try report(at: desk), of: Self.self)
        for line in report.talk { Complaint.tell(line) }
        if options.dryRun { Complaint.tell("Dry run: nothing was written.") }
        let text = options.json ? report.json.pretty : report.text
        if !text.isEmpty { print(text) }
        if report.exit != 0 { throw ExitCode(report.exit) }
    }
}
