import PlanFiles
import Planner

/// What the templates hold and everything that is wrong with them.
package struct LintedTemplates: Page {
    package struct Problem: Encodable, Sendable {
        package let file: String
        package let line: Int
        package let column: Int
        package let problem: String
        package let remedy: String
    }

    /// In order of place.
    package let problems: [Problem]
    /// Ids of the causes that are not built in.
    package let overrides: [String]
    /// Where each of those comes from.
    package let places: [String]
    /// How much there is of what.
    package let counts: [(count: Int, noun: String)]

    private enum CodingKeys: CodingKey { case problems, overrides }

    /// Of the built-in templates, or of a folder's on top of them.
    ///
    /// - Throws: `FileRefusal` where the folder itself cannot be read.
    package init(folder: String?) throws {
        let (catalog, problems) = try CatalogShelf.linted(folder: folder)
        let own = catalog.causes.filter { $0.place != .builtIn }
        self.problems = problems.map {
            Problem(
                file: $0.file, line: $0.line, column: $0.column, problem: $0.problem,
                remedy: $0.remedy)
        }
        overrides = own.map(\.id)
        places = own.map(\.place.words)
        counts = [
            (catalog.causes.count, "causes"), (catalog.medicines.count, "medicines"),
            (catalog.exercises.count, "exercises"), (catalog.sources.count, "sources"),
        ]
    }
}
