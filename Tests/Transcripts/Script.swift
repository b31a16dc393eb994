/// What is done in a transcript, read from a file that also holds what was answered.
///
/// - `@ TIME` sets the clinic's clock.
/// - `% LINE` does a command that has to succeed, and keeps nothing of it.
/// - `$ LINE` does a command that may write; `? LINE` one that only reads.
/// - `= FILE` writes a file that the following lines, each after `| `, are the content of.
/// - `< FILE` shows a file that a command wrote.
/// - `# TEXT` is a remark.
///
/// Every other line is an answer, and is left out when the file is read.
struct Script {
    enum Step {
        case remark(String)
        case clock(String)
        case silent(String)
        case command(String, writes: Bool)
        case file(String, content: [String])
        case show(String)
    }

    let steps: [Step]

    init(_ text: String) {
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = String(line.dropFirst(2))
            switch line.prefix(2) {
            case "# ": steps.append(.remark(words))
            case "@ ": steps.append(.clock(words))
            case "% ": steps.append(.silent(words))
            case "$ ": steps.append(.command(words, writes: true))
            case "? ": steps.append(.command(words, writes: false))
            case "= ": steps.append(.file(words, content: []))
            case "< ": steps.append(.show(words))
            case "| ", "|":
                if case .file(let name, let content) = steps.last {
                    steps[steps.count - 1] = .file(name, content: content + [words])
                }
            default: break
            }
        }
        self.steps = steps
    }

    /// The command lines, without those that only prepare.
    var commands: [String] {
        steps.compactMap { if case .command(let line, _) = $0 { line } else { nil } }
    }

    /// The lines of those that may write, also where they only prepare.
    var writing: [String] {
        steps.compactMap {
            switch $0 {
            case .command(let line, true), .silent(let line): line
            default: nil
            }
        }
    }

    /// Words are parted by blanks outside double quotes.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let done = word { words.append(done) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        if let done = word { words.append(done) }
        return words
    }
}
