import Planner

/// Rows and columns as text; fits a width by shortening the widest column.
struct Table {
    let header: [String]
    var rows: [[String]] = []

    init(_ header: String...) { self.header = header }

    mutating func add(_ cells: String...) { rows.append(cells.map(\.oneLine)) }

    /// `width` is in columns of the terminal; `nil` leaves every cell whole.
    func text(width: Int?) -> String {
        var widths = header.indices.map { column in
            ([header] + rows).map { $0[column].displayWidth }.max() ?? 0
        }
        if let width {
            let gaps = 2 * (widths.count - 1)
            while widths.reduce(gaps, +) > width,
                let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8
            {
                widths[widest] -= 1
            }
        }
        return ([header] + rows).map { row in
            let cells = zip(row, widths).map { $0.shortened(to: $1).padded(to: $1) }
            return String(cells.joined(separator: "  ").trimmingTrailingBlanks)
        }.joined(separator: "\n")
    }
}

extension String {
    /// With line breaks and other controls, which would move what stands beside it, as they are written in a program.
    var oneLine: String { showingCommands }

    /// With its later lines below its first, which stands in this column.
    func indented(_ column: Int) -> String {
        replacing("\n", with: "\n" + String(repeating: " ", count: column))
    }

    /// Columns on a terminal: combining marks take none, emoji and East Asian letters two.
    var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - displayWidth))
    }

    func shortened(to width: Int) -> String {
        guard displayWidth > width else { return self }
        var kept = ""
        var used = 1
        for character in self {
            guard used + character.displayWidth <= width else { break }
            kept.append(character)
            used += character.displayWidth
        }
        return kept + "…"
    }

    fileprivate var trimmingTrailingBlanks: Substring {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if [.nonspacingMark, .enclosingMark, .format].contains(first.properties.generalCategory) {
            return 0
        }
        // An emoji variation selector makes a symbol as wide as an emoji.
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        let value = first.value
        let isWide =
            first.properties.isEmojiPresentation || (0x1100...0x115F).contains(value)
            || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
            || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value)
            || (0xFF00...0xFF60).contains(value) || (0x20000...0x3FFFD).contains(value)
        return isWide ? 2 : 1
    }
}
