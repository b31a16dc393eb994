import CivilTime
import ICalendar

/// Calendars with one series around changes of the clocks, with exceptions, additions and changes.
struct RandomSeries {
    static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
        "Europe/Dublin", "Asia/Kathmandu",
    ]

    let calendar: Component
    let from: DateTime
    let to: DateTime

    init(using random: inout SplitMix64) {
        let zone = Self.zones.randomElement(using: &random) ?? "Europe/Berlin"
        let isAllDay = Int.random(in: 0...5, using: &random) == 0
        // Around the spring and autumn changes of 2026, often within the hours that come twice or never.
        let first = [20_535, 20_748, 20_600].randomElement(using: &random) ?? 20_535
        let day = Day(number: first + Int.random(in: -20...5, using: &random))
        let minute = Int.random(in: 0...95, using: &random) * (Bool.random(using: &random) ? 15 : 2)
        let start = DateTime(day, secondOfDay: isAllDay ? 0 : minute * 60)
        let make = { (name: String, time: DateTime) in
            isAllDay
                ? Property(name, [.init("VALUE", "DATE")], raw: String(time.description.prefix(8)))
                : Property(name, [.init("TZID", zone)], raw: time.description)
        }
        var rule = Recurrence(
            [.daily, .daily, .weekly, .monthly].randomElement(using: &random) ?? .daily)
        rule.interval = Int.random(in: 1...2, using: &random)
        if Bool.random(using: &random) { rule.count = Int.random(in: 2...60, using: &random) }
        let instances = Array(
            RecurrenceIterator(rule, start: start, through: DateTime(day + 90, secondOfDay: 86_399))
        )
        var master = Component(
            "VEVENT",
            [
                Property("UID", raw: "series"), Property("DTSTAMP", raw: "20260101T000000Z"),
                make("DTSTART", start), Property("RRULE", raw: rule.description),
                Property("DURATION", raw: isAllDay ? "P1D" : "PT30M"),
            ])
        var taken: Set<DateTime> = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            guard let instance = instances.randomElement(using: &random) else { continue }
            taken.insert(instance)
            master.properties.append(make("EXDATE", instance))
        }
        if Int.random(in: 0...3, using: &random) == 0 {
            let added = DateTime(
                day + Int.random(in: 1...80, using: &random), secondOfDay: isAllDay ? 0 : 60)
            master.properties.append(make("RDATE", added))
        }
        var events = [master]
        for number in 0..<Int.random(in: 0...2, using: &random) {
            guard let instance = instances.randomElement(using: &random),
                taken.insert(instance).inserted
            else { continue }
            let moved = DateTime(
                second: instance.second
                    + Int.random(in: -3...3, using: &random) * (isAllDay ? 86_400 : 5400))
            var id = make("RECURRENCE-ID", instance)
            if Int.random(in: 0...3, using: &random) == 0 {
                id.parameters.append(.init("RANGE", "THISANDFUTURE"))
            }
            events.append(
                Component(
                    "VEVENT",
                    [
                        Property("UID", raw: "series"),
                        Property("DTSTAMP", raw: "20260101T000000Z"),
                        Property("SEQUENCE", raw: String(number + 1)), id, make("DTSTART", moved),
                        Property("DURATION", raw: isAllDay ? "P1D" : "PT30M"),
                    ]))
        }
        calendar = Component(
            "VCALENDAR", [Property("PRODID", raw: "-//T//T//EN"), Property("VERSION", raw: "2.0")],
            events)
        from = DateTime(day + Int.random(in: 0...20, using: &random), secondOfDay: 0)
        to = DateTime(from.day + Int.random(in: 10...60, using: &random), secondOfDay: 0)
    }
}
