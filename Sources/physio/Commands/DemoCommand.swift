import ArgumentParser
import Clinic
import Planner

struct DemoCommand: DeskCommand {
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

    func report(at desk: Desk) throws -> Report {
        guard !options.dryRun else {
            try Demo.check(in: directory, replacing: options.yes)
            return Report(
                text: "Would make a clinic, patients, plans and calendars in \(directory).",
                json: ["directory": .string(directory)])
        }
        let demo = try Demo.make(
            in: directory, replacing: options.yes, isFull: full, clock: desk.access.clock(),
            actor: desk.access.actor,
            command: "physio demo")
        let shown = desk.at(demo.clinic)
        defer { shown.close() }
        return Report(text: try shown.story(demo), json: try shown.json(demo))
    }
}

extension Desk {
    fileprivate func story(_ demo: Demo) throws -> String {
        let clinic = demo.clinic
        var lines = [
            "\(clinic.settings.name), \(clinic.settings.timeZone), now \(clinic.now)",
            "\(try clinic.therapists().count) therapists, \(try clinic.rooms().count) rooms, "
                + "\(try clinic.patients().count) patients. Three plans are booked:",
        ]
        for made in demo.plans {
            lines += ["", overview(made.plan, made.sessions, asking: false)]
            if let asked = made.asked.told(for: made.plan.details.patient, .commands) {
                lines += [asked.heading] + asked.lines.map { "  \($0)" }
            }
        }
        let database = "--db \(demo.directory)/clinic.db"
        lines += [
            "", "Look at:", "  physio plan explain L1 \(database)",
            "  physio upcoming \"Tomasz Nowak\" \(database)",
            "  physio today --date mon \(database)", "  physio week --date mon \(database)",
            "  physio plan chart L1 \(database)",
            "  physio plan create \"Samir Haddad\" --cause nonspecific-back-pain --dry-run \(database)",
            "Calendars in \(demo.directory): \(demo.calendars.joined(separator: ", "))",
        ]
        return lines.joined(separator: "\n")
    }

    fileprivate func json(_ demo: Demo) throws -> JSON {
        [
            "directory": .string(demo.directory), "calendars": .texts(demo.calendars),
            "plans": .array(demo.plans.map { json($0.plan, $0.sessions) }),
        ]
    }
}
