import ArgumentParser
import CivilTime
import ClinicWords
import Foundation
import Planner

@testable import Clinic
@testable import physio

/// A clinic that is driven by command lines, in this process, and what it answers.
///
/// `$ LINE` shows the answer, `% LINE` does it in silence, `@ TIME` sets the clock, `# TEXT` is a remark;
/// every other line is an answer of an earlier run and is left out.
struct Transcript {
    private static let shelf = CatalogShelf(folder: nil)
    private let folder: URL
    let clinic: Clinic

    /// With two therapists, a room and the holidays closed.
    init(jurisdiction: String) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-golden-\(UUID().uuidString)")
        let path = folder.appendingPathComponent("clinic.db").path
        let clock = Clock.wall(try LocalTime(parsing: Self.start))
        let zone = jurisdiction == "US" ? "America/New_York" : "Europe/London"
        var input = ClinicInput(hours: "Mon-Fri 08:00-18:00", phone: "020 7946 0000")
        input.jurisdiction = jurisdiction
        input.closed = ["2026-12-25", "2027-01-01"]
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Hill Street Physio", timeZone: zone,
            try input.particulars(today: Clinic.today(in: zone, clock)),
            clock: clock, actor: "tester", command: "clinic init")
        let opened = try Clinic.open(
            path: path, rehearsal: false, plans: nil, clock: clock, actor: "tester", command: "")
        _ = try Self.shelf.catalog()
        clinic = Clinic(
            store: opened.store, shelf: Self.shelf, settings: opened.settings, zone: opened.zone,
            ambient: opened.ambient)
    }

    static let start = "2026-11-30T08:00"

    func remove() {
        clinic.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The lines of the script, each with what is answered now.
    func run(_ script: String) throws -> String {
        var told: [String] = []
        var now = Self.start
        for preparing in [
            "therapist add \"Ana Silva\" --skill manual-therapy",
            "therapist add \"Ben Okafor\" --skill manual-therapy", "room add Gym --capacity 2",
        ] { _ = answer(preparing, at: now) }
        for line in script.split(separator: "\n").map(String.init) {
            let words = String(line.dropFirst(2))
            switch line.prefix(2) {
            case "# ": told.append(line)
            case "@ ":
                now = words
                told.append(line)
            case "% ":
                let (text, isRefused) = answer(words, at: now)
                told.append(line)
                if isRefused { told += ["REFUSED " + text] }
            case "$ ":
                told += ["", line, shortened(answer(words, at: now).text)]
            default: break
            }
        }
        return told.joined(separator: "\n") + "\n"
    }

    /// What a command prints, or how it refuses.
    func answer(_ line: String, at now: String = start) -> (text: String, isRefused: Bool) {
        do {
            var ambient = clinic.ambient
            let moment = clinic.zone.first(try LocalTime(parsing: now))
            ambient.moment = moment ?? ambient.moment
            let here = Clinic(
                store: clinic.store, shelf: clinic.shelf, settings: clinic.settings,
                zone: clinic.zone, ambient: ambient)
            let isCalendar = line.hasPrefix("export")
            let parsed = try Physio.command(Self.words(line) + (isCalendar ? ["--json"] : []))
            guard let command = parsed as? any ReportingCommand else { return ("?", true) }
            let report = try command.report(at: ClinicAccess(command.options, at: here))
            guard isCalendar, case .object(let members) = report.json,
                let member = members.first(where: { $0.key == "calendar" }),
                case .string(let calendar) = member.value
            else { return (report.text, false) }
            return (Self.seen(calendar), false)
        } catch {
            return (Failure(saying: error)?.told.told ?? "\(error)", true)
        }
    }

    /// Words are parted by blanks outside quotes.
    static func words(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().reduce(
            into: [""]
        ) { words, part in
            if part.offset % 2 == 1 {
                words[words.count - 1] += part.element
            } else {
                let pieces = part.element.split(separator: " ", omittingEmptySubsequences: false)
                words[words.count - 1] += pieces.first ?? ""
                words += pieces.dropFirst().map(String.init)
            }
        }.filter { !$0.isEmpty }
    }

    /// Without what is still to be asked: that is long, and has tests of its own.
    private func shortened(_ text: String) -> String {
        var isAsking = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if !line.hasPrefix(" ") { isAsking = line.hasPrefix("Ask") }
            return !isAsking || !line.hasPrefix(" ")
        }.joined(separator: "\n")
    }
}

extension Transcript {
    /// What a person sees of a calendar: when, how often, the title, and each text once.
    static func seen(_ calendar: String) -> String {
        var lines: [String] = []
        var told: Set<String> = []
        var event: [String: String] = [:]
        let unfolded = calendar.replacingOccurrences(of: "\r\n ", with: "")
            .replacingOccurrences(of: "\r\n", with: "\n")
        for line in unfolded.split(separator: "\n").map(String.init) {
            guard line != "BEGIN:VEVENT" else {
                event = [:]
                continue
            }
            if line == "END:VEVENT" { lines += Self.lines(event, &told) }
            let key = line.prefix { $0 != ":" && $0 != ";" }
            event[String(key)] = line.firstIndex(of: ":").map {
                String(line[line.index(after: $0)...])
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func lines(_ event: [String: String], _ told: inout Set<String>) -> [String] {
        let when = event["DTSTART"] ?? ""
        let rule = event["RRULE"].map { " (\($0))" } ?? ""
        let status = event["STATUS"] == "CANCELLED" ? " CANCELLED" : ""
        let head = "\(when)\(rule)\(status)  \(event["SUMMARY"] ?? "")"
        let text = event["DESCRIPTION"] ?? ""
        guard !text.isEmpty, told.insert(text).inserted else { return [head] }
        let plain = text.replacingOccurrences(of: "\\n", with: "\n")
            .replacingOccurrences(of: "\\,", with: ",").replacingOccurrences(of: "\\;", with: ";")
        return [head] + plain.split(separator: "\n").map { "    \($0)" }
    }
}
