import Scheduler

@testable import Clinic

/// `#require(throws:)` describes and takes apart what was thrown, although nobody reads it; this one holds a whole plan.
extension PlacingRefusal: CustomStringConvertible, CustomReflectable {
    package var description: String { "no places for \(patient): \(refusal.unplaced.count)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
