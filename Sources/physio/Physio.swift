import ArgumentParser
import Clinic
import Foundation

/// The command line. Data goes to standard output, talk to standard error.
@main
struct Physio: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "physio",
        abstract: "From a diagnosed cause of hip or back pain to a dated treatment plan.",
        discussion: """
            A first plan, from nothing:
              physio clinic init --name "Hill Street Physio" --time-zone Europe/London
              physio therapist add "Ana Silva"
              physio patient add "Jo Park" --born 1961-04-02
              physio screen "Jo Park" --clear
              physio plan create "Jo Park" --cause hip-osteoarthritis --start mon
              physio export --patient "Jo Park" --output jo.ics

            PhysioPlan is not a medical device: its doses are defaults with their sources, and a \
            licensed clinician decides.
            """,
        version: Build.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Setting up",
                subcommands: [
                    DemoCommand.self, DoctorCommand.self, ClinicGroup.self, RoomGroup.self,
                    TherapistGroup.self, AbsenceGroup.self, BlockGroup.self, ClassGroup.self,
                    ImportBusyCommand.self,
                    RepairCommand.self,
                ]),
            CommandGroup(
                name: "Treating",
                subcommands: [
                    PatientGroup.self, CauseGroup.self, SignGroup.self, AssessCommand.self,
                    ScreenCommand.self, SafetyGroup.self,
                    PlanGroup.self, MedicineGroup.self, OutcomeGroup.self,
                    SmokingGroup.self, SessionGroup.self, WaitGroup.self,
                    UpcomingCommand.self, TodayCommand.self, WeekCommand.self, DriftCommand.self,
                    ReportCommand.self, CapacityCommand.self,
                    ExportCommand.self, ImportReplyCommand.self, PublishCommand.self,
                ]),
            CommandGroup(
                name: "Looking after the file",
                subcommands: [
                    CheckCommand.self, HistoryCommand.self, UndoCommand.self,
                    TemplateGroup.self, FactGroup.self,
                ]),
        ])

    static func main() {
        Output.open()
        let arguments = joined(hoisted(Array(CommandLine.arguments.dropFirst())))
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Complaint(error, asJSON: arguments.contains("--json")).tellAndEnd(Self.self, arguments)
        }
        Output.end(EXIT_SUCCESS)
    }

    /// Says `--days -7` as `--days=-7`: no option of the program begins with a digit, so the number is a value.
    private static func joined(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let words = arguments[..<end].reduce(into: [String]()) { words, word in
            let isNumber = word.first == "-" && word.dropFirst().first?.isNumber == true
            if isNumber, let last = words.last, last.hasPrefix("--"), !last.contains("=") {
                words[words.count - 1] = "\(last)=\(word)"
            } else {
                words.append(word)
            }
        }
        return words + arguments[end...]
    }

    /// Moves global options that stand before the noun behind it, where the commands read them.
    private static func hoisted(_ arguments: [String]) -> [String] {
        var before: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("--") {
            let name = first.split(separator: "=").first.map(String.init) ?? first
            guard GlobalOptions.flags.contains(first) || GlobalOptions.named.contains(name) else {
                break
            }
            before.append(rest.removeFirst())
            if GlobalOptions.named.contains(first), let value = rest.popFirst() {
                before.append(value)
            }
        }
        guard let noun = rest.firstIndex(of: "--") else { return Array(rest) + before }
        return Array(rest[..<noun]) + before + Array(rest[noun...])
    }
}
