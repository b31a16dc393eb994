package import CivilTime
import ClinicStore
import Foundation
package import Planner
import Scheduler

/// When it is: the real instant, or a time on the wall clock that was set.
package enum Clock: Sendable {
    case real(Moment)
    case wall(LocalTime)

    func moment(in zone: ZoneRules) throws(Failure) -> Moment {
        switch self {
        case .real(let moment): return moment
        case .wall(let local):
            guard let moment = zone.first(local) else {
                throw Failure(
                    .usage, "\(local) does not exist in \(zone.identifier): clocks skip it.",
                    remedy: "Tell a time before or after the change.")
            }
            return moment
        }
    }
}

/// What was entered about a clinic, as it was entered; `nil` and empty are "nothing".
package struct ClinicInput: Sendable {
    var hours: String?
    var closed: [String]
    var phone: String?
    var address: String?
    var jurisdiction: String?
    var screeningDays: Int?
    /// Reasons with commas, or `none`: a session cancelled for one of them counts as used.
    package var doseLost: String?

    /// `NAME=N`, as `PlacementRules.weights` names them.
    package var weights: [String] = []

    package var email: String?

    /// Closed days that were read from a calendar.
    package var holidays: [Day] = []

    package init(
        hours: String? = nil, closed: [String] = [], phone: String? = nil,
        address: String? = nil, jurisdiction: String? = nil,
        screeningDays: Int? = nil
    ) {
        self.hours = hours
        self.closed = closed
        self.phone = phone
        self.address = address
        self.jurisdiction = jurisdiction
        self.screeningDays = screeningDays
    }

    func apply(to settings: inout ClinicSettings, today: Day) throws {
        if let hours {
            settings.hours = try WeeklyHours(parsing: hours)
            guard !settings.hours.isEmpty else {
                throw Failure(
                    .badData, "A clinic that never opens cannot book.",
                    remedy: "Say the hours, like \"Mon-Fri 08:00-18:00\".")
            }
        }
        let days = try closed.map { try Day(telling: $0, today: today) }
        settings.closedDays = Set(settings.closedDays + days + holidays).sorted()
        if let phone { settings.phone = phone }
        if let address { settings.address = address }
        if let email { settings.email = try Text.mailAddress(email) }
        if let jurisdiction {
            settings.jurisdiction = try Text.choice(jurisdiction, "jurisdiction")
        }
        if let doseLost {
            settings.doseLost =
                doseLost == "none"
                ? []
                : Set(
                    try doseLost.split(separator: ",").map {
                        try Text.choice(String($0), "reason to cancel")
                    })
        }
        for text in weights { try apply(weight: text, to: &settings) }
        if let screeningDays {
            settings.screeningDays = try Text.range(
                screeningDays, 1...365, "screening's validity", "days")
        }
    }

    /// A usual weight is not kept, so that it follows the program's.
    private func apply(weight text: String, to settings: inout ClinicSettings) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let names = PlacementRules.weights.map(\.key)
        guard parts.count == 2, let value = Int(parts[1]), (0...1000).contains(value),
            let path = PlacementRules.weights.first(where: { $0.key == parts[0] })?.value
        else {
            throw Failure(
                .usage, "'\(text)' is no weight.",
                remedy: "Write NAME=N with N from 0 to 1000, like extra-therapist=60.",
                details: Suggestions.near(parts.first ?? "", among: names))
        }
        let isUsual = PlacementRules.standard[keyPath: path] == value
        settings.weights[parts[0]] = isUsual ? nil : value
    }
}

extension Clinic {
    /// Opens the clinic's file; a rehearsal works on a copy in memory and writes nothing.
    ///
    /// - Throws: `StoreError` where the file cannot be opened or holds no clinic; `Failure` where its zone is
    ///   unknown, or the clocks skip the time that was set.
    package static func open(
        path: String, rehearsal: Bool, plans: String?, clock: Clock, actor: String,
        command: String
    ) throws -> Clinic {
        let store = try ClinicStore.open(path: path)
        let settings = try store.read { try $0.settings() }
        let zone = try ZoneFiles.rules(of: settings.timeZone)
        return Clinic(
            store: store, isRehearsal: rehearsal, shelf: CatalogShelf(folder: plans),
            settings: settings, zone: zone,
            ambient: Ambient(
                moment: try clock.moment(in: zone),
                makeUID: { UUID().uuidString.lowercased() }, actor: actor, command: command))
    }

    /// Makes the clinic's file, where none is yet.
    ///
    /// - Throws: `Failure` where an entry cannot be understood or the file cannot be made; `CivilTimeError`
    ///   for hours that cannot be read; `StoreError` where the file cannot be written.
    package static func initialise(
        path: String, rehearsal: Bool, name: String, timeZone: String, _ input: ClinicInput,
        clock: Clock, actor: String, command: String
    ) throws -> ClinicSettings {
        let zone = try ZoneFiles.rules(of: timeZone)
        let moment = try clock.moment(in: zone)
        var settings = ClinicSettings(
            name: try Text.name(name, of: "clinic"), timeZone: timeZone,
            hours: try WeeklyHours(parsing: "Mon-Fri 08:00-18:00"))
        try input.apply(to: &settings, today: zone.local(moment).day)
        try requirePlace(for: path)
        let change = Change(actor: actor, command: command, reason: nil, at: moment)
        if rehearsal { return settings }
        try makeFolder(of: path)
        try ClinicStore.open(path: path, create: true).write(change) {
            try $0.initClinic(settings)
        }
        return settings
    }

    /// Refuses a place where no clinic's file can be made.
    ///
    /// - Throws: `Failure` where there is a file already, or what should be its folder is none and
    ///   cannot be made.
    static func requirePlace(for path: String) throws(Failure) {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else {
            throw Failure(
                .cannotCreate, "There is a file '\(path)' already.",
                remedy:
                    "Change it with '\(do: .changeClinic)', or choose another with \(say: [.file: .blank(.file)])."
            )
        }
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        while !files.fileExists(atPath: folder.path), folder.path != "/" {
            folder = folder.deletingLastPathComponent()
        }
        var isFolder: ObjCBool = false
        _ = files.fileExists(atPath: folder.path, isDirectory: &isFolder)
        guard isFolder.boolValue else { throw noFolder(of: path) }
    }

    private static func noFolder(of path: String) -> Failure {
        Failure(
            .cannotCreate, "The folder of '\(path)' cannot be made.",
            remedy:
                "Choose a file in a folder that you may write to: \(say: [.file: .blank(.file)]).")
    }

    private static func makeFolder(of path: String) throws(Failure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
        } catch {
            throw noFolder(of: path)
        }
    }
}

extension ClinicSettings {
    /// Whether the clinic is open during the whole session.
    func isOpen(for session: SessionDetails) -> Bool {
        let day = session.start.day
        guard !closedDays.contains(day) else { return false }
        return hours[day.weekday].contains { range in
            range.start <= session.start.time
                && session.start.time.minutes + session.minutes <= range.end.minutes
        }
    }
}
