import ArgumentParser
import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner

struct ReportCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Figures of the clinic: time used, sessions held and lost, plans completed.",
        discussion: """
            Of the sessions that start from one day to another, and of the plans that begin, end or are first \
            attended then. No patient is named. Without --from the twelve weeks up to --to, which is today. \
            What has nothing to be divided by is told as —.

            OPEN: sessions to come, and past ones of which nobody has said what became of them.
            BOOKED: how much of the working time sessions take that were not cancelled. Working time is in the \
            hours of therapists who work here and of the clinic, without closures, public holidays, absences, \
            blocks and what other calendars take.
            TREATED: the same of sessions that were held.
            BEGUN: plans that start; ENDED: plans that were ended, or whose last day has passed.
            DONE: ended with all sessions of physiotherapy held, or cancelled as not needed any more.
            DROPPED: ended before, and the patient missed or cancelled the last one.
            DOSE: sessions held of those that the plans ended prescribed.
            WAIT: days from making a plan to its first session held, the middle one of all.
            TRIPS: days on which the patient came to the clinic, for each plan ended.
            A plan counts for the therapist who holds most of its sessions.

            Example: physio report --from 2026-09-01 --to 2026-11-30 --by month
            Example: physio report --by therapist --csv > autumn.csv
            Example: physio report --by cause --output causes.svg
            Example: physio report --under-scheduled
            """)

    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: String?
    @Option(help: ArgumentHelp("The last day; today at first.", valueName: "day")) var to: String?
    @Option(
        help: ArgumentHelp("therapist (at first), cause or month.", valueName: "what"),
        completion: .words(of: ClinicReport.Split.self))
    var by: String?
    @Flag(help: "A table for spreadsheets.") var csv = false
    @Option(help: ArgumentHelp("Write a picture; - is standard output.", valueName: "file.svg"))
    var output: String?
    @Flag(help: "Instead: patients and weeks with fewer sessions than prescribed.")
    var underScheduled = false
    @OptionGroup var shared: SharedOptions
    var options: GlobalOptions { GlobalOptions(shared) }

    func validate() throws {
        if underScheduled, csv || output != nil || from != nil || to != nil || by != nil {
            throw ValidationError("--under-scheduled tells of all running plans: say it alone.")
        }
        if let output, output != "-", !output.lowercased().hasSuffix(".svg") {
            throw ValidationError("The picture is SVG: give a file that ends in .svg.")
        }
        if csv, output != nil {
            throw ValidationError(
                "A report is a table or a picture. For a table in a file: --csv > report.csv")
        }
    }

    func report(at access: ClinicAccess) throws -> Report {
        if underScheduled { return try access.show { try $0.underScheduled() } }
        if csv { return try table(at: access) }
        guard let output else { return try access.show(figures) }
        guard output != "-" else { return try access.show { ReportPicture(try figures($0)) } }
        var picture = ""
        let report = try access.show { clinic in
            let figures = try figures(clinic)
            picture = ReportPicture(figures).svg
            return WrittenReport(output: output, figures)
        }
        try write(Array(picture.utf8), to: output)
        return report
    }

    private func figures(_ clinic: Clinic) throws -> ClinicReport {
        let by = by ?? ClinicReport.Split.therapist.rawValue
        guard by.lowercased() != "site" else { throw PageRefusal.noSites }
        let split: ClinicReport.Split = try Written.choice(by, "way to split a report")
        let last = try to.map { try Day(telling: $0, today: clinic.today) } ?? clinic.today
        let first = try from.map { try Day(telling: $0, today: clinic.today) } ?? last - 83
        return try clinic.report(from: first, through: last, by: split)
    }

    /// Byte by byte on standard output, which stays for the document with `--json`.
    private func table(at access: ClinicAccess) throws -> Report {
        var bytes = Data()
        let report = try access.show { clinic in
            let table = ReportTable(try figures(clinic))
            bytes = Data(table.csv.utf8)
            return table
        }
        if !options.json { try Output.write(bytes) }
        return report
    }

    private func write(_ picture: [UInt8], to path: String) throws {
        guard !options.dryRun else { return try OutputFile.check(path) }
        let file = try OutputFile(path)
        try file.write(picture)
        try file.keep()
    }
}
