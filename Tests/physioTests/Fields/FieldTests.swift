import Clinic
import Foundation
import Planner
import Testing

/// `fields.txt` names for each field where it is met; a new field without a place fails.
@Suite("Where each field of the catalogue is shown")
struct FieldTests {
    static let catalog = try? CatalogShelf(folder: nil).catalog()
    static let walk = catalog.map(FieldWalk.init)
    static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// By `Type.field`.
    static let places: [String: String] = {
        let text = try? String(
            contentsOf: here.appendingPathComponent("fields.txt"), encoding: .utf8)
        var places: [String: String] = [:]
        var type = ""
        for line in (text ?? "").split(separator: "\n") where !line.hasPrefix("#") {
            guard line.hasPrefix("  "), let colon = line.lastIndex(of: ":") else {
                type = String(line)
                continue
            }
            let place = line[..<colon].drop { $0 == " " }
            for field in line[line.index(after: colon)...].split(separator: ",") {
                places["\(type).\(field.drop { $0 == " " })"] = String(place)
            }
        }
        return places
    }()

    @Test("every field has its place, and no place is of a field that is gone")
    func complete() throws {
        let known = Set(try #require(Self.walk).values.keys)
        let placed = Set(Self.places.keys)
        #expect(known.subtracting(placed).sorted() == [], "Show it, or name what goes by it.")
        #expect(placed.subtracting(known).sorted() == [])
    }

    @Test("what a view is said to show stands in it, each text of each field")
    func shown() throws {
        let views = try Self.views(try #require(Self.catalog))
        let walk = try #require(Self.walk)
        #expect(Self.places.values.contains("cause show"))
        for (field, place) in Self.places {
            guard let view = views[place] else { continue }
            let texts = walk.values[field, default: []].filter { !$0.isEmpty }
            #expect(!texts.isEmpty, "\(field) holds nothing that \(place) could show")
            for text in texts where !view.contains(FieldWalk.squeezed(text)) {
                Issue.record("'\(text)' of \(field) does not stand in \(place)")
            }
        }
    }

    @Test("what goes by a field reads it")
    func read() throws {
        let sources = Self.here.appendingPathComponent("../../../Sources").standardized
        var texts: [String: [String]] = [:]
        for (field, place) in Self.places where place.hasSuffix(".swift") {
            let lines = try texts[place] ?? Self.code(sources.appendingPathComponent(place))
            texts[place] = lines
            let name = field.split(separator: ".").last.map(String.init) ?? field
            #expect(
                lines.contains { Self.reads($0, name) }, "\(place) does not read \(field)")
        }
    }

    /// Without comments.
    private static func code(_ file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            $0.components(separatedBy: "//")[0]
        }
    }

    /// Whether a line says the name otherwise than to declare it or to fill it in.
    private static func reads(_ line: String, _ name: String) -> Bool {
        guard !line.contains("self.\(name) ="), !line.contains("var \(name):"),
            !line.contains("let \(name):"), !line.contains("var \(name) =")
        else { return false }
        let pattern = #"(?<![A-Za-z_])\#(name)(?![A-Za-z_(]|: [A-Z\[])"#
        return line.range(of: pattern, options: .regularExpression) != nil
    }

    /// The text of each view, for all that it can show.
    private static func views(_ catalog: Catalog) throws -> [String: String] {
        let clinic = try Transcript(jurisdiction: "UK")
        defer { clinic.remove() }
        func all(_ lines: [String]) -> String {
            FieldWalk.squeezed(lines.map { clinic.answer($0).text }.joined(separator: "\n"))
        }
        return [
            "cause show": all(catalog.causes.map { "cause show \($0.id)" }),
            "medicine show": all(catalog.medicines.map { "medicine show \($0.id)" }),
            "template show": all(["template show"]),
            "fact list": all(["fact list --words"]),
            "outcome measures": all(["outcome measures"]),
            "smoking aids": all(["smoking aids"]),
            "sign list": all(["sign list"]),
        ]
    }
}
