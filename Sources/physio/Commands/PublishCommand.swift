import ArgumentParser
import CalDAV
import Clinic
import ClinicWords
import CurlClient
import Planner

struct PublishCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Put a calendar on a CalDAV server, or update it.",
        discussion: """
            Only what changed is sent, and only what was published from here is ever changed or \
            removed. Give the command again after each change, or after it was broken off. \
            Needs the program curl.
            With --tasks the questionnaires that are due are tasks with a day, not events; they are done when \
            each measure has its score ('physio outcome add'), and what the patient ticks off stays so.
            Example: physio publish --patient "Jo Park" --user jo --password-file jo.secret \
            --caldav https://dav.example.org/calendars/jo/physio/
            """)

    @Option(help: "This patient's calendar.", completion: .patients) var patient: String?
    @Option(help: "This therapist's calendar.", completion: .therapists) var therapist: String?
    @Flag(help: "Everybody's sessions.") var clinic = false
    @Option(
        help: ArgumentHelp(
            "The calendar's address; it is made when it is missing.", valueName: "url"))
    var caldav: String
    @Option(help: ArgumentHelp("Who the server knows us as.", valueName: "name")) var user: String?
    @Option(
        help: ArgumentHelp(
            "The file whose first line is the password (else $PHYSIO_CALDAV_PASSWORD).",
            valueName: "file"),
        completion: .file())
    var passwordFile: String?
    @Flag(help: "Send the password unprotected, to a server on your own network.")
    var allowHttp = false
    @Flag(
        help: "Take events on the server with our UIDs for ours, such as after a restored backup.")
    var adopt = false
    @Option(help: "busy, neutral or full.", completion: .list(["busy", "neutral", "full"]))
    var privacy = "neutral"
    @Option(help: "Any of sessions, routines, milestones, with commas.")
    var include = "sessions,routines,milestones"
    @Flag(help: "Questionnaires due as tasks for the patient, and no longer as events.")
    var tasks = false
    @Option(
        help: ArgumentHelp(
            "Bells before sessions, like 1d; routines=18:00 or medicines=10m for the others, none for none;"
                + " repeat.", valueName: "bells"))
    var alarm: [String] = []
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let subjects = [patient, therapist].compactMap { $0 }.count + (clinic ? 1 : 0)
        if subjects != 1 {
            throw ValidationError("Say one of --patient, --therapist or --clinic.")
        }
        if tasks, patient == nil {
            throw ValidationError("Tasks are a patient's: --tasks goes with --patient.")
        }
        if tasks, privacy.lowercased() == "busy" {
            throw ValidationError(
                "A calendar that tells only when time is taken has no tasks: leave out --tasks, or "
                    + "--privacy busy.")
        }
    }

    func report(at access: ClinicAccess) throws -> Report {
        let address = try address()
        let (credentials, warnings) = try CalendarPassword.credentials(
            user: user, file: passwordFile)
        let transport: CurlTransport
        do { transport = try CurlTransport(address, credentials: credentials) } catch {
            throw Failure(.notFound, error.problem, remedy: Advice(error.remedy))
        }
        var input = PublishInput(
            address: address,
            try Written.calendar(privacy: privacy, include: include, alarms: alarm))
        (input.hasTasks, input.adopts) = (tasks, adopt)
        for warning in warnings { Output.tell(warning) }
        return try access.atClinic { clinic in
            let told = try clinic.publishCalendar(of: subject(in: clinic), input, over: transport)
            var report = try Report(
                PublishedCalendar(told, address, isRehearsal: options.dryRun), at: clinic)
            report.exit = told.foreign.isEmpty && told.refused.isEmpty ? 0 : 1
            return report
        }
    }

    private func subject(in clinic: Clinic) throws -> CalendarSubject {
        if let patient { return .patient(try clinic.patient(named: patient).id) }
        if let therapist { return .therapist(try clinic.therapist(named: therapist).id) }
        return .clinic
    }

    private func address() throws -> CollectionAddress {
        let address: CollectionAddress
        do { address = try CollectionAddress(parsing: caldav) } catch {
            let apart =
                "Leave them out: say --user NAME, and the password in a file (--password-file FILE) "
                + "or in \(CalendarPassword.variable)."
            throw Failure(
                .usage, error.problem,
                remedy: Advice(error == .credentials ? apart : error.remedy))
        }
        guard address.isSecure || address.isLoopback || allowHttp else {
            throw Failure(
                .usage, "http:// would send appointments and the password unprotected.",
                remedy: "Use https://, or --allow-http on a network that is your own.")
        }
        return address
    }
}
