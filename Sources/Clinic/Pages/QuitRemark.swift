package import Planner

/// What is to be decided of an aid to stop smoking, once there is a new quit date.
package enum QuitRemark: Unworded, Documented, Hashable {
    /// It begins on a day that goes by the old quit date.
    case stillDated(PlannedMedicine, in: ID<StoredPlan>)
    /// It is taken, in steps that go by the old quit date.
    case runs(PlannedMedicine, QuitProduct)
}
