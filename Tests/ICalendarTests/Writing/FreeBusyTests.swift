import CivilTime
import ICalendar
import Testing

@Suite("Free and busy times, written")
struct FreeBusyTests {
    private func bytes(_ freeBusy: FreeBusy, _ method: CalendarHeading.Method? = .publish) throws
        -> [UInt8]
    {
        var heading = CalendarHeading(product: "-//T//T//EN")
        heading.method = method
        var calendar = Calendar(heading, events: [])
        calendar.freeBusy = [freeBusy]
        return try calendar.bytes(in: zone("Europe/London"))
    }

    private func span(_ start: Int, _ end: Int) throws -> Interval<Moment> {
        try #require(Interval(Moment(minute: 29_900_000 + start), Moment(minute: 29_900_000 + end)))
    }

    @Test(
        "periods stand in the order of their starts, cut to what is told about, each with its kind")
    func golden() throws {
        let freeBusy = FreeBusy(
            uid: "f-1", stamp: Moment(minute: 29_900_000),
            organizer: Person(address: "desk@example.org"), span: try span(0, 1440),
            periods: [
                .init(try span(600, 660), .tentative), .init(try span(1400, 1500)),
                .init(try span(-60, 30), .unavailable), .init(try span(2000, 2100)),
                .init(try span(60, 120), .free), .init(try span(60, 90)),
            ])
        #expect(
            unfolded(try bytes(freeBusy)).replacing("\r\n", with: "\n") == """
                BEGIN:VCALENDAR
                PRODID:-//T//T//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                BEGIN:VFREEBUSY
                UID:f-1
                DTSTAMP:20261106T212000Z
                DTSTART:20261106T212000Z
                DTEND:20261107T212000Z
                ORGANIZER:mailto:desk@example.org
                FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261106T212000Z/20261106T215000Z
                FREEBUSY;FBTYPE=BUSY:20261106T222000Z/20261106T225000Z
                FREEBUSY;FBTYPE=FREE:20261106T222000Z/20261106T232000Z
                FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261107T072000Z/20261107T082000Z
                FREEBUSY;FBTYPE=BUSY:20261107T204000Z/20261107T212000Z
                END:VFREEBUSY
                END:VCALENDAR

                """)
    }

    @Test("a publication without an organizer is refused; a plain snapshot needs none")
    func organizer() throws {
        let freeBusy = FreeBusy(
            uid: "f-1", stamp: Moment(minute: 1), span: try span(0, 60), periods: [])
        #expect(throws: ICalendarError.needsOrganizer(uid: "f-1")) { try bytes(freeBusy) }
        #expect(try !bytes(freeBusy, nil).isEmpty)
    }

    @Test("3,000 generated lists are read back as the same busy times, joined")
    func generated() throws {
        var random = SplitMix64(seed: 3_000)
        let london = try zone("Europe/London")
        for number in 0..<3_000 {
            let periods = try (0..<Int.random(in: 0...20, using: &random)).map { _ in
                let start = Int.random(in: -500...10_000, using: &random)
                return FreeBusy.Period(
                    try span(start, start + Int.random(in: 1...400, using: &random)),
                    FreeBusy.Kind.allCases.randomElement(using: &random) ?? .busy)
            }
            let freeBusy = FreeBusy(
                uid: "u-\(random.next())", stamp: Moment(minute: 29_900_000),
                organizer: Person(name: randomText(0...80, using: &random), address: "a@b.example"),
                span: try span(0, 9_000), periods: periods)
            let bytes = try bytes(freeBusy)
            let read = try EntryReading(bytes, london)
            read.expectOnce()
            let told = read.component.all("FREEBUSY").map(\.word)
            #expect(told == told.sorted())
            let found = BusyTimes(
                reading: bytes, in: try span(-10_000, 20_000), localZone: london
            ) { _ in nil }
            let meant = Self.minutes(periods.filter { $0.kind != .free }.map(\.span))
                .intersection(try Self.minutes([span(0, 9_000)]))
            try #require(Self.minutes(found.intervals) == meant, "list \(number)")
            #expect(found.problems.isEmpty)
        }
    }

    /// Minute by minute.
    private static func minutes(_ spans: [Interval<Moment>]) -> Set<Int> {
        spans.reduce(into: []) { $0.formUnion($1.start.minute..<$1.end.minute) }
    }
}
