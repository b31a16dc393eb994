package import CivilTime
import Foundation

/// The system's time zone files (TZif), from which every zone is read.
package enum ZoneFiles {
    /// The folders to look in: `$TZDIR` alone where it is set, else the usual ones.
    package static func folders(environment: [String: String]) -> [String] {
        if let folder = environment["TZDIR"], !folder.isEmpty { return [folder] }
        return [
            "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
        ]
    }

    /// The rules of an IANA zone like `Europe/London`; an unknown zone is an error, never UTC.
    ///
    /// - Throws: `FileRefusal` where the system has no such zone, or its file is damaged.
    package static func rules(
        of identifier: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(FileRefusal) -> ZoneRules {
        let allowed = identifier.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "/_+-".utf8.contains($0)
        }
        guard allowed, !identifier.isEmpty, !identifier.hasPrefix("/") else {
            throw .unknownZone(identifier)
        }
        for folder in folders(environment: environment) {
            let url = URL(fileURLWithPath: folder).appendingPathComponent(identifier)
            guard let data = try? Data(contentsOf: url), data.starts(with: Array("TZif".utf8))
            else {
                continue
            }
            do { return try ZoneRules(tzif: Array(data), identifier: identifier) } catch {
                throw .damagedZone(error)
            }
        }
        throw .unknownZone(identifier)
    }

    /// The rules of an IANA zone whose name may be written in whatever case; `nil` where the system has no such zone, or
    /// its file is damaged.
    static func rules(
        ofAnyCase name: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> ZoneRules? {
        if let rules = try? rules(of: name, environment: environment) { return rules }
        let spelled = folders(environment: environment).lazy.compactMap {
            spelling(of: name, in: $0)
        }
        return spelled.first.flatMap { try? rules(of: $0, environment: environment) }
    }

    /// The name of a file below a folder as it is written there; `nil` where there is none.
    private static func spelling(of name: String, in folder: String) -> String? {
        let parts = name.split(separator: "/").map { $0.lowercased() }
        guard !parts.isEmpty, parts.count <= 3 else { return nil }
        return parts.reduce("" as String?) { found, part in
            guard let found else { return nil }
            let entries = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(found)")
            let entry = entries?.sorted().first { $0.lowercased() == part }
            return entry.map { found.isEmpty ? $0 : "\(found)/\($0)" }
        }
    }
}
