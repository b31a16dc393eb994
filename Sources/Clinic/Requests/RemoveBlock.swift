import ClinicStore
package import Planner

/// Takes back that therapists do something together.
package struct RemoveBlock: Request {
    let block: ID<StaffBlock>

    package init(_ block: ID<StaffBlock>) { self.block = block }

    /// The block as it was.
    package func carryOut(_ act: Act) throws -> StaffBlock {
        let removed = try act.clinic.found(
            act.reading.blocks().first { $0.id == block }, "\(block)", noun: .block)
        try act.writing.removeBlock(block)
        return removed
    }
}
