import BuiltInPlans
import Foundation
import PlanFiles
import Testing
import Yams

/// The clinical content beside the repository, which the plan files were made from.
enum Content {
    /// `$PHYSIO_EVIDENCE`, else `../shared/evidence` beside the repository.
    static let folder =
        ProcessInfo.processInfo.environment["PHYSIO_EVIDENCE"]
        .map { URL(fileURLWithPath: $0) }
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/evidence").standardized

    static var isAbsent: Bool {
        !FileManager.default.fileExists(atPath: folder.path)
            && ProcessInfo.processInfo.environment["CI"] != "true"
    }

    static func json(_ name: String) throws -> Tree {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return Tree(json: try JSONSerialization.jsonObject(with: data))
    }

    static func plan(_ path: String) throws -> Tree {
        let file = try #require(PlanFiles.builtIn.first { $0.path == path })
        return Tree(
            yaml: try #require(try compose(yaml: String(decoding: file.bytes, as: UTF8.self))))
    }
}
