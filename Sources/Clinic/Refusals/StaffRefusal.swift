/// Why somebody who treats is not taken on, or not changed.
package enum StaffRefusal: ClinicRefusal, Hashable {
    /// A therapist without hours cannot be booked.
    case noHours

    package var kind: RefusalKind { .badData }
}
