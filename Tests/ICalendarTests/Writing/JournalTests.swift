import CivilTime
import ICalendar
import Testing

@Suite("Journal entries")
struct JournalTests {
    private func bytes(_ journal: Journal, _ rules: ZoneRules) throws(ICalendarError) -> [UInt8] {
        var calendar = Calendar(product: "-//T//T//EN", events: [])
        calendar.journals = [journal]
        return try calendar.bytes(in: rules)
    }

    @Test("a note has a day, some texts and a status, and neither an end nor a reminder")
    func golden() throws {
        let journal = Journal(
            uid: "j-1", revised: Moment(minute: 29_900_000),
            time: .date(try Day(parsing: "2026-12-04")), summary: "First visit",
            descriptions: ["One, two", "Three"], status: .draft, categories: ["Review"])
        let told = unfolded(try bytes(journal, try zone("Europe/London")))
        #expect(
            told.replacing("\r\n", with: "\n") == """
                BEGIN:VCALENDAR
                PRODID:-//T//T//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                BEGIN:VJOURNAL
                UID:j-1
                DTSTAMP:20261106T212000Z
                DTSTART;VALUE=DATE:20261204
                LAST-MODIFIED:20261106T212000Z
                SEQUENCE:0
                SUMMARY:First visit
                DESCRIPTION:One\\, two
                DESCRIPTION:Three
                STATUS:DRAFT
                CATEGORIES:Review
                END:VJOURNAL
                END:VCALENDAR

                """)
    }

    @Test("2,000 generated notes come back as they were")
    func generated() throws {
        var random = SplitMix64(seed: 2_001)
        let zones = try randomZones.map { try zone($0) }
        for number in 0..<2_000 {
            let rules = zones[number % zones.count]
            let journal = Journal.random(using: &random)
            let bytes = try bytes(journal, rules)
            // What clocks skip comes back as the instant that is meant.
            if case .at(let time) = journal.time, isSkipped([time], rules) { continue }
            let read = try EntryReading(bytes, rules)
            read.expectOnce()
            try #require(try Journal(read) == journal, "note \(number)")
        }
    }
}

extension Journal {
    fileprivate init(_ read: EntryReading) throws {
        #expect(read.component.name == "VJOURNAL" && read.component.components.isEmpty)
        var time = Time.undated
        if let day = read.day("DTSTART") { time = .date(day) }
        if let local = read.local("DTSTART") { time = .at(local) }
        self.init(
            uid: read.text("UID") ?? "", created: try read.moment("CREATED"),
            revised: try #require(try read.moment("DTSTAMP")),
            sequence: read.number("SEQUENCE") ?? -1, time: time,
            summary: read.text("SUMMARY") ?? "",
            descriptions: read.component.all("DESCRIPTION").map(\.text),
            status: try #require(read.word("STATUS").flatMap(Status.init)),
            isPrivate: read.word("CLASS") == "PRIVATE",
            categories: read.component.first("CATEGORIES")?.texts ?? [],
            color: read.text("COLOR"))
    }

    fileprivate static func random(using random: inout SplitMix64) -> Journal {
        let start = randomStart(using: &random)
        let times: [Time] = [.undated, .date(start.day), .at(start)]
        let statuses: [Status] = [.draft, .final, .cancelled]
        return Journal(
            uid: "u-\(random.next())",
            created: Bool.random(using: &random) ? Moment(minute: 29_000_000) : nil,
            revised: Moment(minute: 29_900_000),
            sequence: Int.random(in: 0...12, using: &random),
            time: times.randomElement(using: &random) ?? .undated,
            summary: randomText(0...120, using: &random),
            descriptions: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                randomText(0...200, using: &random)
            }, status: statuses.randomElement(using: &random) ?? .final,
            isPrivate: Bool.random(using: &random),
            categories: [randomText(1...9, using: &random)].filter { !$0.isEmpty },
            color: Bool.random(using: &random) ? "teal" : nil)
    }
}
