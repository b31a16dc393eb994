/// Looks for what a TEXT may not hold as it is.
enum TextScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The first octet that must be escaped, is a control, or is not ASCII; looks at eight at a time.
    static func special(_ octets: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
        let raw = UnsafeRawBufferPointer(octets)
        var index = from
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // Each octet's high bit is set where it is no ASCII, below 32, or one of the four.
            var found = word | ((word &- ones &* 32) & ~word)
            found |= zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x3B)
            found |= zeros(word ^ ones &* 0x2C) | zeros(word ^ ones &* 0x7F)
            found &= highs
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < raw.count, !isSpecial(raw[index]) { index += 1 }
        return index
    }

    /// The high bit of each octet that is zero; of those after the first by chance too.
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

    private static func isSpecial(_ octet: UInt8) -> Bool {
        octet < 32 || octet > 0x7E || octet == UInt8(ascii: "\\") || octet == UInt8(ascii: ";")
            || octet == UInt8(ascii: ",")
    }

    /// A control, U+0080 to U+009F, U+2028, U+2029 or U+FEFF begins here.
    static func isOdd(_ octets: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch octets[index] {
        case 9: false
        case 0..<32, 0x7F: true
        case 0xC2: octets[index + 1] < 0xA0
        case 0xE2: octets[index + 1] == 0x80 && octets[index + 2] & 0xFE == 0xA8
        case 0xEF: octets[index + 1] == 0xBB && octets[index + 2] == 0xBF
        default: false
        }
    }
}
