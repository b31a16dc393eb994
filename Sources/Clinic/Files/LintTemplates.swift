import BuiltInPlans
import PlanFiles
import Planner

extension CatalogShelf {
    /// The built-in templates, which were checked when the program was built, or those with the folder's on top
    /// and every problem of either.
    static func load(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        try folder.map(checked) ?? (PlanFiles.builtInCatalog(), [])
    }

    /// The same, and what patients of some language would read in English among the problems: no reason to
    /// refuse a plan, but one to write the words.
    static func linted(
        folder: String?
    ) throws -> (catalog: Catalog, problems: [PlanFiles.Problem]) {
        let (catalog, problems) = try checked(folder: folder)
        return (catalog, problems + PlanFiles.languageGaps(in: catalog, folder: folder))
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
    ) throws(FileRefusal) -> (files: [PlanFiles.File], problems: [PlanFiles.Problem]) {
        do throws(PlanFiles.Problem) {
            return try PlanFiles.folder(folder)
        } catch {
            throw .unreadableFolder(folder, error)
        }
    }
}
