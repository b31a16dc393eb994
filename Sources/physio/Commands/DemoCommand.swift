import ArgumentParser
import Clinic
import ClinicWords
import Planner

struct DemoCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a small clinic to try things on: staff, patients, three booked plans.",
        discussion: """
            Never touches your own file. Example: physio demo --directory try-it
            With --full the diary is nearly full, to try what fits and what does not.
            """)

    @Option(help: ArgumentHelp("Where to make it.", valueName: "directory"))
    var directory = "physio-demo"
    @Flag(help: "Fill the diary with the plans of forty more patients.") var full = false
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        guard !options.dryRun else {
            try Demo.check(in: directory, replacing: options.yes)
            return try Report(PlannedDemo(directory: directory))
        }
        let demo = try Demo.make(
            in: directory, replacing: options.yes, isFull: full, clock: access.clock(),
            actor: access.actor, command: "physio demo")
        defer { demo.clinic.close() }
        return try Report(demo.page())
    }
}

extension PlannedDemo: Drawn {
    func lines(width: Int?) -> [String] {
        ["Would make a clinic, patients, plans and calendars in \(directory.oneLine)."]
    }
}

extension DemoPage: Drawn {
    func lines(width: Int?) -> [String] {
        let told = counts.map { "\($0.count) \($0.noun)" }.joined(separator: ", ")
        let folder = directory.oneLine
        let database = "--db \(folder)/clinic.db"
        let head = ["\(name), \(timeZone), now \(now)", "\(told). Three plans are booked:"]
        let shown = plans.flatMap { plan -> [String] in
            let asked = plan.made.asked.told(for: plan.made.plan.details.patient, .commands)
            return [""] + plan.page.lines(asking: false, width)
                + (asked.map { [$0.heading] + $0.lines.map { "  \($0)" } } ?? [])
        }
        return head + shown + [
            "", "Look at:", "  physio plan explain L1 \(database)",
            "  physio upcoming \"Tomasz Nowak\" \(database)",
            "  physio today --date mon \(database)", "  physio week --date mon \(database)",
            "  physio plan chart L1 \(database)",
            "  physio plan create \"Samir Haddad\" --cause nonspecific-back-pain --dry-run \(database)",
            "Calendars in \(folder): \(calendars.joined(separator: ", "))",
        ]
    }
}
