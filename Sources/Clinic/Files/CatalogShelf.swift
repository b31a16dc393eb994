import PlanFiles
package import Planner
import Synchronization

/// The catalogue, read when it is first asked for: a command that needs no template stays fast.
package final class CatalogShelf: Sendable {
    private let folder: String?
    private let loaded = Mutex<Catalog?>(nil)
    /// Names, ready to be looked up.
    private let indices = Mutex<[NameKind: NameIndex]>([:])

    /// `folder` holds the clinic's own templates, which add to or override the built-in ones by id.
    package init(folder: String?) { self.folder = folder }

    /// All templates and rules, read once.
    ///
    /// - Throws: `FileRefusal` where any template has a problem, with every problem, and where the
    ///   folder itself cannot be read.
    package func catalog() throws -> Catalog {
        if let catalog = loaded.withLock({ $0 }) { return catalog }
        let (catalog, problems) = try Self.load(folder: folder)
        guard problems.isEmpty else { throw FileRefusal.badTemplates(problems) }
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
}
