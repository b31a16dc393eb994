import ArgumentParser
import CivilTime
import Clinic

/// Makes a clinic's file of any size, to see how the program does in a large one.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Make a clinic's file of any size.",
        discussion: """
            Its rows are those of the program's own operations, each with its entry in the history, in the order of \
            their time. The same numbers make the same clinic, but for random UIDs.
            Example: physio-bench generate large.db --therapists 200 --patients 10000 --sessions 300000 --years 3
            """)

    @Argument(help: "The file to make; it must not be there.") var file: String
    @Option(help: "Therapists, 1 to 1000.") var therapists = 20
    @Option(help: "Patients, 1 to 100000.") var patients = 1_000
    @Option(help: "Sessions, at least so many.") var sessions = 30_000
    @Option(help: "Years of history, 1 to 10.") var years = 3
    @Option(help: "The day on which it is used, like 2026-12-01.") var today = "2026-12-01"
    @Option(help: "For the random choices.") var seed: UInt64 = 1

    func validate() throws {
        guard 1...1000 ~= therapists, 1...100_000 ~= patients, 1...10 ~= years, sessions > 0 else {
            throw ValidationError("A number is out of its range: see --help.")
        }
    }

    func run() throws {
        let size = LargeClinic.Size(
            therapists: therapists, patients: patients, sessions: sessions, years: years)
        let clinic = try LargeClinic(size, today: Day(parsing: today), seed: seed)
        let made = try clinic.make(at: file)
        print(
            "\(file): \(therapists) therapists, \(patients) patients, \(made.plans) plans, "
                + "\(made.sessions) sessions")
    }
}
