package import CivilTime

/// Why an absence is not recorded.
package enum AbsenceRefusal: ClinicRefusal, Hashable {
    /// It ends before it begins.
    case endsFirst(End, before: End)

    /// Where it begins or ends, as it was said.
    package enum End: Hashable, Sendable {
        case day(Day)
        case time(LocalTime)
    }

    package var kind: RefusalKind { .usage }
}
