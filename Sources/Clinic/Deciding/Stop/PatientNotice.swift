package import Planner

/// What a patient reads before anything else.
package enum PatientNotice: Unworded, Documented, Hashable {
    /// The treatment is stopped: what to do, and nothing of why.
    case stopped(ClinicSettings, takesMedicines: Bool)
    /// Today's facts forbid a medicine that is taken; the clinic's number.
    case askFirst(medicine: String, phone: String?)
    /// A medicine was not begun again; the clinic's number.
    case waits(WaitingMedicine, phone: String?)
    /// A session cannot be held as it is booked.
    case unsettled(Trouble.Kind)
}
