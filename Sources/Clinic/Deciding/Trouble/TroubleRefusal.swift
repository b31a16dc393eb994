package import CivilTime
package import Planner

/// A session that cannot stand as it is, is not confirmed.
package struct TroubleRefusal: ClinicRefusal, Hashable {
    package let session: Session
    package let troubles: [Trouble]
    package let now: LocalTime

    package var kind: RefusalKind { .refused }
    /// Whether it can be placed anew.
    package var isMovable: Bool { session.isAhead(now) && troubles.areCuredElsewhere }
}
