import CivilTime
import Planner
import Scheduler

/// Sessions that were just booked together.
package struct BookedSeries: Page {
    /// A date at which none is, and what is against it.
    package struct LeftOut: Encodable, Sendable {
        package let date: RefusedDate

        private enum CodingKeys: CodingKey { case date, start, why }

        /// - Throws: what `encoder` throws.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode("\(date.start.day)", forKey: .date)
            try container.encode("\(date.start.time)", forKey: .start)
            try container.encode(
                date.broken.map { "\($0.rule.code): \($0.detail)" }, forKey: .why)
        }
    }

    /// In order of their time.
    package let sessions: [SessionEntry]
    package let leftOut: [LeftOut]
    /// What else there is to know or to do, a sentence each.
    package let remarks: [SessionRemark]
}

extension Clinic {
    /// Sessions that were just booked together.
    ///
    /// - Throws: what `roster()` throws.
    package func booked(_ series: BookedTogether) throws -> BookedSeries {
        BookedSeries(
            sessions: try roster().entries(series.sessions),
            leftOut: series.leftOut.map { BookedSeries.LeftOut(date: $0) },
            remarks: remarks(
                on: series.sessions.map { SessionChange(before: nil, after: $0) }))
    }
}
