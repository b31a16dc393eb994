import PlanFiles
package import Planner
import Synchronization

/// The catalogue, read when it is first asked for: a command that needs no template stays fast.
package final class CatalogShelf: Sendable {
    private let folder: String?
    private let loaded = Mutex<Catalog?>(nil)
    /// By the cause that they were read for.
    private let parts = Mutex<[String: Catalog]>([:])
    /// Names, ready to be looked up.
    private let indices = Mutex<[NameKind: NameIndex]>([:])

    /// `folder` holds the clinic's own templates, which add to or override the built-in ones by id.
    package init(folder: String?) { self.folder = folder }

    /// Throws when any template has a problem, with every problem in the details.
    package func catalog() throws -> Catalog {
        if let catalog = loaded.withLock({ $0 }) { return catalog }
        let (catalog, problems) = try Self.load(folder: folder)
        guard problems.isEmpty else {
            throw Failure(
                .badData, "The templates have \(problems.count) problems.",
                remedy: "Correct them; 'physio template lint DIR' lists them again.",
                details: problems.map(\.description))
        }
        loaded.withLock { $0 = catalog }
        return catalog
    }

    /// The names of one kind, ready to be looked up.
    func nameIndex(_ kind: NameKind) throws -> NameIndex {
        if let index = indices.withLock({ $0[kind] }) { return index }
        let index = NameIndex(try catalog().names, kind)
        indices.withLock { $0[kind] = index }
        return index
    }

    /// What a plan for one cause needs. Of the built-in files, which are sound as a whole, only those
    /// are read, so that making a plan does not wait for the rest.
    func catalog(forCause id: String) throws -> Catalog {
        guard folder == nil, loaded.withLock({ $0 }) == nil else { return try catalog() }
        if let known = parts.withLock({ $0[id] }) { return known }
        let catalog = PlanFiles.builtInCatalog { path in
            path == "causes/\(id).yaml" || Self.folders.contains { path.hasPrefix($0) }
                || Self.files.contains(path)
        }
        guard catalog.cause(id) != nil else { return try self.catalog() }
        parts.withLock { $0[id] = catalog }
        return catalog
    }

    /// What every plan needs besides its cause.
    private static let folders = ["programmes/", "safety/", "words/", "exercise-rules/"]
    private static let files: Set = [
        "exercises.yaml", "medicines.yaml", "facts.yaml", "red-flags.yaml", "global-rules.yaml",
        "outcomes.yaml",
    ]
}
