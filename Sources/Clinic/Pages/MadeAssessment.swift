import CivilTime
import ClinicStore
package import Planner

/// An assessment as it was made and kept.
package struct MadeAssessment: Page, Documented {
    package let patient: Patient
    /// With what is on record.
    package let findings: SignFindings
    /// Ids of the signs that the record answered, sorted.
    package let fromRecord: [String]
    /// Words that were said and count no more, with what answers them now.
    package let retired: [RetiredSign]
    package let assessment: Assessment
    package let stored: StoredAssessment
    /// Red flags that were recorded and are open.
    package let openFlags: [ScreenedFlag]
    package let catalog: Catalog
}
