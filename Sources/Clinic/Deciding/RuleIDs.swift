package import Planner

extension Clinic {
    /// The template of the cause with this id, in capitals or not.
    ///
    /// - Throws: `Failure` where there is no such cause; what `CatalogShelf.catalog()` throws.
    package func template(named text: String) throws -> PlanTemplate {
        try shelf.catalog().template(named: text)
    }

    func ruleID(_ text: String, _ catalog: Catalog) throws(Failure) -> String {
        let known = catalog.ruleIDs
        guard let id = known.first(where: { $0 == text.uppercased() }) else {
            throw Failure(
                .notFound, "There is no safety rule '\(text)'.",
                remedy: "See the rules that apply with '\(do: .safety(nil))'.",
                details: Suggestions.near(
                    text.uppercased(), among: known))
        }
        return id
    }
}
