import CivilTime
import ClinicStore
import Foundation
import Planner

/// One thing that was looked at.
package struct Finding: Encodable, Sendable {
    package let what: String
    package let isSound: Bool
    package let found: Found

    /// What there is of it.
    package enum Found: Unworded, Documented {
        case version(String)
        /// How often the clocks of London change in 2026; the folder that the zones are in.
        case zones(folder: String?, changes: Int)
        case noZones
        case templates(causes: Int, problems: Int, folder: String?)
        case noFile(path: String)
        case file(path: String, zone: String)
        case refused(any Error)
    }

    package enum CodingKeys: String, CodingKey {
        case what
        case isSound = "ok"
        case found
    }
}

/// Looks whether the program has what it needs on this machine.
package struct Doctor: Page {
    package let findings: [Finding]

    package init(path: String, plans: String?, version: String) {
        findings = [
            Finding(what: "physio", isSound: true, found: .version(version)),
            Finding(what: "SQLite", isSound: true, found: .version(ClinicStore.sqliteVersion)),
            Self.zones(), Self.templates(plans), Self.database(path),
        ]
    }

    private static func zones() -> Finding {
        let environment = ProcessInfo.processInfo.environment
        let folder = ZoneFiles.folders(environment: environment).first {
            FileManager.default.fileExists(atPath: $0 + "/Europe/London")
        }
        do {
            // London changes its clocks in March and October; a zone that does not is not London.
            let london = try ZoneFiles.rules(of: "Europe/London")
            let changes = london.transitions(
                from: try Day(parsing: "2026-01-01"), through: try Day(parsing: "2026-12-31"))
            return Finding(
                what: "time zones", isSound: changes.count == 2,
                found: .zones(folder: folder, changes: changes.count))
        } catch {
            return Finding(what: "time zones", isSound: false, found: .noZones)
        }
    }

    private static func templates(_ folder: String?) -> Finding {
        do {
            let (catalog, problems) = try CatalogShelf.load(folder: folder)
            return Finding(
                what: "templates", isSound: problems.isEmpty && !catalog.causes.isEmpty,
                found: .templates(
                    causes: catalog.causes.count, problems: problems.count, folder: folder))
        } catch { return Finding(what: "templates", isSound: false, found: .refused(error)) }
    }

    private static func database(_ path: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(what: "database", isSound: true, found: .noFile(path: path))
        }
        do {
            let settings = try ClinicStore.openForReading(path: path).read { try $0.settings() }
            return Finding(
                what: "database", isSound: true, found: .file(path: path, zone: settings.timeZone))
        } catch { return Finding(what: "database", isSound: false, found: .refused(error)) }
    }
}
