package import Planner

extension Clinic {
    /// The template of the cause with this id, in capitals or not.
    ///
    /// - Throws: a refusal where there is no such cause; what `CatalogShelf.catalog()` throws.
    package func template(named text: String) throws -> PlanTemplate {
        try shelf.catalog().template(named: text)
    }

    func ruleID(_ text: String, _ catalog: Catalog) throws(RuleRefusal) -> String {
        guard let id = catalog.ruleIDs.first(where: { $0 == text.uppercased() }) else {
            throw .noSuchRule(text, near: Suggestions.nearest(text, among: catalog.meantRules))
        }
        return id
    }
}
