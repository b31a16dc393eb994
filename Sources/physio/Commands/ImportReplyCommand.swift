import ArgumentParser
import Clinic

struct ImportReplyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-reply",
        abstract: "Record a patient's answer to an invitation.",
        discussion: """
            The answer is the .ics file in the patient's mail. Yes confirms the session; no keeps it booked \
            and lists it in 'physio today', 'physio drift' and 'physio session list --declined'.
            Example: physio import-reply reply.ics
            """)

    @Argument(
        help: "The answer, an .ics file; - reads standard input.",
        completion: .file(extensions: ["ics"]))
    var file: String
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try access.changeSessions { _ in try RecordReplies(from: file) }
    }
}
