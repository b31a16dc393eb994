import ArgumentParser
import CivilTime
import Clinic
import Planner

struct ClinicGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clinic", abstract: "The clinic itself: zone, hours, closed days.",
        subcommands: [Init.self, Show.self, Set.self])

    /// What may be told of a clinic at the start and later.
    struct Particulars: ParsableArguments {
        @Option(help: "Opening hours, like \"Mon-Fri 08:00-18:00; Sat 09:00-12:00\".")
        var hours: String?
        @Option(help: ArgumentHelp("A closed day; repeat for more.", valueName: "day"))
        var closed: [String] = []
        @Option(help: "Telephone, shown in calendars.") var phone: String?
        @Option(help: "Address, shown in calendars.") var address: String?
        @Option(help: "UK or US: selects where guidance differs.") var jurisdiction: String?

        @Option(
            help: ArgumentHelp(
                "Days for which a red-flag screening counts; 14 at first.", valueName: "days"))
        var screeningDays: Int?

        @Option(
            help: ArgumentHelp(
                "A session cancelled for one of these counts as used and is not owed; 'better' at first.",
                valueName: "reasons or none"))
        var doseLost: String?

        var input: ClinicInput {
            var input = ClinicInput(
                hours: hours, closed: closed, phone: phone, address: address,
                jurisdiction: jurisdiction, screeningDays: screeningDays)
            input.doseLost = doseLost
            return input
        }
    }

    struct Init: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the clinic's file.",
            discussion: """
                Example: physio clinic init --name "Hill Street Physio" --time-zone Europe/London \
                --hours "Mon-Fri 08:00-18:00" --closed 2026-12-25
                """)

        @Option(help: "The clinic's name.") var name: String
        @Option(help: ArgumentHelp("Like Europe/London.", valueName: "zone")) var timeZone: String
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let settings = try desk.initClinic(
                name: name, timeZone: timeZone, particulars.input)
            return Report(
                text: settings.summary + "\nNext: physio therapist add NAME",
                json: ["clinic": settings.json], talk: ["The clinic's file is \(desk.path)."])
        }
    }

    struct Show: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the clinic.", discussion: "Example: physio clinic show")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let settings = try desk.clinic().settings
            return Report(text: settings.summary, json: ["clinic": settings.json])
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change the clinic; closed days are added to those there are.",
            discussion: "Example: physio clinic set --closed 2026-12-25 --closed 2027-01-01")

        @Option(help: "A new name.") var name: String?
        @Option(help: ArgumentHelp("Open this day again; repeat for more.", valueName: "day"))
        var reopen: [String] = []
        @OptionGroup var particulars: Particulars
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let (settings, hit) = try desk.clinic().changeSettings(
                name: name, reopen: reopen, particulars.input)
            return Report(
                text: settings.summary,
                json: ["clinic": settings.json, "hit": .array(hit.map(desk.json))],
                talk: hit.isEmpty
                    ? []
                    : ["\(hit.count) booked sessions no longer fit the opening hours:"]
                        + hit.map(desk.line))
        }
    }
}

extension ClinicSettings {
    fileprivate var summary: String {
        [
            name, "time zone     \(timeZone)", "hours         \(hours)",
            "closed        "
                + (closedDays.isEmpty
                    ? "–" : closedDays.map(\.description).joined(separator: ", ")),
            "jurisdiction  \(jurisdiction.rawValue)",
            "dose lost     "
                + (doseLost.isEmpty
                    ? "–" : doseLost.map(\.rawValue).sorted().joined(separator: ", ")),
            phone.map { "phone         \($0)" }, address.map { "address       \($0)" },
        ].compactMap { $0 }.joined(separator: "\n")
    }
}
