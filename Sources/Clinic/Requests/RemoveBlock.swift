package import CivilTime
import ClinicStore
package import Planner

/// Takes back that therapists do something together, or ends it.
package struct RemoveBlock: Request {
    let block: ID<StaffBlock>
    let from: Day?

    /// From a day on it is held no more; `nil` for all of it, as if it had never been.
    package init(_ block: ID<StaffBlock>, from: Day? = nil) {
        (self.block, self.from) = (block, from)
    }

    /// What came of it.
    package struct Removal {
        /// As it was; where it goes on until a day, as it is now.
        package let block: StaffBlock
        package let isRemoved: Bool
        /// What is free of its therapists that was not before.
        package let freed: [FreedTime]
    }

    package func carryOut(_ act: Act) throws -> Removal {
        let before = try OpenTimes(act.clinic, act.reading)
        let (block, isRemoved) = try remove(act)
        return Removal(
            block: block, isRemoved: isRemoved,
            freed: try OpenTimes(act.clinic, act.reading).freed(since: before))
    }

    private func remove(_ act: Act) throws -> (block: StaffBlock, isRemoved: Bool) {
        let known = try act.reading.blocks()
        let removed = try act.clinic.found(
            known.first { $0.id == block }, "\(block)", noun: .block)
        let details = removed.details
        guard let from, details.first.start.day < from else {
            try act.writing.removeBlock(block)
            return (removed, true)
        }
        guard let last = details.spans(from: from, through: from + 731).last, last.start.day >= from
        else { throw BlockRefusal.notHeld(block, from: from) }
        try act.writing.endBlock(block, on: from - 1)
        let now = try act.reading.blocks().first { $0.id == block }
        return (now ?? removed, false)
    }
}
