import CivilTime
import Planner
import Testing

@Suite("The text of a dose")
struct DoseTextTests {
    @Test(
        "each way of writing it reads as one value, which tells itself alike",
        arguments: [
            ("400 mg 3 times a day", "400 mg, 3 times a day"),
            ("250 mg, twice a day", "250 mg, twice a day"),
            ("200 mg 3x daily", "200 mg, 3 times a day"), ("500mg 4x/day", "500 mg, 4 times a day"),
            ("10 mg once a day at 20:00", "10 mg, once a day at 20:00"),
            (
                "400 mg 3 times a day at 8:00, 14:00 and 20:00",
                "400 mg, 3 times a day at 08:00, 14:00 and 20:00"
            ),
            ("500 mg every 6 hours", "500 mg, every 6 hours"),
            ("30 mg 6-hourly", "30 mg, every 6 hours"),
            ("70 mg once weekly on Mondays", "70 mg, once a week on Monday"),
            ("70 mg weekly", "70 mg, once a week"),
            ("40 mg every 2 weeks", "40 mg, every 2 weeks"),
            ("40 mg fortnightly on thursdays", "40 mg, every 2 weeks on Thursday"),
            (
                "10 mg twice a week on Monday and Thursday",
                "10 mg, every week on Monday and Thursday"
            ),
            ("150 mg monthly on day 31", "150 mg, once a month on day 31"),
            ("5 mg every 3 months", "5 mg, every 3 months"), ("5 mg once", "5 mg, once"),
            ("50 mg on 2027-01-01 and 2026-12-01", "50 mg, on 2026-12-01 and 2027-01-01"),
            ("1 mg every other day", "1 mg, every 2 days"),
            (
                "30 mg as needed up to 4 times a day, at least 6 hours apart",
                "30 mg, as needed, up to 4 times a day, at least 6 hours apart"
            ),
            ("120 mg 3 times a day with meals", "120 mg, 3 times a day with meals"),
            ("20 mg once a day with food", "20 mg, once a day; with food"),
            (
                "0.25 mg once a week for 4 weeks then 0.5 mg once a week",
                "0.25 mg, once a week for 28 days, then 0.5 mg, once a week"
            ),
        ])
    func read(_ text: String, _ told: String) throws {
        let value = try DoseSchedule(parsing: text)
        #expect(value.description == told)
        #expect(try DoseSchedule(parsing: told) == value)
    }

    @Test(
        "what says too little, two things, or something that cannot be kept exactly is refused",
        arguments: [
            "", "70 mg", "70 mg once on Monday", "70 mg on Monday", "70 mg once weekly, once a day",
            "70 mg once a week every day", "1,000 mg once a day", "0,5 mg daily", "400 mg tds",
            "400 mg bd", "10 mg at night", "400 mg every 5 hours", "400 mg every 36 hours",
            "400 mg 3 times", "-5 mg once a day", "0 mg once a day", "nan mg once", "5 mg/kg daily",
            "400 mg twice a week", "400 mg 3 times a week on Monday and Friday", "400 mg as needed",
            "400 mg up to 4 times a day", "400 mg once a day twice a day",
            "400 mg twice a day once", "5 mg once at 08:00 and 20:00",
            "5 mg once a week at 08:00 and 20:00", "400 mg 25 times a day", "400 mg at 08:00",
            "400 mg once a day for 3 months", "400 mg daily then 200 mg daily",
            "400 mg 3 times a day maybe", "70 mg once a week on Monday and Friday",
            "5 mg 3-4 times a day", "1e3 mg once a day", "400 mg every day on Monday",
            "9999999999999999999999 mg once a day", "5 mg on 2026-02-30", "400 mg every 0 weeks",
            "5 mg once a month on day 15 on Monday", "5 mg on 2026-12-01 and 2026-12-01",
            "400 mg as needed every 6 hours", "5 mg once a month on day 32", "once a day",
        ])
    func refused(_ text: String) {
        #expect(throws: DoseTextProblem.self) { try DoseSchedule(parsing: text) }
    }

    @Test("a text without an amount means the usual one, and every example can be read")
    func usual() throws {
        let usual = MedicineDose(amount: 70...70, unit: "mg", rhythm: .regular(.once, .times(1)))
        #expect(
            try DoseSchedule(parsing: "once weekly on Mondays", usual: usual).description
                == "70 mg, once a week on Monday")
        for example in DoseTextProblem.examples { _ = try DoseSchedule(parsing: example) }
    }

    @Test("whatever can be kept tells a text that reads back as the same value")
    func roundTrip() throws {
        var random = SplitMix64(seed: 15)
        for _ in 0..<3_000 {
            let schedule = random.schedule()
            let text = schedule.description
            #expect(throws: Never.self, "\(text)") {
                let read = try DoseSchedule(parsing: text)
                #expect(read == schedule, "\(text)")
            }
        }
    }
}

/// Random numbers that are the same in each run (SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension SplitMix64 {
    mutating func schedule() -> DoseSchedule {
        let count = pick(1...3)
        let unit = ["mg", "g", "tablets", "mg calcium", "pea-size"][pick(0...4)]
        let steps = (0..<count).map { index in
            let low = Double(pick(1...400)) / 4
            let isLast = index == count - 1
            return DoseStep(
                MedicineDose(
                    amount: low...(pick(0...2) == 0 ? low + Double(pick(1...40)) : low), unit: unit,
                    rhythm: rhythm()), days: isLast && pick(0...1) == 0 ? nil : pick(1...90))
        }
        let advice = [nil, "with or after food", "empty stomach; upright"][pick(0...2)]
        let first = steps.first?.dose
        return DoseSchedule(steps, advice: advice)
            ?? DoseSchedule(first ?? MedicineDose(amount: 1...1, unit: unit, rhythm: rhythm()))
    }

    mutating func rhythm() -> Rhythm {
        if pick(0...7) == 0 {
            return .asNeeded(
                most: pick(1...24), hoursApart: pick(0...1) == 0 ? nil : Double(pick(1...24)))
        }
        let days = doseDays()
        guard days == .everyDay else { return .regular(days, clock(orTimes: pick(1...3))) }
        switch pick(0...3) {
        case 0: return .regular(days, .everyHours([1, 2, 3, 4, 6, 8, 12][pick(0...6)]))
        case 1: return .regular(days, .withMeals(pick(1...4)))
        default: return .regular(days, clock(orTimes: pick(1...6)))
        }
    }

    private mutating func clock(orTimes count: Int) -> DoseTimes {
        guard pick(0...1) == 0 else { return .times(count) }
        var minutes: Set<Int> = []
        while minutes.count < count { minutes.insert(pick(0...95) * 15) }
        return .at(minutes.sorted().compactMap { try? TimeOfDay(minutes: $0) })
    }

    private mutating func doseDays() -> DoseDays {
        switch pick(0...6) {
        case 0: return .once
        case 1:
            let start = pick(20_000...22_000)
            return .dates(
                Set((0..<pick(1...5)).map { start + $0 * pick(1...40) }).sorted()
                    .map { Day(number: $0) })
        case 2: return .daily(every: pick(2...60))
        case 3, 4:
            let weekdays = Weekday.allCases.filter { _ in pick(0...3) == 0 }
            return .weekly(every: pick(1...8), on: weekdays)
        case 5: return .monthly(every: pick(1...6), on: pick(0...1) == 0 ? nil : pick(1...31))
        default: return .everyDay
        }
    }
}
