import CivilTime
import ClinicStore
import Foundation
import Planner

/// One thing that was looked at.
package struct Finding: Encodable, Sendable {
    package let what: String
    package let isSound: Bool
    package let found: Advice

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
            Finding(what: "physio", isSound: true, found: Advice(version)),
            Finding(what: "SQLite", isSound: true, found: Advice(ClinicStore.sqliteVersion)),
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
                found: "\(folder ?? "?"), Europe/London changes \(changes.count) times in 2026")
        } catch {
            return Finding(
                what: "time zones", isSound: false, found: "none found: install tzdata")
        }
    }

    private static func templates(_ folder: String?) -> Finding {
        do {
            let (catalog, problems) = try CatalogShelf.load(folder: folder)
            return Finding(
                what: "templates", isSound: problems.isEmpty && !catalog.causes.isEmpty,
                found: """
                    \(catalog.causes.count) causes, \(problems.count) problems, \
                    \(folder.map { "with \($0)" } ?? "built-in")
                    """)
        } catch { return Finding(what: "templates", isSound: false, found: told(error)) }
    }

    private static func told(_ error: any Error) -> Advice {
        Failure(telling: error)?.told ?? Advice(String(describing: error))
    }

    private static func database(_ path: String) -> Finding {
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(
                what: "database", isSound: true,
                found: "none yet at \(path): \(do: .makeClinic) makes it")
        }
        do {
            let settings = try ClinicStore.open(path: path).read { try $0.settings() }
            return Finding(
                what: "database", isSound: true, found: "\(path), zone \(settings.timeZone)")
        } catch { return Finding(what: "database", isSound: false, found: told(error)) }
    }
}
