import CalDAV

/// Reads what curl wrote: for each request the headers, the body, and a line with the boundary and the sizes
/// of both.
enum CurlOutput {
    static func responses(in output: [UInt8], boundary: String) -> [DAVResponse] {
        let mark = Array("\n\(boundary) ".utf8)
        var responses: [DAVResponse] = []
        var start = 0
        while let end = position(of: mark, in: output, from: start) {
            let numbers = end + mark.count
            let stop = output[numbers...].firstIndex(of: 0x0A) ?? output.count
            let line = String(decoding: output[numbers..<stop], as: UTF8.self)
            let words = line.split(separator: " ").compactMap { Int($0) }
            if words.count == 3, words[1] <= end - start {
                let body = start + words[1]
                responses.append(
                    DAVResponse(
                        status: words[0], headers: headers(output[start..<body]),
                        body: Array(output[body..<end])))
            }
            start = min(stop + 1, output.count)
        }
        return responses
    }

    private static func position(of mark: [UInt8], in output: [UInt8], from start: Int) -> Int? {
        var here = start
        while let next = output[here...].firstIndex(of: mark[0]) {
            if output[next...].starts(with: mark) { return next }
            here = next + 1
        }
        return nil
    }

    /// The headers of the last answer; those of earlier ones (100, or 401 before a digest) come before them.
    private static func headers(_ bytes: ArraySlice<UInt8>) -> [String: String] {
        var headers: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("HTTP/") { headers = [:] }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers[line[..<colon].lowercased()] = String(value)
        }
        return headers
    }
}
