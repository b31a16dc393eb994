package import Planner

/// A treatment that is stopped does not go on.
package struct StopRefusal: ClinicRefusal, Hashable {
    package let stop: TreatmentStop
    /// What was asked.
    package let act: StoppedAct
    /// The flags that are open, as far as the catalogue knows them.
    package let known: [RedFlag]

    package var kind: RefusalKind { .refused }
}
