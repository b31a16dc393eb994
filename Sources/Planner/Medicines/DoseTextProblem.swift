/// Why a text is not a dose that can be kept exactly.
package struct DoseTextProblem: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without its full stop.
    package let problem: String

    init(_ problem: String) { self.problem = problem }

    /// Texts that can be read, one for each kind of rhythm.
    package static let examples = [
        "400 mg 3 times a day", "500 mg every 6 hours", "10 mg once a day at 20:00",
        "70 mg once a week on Monday", "40 mg every 2 weeks on Thursday", "150 mg once a month",
        "5 mg once", "50 mg on 2026-12-01 and 2027-01-01",
        "30 mg as needed, up to 4 times a day, at least 6 hours apart",
        "0.5 mg once a day for 3 days, then 1 mg twice a day",
    ]
}
