import Foundation
import Testing

/// The arrows between the modules: each may import these and nothing else.
let allowed: [String: Set<String>] = [
    "CivilTime": [],
    "Digest": [],
    "Planner": ["CivilTime", "Synchronization"],
    "Scheduler": ["CivilTime", "Planner"],
    "ICalendar": ["CivilTime"],
    "PlanTree": ["Yams"],
    "PlanFiles": ["CivilTime", "Digest", "Planner", "PlanTree", "Foundation"],
    "BuiltInPlans": ["CivilTime", "Planner", "PlanFiles"],
    "ClinicStore": ["CivilTime", "Digest", "Planner", "GRDB", "Foundation"],
    "ClinicCalendar": ["CivilTime", "Planner", "ICalendar"],
    "CalDAV": [],
    "CurlClient": ["CalDAV", "Foundation"],
    "Clinic": [
        "CivilTime", "Digest", "Planner", "Scheduler", "PlanFiles", "BuiltInPlans", "ClinicStore",
        "ICalendar", "ClinicCalendar", "CalDAV", "Foundation", "Synchronization",
    ],
    "physio": [
        "CivilTime", "Planner", "Clinic", "ClinicWords", "CalDAV", "CurlClient", "ArgumentParser",
        "Foundation", "Synchronization",
    ],
    "physio-bench": [
        "CivilTime", "Planner", "Scheduler", "ICalendar", "ClinicStore", "Clinic", "GRDB",
        "ArgumentParser", "Foundation", "Synchronization",
    ],
    "ClinicWords": [
        "CivilTime", "Planner", "Scheduler", "ICalendar", "ClinicCalendar", "CalDAV", "PlanFiles",
        "ClinicStore", "Clinic",
    ],
    "ical-fuzz": ["CivilTime", "ICalendar", "Foundation"],
    "EmbedPlans": ["Digest", "Planner", "PlanTree", "PlanFiles", "Foundation"],
    "EmbedPlansPlugin": ["Foundation", "PackagePlugin"],
]

@Suite("The house")
struct ArchitectureTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func sources() throws -> [(module: String, file: URL, text: String)] {
        let folder = root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let swift = (files?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
        return try swift.map { file in
            let path = file.path.dropFirst(folder.path.count + 1)
            let module = path.split(separator: "/").first.map(String.init) ?? ""
            return (module, file, try String(contentsOf: file, encoding: .utf8))
        }
    }

