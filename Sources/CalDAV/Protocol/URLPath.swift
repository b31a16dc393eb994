/// The paths of URLs in one form, so that two spellings of the same path are equal (RFC 3986 section 6.2.2).
package enum URLPath {
    /// The one form of a path: only what must be is percent-encoded, with digits in upper case.
    ///
    /// `nil` for a `%` without two digits, a control character, or a `.` or `..` between slashes.
    package static func canonical(_ path: String) -> String? {
        var segments: [String] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
            guard let bytes = decoded(String(segment)),
                bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
                ![[0x2E], [0x2E, 0x2E]].contains(bytes)
            else { return nil }
            segments.append(encoded(bytes))
        }
        return segments.joined(separator: "/")
    }

    /// The last part of a path, decoded, whether or not a slash follows it; `nil` when it is not UTF-8.
    package static func lastName(of path: String) -> String? {
        let segment = path.split(separator: "/").last.map(String.init) ?? ""
        return decoded(segment).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The canonical path of a reference that a server gives, which may be a whole URL (RFC 4918 section
    /// 8.3); `nil` when it is neither that nor a path.
    package static func path(of reference: String) -> String? {
        guard !reference.hasPrefix("/") else { return canonical(reference) }
        guard let scheme = reference.range(of: "://") else { return nil }
        let rest = reference[scheme.upperBound...]
        return canonical(rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/")
    }

    /// Bytes as one part of a path: all but letters, digits and `-._~@` percent-encoded.
    package static func encoded(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes {
            if isPlain(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return text
    }

    /// Whether a byte stays as it is: unreserved characters, and `@`, which servers leave alone.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E, 0x40: true
        default: false
        }
    }

    private static func decoded(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
                let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}

extension String {
    /// Where `word` stands first.
    fileprivate func range(of word: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) {
                return start..<index(start, offsetBy: word.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
