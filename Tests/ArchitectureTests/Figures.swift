extension House {
    /// A table of all modules, to be compared before and after a change.
    var figures: String {
        let rows = modules.map { module, files in
            let arrows = ModuleArrows(module, files, in: self)
            let pairs = Set(arrows.up.map { [$0.from, $0.to] })
            return """
                \(module): \(files.count) files, \(arrows.targets.reduce(0) { $0 + $1.count }) arrows, \
                \(pairs.count) up, largest circle \(arrows.largestCircle)
                """
        }
        let declarations = files.flatMap(\.declarations)
        let shared = declarations.filter(\.isShared)
        let throwing = declarations.filter(\.throwsErrors)
        return
            (rows + [
                "lines of a file: \(Self.spread(files.map(\.lines)))",
                "lines of a function: \(Self.spread(declarations.map(\.lines).filter { $0 > 0 }))",
                "shared declarations with a doc comment: \(shared.count { !$0.doc.isEmpty }) of \(shared.count)",
                "throwing functions that say what: "
                    + "\(throwing.count { $0.doc.lowercased().contains("throw") }) of \(throwing.count)",
            ]).joined(separator: "\n")
    }

    private static func spread(_ values: [Int]) -> String {
        let sorted = values.sorted()
        guard let most = sorted.last else { return "none" }
        return
            "median \(sorted[sorted.count / 2]), p90 \(sorted[sorted.count * 9 / 10]), most \(most)"
    }
}
