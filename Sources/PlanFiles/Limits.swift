/// What a plan file may hold at most, so that no file can exhaust the program.
package enum PlanFileLimits {
    /// Bytes of one file: 1 MiB.
    package static let bytes = 1 << 20
    /// Maps and lists inside one another.
    package static let depth = 32
    /// Values of one file.
    package static let values = 60_000
    /// Files of one folder.
    package static let files = 2_000
}
