import Planner

extension PlanFiles {
    /// Gives a catalogue its names, those of the folders over the built-in ones; names of a folder are
    /// checked against the catalogue's words.
    static func addNames(
        of folders: [(name: String, files: [File])], to catalog: inout Catalog
    ) -> [Problem] {
        catalog.namesOnDemand = NamesOnDemand { builtInNames }
        var problems: [Problem] = []
        for folder in folders where folder.files.contains(where: { holdsNames($0.path) }) {
            let read = names(over: catalog.names, files: folder.files, folder: folder.name)
            catalog.names = read.names
            problems += read.problems
            let found = read.names.problems(in: catalog)
            problems += found.map { problem in
                let place = read.places[problem.subject]
                return Problem(
                    file: place?.file ?? "\(folder.name)/names", line: place?.line ?? 0,
                    column: place == nil ? 0 : 5, problem: problem.problem, remedy: problem.remedy)
            }
        }
        return problems
    }
}
