/// A drawing as text, element by element.
struct SVG {
    private(set) var lines: [String] = []

    mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        lines.append("<\(name)\(Self.told(attributes))/>")
    }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ attributes: KeyValuePairs<String, String> = [:]
    ) {
        let place: KeyValuePairs = ["x": Self.number(x), "y": Self.number(y)]
        lines.append(
            "<text\(Self.told(place))\(Self.told(attributes))>\(Self.escaped(text))</text>")
    }

    mutating func line(
        _ from: (Double, Double), _ to: (Double, Double),
        _ attributes: KeyValuePairs<String, String> = [:]
    ) {
        let ends: KeyValuePairs = [
            "x1": Self.number(from.0), "y1": Self.number(from.1), "x2": Self.number(to.0),
            "y2": Self.number(to.1),
        ]
        lines.append("<line\(Self.told(ends))\(Self.told(attributes))/>")
    }

    private static func told(_ attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    }

    /// With one digit after the point.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let rest = abs(tenths) % 10
        return "\(sign)\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
    }

    /// For text and attributes; characters that XML does not allow become blanks.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
                result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
