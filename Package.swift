// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Modules that search and ask hundreds of rules: optimised in debug builds, too, where tests on thousands of
/// patients and clinics would take several times as long.
let searching = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A target whose tests stand in `Tests/<name>Tests`.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict,
    plugins: [Target.PluginUsage] = [], tests: [Target.Dependency] = [], testFiles: [String] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + tests,
            exclude: testFiles, swiftSettings: strict),
    ]
}

let package = Package(
    name: "PhysioPlan",
    products: [
        .executable(name: "physio", targets: ["physio"]),
        .executable(name: "physio-bench", targets: ["physio-bench"]),
        .library(name: "ICalendar", targets: ["ICalendar"]),
        .library(name: "CivilTime", targets: ["CivilTime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: module("CivilTime", settings: searching)
        + module("Digest", settings: searching)
        + module("Planner", ["CivilTime"], settings: searching)
        + module("Scheduler", ["CivilTime", "Planner"], settings: searching)
        + module(
            "ICalendar", ["CivilTime"], settings: searching,
            testFiles: ["Corpus", "Recurrence/expand.py"])
        + module("PlanTree", [yams])
        + module(
            "PlanFiles", ["CivilTime", "Digest", "Planner", "PlanTree"], settings: searching,
            tests: ["BuiltInPlans"],
            testFiles: [
                "departures.json", "departures-in-text.json", "exercise-cases.json",
                "Triage/Vignettes", "Triage/reference.json", "Triage/triage.py",
                "Rules/rule-cases.json", "Rules/matrix.json", "Holidays/compare.py",
                "Holidays/golden.txt",
            ])
        + module(
            "BuiltInPlans", ["CivilTime", "Planner", "PlanFiles"], settings: searching,
            plugins: [.plugin(name: "EmbedPlansPlugin")])
        + module(
            "ClinicStore", ["CivilTime", "Digest", "Planner", grdb], settings: searching,
            testFiles: ["OldFiles"])
        + module("ClinicCalendar", ["CivilTime", "Planner", "ICalendar"], settings: searching)
        + module("CalDAV")
        + module("CurlClient", ["CalDAV"])
        + module(
            "Clinic",
            [
                "CivilTime", "Digest", "Planner", "Scheduler", "PlanFiles", "BuiltInPlans",
                "ClinicStore", "ICalendar", "ClinicCalendar", "CalDAV",
            ],
            settings: searching,
            // They read refusals as the command line says them.
            tests: ["ClinicWords", "physio", argumentParser],
            testFiles: ["Calendars/Golden", "Calendars/Read", "Calendars/merge.py", "OldExports"])
        + [
            .target(
                name: "ClinicWords",
                dependencies: [
                    "CivilTime", "Planner", "Scheduler", "ICalendar", "ClinicCalendar", "CalDAV",
                    "PlanFiles", "ClinicStore", "Clinic",
                ],
                swiftSettings: strict),
            .executableTarget(
                name: "ical-fuzz", dependencies: ["CivilTime", "ICalendar"], swiftSettings: strict),
            .executableTarget(
                name: "EmbedPlans", dependencies: ["Digest", "Planner", "PlanTree", "PlanFiles"],
                swiftSettings: strict),
            .plugin(
                name: "EmbedPlansPlugin", capability: .buildTool(),
                dependencies: ["EmbedPlans"], path: "Sources/EmbedPlansPlugin"),
            .executableTarget(
                name: "physio",
                dependencies: [
                    "CivilTime", "Planner", "Clinic", "ClinicWords", "CalDAV", "CurlClient",
                    argumentParser,
                ],
                swiftSettings: strict),
            .testTarget(
                name: "physioTests",
                dependencies: [
                    "physio", "CivilTime", "Planner", "Clinic", "ClinicWords", argumentParser,
                ],
                exclude: ["Golden", "Fields/fields.txt"], swiftSettings: strict),
            .executableTarget(
                name: "physio-bench",
                dependencies: [
                    "CivilTime", "Planner", "Scheduler", "ICalendar", "ClinicStore", "Clinic", grdb,
                    argumentParser,
                ],
                swiftSettings: strict),
            .testTarget(
                name: "physio-benchTests", dependencies: ["physio-bench", argumentParser],
                exclude: ["booking.py"],
                swiftSettings: strict),
            .testTarget(
                name: "TranscriptTests", dependencies: ["physio", "ClinicStore"],
                path: "Tests/Transcripts",
                exclude: ["Sequences"], swiftSettings: strict),
            .testTarget(
                name: "ArchitectureTests", exclude: ["offenders.txt"], swiftSettings: strict),
        ]
)
