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

extension Report {
    /// As a terminal shows it: no line is wider. A file's content stays as it is.
    fileprivate var shown: String { isFile ? text : text.foldingLines(at: Terminal.width) }
}

/// A page as a terminal shows it.
protocol Drawn: Page {
    /// `width` is in columns; `nil` leaves each line whole.
    func lines(width: Int?) -> [String]
    /// Remarks beside it.
    func talk(width: Int?) -> [String]
    /// Ids of those it is about, where its document does not name them.
    var about: [String] { get }
    /// Whether what stops the treatment of those it names stands before it.
    var tellsStops: Bool { get }
    /// 0, or what the program ends with where the page is a refusal.
    var exit: Int32 { get }
    /// Whether it is a file's content, which nothing may stand before.
    var isFile: Bool { get }
}

extension Drawn {
    func talk(width: Int?) -> [String] { [] }
    var about: [String] { [] }
    var tellsStops: Bool { true }
    var exit: Int32 { 0 }
    var isFile: Bool { false }
}

extension Report {
    /// - Throws: what the page throws when it is encoded.
    init(_ page: some Drawn) throws {
        let width = Terminal.width
        self.init(
            text: page.lines(width: width).joined(separator: "\n"), json: try JSON(page),
            talk: page.talk(width: width), exit: page.exit, about: page.about,
            isFile: page.isFile)
    }
}

/// A command that answers with a report.
protocol ReportingCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func report(at access: ClinicAccess) throws -> Report
}

extension ReportingCommand {
    func run() throws {
        let report = try report(at: ClinicAccess(options))
        for line in report.talk { Output.tell(line) }
        if options.dryRun { Output.tell("Dry run: nothing was written.") }
        let text = options.json ? report.json.pretty : report.shown
        if !text.isEmpty { try Output.say(text) }
        if report.exit != 0 { throw ExitCode(report.exit) }
    }
}

extension ClinicAccess {
    /// A page of the clinic, read at one moment, after what stops the treatment of those it names.
    func show(_ page: (Clinic) throws -> some Drawn) throws -> Report {
        try atClinic(reading: true) { clinic in
            try clinic.atOneMoment { try Report(page($0), at: $0) }
        }
    }

    /// Does what is asked and tells of it, in one transaction: what is told is what is then on disk, and a dry
    /// run says the same.
    func perform<Asked: Request>(
        _ request: (Clinic) throws -> Asked,
        telling page: (Asked.Outcome, Clinic) throws -> some Drawn
    ) throws -> Report {
        try atClinic { clinic in
            try clinic.perform(request(clinic)) { try Report(page($0, $1), at: $1) }
        }
    }

    /// The same for what needs a search, which keeps nobody waiting.
    func perform<Asked: SearchRequest>(
        _ request: (Clinic) throws -> Asked,
        telling page: (Asked.Outcome, Clinic) throws -> some Drawn
    ) throws -> Report {
        try atClinic { clinic in
            try clinic.perform(request(clinic)) { try Report(page($0, $1), at: $1) }
        }
    }
}

extension ClinicAccess {
    /// Does something to sessions, and names each that was changed.
    func changeSessions<Asked: Request>(
        _ request: (Clinic) throws -> Asked
    ) throws -> Report where Asked.Outcome == SessionReport {
        try perform(request) { try $1.changedSessions($0) }
    }

    func changeSessions<Asked: SearchRequest>(
        _ request: (Clinic) throws -> Asked
    ) throws -> Report where Asked.Outcome == SessionReport {
        try perform(request) { try $1.changedSessions($0) }
    }
}

extension Report {
    init(_ page: some Drawn, at clinic: Clinic) throws {
        let report = try Report(page)
        self = page.tellsStops ? report.telling(try clinic.stopNotices()) : report
    }
}
