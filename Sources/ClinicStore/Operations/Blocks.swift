package import CivilTime
package import Planner

extension StoreReading {
    /// What therapists do together, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func blocks() throws -> [StaffBlock] {
        let people = try Dictionary(
            grouping: rows(.blockTherapist, "SELECT * FROM blockTherapist ORDER BY therapist")
        ) { try $0.row["block"] as Int64 }
        return try rows(.block, "SELECT * FROM block ORDER BY id").map { stored in
            let therapists = try (people[stored.id] ?? []).map {
                ID<Therapist>(try $0.row["therapist"])
            }
            let isForAll: Bool = try stored.row["isForAll"]
            return StaffBlock(
                id: ID(stored.id),
                details: BlockDetails(
                    try stored.row["name"], try stored.span(), every: stored.row["everyDays"],
                    until: try stored.optionalDay("lastDay"),
                    therapists: isForAll ? nil : therapists))
        }
    }
}

extension StoreWriting {
    /// Adds what therapists do together, whatever sessions are booked then.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    @discardableResult
    package func addBlock(_ details: BlockDetails) throws -> StaffBlock {
        let id = try insert(
            .block,
            [
                "name": details.name, "startMinute": details.first.start.minute,
                "endMinute": details.first.end.minute, "everyDays": details.everyDays,
                "lastDay": details.lastDay.map { "\($0)" },
                "isForAll": details.therapists == nil ? 1 : 0,
            ])
        for therapist in details.therapists ?? [] {
            _ = try now.therapist(therapist)
            try insert(.blockTherapist, ["block": id, "therapist": therapist.number])
        }
        return StaffBlock(id: ID(id), details: details)
    }

    /// Lets a block be held on a day for the last time.
    ///
    /// - Throws: `StoreError.notFound` where there is no such block.
    package func endBlock(_ id: ID<StaffBlock>, on lastDay: Day) throws {
        _ = try now.stored(.block, id)
        try update(.block, id.number, ["lastDay": "\(lastDay)"])
    }

    /// Deletes a block.
    ///
    /// - Throws: `StoreError.notFound` where there is no such block.
    package func removeBlock(_ id: ID<StaffBlock>) throws {
        _ = try now.stored(.block, id)
        try delete(.blockTherapist, where: "block", is: id.number)
        try delete(.block, where: "id", is: id.number)
    }
}
