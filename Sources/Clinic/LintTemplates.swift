import PlanFiles
package import Planner

extension CatalogShelf {
    /// The built-in templates with the folder's on top, and every problem of either. Without a folder the files
    /// are trusted unless `checked`: they were checked when the program was built.
    static func load(
        folder: String?, checked: Bool = false
    ) throws -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        guard let folder else {
            return PlanFiles.load(builtIn: PlanFiles.builtIn, folders: [], checked: checked)
        }
        let (files, unreadable) = try PlanFiles.folder(folder)
        let (catalog, problems) = PlanFiles.load(
            builtIn: PlanFiles.builtIn, folders: [(folder, files)])
        return (catalog, (unreadable + problems).sorted())
    }
}

/// A problem of a template file, for people and for scripts.
package struct TemplateProblem: Sendable {
    /// `FILE:LINE:COLUMN: problem remedy`.
    package let line: String
    package let json: JSON
}

extension CatalogShelf {
    /// What the templates hold and everything that is wrong with them, in order of place.
    package static func lint(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [TemplateProblem]) {
        let (catalog, problems) = try load(folder: folder, checked: true)
        return (catalog, problems.map(TemplateProblem.init))
    }
}

extension TemplateProblem {
    fileprivate init(_ problem: PlanFiles.Problem) {
        line = problem.description
        json = [
            "file": .string(problem.file), "line": .integer(problem.line),
            "column": .integer(problem.column), "problem": .string(problem.problem),
            "remedy": .string(problem.remedy),
        ]
    }
}
