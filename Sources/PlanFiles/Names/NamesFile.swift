import Planner

/// A file of names: sections with one entry a line.
///
///     medicines:
///       - {id: ramipril, name: Ramipril, brands: [Tritace], for: blood pressure, words: [acei_or_arb], mark: M}
struct NamesFile {
    /// An entry, and the line it stands on, from 1.
    struct Row {
        let file: String
        let line: Int
        let section: String
        let values: [(key: String, value: FlowValue)]
    }

    private(set) var rows: [Row] = []
    private(set) var problems: [PlanFiles.Problem] = []

    static let sections = [
        "medicines", "conditions", "allergies", "reactions", "ambiguous", "signs", "confusable",
        "wording",
    ]

    init(_ bytes: [UInt8], file: String) {
        var section: String?
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let first = line.first(where: { $0 != UInt8(ascii: " ") }),
                first != UInt8(ascii: "#")
            else { continue }
            if line.first != UInt8(ascii: " "), first != UInt8(ascii: "-") {
                section = heading(line, file: file, number)
                continue
            }
            guard let section else { continue }
            do throws(FlowLine.Problem) {
                rows.append(
                    Row(
                        file: file, line: number, section: section,
                        values: try FlowLine.entry(line)))
            } catch {
                report(file, number, error.column, error.problem, "Write one entry a line.")
            }
        }
        if number <= 1, rows.isEmpty { report(file, 0, 0, "The file is empty.", "Remove it.") }
    }

    private mutating func heading(_ line: ArraySlice<UInt8>, file: String, _ number: Int) -> String?
    {
        let text = String(decoding: line, as: UTF8.self)
        let name = String(text.prefix { $0 != ":" })
        guard Self.sections.contains(name), text.dropFirst(name.count + 1).allSatisfy({ $0 == " " })
        else {
            report(
                file, number, 1, "'\(text.prefix(40))' is no section of a file of names.",
                "Write one of these, and its entries below it: "
                    + Self.sections.map { "\($0):" }.joined(separator: " "))
            return nil
        }
        return name
    }

    private mutating func report(
        _ file: String, _ line: Int, _ column: Int, _ problem: String, _ remedy: String
    ) {
        problems.append(
            .init(file: file, line: line, column: column, problem: problem, remedy: remedy))
    }
}
