package import Planner

/// Reads plan files and reports everything that is wrong with them, not only the first thing.
package enum PlanFiles {
    /// A file in memory, its path as seen from `Plans/` or a clinic's folder.
    package struct File: Hashable, Sendable {
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// Something to correct, and where. Lines and columns count from 1; 0 is the file as a whole.
    package struct Problem: Error, Hashable, Comparable, Sendable, CustomStringConvertible {
        package let file: String
        package let line: Int
        package let column: Int
        package let problem: String
        package let remedy: String

        package var description: String { "\(file):\(line):\(column): \(problem) \(remedy)" }

        package static func < (left: Problem, right: Problem) -> Bool {
            (left.file, left.line, left.column, left.problem, left.remedy)
                < (right.file, right.line, right.column, right.problem, right.remedy)
        }
    }

    /// Whether a plan file holds names.
    package static func holdsNames(_ path: String) -> Bool {
        path == "names.yaml" || path.hasPrefix("names/")
    }

    /// Reads `Plans/` itself, from its YAML: the files that a program is to carry, all at once.
    ///
    /// With any problem the catalogue holds only what could be read and must not be used for plans.
    package static func plans(_ files: [File]) -> (catalog: Catalog, problems: [Problem]) {
        let log = ProblemLog()
        var shelf = Shelf()
        shelf.add(files: files, place: .builtIn, prefix: "Plans", log: log)
        shelf.check(log)
        var catalog = shelf.catalog()
        let problems = log.problems + addNames(of: [("Plans", files)], to: &catalog)
        return (catalog, Set(problems).sorted())
    }

    /// Reads the files of a base and then each folder, whose entries add to or override what came before by id.
    ///
    /// With any problem the catalogue holds only what could be read and must not be used for plans.
    /// `folders` are named as the user calls them; the name leads each path in a problem.
    package static func load(
        over base: Base, folders: [(name: String, files: [File])]
    ) -> (catalog: Catalog, problems: [Problem]) {
        let log = ProblemLog()
        var shelf = Shelf()
        shelf.add(base.files, log)
        for folder in folders {
            shelf.add(
                files: folder.files, place: .folder(folder.name), prefix: folder.name, log: log)
        }
        shelf.check(log)
        var catalog = shelf.catalog()
        catalog.namesOnDemand = base.names
        let problems = log.problems + addNames(of: folders, to: &catalog)
        return (catalog, Set(problems).sorted())
    }
}

/// Gathers problems while files are read.
final class ProblemLog {
    private(set) var problems: [PlanFiles.Problem] = []

    func report(_ problem: PlanFiles.Problem) { problems.append(problem) }
}