    private static func imports(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1,
                index == 0 || ["public", "package", "internal", "private"].contains(words[0])
            else { return nil }
            return String(words[index + 1].split(separator: ".")[0])
        }
    }

    @Test("every import follows the arrows; pure modules import no Foundation and no package")
    func imports() throws {
        let sources = try Self.sources()
        #expect(Set(sources.map(\.module)).isSuperset(of: ["CivilTime", "Planner", "Scheduler"]))
        for (module, file, text) in sources {
            let known = try #require(allowed[module], "\(module) has no place in the house")
            for name in Self.imports(text) where !known.contains(name) {
                Issue.record("\(file.lastPathComponent) of \(module) imports \(name)")
            }
        }
    }

    @Test("one engine is one folder: no other file of the store knows whose it is")
    func engine() throws {
        let sources = try Self.sources().filter { $0.module == "ClinicStore" }
        let (engine, rest) = (
            sources.filter { $0.file.path.contains("/Engine/SQLite/") },
            sources.filter { !$0.file.path.contains("/Engine/SQLite/") }
        )
        #expect(engine.contains { Self.imports($0.text).contains("GRDB") })
        for (_, file, text) in rest {
            #expect(!Self.imports(text).contains("GRDB"), "\(file.lastPathComponent)")
            for word in ["PRAGMA", "sqlite_", "json_each", "json_extract", "group_concat"] {
                #expect(!text.contains(word), "\(file.lastPathComponent) says \(word)")
            }
        }
    }

    @Test("SQL stands in the store only; the bench has a floor of its own")
    func statements() throws {
        let statement =
            #/\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(CREATE|ALTER|DROP)\s+TABLE|PRAGMA)\b/#
        var inStore = 0
        for (module, file, text) in try Self.sources()
        where file.lastPathComponent != "FloorStore.swift" {
            for line in text.split(separator: "\n") where line.contains(statement) {
                inStore += 1
                #expect(module == "ClinicStore", "\(file.lastPathComponent): \(line)")
            }
        }
        #expect(inStore > 100)
    }

    @Test("no file of the sources is longer than 400 lines")
    func length() throws {
        for (_, file, text) in try Self.sources() {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file.lastPathComponent) has \(lines) lines")
        }
    }

    @Test("every command says its name: finding it by its type takes a quarter of every start")
    func commandNames() throws {
        var count = 0
        for (module, file, text) in try Self.sources() where module == "physio" {
            let commands = text.components(separatedBy: "= CommandConfiguration(").dropFirst()
            for command in commands {
                count += 1
                let isNamed = command.drop { $0.isWhitespace }.hasPrefix("commandName: ")
                #expect(isNamed, "\(file.lastPathComponent): \(command.prefix(80))")
            }
        }
        #expect(count > 100)
    }

    @Test("nothing but what belongs there stands at the top level")
    func topLevel() throws {
        let known: Set = [
            "Package.swift", "Sources", "Tests", "Plans", "README.md", "LICENSE", "Makefile",
            ".ci", ".gitignore", ".swift-format", ".git", ".swiftpm", "Package.resolved",
            "physio-demo",
        ]
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
        where !known.contains(name) && !name.hasPrefix(".build") && !name.hasPrefix(".venv") {
            Issue.record("\(name) stands at the top level")
        }
    }

    @Test("the sources hold no force unwrap by another name: try!, fatalError, unchecked Sendable")
    func unsafeWords() throws {
        for (_, file, text) in try Self.sources() {
            for word in ["try!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)"] {
                #expect(!text.contains(word), "\(file.lastPathComponent) holds \(word)")
            }
        }
    }

    @Test("each refusal of the clinic, and each value that a page leaves unsaid, has its words")
    func words() throws {
        let unsaid =
            #/\b(?:enum|struct|extension) ([\w.]+): [^{]*\b(?:ClinicRefusal|ClinicError|Unworded)\b/#
        let said = #/\bextension ([\w.]+): [^{]*\b(?:Worded|Remark|Documentable)\b/#
        let sources = try Self.sources()
        let worded = Set(
            sources.filter { $0.module == "ClinicWords" }.flatMap { $0.text.matches(of: said) }
                .compactMap { $0.1.split(separator: ".").last })
        for (module, file, text) in sources where module == "Clinic" {
            for name in text.matches(of: unsaid).compactMap({ $0.1.split(separator: ".").last })
            where !worded.contains(name) {
                Issue.record("\(name) of \(file.lastPathComponent) has no words")
            }
        }
    }

    /// Where a text is compared, and why it may be.
    private static let comparesTexts = [
        "OlderMedicines.swift": "rows of older versions have nothing but their words",
        "OlderPhases.swift": "rows of older versions have nothing but the number in their words",
        "TakingRoutines.swift": "whether a calendar would show the same",
        "LiveSafety.swift": "whether the sentence that a calendar shows has changed",
        "Milestones.swift": "whether the sentence that a calendar shows has changed",
        "RiderWindow.swift": "tasks that were written before they held their window",
        "SessionTasks.swift": "tasks that were written before they held their week and measures",
    ]

    @Test("nothing is known by its title, its dose or its detail: ids and values are asked")
    func texts() throws {
        let field =
            #/\b(title|dose|detail)\)?\??(\.(hasPrefix|hasSuffix|contains|split)\(|\s[!=]=\s)/#
        let key = #/\[[a-zA-Z.]*\.title\]/#
        let below: Set = ["Planner", "Scheduler", "ClinicStore", "ClinicCalendar", "Clinic"]
        for (module, file, text) in try Self.sources() where below.contains(module) {
            guard Self.comparesTexts[file.lastPathComponent] == nil else { continue }
            for line in text.split(separator: "\n")
            where !line.contains("//") && !line.contains("== nil") && !line.contains("!= nil")
                && (line.contains(field) || line.contains(key))
            {
                Issue.record("\(file.lastPathComponent): \(line.drop { $0 == " " })")
            }
        }
    }
}
