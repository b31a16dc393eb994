import Foundation
import FoundationXML

/// Elements by name and the text in them.
final class ReadSVG: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var texts: [String: String] = [:]
    private var open = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        elements.append((name, attributes))
        open = name
    }
    func parser(_ parser: XMLParser, foundCharacters text: String) {
        texts[open, default: ""] += text
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) { open = "" }

    init?(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }
    func count(_ name: String, _ matches: ([String: String]) -> Bool = { _ in true }) -> Int {
        elements.filter { $0.name == name && matches($0.attributes) }.count
    }
}
