import ClinicStore
package import Planner

extension Clinic {
    /// The absences of all therapists, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func absences() throws -> [Absence] { try read { try $0.absences() } }

    /// The absence that a text like `A3` means.
    ///
    /// - Throws: a refusal where the text is no absence's id; `StoreError` where the file cannot be read.
    package func absence(named text: String) throws -> ID<Absence> {
        try found(absences().first { $0.id == ID(parsing: text) }, text, noun: .absence).id
    }
}
