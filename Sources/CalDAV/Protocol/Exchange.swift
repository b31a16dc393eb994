/// A request to the server of a collection.
package struct DAVRequest: Hashable, Sendable {
    package var method: String
    /// Percent-encoded, from the root.
    package var path: String
    package var headers: [Header] = []
    package var body: [UInt8] = []

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

package struct DAVResponse: Hashable, Sendable {
    package var status: Int
    /// Names in lower case; of several with one name the last.
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
    package var responses: [DAVResponse]
    /// `nil` when every request was answered.
    package var failure: TransportFailure?

    package init(_ responses: [DAVResponse], failure: TransportFailure? = nil) {
        self.responses = responses
        self.failure = failure
    }
}

/// Why a server did not answer.
package struct TransportFailure: Error, Hashable, Sendable {
    package var problem: String
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
