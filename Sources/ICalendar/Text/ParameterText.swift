/// Parameter values with the `^` escapes of RFC 6868.
enum ParameterText {
    /// The text of a value. Controls, which no parameter may hold, are left out.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        let text = withoutCarets(bytes)
        guard bytes.contains(where: { $0 < 32 || $0 > 0x7E }) else { return text }
        return TextValue.decoded(TextValue.clean(text, trims: false))
    }

    private static func withoutCarets(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "^")) else { return TextValue.decoded(bytes) }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            switch (bytes[index], next) {
            case (UInt8(ascii: "^"), UInt8(ascii: "^")): result.append(UInt8(ascii: "^"))
            case (UInt8(ascii: "^"), UInt8(ascii: "'")): result.append(UInt8(ascii: "\""))
            case (UInt8(ascii: "^"), UInt8(ascii: "n")): result.append(10)
            default:
                result.append(bytes[index])
                index -= 1
            }
            index += 2
        }
        return TextValue.decoded(result[...])
    }
}
