import Planner

extension Entry {
    /// A medicine with when the program itself may choose it.
    func proposableMedicine() -> Medicine {
        var medicine = medicine()
        medicine.proposal =
            value("may-be-proposed", required: false) == nil
            ? nil : choice("may-be-proposed", Proposal.self)
        return medicine
    }

    func gastroprotection() -> Gastroprotection {
        Gastroprotection(
            id: text("id"), with: text("with"),
            medicines: ids("medicines", .medicine, required: true), classTaken: text("class-taken"),
            neededIf: value("needed-if").flatMap(predicate) ?? .all([]),
            otherwise: text("otherwise"), evidence: evidence())
    }
}
