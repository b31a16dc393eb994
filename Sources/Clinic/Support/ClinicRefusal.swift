/// Why the clinic did not do what was asked, as a value: what a person gets to read of it stands in ClinicWords.
///
/// A noun has one, an enum with a case for each reason that carries what the sentence names.
package protocol ClinicRefusal: Error, Sendable {
    /// Decides the exit status of the command line.
    var kind: Failure.Kind { get }
}
