import BuiltInPlans
import PlanFiles
package import Planner

extension CatalogShelf {
    /// The built-in templates, which were checked when the program was built, or those with the folder's on top
    /// and every problem of either.
    static func load(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        try folder.map(checked) ?? (PlanFiles.builtInCatalog(), [])
    }

    private static func checked(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        let (files, unreadable) = try folder.map(files) ?? ([], [])
        let folders = folder.map { [(name: $0, files: files)] } ?? []
        let (catalog, problems) = PlanFiles.load(folders: folders)
        return (catalog, (unreadable + problems).sorted())
    }

    private static func files(
        of folder: String
    ) throws(Failure) -> (files: [PlanFiles.File], problems: [PlanFiles.Problem]) {
        do throws(PlanFiles.Problem) {
            return try PlanFiles.folder(folder)
        } catch {
            throw Failure(
                .notFound, "The folder '\(folder)' cannot be read.",
                remedy: Advice(error.remedy))
        }
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
    ///
    /// - Throws: `Failure` where the folder itself cannot be read.
    package static func lint(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [TemplateProblem]) {
        let (catalog, problems) = try checked(folder: folder)
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
