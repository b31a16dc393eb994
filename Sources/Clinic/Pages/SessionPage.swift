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

    package init(session: SessionEntry) { self.session = session }
}

extension Clinic {
    /// - Throws: what `roster()` throws.
    package func page(of session: Session) throws -> SessionPage {
        SessionPage(session: try roster().entry(session), history: try story(of: session))
    }
}
