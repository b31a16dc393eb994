import CalDAV

/// Turns an exit status of curl into words for a person.
enum CurlFailure {
    static func failure(_ status: Int32, _ complaint: String) -> TransportFailure {
        switch status {
        case 5, 6:
            TransportFailure(
                "The server's name is not known.",
                remedy: "Check the address and the connection to the network.")
        case 7:
            TransportFailure(
                "The server does not answer: no connection.",
                remedy: "Check the address; when the server is down, give the command again later.")
        case 28:
            TransportFailure(
                "The server did not answer in time.", remedy: "Give the command again later.")
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91:
            TransportFailure(
                "The connection is not safe: \(reason(complaint)).",
                remedy:
                    "Check the server's certificate; an authority of your own stands in the file that "
                    + "CURL_CA_BUNDLE names.")
        case 18, 52, 55, 56, 92, 95, 16:
            TransportFailure(
                "The server broke the connection off.", remedy: "Give the command again later.")
        case 63:
            TransportFailure(
                "The server's answer is too long.", remedy: "Choose a calendar with less in it.")
        default:
            TransportFailure(
                "The server cannot be spoken to: \(reason(complaint)).",
                remedy: "Check the address, and that 'curl' works.")
        }
    }

    /// The last line of what curl said, without its head; it names no password.
    private static func reason(_ complaint: String) -> String {
        let line = complaint.split(whereSeparator: \.isNewline).first { $0.hasPrefix("curl: (") }
        let text = line?.split(separator: ")", maxSplits: 1).last.map(String.init) ?? "unknown"
        return String(text.drop { $0 == " " }.prefix(200))
    }
}
