import Foundation

/// How many made patients a property is tried on: more where `PHYSIO_LONG_TESTS` is set.
enum LongTests {
    static func count(_ usual: Int, long: Int) -> Int {
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? usual : long
    }
}
