package import ICalendar

/// What was tolerated or passed over in a calendar file.
package struct CalendarNotes: Hashable, Unworded, Documented {
    /// An event that is no holiday, by the line in which it begins.
    package struct PassedOver: Hashable, Sendable {
        package let line: Int
        package let name: String
        /// One on which nobody is off; else it is not a whole day.
        package let isObservance: Bool
    }

    /// As it was told.
    package let path: String
    package let problems: [ReadProblem]
    package let passedOver: [PassedOver]

    /// There is nothing to note without an argument.
    package init(
        path: String = "", problems: [ReadProblem] = [], passedOver: [PassedOver] = []
    ) {
        (self.path, self.problems, self.passedOver) = (path, problems, passedOver)
    }
}
