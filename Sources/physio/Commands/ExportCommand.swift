import ArgumentParser
import Clinic
import ClinicWords
import Foundation
import Planner

struct ExportCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write an iCalendar file, or invitations to mail.",
        discussion: """
            Titles are neutral unless --privacy full is asked for: no diagnosis, no medicine, no weight.
            Where an earlier file was taken over Outlook shows both: delete those entries there first.
            Medicines ring when it is time; --alarm adds bells for sessions and for what the patient does alone.
            With --invite one file for each session whose invitation is new or changed is written, with the \
            clinic's and the patient's mail address; send it as text/calendar with the method that is told. \
            'physio import-reply' takes the answer.
            With --free-busy one file says from today on when a therapist is busy, and nothing else: no name, no \
            title. Sessions, absences and imported busy times count; the clinic's mail address is in it.
            Example: physio export --patient "Jo Park" --output jo.ics --alarm 1d,2h --alarm routines=18:00
            Example: physio export --therapist T1 --names full --notes --output ana.ics
            Example: physio export --session S12 --output S12.ics
            Example: physio export --therapist T1 --free-busy --output ana-busy.ics
            Example: physio export --session S12 --invite --output S12.ics
            Example: physio export --plan L1 --invite --output invitations/
            """)

    private static let everything = "sessions,routines,milestones"

    @Option(help: "This patient's calendar.", completion: .patients) var patient: String?
    @Option(help: "This plan's calendar.", completion: .plans) var plan: String?
    @Option(help: "This therapist's calendar.", completion: .therapists) var therapist: String?
    @Flag(help: "All sessions of the clinic.") var clinic = false
    @Option(help: "This session alone, for its patient.", completion: .sessions)
    var session: String?
    @Option(
        help: ArgumentHelp(
            "Where to write; - is standard output. For several invitations a folder.",
            valueName: "file"))
    var output = "-"
    @Option(help: "busy, neutral or full.", completion: .list(["busy", "neutral", "full"]))
    var privacy = "neutral"
    @Option(help: "Any of sessions, routines, milestones, with commas.")
    var include = Self.everything
    @Option(
        help: ArgumentHelp(
            "Bells before sessions, like 1d,2h; routines=18:00 or medicines=10m for the others, none for none;"
                + " repeat.", valueName: "bells"))
    var alarm: [String] = []
    @Option(help: "Patients in a therapist's or the clinic's calendar: initials or full.")
    var names: String?
    @Flag(help: "Times of sessions in UTC, where Outlook knows too little of a time zone.")
    var utc = false
    @Flag(help: "When a therapist is busy, without anything else.") var freeBusy = false
    @Flag(help: "For those who treat: with the team's notes.") var notes = false
    @Flag(help: "Invitations and cancellations, to send by mail.") var invite = false
    @Flag(help: "With --invite: also what would say the same as the last one.") var all = false
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let told = [patient, plan, therapist, session].compactMap { $0 }.count + (clinic ? 1 : 0)
        if told != 1 {
            throw ValidationError(
                "Say one of --patient, --plan, --session, --therapist or --clinic.")
        }
        if invite, therapist != nil || clinic {
            throw ValidationError("Patients are invited: --patient, --plan or --session.")
        }
        if freeBusy, therapist == nil {
            throw ValidationError(
                "Free/busy times are a therapist's: --free-busy goes with --therapist.")
        }
        let asksForMore =
            utc || names != nil || !alarm.isEmpty || notes || privacy != "neutral"
            || include != Self.everything || invite
        if freeBusy, asksForMore {
            throw ValidationError(
                "Free/busy times tell no more than when: leave out --privacy, --include, --alarm, "
                    + "--names, --notes, --utc and --invite.")
        }
        if all, !invite { throw ValidationError("--all goes with --invite.") }
        if notes, therapist == nil, !clinic {
            throw ValidationError("The team's notes are for --therapist and --clinic.")
        }
    }

    func report(at access: ClinicAccess) throws -> Report {
        try access.atClinic { clinic in
            if invite { return try Report(invitations(at: clinic), at: clinic) }
            if freeBusy { return try Report(self.freeBusy(at: clinic), at: clinic) }
            return try Report(calendar(at: clinic), at: clinic)
        }
    }

    private func calendar(at clinic: Clinic) throws -> ExportedCalendar {
        let subject: CalendarSubject =
            if let patient {
                .patient(try clinic.patient(named: patient).id)
            } else if let plan {
                .plan(try clinic.plan(named: plan).id)
            } else if let session {
                .session(try clinic.session(named: session).id)
            } else if let therapist {
                .therapist(try clinic.therapist(named: therapist).id)
            } else {
                .clinic
            }
        let calendar = try Written.calendar(
            privacy: privacy, include: include, alarms: alarm, names: names, inUTC: utc,
            hasNotes: notes)
        var text: String?
        let summary: ExportSummary
        if output != "-" {
            if options.dryRun { try OutputFile.check(output) }
            let file = options.dryRun ? nil : try OutputFile(output)
            summary = try clinic.writeCalendar(of: subject, calendar) { try file?.write($0) }
            try clinic.perform(NoteGiven(summary.given))
            try file?.keep()
        } else {
            let spool = try Spool()
            summary = try clinic.writeCalendar(of: subject, calendar) { try spool.write($0) }
            try clinic.perform(NoteGiven(summary.given))
            text = try tell(spool)
        }
        return ExportedCalendar(
            file: output == "-" ? nil : output, events: summary.events, calendar: text,
            remark: summary.remark, bells: summary.bells)
    }

    /// The calendar on standard output; its text where that stays for the document with `--json`.
    private func tell(_ spool: Spool) throws -> String? {
        var whole = Data()
        try spool.empty { portion in
            if options.json { whole += portion } else { try Output.write(portion) }
        }
        return options.json ? String(decoding: whole, as: UTF8.self) : nil
    }

    /// Standard output stays for the document with `--json`; a dry run writes no file.
    private func write(_ bytes: [UInt8], to path: String) throws {
        if path == "-" {
            if !options.json { try Output.write(Data(bytes)) }
            return
        }
        guard !options.dryRun else {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            // The folder of invitations is made for them.
            let isMade = invite && !FileManager.default.fileExists(atPath: folder)
            return isMade ? () : try OutputFile.check(path)
        }
        let file = try OutputFile(path)
        try file.write(bytes)
        try file.keep()
    }
}

