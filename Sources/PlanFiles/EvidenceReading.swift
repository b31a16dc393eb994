import PlanTree
import Planner

extension Entry {
    /// Where a figure comes from; required unless said otherwise, and each source must exist.
    func evidence(_ key: String = "evidence") -> Evidence {
        guard let place = value(key, required: false) else {
            self.place.report(
                "'\(key)' is missing: every figure says where it comes from.",
                "Add a line like '\(key): P74 V', or '\(key): C' for common practice.")
            return .custom
        }
        return evidence(place) ?? .custom
    }

    func evidence(_ place: Place) -> Evidence? {
        let parts = place.node.sequence == nil ? [place] : place.list("'evidence'") ?? []
        let citations = parts.compactMap(citation)
        if parts.isEmpty {
            place.report("The evidence is empty.", "Write C for common practice.")
        }
        return citations.isEmpty ? nil : Evidence(citations)
    }

    private func citation(_ place: Place) -> Evidence.Citation? {
        guard let text = place.text("'evidence'") else { return nil }
        guard let citation = Evidence.Citation(parsing: text) else {
            place.report(
                "'\(text)' is no evidence.",
                "Write a source and a mark, like 'P74 V' (V read, M from memory), or 'C'.")
            return nil
        }
        if let source = citation.source {
            _ = reference(
                place.with(.scalar(source, isPlain: true, place.node.mark)), .source)
        }
        return citation
    }

    func statements(_ key: String, required: Bool = false) -> [Statement] {
        list(key, required: required).compactMap { statement($0, "An entry of '\(key)'") }
    }
    func optionalStatement(_ key: String) -> Statement? {
        value(key, required: false).flatMap { statement($0, "'\(key)'") }
    }

    /// A sentence, or a map of `text` and `evidence`.
    func statement(_ place: Place, _ what: String) -> Statement? {
        guard place.node.mapping != nil else {
            return place.text(what).map { Statement($0) }
        }
        return inside(place, what) { Statement($0.text("text"), $0.evidence()) }
    }

    /// Evidence alone, a sentence alone, or both.
    func figureEvidence(_ key: String) -> Statement {
        guard let place = value(key, required: false) else {
            self.place.report(
                "The evidence for '\(key)' is missing.",
                "Add a line like '\(key): P74 V', or '\(key): C' for common practice.")
            return Statement("", .custom)
        }
        return figureEvidence(place) ?? Statement("", .custom)
    }
    func figureEvidence(_ place: Place) -> Statement? {
        if place.node.mapping != nil { return statement(place, "'evidence'") }
        if let text = place.node.text, Evidence.Citation(parsing: text) == nil {
            return place.text("'evidence'").map { Statement($0) }
        }
        return evidence(place).map { Statement("", $0) }
    }
}
