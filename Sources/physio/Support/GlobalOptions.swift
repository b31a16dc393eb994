import ArgumentParser

/// The options that every command takes, and who acts.
struct GlobalOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp("Who acts, for the history (else $USER).", valueName: "name"))
    var by: String?

    static let flags: Set = ["--json", "--dry-run", "--yes", "--no-color"]
    static let named: Set = ["--db", "--plans", "--now", "--by"]

    var db: String? { shared.db }
    var plans: String? { shared.plans }
    var json: Bool { shared.json }
    var now: String? { shared.now }
    var dryRun: Bool { shared.dryRun }
    var yes: Bool { shared.yes }
    var noColor: Bool { shared.noColor }

    init() {}

    /// Of a command that says something else with `--by`, and changes nothing.
    init(_ shared: SharedOptions) {
        self.init()
        (self.shared, by) = (shared, nil)
    }
}

/// The options that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The clinic's file (else $PHYSIO_DB, else in the user's data folder).",
            valueName: "file"),
        completion: .file(extensions: ["db"]))
    var db: String?

    @Option(
        help: ArgumentHelp(
            "A folder of templates that adds to or overrides the built-in ones.",
            valueName: "directory"),
        completion: .directory)
    var plans: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "The clinic's wall clock, like 2026-12-01T08:00 (else $PHYSIO_NOW, else the real clock).",
            valueName: "time"))
    var now: String?

    @Flag(help: "Change nothing; say what would be done.")
    var dryRun = false

    @Flag(help: "Answer every question with yes.")
    var yes = false

    @Flag(help: "No colours.")
    var noColor = false
}
