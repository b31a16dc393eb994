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

    /// Reads the built-in files and then each folder, whose entries add to or override what came
    /// before by id.
    ///
    /// With any problem the catalogue holds only what could be read and must not be used for plans.
    /// `folders` are named as the user calls them; the name leads each path in a problem.
    package static func load(
        overBuiltIn: Bool = true, folders: [(name: String, files: [File])]
    ) -> (catalog: Catalog, problems: [Problem]) {
        let log = ProblemLog()
        var shelf = Shelf()
        if overBuiltIn { shelf.addBuiltIn(log) { _ in true } }
        for folder in folders {
            shelf.add(
                files: folder.files, place: .folder(folder.name), prefix: folder.name, log: log)
        }
        shelf.check(log)
        var catalog = shelf.catalog()
        let problems = log.problems + addNames(of: folders, to: &catalog)
        return (catalog, Set(problems).sorted())
    }

    /// The built-in files, or those whose paths are needed. They were parsed when the program was built, and a
    /// test checks them: here they are trusted.
    package static func builtInCatalog(where isNeeded: (String) -> Bool = { _ in true }) -> Catalog
    {
        var shelf = Shelf()
        shelf.addBuiltIn(ProblemLog(isTrusting: true), where: isNeeded)
        var catalog = shelf.catalog()
        _ = addNames(of: [], to: &catalog)
        return catalog
    }

    /// Every problem of a clinic's own files, read on top of the built-in ones.
    package static func problems(in files: [File], folder: String) -> [Problem] {
        load(folders: [(folder, files)]).problems
    }
}

/// Gathers problems while files are read.
final class ProblemLog {
    private(set) var problems: [PlanFiles.Problem] = []

    /// Files that were checked before: what only looks for problems is left out.
    let isTrusting: Bool

    init(isTrusting: Bool = false) { self.isTrusting = isTrusting }

    func report(_ problem: PlanFiles.Problem) { problems.append(problem) }
}
