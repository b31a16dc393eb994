/// A value of a plan file, and where it starts.
package indirect enum Node: Sendable {
    /// A text. `isPlain` is one without quotes, which may also be a figure or a flag.
    case scalar(String, isPlain: Bool, Mark)
    case sequence([Node], Mark)
    /// Keys and values in the order of the file, each key once.
    case mapping([Pair], Mark)

    /// A line and a column of a file, both from 1.
    package struct Mark: Equatable, Sendable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A key, itself a node, and what stands under it.
    package typealias Pair = (key: Node, value: Node)

    package var mark: Mark {
        switch self {
        case .scalar(_, _, let mark), .sequence(_, let mark), .mapping(_, let mark): mark
        }
    }

    /// The text of a scalar.
    package var text: String? {
        if case .scalar(let text, _, _) = self { text } else { nil }
    }

    /// The text of a scalar without quotes.
    package var plainText: String? {
        if case .scalar(let text, true, _) = self { text } else { nil }
    }

    package var sequence: [Node]? {
        if case .sequence(let items, _) = self { items } else { nil }
    }

    package var mapping: [Pair]? {
        if case .mapping(let pairs, _) = self { pairs } else { nil }
    }
}
