import Planner

extension PlanFiles {
    /// Gives a catalogue the names of the folders over those it has; they are checked against its words.
    static func addNames(
        of folders: [(name: String, files: [File])], to catalog: inout Catalog
    ) -> [Problem] {
        var problems: [Problem] = []
        for folder in folders where folder.files.contains(where: { holdsNames($0.path) }) {
            let read = names(over: catalog.names, files: folder.files, folder: folder.name)
            catalog.names = read.names
            problems += read.problems + read.problems(in: catalog, folder: folder.name)
        }
        return problems
    }
}

extension PlanFiles.ReadNames {
    /// What is wrong with the names beside the words of a catalogue, and where.
    func problems(in catalog: Catalog, folder: String) -> [PlanFiles.Problem] {
        names.problems(in: catalog).map { problem in
            let place = places[problem.subject]
            return PlanFiles.Problem(
                file: place?.file ?? "\(folder)/names", line: place?.line ?? 0,
                column: place == nil ? 0 : 5, problem: problem.problem, remedy: problem.remedy)
        }
    }
}
