import ArgumentParser
import CivilTime
import Clinic
import Foundation
import Planner

/// How a command comes to its clinic: the file, the templates, the clock, who acts.
struct ClinicAccess {
    let options: GlobalOptions
    /// The clinic's file.
    let path: String
    /// One that is open already, and stays so.
    private let clinic: Clinic?

    init(_ options: GlobalOptions, at clinic: Clinic? = nil) {
        self.options = options
        path = Self.path(options)
        self.clinic = clinic
    }

    /// The same at a clinic that is open already.
    func opened(_ clinic: Clinic) -> ClinicAccess { ClinicAccess(options, at: clinic) }

    /// Opens the clinic for what `body` does, and folds the log into the file, so that it alone is the whole clinic.
    /// With `--dry-run` nothing that is done to it is kept; what is only read needs no right to write.
    func atClinic<Value>(reading: Bool = false, _ body: (Clinic) throws -> Value) throws -> Value {
        let clinic = try open(reading: reading)
        defer { if self.clinic == nil { clinic.close() } }
        return try body(clinic)
    }

    private func open(reading: Bool) throws -> Clinic {
        if let clinic { return clinic }
        return try Clinic.open(
            path: path, rehearsal: options.dryRun, reading: reading, plans: options.plans,
            clock: try clock(), actor: actor, command: Self.command)
    }

    /// The templates, for what needs no clinic.
    func catalog() throws -> Catalog {
        try (clinic?.shelf ?? CatalogShelf(folder: options.plans)).catalog()
    }

    func initClinic(
        name: String, timeZone: String, _ told: ClinicParticulars
    ) throws -> ClinicSettings {
        try Clinic.initialise(
            path: path, rehearsal: options.dryRun, name: name, timeZone: timeZone, told,
            shelf: CatalogShelf(folder: options.plans), clock: try clock(), actor: actor,
            command: Self.command)
    }

    var actor: String {
        let user = ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        return options.by ?? user ?? "unknown"
    }

    /// The wall clock that was told, else the real one.
    func clock() throws -> Clock {
        let told = options.now ?? ProcessInfo.processInfo.environment["PHYSIO_NOW"]
        guard let told, !told.isEmpty else {
            return .real(Moment(minute: Int(Date().timeIntervalSince1970 / 60)))
        }
        if let day = try? Day(parsing: told) { return .wall(LocalTime(day, .midnight)) }
        return .wall(try LocalTime(parsing: told))
    }

    /// The command for the history: no names and no free text, which erasing a patient must remove.
    private static var command: String {
        let kept: Set = [
            "--plan", "--start", "--from", "--to", "--at", "--minutes", "--date", "--cause",
            "--kind", "--capacity", "--buffer", "--longest-gap",
            "--max-per-day", "--time-zone", "--quit-date",
            "--side",
            "--entry", "--days", "--weeks", "--sessions", "--phase", "--on", "--despite",
            "--every", "--until", "--count", "--authorised", "--start-by", "--longest-pause",
            "--instead", "--earlier-than", "--priority", "--seats",
        ]
        var words = ["physio"]
        var command: (any ParsableCommand.Type)? = Physio.self
        var previous = ""
        for word in CommandLine.arguments.dropFirst() {
            let isID = "PTLRSABWOK".contains(word.prefix(1)) && Int(word.dropFirst()) != nil
            let isValue = previous.hasPrefix("--") && !GlobalOptions.flags.contains(previous)
            if word.hasPrefix("--") {
                words.append(word.split(separator: "=").first.map(String.init) ?? word)
            } else if !isValue, let verb = command?.subcommand(word) {
                command = verb
                words.append(word)
            } else {
                if !isValue { command = nil }
                let said = word.contains(" ") ? "\"\(word)\"" : word
                words.append(isID || kept.contains(previous) ? said : "…")
            }
            previous = word
        }
        return words.joined(separator: " ")
    }

    private static func path(_ options: GlobalOptions) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let file = options.db ?? environment["PHYSIO_DB"], !file.isEmpty { return file }
        let home = environment["HOME"] ?? "."
        let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (data ?? home + "/.local/share") + "/physio/clinic.db"
    }
}

extension ParsableCommand {
    /// The command below this one that has a name.
    fileprivate static func subcommand(_ name: String) -> (any ParsableCommand.Type)? {
        let all =
            configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
        return all.first { $0._commandName == name }
    }
}
