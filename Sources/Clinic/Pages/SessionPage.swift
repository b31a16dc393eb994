package import Planner

/// One session with its history.
package struct SessionPage: Page {
    private let stop: String? = nil
    package let session: SessionEntry
    /// The oldest first.
    package let history: [SessionEvent]

    private enum CodingKeys: CodingKey { case stop, session, history }
}

/// A session that was just booked.
package struct BookedSession: Page {
    package let session: SessionEntry
    /// What else there is to know or to do, a sentence each.
    package let remarks: [SessionRemark]
}

extension Clinic {
    /// A session that was just booked.
    ///
    /// - Throws: what `roster()` throws.
    package func booked(_ session: Session) throws -> BookedSession {
        BookedSession(
            session: try roster().entry(session),
            remarks: remarks(on: [SessionChange(before: nil, after: session)]))
    }

    /// - Throws: what `roster()` throws.
    package func page(of session: Session) throws -> SessionPage {
        SessionPage(session: try roster().entry(session), history: try story(of: session))
    }
}
