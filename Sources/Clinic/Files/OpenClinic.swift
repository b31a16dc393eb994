package import CivilTime
import ClinicStore
import Foundation
package import Planner

/// When it is: the real instant, or a time on the wall clock that was set.
package enum Clock: Sendable {
    case real(Moment)
    case wall(LocalTime)

    func moment(in zone: ZoneRules) throws(FileRefusal) -> Moment {
        switch self {
        case .real(let moment): return moment
        case .wall(let local):
            guard let moment = zone.first(local) else {
                throw .skipped(local, zone: zone.identifier)
            }
            return moment
        }
    }
}

extension Clinic {
    /// Opens the clinic's file; a rehearsal takes back what it writes. What only reads changes no byte of it and needs no
    /// right to write.
    ///
    /// - Throws: `StoreError` where the file cannot be opened or holds no clinic; `FileRefusal` where its zone is
    ///   unknown, or the clocks skip the time that was set.
    package static func open(
        path: String, rehearsal: Bool, reading: Bool = false, plans: String?, clock: Clock,
        actor: String, command: String
    ) throws -> Clinic {
        let store = try reading ? ClinicStore.openForReading(path: path) : .open(path: path)
        let settings = try store.read { try $0.settings() }
        let zone = try ZoneFiles.rules(of: settings.timeZone)
        return Clinic(
            store: store, isRehearsal: rehearsal, shelf: CatalogShelf(folder: plans),
            settings: settings, zone: zone,
            ambient: Ambient(
                moment: try clock.moment(in: zone),
                makeUID: { UUID().uuidString.lowercased() },
                actor: try Text.name(actor, of: .actor), command: Text.line(command)))
    }

    /// Which day it is in a time zone.
    ///
    /// - Throws: `FileRefusal` where the zone is unknown, or the clocks skip the time that was set.
    package static func today(in timeZone: String, _ clock: Clock) throws -> Day {
        let zone = try ZoneFiles.rules(of: timeZone)
        return zone.local(try clock.moment(in: zone)).day
    }

    /// Makes the clinic's file, where none is yet.
    ///
    /// - Throws: `InputRefusal` where an entry cannot be understood; `FileRefusal` where the file cannot be made; `CivilTimeError`
    ///   for hours that cannot be read; `StoreError` where the file cannot be written.
    package static func initialise(
        path: String, rehearsal: Bool, name: String, timeZone: String, _ input: ClinicParticulars,
        shelf: CatalogShelf = CatalogShelf(folder: nil), clock: Clock, actor: String,
        command: String
    ) throws -> ClinicSettings {
        let zone = try ZoneFiles.rules(of: timeZone)
        let moment = try clock.moment(in: zone)
        var settings = ClinicSettings(
            name: try Text.name(name, of: .clinic), timeZone: timeZone,
            hours: try WeeklyHours(parsing: "Mon-Fri 08:00-18:00"))
        try input.chooseHolidays(&settings, shelf)
        try input.apply(to: &settings)
        try requirePlace(for: path)
        let change = Change(
            actor: try Text.name(actor, of: .actor), command: Text.line(command), reason: nil,
            at: moment)
        if rehearsal { return settings }
        try makeFolder(of: path)
        try ClinicStore.open(path: path, create: true).write(change) {
            try $0.initClinic(settings)
        }
        return settings
    }

    /// Refuses a place where no clinic's file can be made.
    ///
    /// - Throws: `FileRefusal` where there is a file already, or what should be its folder is none and
    ///   cannot be made.
    static func requirePlace(for path: String) throws(FileRefusal) {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw .exists(path: path) }
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        while !files.fileExists(atPath: folder.path), folder.path != "/" {
            folder = folder.deletingLastPathComponent()
        }
        var isFolder: ObjCBool = false
        _ = files.fileExists(atPath: folder.path, isDirectory: &isFolder)
        guard isFolder.boolValue else { throw .noFolder(of: path) }
    }

    private static func makeFolder(of path: String) throws(FileRefusal) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
        } catch {
            throw .noFolder(of: path)
        }
    }
}
