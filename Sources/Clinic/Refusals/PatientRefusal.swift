package import Planner

/// Why a patient's record stays as it is.
package enum PatientRefusal: ClinicRefusal, Hashable {
    /// Nobody said that the person is to be erased for good.
    case erasureUnconfirmed(ID<Patient>)

    package var kind: RefusalKind { .usage }
}
