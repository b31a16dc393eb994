import Yams

/// Why a text gives no tree, and where; lines and columns count from 1, 0 is the text as a whole.
package struct TreeProblem: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case notYaml(String)
        /// Keys that stand twice in one map.
        case repeatedKeys([String])
        case empty
    }
    package let kind: Kind
    package let line: Int
    package let column: Int
}

extension Node {
    /// Reads YAML without anchors, aliases and tags.
    ///
    /// All scalars stay text: what is a figure or a flag is judged where it is read.
    /// - Throws: `TreeProblem` with the first thing that is wrong, and its place.
    package init(yaml: String) throws(TreeProblem) {
        do {
            // Yams' own guesses of types cost half the time.
            guard let root = try Parser(yaml: yaml, resolver: .basic).singleRoot() else {
                throw YamlError.no
            }
            self.init(root)
        } catch {
            throw TreeProblem(error)
        }
    }

    private init(_ node: Yams.Node) {
        let mark = Mark(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
        switch node {
        case .scalar(let scalar):
            self = .scalar(scalar.string, isPlain: scalar.style == .plain, mark)
        case .sequence(let items): self = .sequence(items.map { Node($0) }, mark)
        case .mapping(let pairs):
            self = .mapping(pairs.map { (Node($0.key), Node($0.value)) }, mark)
        case .alias: self = .scalar("", isPlain: true, mark)
        }
    }
}

extension TreeProblem {
    fileprivate init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(kind: .notYaml(": \(problem)"), line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(
                kind: .repeatedKeys(keys.sorted()), line: context.mark.line,
                column: context.mark.column)
        case .no: self.init(kind: .empty, line: 0, column: 0)
        default: self.init(kind: .notYaml(""), line: 0, column: 0)
        }
    }
}
