import ArgumentParser
import Clinic
import Foundation
import Planner

struct ExportCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write an iCalendar file.",
        discussion: """
            Titles are neutral unless --privacy full is asked for: no diagnosis, no medicine.
            Example: physio export --patient "Jo Park" --output jo.ics
            """)

    @Option(help: "This patient's calendar.") var patient: String?
    @Option(help: "This plan's calendar.") var plan: String?
    @Option(help: "This therapist's calendar.") var therapist: String?
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
    var output = "-"
    @Option(help: "busy, neutral or full.") var privacy = "neutral"
    @Option(help: "Any of sessions, routines, milestones, with commas.")
    var include = "sessions,routines,milestones"
    @Option(help: "A reminder so long before, like 1d or 2h; none for none.") var alarm = "none"
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if [patient, plan, therapist].compactMap({ $0 }).count != 1 {
            throw ValidationError("Say one of --patient, --plan or --therapist.")
        }
    }

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let subject: CalendarSubject =
            if let patient {
                .patient(try clinic.patient(named: patient).id)
            } else if let plan {
                .plan(try clinic.plan(named: plan).id)
            } else {
                .therapist(try clinic.therapist(named: therapist ?? "").id)
            }
        let calendar = try clinic.exportCalendar(
            of: subject, privacy: privacy, include: include, alarm: alarm)
        if output == "-" {
            if !options.json { FileHandle.standardOutput.write(Data(calendar.bytes)) }
        } else if !options.dryRun {
            do {
                try Data(calendar.bytes).write(
                    to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Failure(
                    .cannotCreate, "The file '\(output)' cannot be written.",
                    remedy: "Choose a folder that exists and that you may write to.")
            }
        }
        let told = "\(calendar.events) events"
        return Report(
            text: output == "-" ? "" : "\(output): \(told)",
            json: [
                "file": output == "-" ? .null : .string(output),
                "events": .integer(calendar.events),
                "calendar": output == "-"
                    ? .string(String(decoding: calendar.bytes, as: UTF8.self))
                    : .null,
            ])
    }
}
