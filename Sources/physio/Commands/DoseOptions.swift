import ArgumentParser
import Clinic
import ClinicWords
import Planner

/// A patient's own dose, where it is not the template's.
struct DoseOptions: ParsableArguments {
    @OptionGroup var rate: RateOptions
    @Option(
        help: ArgumentHelp("Weeks of a phase, like 2:8; repeat.", valueName: "phase:n"))
    var weeks: [String] = []
    @Option(
        help: ArgumentHelp(
            "The phase with which the plan begins, counted from 1.", valueName: "n"))
    var phase: Int?
    @Option(
        help: ArgumentHelp(
            "An exercise that this patient does not do, by id or name; repeat.",
            valueName: "exercise"))
    var leaveOut: [String] = []
    @Option(
        help: ArgumentHelp(
            "What this patient does instead of an exercise, by id or name; repeat.",
            valueName: "old=new"))
    var replace: [String] = []
    @Flag(help: "The nearest dose that fits, where the whole one does not.")
    var asPossible = false

    func validate() throws { _ = try told() }

    func told() throws -> PatientDose {
        var dose = PatientDose()
        (dose.perWeek, dose.minutes) = try rate.told()
        for text in weeks {
            let (phase, number) = try Self.parts(text, of: "--weeks")
            guard let phase, let whole = Int(exactly: number), (1...104).contains(whole) else {
                throw ValidationError(
                    "--weeks names a phase and 1 to 104 weeks, like 2:8.")
            }
            dose.weeks[phase] = whole
        }
        if let phase {
            guard phase >= 1 else { throw ValidationError("--phase counts from 1.") }
            dose.firstPhase = phase == 1 ? nil : phase
        }
        dose.leftOut = leaveOut.isEmpty ? nil : leaveOut
        for text in replace {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2, !parts.contains(where: \.isEmpty) else {
                throw ValidationError("--replace names two exercises, like plank=dead-bug.")
            }
            dose.replaced = (dose.replaced ?? [:]).merging([parts[0]: parts[1]]) { $1 }
        }
        return dose
    }

    fileprivate static func parts(
        _ text: String, of option: String
    ) throws -> (phase: Int?, number: Double) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let phase = parts.count == 2 ? Int(parts[0]) : nil
        guard let last = parts.last, let number = Double(last), number.isFinite,
            parts.count == 1 || phase.map({ $0 >= 1 }) == true, parts.count <= 2
        else {
            throw ValidationError(
                "'\(text)' for \(option) is no number, and no phase with one like 2:1.")
        }
        return (phase, number)
    }
}

/// How often and how long.
struct RateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sessions a week, like 1 or 1.5, or of one phase like 2:1; repeat.",
            valueName: "n or phase:n"))
    var sessionsPerWeek: [String] = []
    @Option(help: ArgumentHelp("Minutes of each session.", valueName: "n")) var minutes: Int?

    func validate() throws { _ = try told() }

    /// By the number of the phase, 0 for all.
    func told() throws -> (perWeek: [Int: Double], minutes: Int?) {
        var perWeek: [Int: Double] = [:]
        for text in sessionsPerWeek {
            let (phase, number) = try DoseOptions.parts(text, of: "--sessions-per-week")
            guard (0.05...7).contains(number) else {
                throw ValidationError("--sessions-per-week is above 0, and 7 at most.")
            }
            perWeek[phase ?? 0] = number
        }
        guard minutes.map((5...240).contains) ?? true else {
            throw ValidationError("--minutes is 5 to 240.")
        }
        return (perWeek, minutes)
    }
}
