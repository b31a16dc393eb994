/// The folders of each module that has some; arrows go down its list only. `root` is the module's own folder.
let folderOrder: [String: [String]] = [
    "CalDAV": ["Publishing", "Protocol", "Markup"],
    "Clinic": [
        "Demo", "Requests", "Pages", "Calendars", "Telling", "Deciding", "Documents", "Files",
        "Reading", "Refusals", "Support",
    ],
    "ClinicStore": [
        "Undoing", "Checking", "Operations", "root", "History", "Engine", "Tables",
    ],
    "ClinicWords": ["Refusals", "Remarks", "Input", "Wording"],
    "ICalendar": [
        "Occurrences", "Writing", "Zones", "Recurrence", "Reading", "Lines", "Values", "Tree",
        "Text",
    ],
    "PlanFiles": ["Names", "root"],
    "Planner": [
        "Mistakes", "RunningPlans", "Compose", "ExerciseSafety", "Asking", "Triage", "Safety",
        "Outcomes", "Dose", "PatientWords", "Holidays", "Catalog", "Facts", "Medicines", "Names",
        "Vocabulary",
    ],
    "Scheduler": ["Answers", "Search", "Engine", "Rules", "Diary", "Masks", "Vocabulary"],
    "physio": ["root", "Commands", "Drawing", "Support"],
]

/// The arrows between the files of one module.
struct ModuleArrows {
    let module: String
    let files: [SourceFile]
    private let arrows: [Arrow]
    /// By file: the files that it uses.
    let targets: [Set<Int>]

    init(_ module: String, _ files: [SourceFile], in house: House) {
        self.module = module
        self.files = files
        arrows = house.arrows(in: files)
        targets = arrows.reduce(into: Array(repeating: [], count: files.count)) { targets, arrow in
            targets[arrow.from].insert(arrow.to)
        }
    }

    /// Folders that have no place in the order.
    var unknownFolders: [String] {
        let folders = Set(files.map(\.folder))
        return folders == ["root"] ? [] : folders.subtracting(folderOrder[module] ?? []).sorted()
    }

    /// The uses that point up between folders.
    var up: [Arrow] {
        arrows.filter { rank($0.from) > rank($0.to) }
    }

    private func rank(_ file: Int) -> Int {
        folderOrder[module]?.firstIndex(of: files[file].folder) ?? 0
    }

    /// How many files the largest circle has; 0 where there is none.
    var largestCircle: Int {
        let reach = files.indices.map(reach)
        let circles = files.indices.map { own in
            reach[own].count { reach[$0].contains(own) }
        }
        return circles.max() ?? 0
    }

    /// All files that a file leads to; itself only in a circle.
    private func reach(from file: Int) -> Set<Int> {
        var found: Set<Int> = []
        var open = [file]
        while let next = open.popLast() {
            for target in targets[next] where found.insert(target).inserted { open.append(target) }
        }
        return found
    }
}
