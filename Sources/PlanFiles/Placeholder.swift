package import Planner
package enum PlanFiles {
    package struct File: Sendable { package let path: String; package let bytes: [UInt8] }
    package struct Problem: Hashable, Comparable, Sendable, CustomStringConvertible {
        package let file: String, line: Int, column: Int, problem: String, remedy: String
        package var description: String { "\(file):\(line):\(column): \(problem) \(remedy)" }
        package static func < (l: Problem, r: Problem) -> Bool { l.line < r.line }
    }
    package static var builtIn: [File] { EmbeddedPlans.files.map { File(path: $0.path, bytes: Array($0.text.utf8)) } }
    package static func folder(_ path: String) throws -> ([File], [Problem]) { ([], []) }
    package static func load(builtIn: [File], folders: [(name: String, files: [File])]) -> (
        catalog: Catalog, problems: [Problem]
    ) { (Catalog(), []) }
}
