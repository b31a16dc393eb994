package import CivilTime

/// What there is to look at in a demo.
package struct DemoPage: Page, Documented {
    package let directory: String
    /// Names of the calendar files in the directory.
    package let calendars: [String]
    package let plans: [NewPlan]
    /// The clinic's.
    package let name: String
    package let timeZone: String
    package let now: LocalTime
    /// How much there is of what.
    package let counts: [(count: Int, noun: String)]

    package var json: JSON {
        [
            "directory": .string(directory), "calendars": .texts(calendars),
            "plans": .array(plans.map(\.page.entry.json)),
        ]
    }
}

/// A demo that would be made.
package struct PlannedDemo: Page {
    package let directory: String

    package init(directory: String) { self.directory = directory }
}
