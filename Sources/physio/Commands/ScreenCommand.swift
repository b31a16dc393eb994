import ArgumentParser
import Clinic
import Planner

struct ScreenCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Ask for red flags and record the answer; needed before a plan is made.",
        discussion: """
            Without options it shows what to ask and what is on record.
            Example: physio screen "Jo Park" --clear
            Example: physio screen "Jo Park" --flag malignancy
            Example: physio screen "Jo Park" --close malignancy --outcome referred-cleared \
            --note "letter of 3 December"
            """)

    @Argument(help: "The patient's id or name.") var patient: String
    @Flag(help: "All were asked; none is present.") var clear = false
    @Option(help: ArgumentHelp("A flag that is present; repeat for more.", valueName: "id"))
    var flag: [String] = []
    @Option(help: ArgumentHelp("Close an open flag.", valueName: "id")) var close: String?
    @Option(help: "assessed-not-present or referred-cleared.") var outcome: String?
    @Option(help: "A remark for the record.") var note: String?
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let ways = [clear, !flag.isEmpty, close != nil].count { $0 }
        if ways > 1 { throw ValidationError("Say one of --clear, --flag and --close.") }
        if close != nil, outcome == nil {
            throw ValidationError(
                "Say how it is closed: --outcome assessed-not-present or referred-cleared.")
        }
    }

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let found = try clinic.patient(named: patient)
        if let close {
            guard let way = outcome.flatMap(ScreenedFlag.Outcome.init) else {
                throw Failure(
                    .usage, "'\(outcome ?? "")' is no outcome.",
                    remedy: "Use assessed-not-present or referred-cleared.")
            }
            let all = try clinic.closeFlag(close, of: found, as: way, note: note)
            return desk.report(all, of: found, try desk.catalog())
        }
        if clear || !flag.isEmpty { _ = try clinic.screen(found, flags: flag) }
        let all = try clinic.screenings(of: found)
        var report = desk.report(all, of: found, try desk.catalog())
        if !clear, flag.isEmpty { report.text += "\n\n" + desk.questions(try desk.catalog()) }
        return report
    }
}

extension Desk {
    fileprivate func report(
        _ screenings: [Screening], of patient: Patient, _ catalog: Catalog
    ) -> Report {
        var lines = screenings.isEmpty ? ["\(patient.id) has not been screened yet."] : []
        for screening in screenings {
            let told = screening.flags.isEmpty ? "clear" : "\(screening.flags.count) found"
            lines.append("\(screening.day)  screened by \(screening.author): \(told)")
            for flag in screening.flags {
                let instruction = catalog.redFlags.first { $0.id == flag.flag }?.instruction ?? ""
                if let closing = flag.closing {
                    lines.append(
                        "  \(flag.flag) (\(flag.action.rawValue)): \(closing.outcome.rawValue), "
                            + "\(closing.by), \(closing.day)"
                            + (closing.note.map { " – \($0)" } ?? ""))
                } else {
                    lines.append("  \(flag.flag) (\(flag.action.rawValue)), open: \(instruction)")
                }
            }
        }
        return Report(
            text: lines.joined(separator: "\n"),
            json: [
                "patient": .text(patient.id), "screenings": .array(screenings.map(\.json)),
                "open": .texts(screenings.flatMap(\.stopping).map(\.flag)),
            ])
    }

    fileprivate func questions(_ catalog: Catalog) -> String {
        var lines = ["Ask for each; --flag ID for what is present, --clear when none is:"]
        for action in RedFlag.Action.allCases {
            for flag in catalog.redFlags where flag.action == action {
                lines.append("  \(flag.id) (\(action.rawValue), \(flag.appliesTo)): \(flag.ask)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
