package import CivilTime
package import Planner

/// Why a session does not become what was asked, by how it stands.
package enum SessionRefusal: ClinicRefusal, Hashable {
    /// Neither of it nor of its plan anything is booked that lies ahead.
    case nothingAhead(Session)
    /// It was attended, or is cancelled before.
    case notCancelled(Session, now: LocalTime)
    /// It is over, or lost.
    case notConfirmed(Session, now: LocalTime)
    /// It is still to come.
    case notBegun(Session, now: LocalTime)
    /// Its booking was undone.
    case bookingUndone(Session)
    /// It is over, or does not take place: its text would reach nobody.
    case readNoMore(Session, now: LocalTime)
    /// Another one was booked in its place; both cannot count.
    case madeUp(ID<Session>, by: Session)

    package var kind: RefusalKind { .refused }
}
