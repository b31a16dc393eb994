import CalDAV

/// Writes requests as a configuration that curl reads from its standard input.
struct CurlScript {
    let origin: String
    let isLoopback: Bool
    let credentials: CurlTransport.Credentials?
    let scheme: CurlTransport.Scheme
    /// In seconds.
    let timeout: Int
    /// Follows each answer in the output; no answer can contain it.
    let boundary: String

    /// The longest answer that is read.
    static let mostBytes = 64 << 20

    func text(of requests: [DAVRequest]) -> String {
        requests.map { options(of: $0).joined(separator: "\n") }.joined(separator: "\nnext\n")
            + "\n"
    }

    private func options(of request: DAVRequest) -> [String] {
        var lines = ["silent", "show-error", "fail-early", "include", "globoff", "path-as-is"]
        // No proxy for what does not leave this machine.
        if isLoopback { lines.append(option("noproxy", "*")) }
        lines += [
            option("proto", "=http,https"), option("connect-timeout", "10"),
            option("max-time", "\(timeout)"), option("max-filesize", "\(Self.mostBytes)"),
            option("url", origin + request.path), option("request", request.method),
            option("write-out", "\n\(boundary) %{http_code} %{size_header} %{size_download}\n"),
            option("header", "Expect:"), option("user-agent", "PhysioPlan"),
        ]
        lines += request.headers.map { option("header", "\($0.name): \($0.value)") }
        if let credentials {
            lines += [
                scheme.rawValue, option("user", "\(credentials.user):\(credentials.password)"),
            ]
        }
        if !request.body.isEmpty {
            lines.append(option("data-raw", String(decoding: request.body, as: UTF8.self)))
        }
        return lines
    }

    /// An option, quoted as the manual of curl says under `--config`. A NUL would end the value, and is left
    /// out.
    private func option(_ name: String, _ value: String) -> String {
        var quoted = "\(name) = \""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0": break
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