extension ExportCommand {
    private func freeBusy(at clinic: Clinic) throws -> ExportedBusy {
        let therapist = try clinic.therapist(named: self.therapist ?? "")
        let file = try clinic.freeBusy(of: therapist.id)
        try write(file.bytes, to: output)
        let isTold = output == "-"
        return ExportedBusy(
            file: isTold ? nil : output, busy: file.count, through: file.through,
            calendar: isTold ? String(decoding: file.bytes, as: UTF8.self) : nil)
    }

    private func invitations(at clinic: Clinic) throws -> WrittenInvitations {
        let sessions =
            if let session {
                [try clinic.session(named: session)]
            } else {
                try clinic.sessions(
                    plan: try plan.map { try clinic.plan(named: $0).id },
                    patient: try patient.map { try clinic.patient(named: $0).id })
            }
        let (invitations, unchanged, given) = try clinic.invite(
            to: sessions, Written.calendar(privacy: privacy, alarms: alarm, inUTC: utc),
            includesSame: all || session != nil)
        let files = try invitations.isEmpty ? [] : self.files(for: invitations)
        try clinic.perform(NoteGiven(given.seen))
        for (invitation, file) in zip(invitations, files) { try write(invitation.bytes, to: file) }
        try clinic.perform(NoteGiven(given.sent))
        return WrittenInvitations(
            zip(invitations, files), unchanged: unchanged, toOutput: output == "-",
            asDocument: options.json)
    }

    /// The file told for one invitation, else one in the folder told for each.
    private func files(for invitations: [Invitation]) throws -> [String] {
        if output == "-", options.json || invitations.count == 1 {
            return invitations.map { _ in "-" }
        }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
        if exists && isFolder.boolValue || output.hasSuffix("/") {
            if !options.dryRun {
                try? FileManager.default.createDirectory(
                    atPath: output, withIntermediateDirectories: true)
            }
            let folder = URL(fileURLWithPath: output)
            return invitations.map { folder.appendingPathComponent($0.fileName).path }
        }
        guard invitations.count == 1 else {
            throw Failure(
                .usage, "There are \(invitations.count) invitations, one file for each.",
                remedy: "Name a folder: --output invitations/")
        }
        return [output]
    }
}
