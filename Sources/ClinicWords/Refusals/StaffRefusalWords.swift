package import Clinic

extension StaffRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noHours:
            Failure(
                kind, "A therapist without hours cannot be booked.",
                remedy: "Say the hours, like \(say: [.hours: "Mon-Fri 09:00-17:00"]).")
        }
    }
}
