/// An HTTP request to the server of a calendar.
package struct DAVRequest: Hashable, Sendable {
    /// In upper case, like `PROPFIND`.
    package var method: String
    /// Percent-encoded, from the root of the server.
    package var path: String
    package var headers: [Header] = []
    package var body: [UInt8] = []

    /// One line of the header.
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        _ method: String, _ path: String, _ headers: [Header] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

/// The answer to one request.
package struct DAVResponse: Hashable, Sendable {
    /// The HTTP status, like 207.
    package var status: Int
    /// By their names in lower case; of several with one name, the last.
    package var headers: [String: String]
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What came of some requests: the answers to the first of them, and why there are no more.
package struct Exchange: Sendable {
    /// In the order of the requests.
    package var responses: [DAVResponse]
    /// `nil` when every request was answered.
    package var failure: TransportFailure?

    package init(_ responses: [DAVResponse], failure: TransportFailure? = nil) {
        self.responses = responses
        self.failure = failure
    }
}

/// Why a server did not answer, for a person to read.
package struct TransportFailure: Error, Hashable, Sendable {
    /// What went wrong, as a sentence.
    package var problem: String
    /// What to do next, as a sentence.
    package var remedy: String

    package init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }
}

/// Carries requests to a server, one after the other, and stops at the first that is not answered.
package protocol DAVTransport: Sendable {
    func exchange(_ requests: [DAVRequest]) -> Exchange
}
