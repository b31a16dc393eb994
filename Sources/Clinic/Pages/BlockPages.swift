package import CivilTime
import ClinicStore
package import Planner

/// What therapists do together, as pages show it.
package struct BlockEntry: Documented, Sendable {
    package let block: StaffBlock
    /// Names; empty where it is for all who are at work then.
    package let therapists: [String]
    /// Sessions still to come that it hits.
    package let hit: [SessionEntry]

    package var json: JSON {
        let details = block.details
        return [
            "id": .text(block.id), "name": .string(details.name),
            "all": .bool(details.therapists == nil),
            "therapists": .texts(details.therapists ?? []), "from": .text(details.first.start),
            "to": .text(details.first.end), "everyDays": .optional(details.everyDays),
            "until": .text(details.lastDay), "hit": .array(hit.map(\.json)),
        ]
    }
}

/// All that therapists do together, each with the sessions that it hits.
package struct BlockList: Page {
    package let blocks: [BlockEntry]
}

/// What therapists do together, which was just recorded, with the sessions that it hits.
package struct AddedBlock: Page {
    package let block: BlockEntry

    package init(_ block: StaffBlock, hitting hit: [Session], _ roster: Roster) {
        self.block = roster.entry(block, hitting: hit)
    }
}

/// What therapists do together, which was just removed, or ended.
package struct ChangedBlock: Page {
    package let block: BlockEntry
    /// Whether it is there no more.
    package let isRemoved: Bool
    /// Whom the time helps that is free now.
    @WhereThere package var helps: [PlaceHelp]?

    private enum CodingKeys: String, CodingKey {
        case block
        case isRemoved = "removed"
        case helps
    }
}

/// What therapists do together on a day.
package struct BlockOfDay: Documented, Sendable {
    package let block: BlockEntry
    /// In order.
    package let spans: [Interval<LocalTime>]

    package var json: JSON {
        block.json.adding(["times": .array(spans.map(\.json))])
    }
}

extension Clinic {
    /// - Throws: what `roster()` throws.
    package func changed(
        _ block: StaffBlock, isRemoved: Bool, freed: [FreedTime]
    ) throws -> ChangedBlock {
        let roster = try roster()
        return ChangedBlock(
            block: roster.entry(block, hitting: []), isRemoved: isRemoved,
            helps: try helps(by: freed, roster))
    }

    /// - Throws: what `roster()` throws.
    package func blockList() throws -> BlockList {
        let (roster, troubles) = (try roster(), try troubles())
        return try read { reading in
            BlockList(
                blocks: try reading.blocks().map {
                    roster.entry($0, hitting: try troubles.hit(by: $0, reading))
                })
        }
    }
}

extension Roster {
    func entry(_ block: StaffBlock, hitting hit: [Session]) -> BlockEntry {
        BlockEntry(
            block: block, therapists: (block.details.therapists ?? []).map(name),
            hit: entries(hit))
    }

    /// What is held on a day, for one therapist or for anybody.
    func blocks(
        on day: Day, for therapist: ID<Therapist>?, _ reading: StoreReading
    ) throws -> [BlockOfDay] {
        try reading.blocks().filter { block in
            therapist.map(block.details.isFor) ?? true
        }.compactMap { block in
            let spans = block.details.spans(from: day, through: day)
            return spans.isEmpty ? nil : BlockOfDay(block: entry(block, hitting: []), spans: spans)
        }
    }
}
