import Planner

extension PlanFiles {
    /// Names as they were read, what is wrong with them, and where each entry stands.
    struct ReadNames {
        var names: Names
        var problems: [Problem] = []
        /// By the subject of a `NameProblem`.
        var places: [String: (file: String, line: Int)] = [:]
    }

    /// Names with those of some files, whose entries stand instead of those with the same id.
    static func names(over base: Names, files: [File], folder: String) -> ReadNames {
        var read = ReadNames(names: base)
        for file in files.sorted(by: { $0.path < $1.path }) where holdsNames(file.path) {
            let path = "\(folder)/\(file.path)"
            let content = NamesFile(file.bytes, file: path)
            read.problems += content.problems
            for row in content.rows {
                var entry = NameRow(row)
                let subject = read.names.add(&entry, section: row.section)
                entry.finish()
                read.problems += entry.problems
                if let old = read.places[subject] {
                    read.problems.append(
                        Problem(
                            file: path, line: row.line, column: 5,
                            problem: "\(subject) stands at \(old.file):\(old.line) already.",
                            remedy: "Keep one of the two."))
                }
                read.places[subject] = (path, row.line)
            }
        }
        return read
    }
}

extension Names {
    /// Adds what a row tells; answers the subject under which its problems are told.
    fileprivate mutating func add(_ row: inout NameRow, section: String) -> String {
        switch section {
        case "medicines": add(entry: row.entry(.medicine))
        case "conditions": add(entry: row.entry(.condition))
        case "allergies": add(entry: row.entry(.allergy))
        case "reactions": add(reaction: row.reaction())
        case "ambiguous": add(doubt: row.ambiguous())
        case "signs": add(signs: row.signs())
        case "confusable": add(pair: row.confusable())
        default: add(words: row.wording())
        }
    }

    private mutating func add(entry: NameEntry) -> String {
        add(entry)
        return entry.subject
    }

    private mutating func add(reaction: AllergyReaction) -> String {
        reactions.removeAll { $0.id == reaction.id }
        reactions.append(reaction)
        return "reaction \(reaction.id)"
    }

    private mutating func add(doubt: AmbiguousName) -> String {
        ambiguous.removeAll { $0.kind == doubt.kind && NameKey($0.said) == NameKey(doubt.said) }
        ambiguous.append(doubt)
        return "\(doubt.kind.rawValue) \"\(doubt.said)\""
    }

    private mutating func add(signs: [AmbiguousName]) -> String {
        for sign in signs { _ = add(doubt: sign) }
        return "sign \(signs.first?.sign?.question ?? "")"
    }

    private mutating func add(pair: ConfusablePair) -> String {
        confusable.append(pair)
        return "\(pair.kind.rawValue) \"\(pair.first)\" and \"\(pair.second)\""
    }

    private mutating func add(words: NameWording) -> String {
        wording.append(words)
        return "words \(words.kind?.rawValue ?? "") \(words.role.rawValue)"
    }
}
