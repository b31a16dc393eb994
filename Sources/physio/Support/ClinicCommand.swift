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
    /// Whether it begins with what stops the treatment of those it names.
    fileprivate(set) var saysStops = false
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
        let report = tellingStops(try report(at: desk), at: desk)
        for line in report.talk { Complaint.tell(line) }
        if options.dryRun { Complaint.tell("Dry run: nothing was written.") }
        let text = options.json ? report.json.pretty : report.text
        if !text.isEmpty { print(text) }
        if report.exit != 0 { throw ExitCode(report.exit) }
    }

    /// Does what is asked and tells of it, in one transaction: what is told is what is then on disk, and a dry
    /// run says the same. `telling` is given the desk inside the transaction.
    func perform<Asked: Request>(
        _ request: Asked, at desk: Desk, telling: (Asked.Outcome, Desk) throws -> Report
    ) throws -> Report {
        try desk.clinic().perform(request) { outcome, clinic in
            let inside = desk.at(clinic)
            return tellingStops(try telling(outcome, inside), at: inside)
        }
    }

    /// The same for what needs a search, which keeps nobody waiting.
    func perform<Asked: SearchRequest>(
        _ request: Asked, at desk: Desk, telling: (Asked.Outcome, Desk) throws -> Report
    ) throws -> Report {
        try desk.clinic().perform(request) { outcome, clinic in
            let inside = desk.at(clinic)
            return tellingStops(try telling(outcome, inside), at: inside)
        }
    }

    private func tellingStops(_ report: Report, at desk: Desk) -> Report {
        guard !report.saysStops else { return report }
        var report = desk.tellingStops(report, of: Self.self)
        report.saysStops = true
        return report
    }
}
