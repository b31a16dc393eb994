package import Planner

extension DoseLedger {
    package var json: JSON {
        let phases = JSON.array(
            phases.map { phase in
                .object(
                    [
                        JSON.Member(key: "name", value: .string(phase.name)),
                        JSON.Member(key: "number", value: .integer(phase.number)),
                    ] + members(phase.count, phase.weeks, phase.lastMakeUp, phase.told))
            })
        return .object(
            members(total, weeks, lastMakeUp, told) + [JSON.Member(key: "phases", value: phases)])
    }

    private func members(
        _ count: DoseCount, _ weeks: Int, _ limit: MakeUpLimit?, _ told: String
    ) -> [JSON.Member] {
        let pairs: [(key: String, value: JSON)] = [
            ("prescribed", .integer(count.prescribed)), ("weeks", .integer(weeks)),
            ("booked", .integer(count.booked)), ("unrecorded", .integer(count.unrecorded)),
            ("delivered", .integer(count.delivered)), ("missed", .integer(count.missed)),
            ("cancelled", .integer(count.cancelled)), ("lost", .integer(count.lost)),
            ("waived", .integer(count.waived)), ("madeUp", .integer(count.madeUp)),
            ("owed", .integer(count.owed)), ("due", .integer(count.due)),
            ("percent", .optional(count.percent)), ("lastMakeUpDate", .text(limit?.day)),
            ("lastMakeUpWeek", .optional(limit?.week)),
            ("lastMakeUpPassed", .bool(limit?.isPast ?? false)), ("words", .string(told)),
        ]
        return pairs.map { JSON.Member(key: $0.key, value: $0.value) }
    }
}
