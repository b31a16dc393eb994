import ArgumentParser
import CivilTime
import Clinic
import Foundation
import Planner

/// Where a command works: the file, the catalogue, the clock and the width of the paper.
final class Desk {
    let options: GlobalOptions
    /// The clinic's file.
    let path: String
    /// Columns of the terminal; `nil` when the output goes elsewhere.
    let width: Int?
    fileprivate var opened: Clinic?
    /// As first read; nobody is renamed while a command tells what it did.
    fileprivate var names: [String: String] = [:]
    /// Whose treatment is stopped, as the command left it.
    lazy var stops: [ID<Patient>: TreatmentStop] = opened.flatMap { try? $0.stops() } ?? [:]

    init(_ options: GlobalOptions) {
        self.options = options
        path = Self.path(options)
        width = isatty(STDOUT_FILENO) == 1 ? 80 : nil
    }

    /// The clinic, opened once; with `--dry-run` a copy in memory.
    func clinic() throws -> Clinic {
        if let opened { return opened }
        let clinic = try Clinic.open(
            path: path, rehearsal: options.dryRun, plans: options.plans, clock: try clock(),
            actor: actor, command: Self.command)
        opened = clinic
        return clinic
    }

    /// The templates of the clinic at work, read once.
    var openedShelf: CatalogShelf? { opened?.shelf }

    /// Folds the log into the file, so that the file alone is the whole clinic.
    func close() { opened?.close() }

    func initClinic(name: String, timeZone: String, _ input: ClinicInput) throws -> ClinicSettings {
        try Clinic.initialise(
            path: path, rehearsal: options.dryRun, name: name, timeZone: timeZone, input,
            clock: try clock(), actor: actor, command: Self.command)
    }

    var actor: String {
        options.by ?? ProcessInfo.processInfo.environment["USER"] ?? "unknown"
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
            "--kind", "--capacity", "--max-per-day", "--time-zone", "--quit-date", "--side",
            "--entry", "--days", "--weeks", "--sessions", "--phase", "--on", "--despite",
        ]
        var words = ["physio"]
        var command: (any ParsableCommand.Type)? = Physio.self
        var previous = ""
        for word in CommandLine.arguments.dropFirst() {
            let isID = "PTLRSA".contains(word.prefix(1)) && Int(word.dropFirst()) != nil
            let isValue = previous.hasPrefix("--") && !GlobalOptions.flags.contains(previous)
            if word.hasPrefix("--") {
                words.append(word.split(separator: "=").first.map(String.init) ?? word)
            } else if !isValue, let verb = command?.subcommand(word) {
                command = verb
                words.append(word)
            } else {
                if !isValue { command = nil }
                words.append(isID || kept.contains(previous) ? word : "…")
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

extension Desk {
    func text(_ table: Table) -> String { table.text(width: width) }

    func therapistName(_ id: ID<Therapist>) -> String {
        name("\(id)") { try clinic().therapists().map { ("\($0.id)", $0.name) } }
    }

    func patientName(_ id: ID<Patient>) -> String {
        name("\(id)") { try clinic().patients().map { ("\($0.id)", $0.name) } }
    }

    func roomName(_ id: ID<Room>?) -> String {
        guard let id else { return "–" }
        return name("\(id)") { try clinic().rooms().map { ("\($0.id)", $0.name) } }
    }

    /// Reads all names of a kind at once; a day in the diary asks for hundreds.
    private func name(_ id: String, reading all: () throws -> [(String, String)]) -> String {
        if let known = names[id] { return known }
        for (id, name) in (try? all()) ?? [] { names[id] = name }
        return names[id] ?? id
    }

    func json(_ session: Session) -> JSON {
        guard let clinic = try? clinic() else { return .null }
        let stop = stops[session.details.patient]
        return session.json(in: clinic.zone, troubles: clinic.troubles(of: session, stop))
    }

    func json(_ patient: Patient) -> JSON {
        (try? patient.json(
            on: clinic().today, names: clinic().recordedNames(of: patient.details))) ?? .null
    }

    func json(_ plan: StoredPlan, _ sessions: [Session]) -> JSON {
        (try? plan.json(
            sessions: sessions.map(json), dose: clinic().dose(of: plan, sessions),
            live: clinic().liveFindings(of: plan)))
            ?? .null
    }
}

extension Desk {
    /// A desk with the same options at an open clinic.
    func at(_ clinic: Clinic) -> Desk {
        let desk = Desk(options)
        desk.opened = clinic
        return desk
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
