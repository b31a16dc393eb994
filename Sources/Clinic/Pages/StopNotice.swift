import ClinicStore
package import Planner

/// What every page begins with that names a patient whose treatment is stopped.
package struct StopNotice: Sendable {
    /// By which ids a page names the patient: the patient's own and those of the plans.
    package let ids: Set<String>
    package let stop: TreatmentStop
    /// The flags that are open, as far as the catalogue knows them.
    package let known: [RedFlag]
    package let name: String
}

extension Clinic {
    /// Of all patients whose treatment is stopped now, in order of their numbers.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func stopNotices() throws -> [StopNotice] {
        try read { reading in
            let names = try reading.patientNames()
            return try stops(reading).values.sorted { $0.patient < $1.patient }.map { stop in
                let plans = try reading.plans(of: stop.patient).map { "\($0.id)" }
                return StopNotice(
                    ids: Set(plans + ["\(stop.patient)"]),
                    stop: stop, known: try shelf.catalog().flags(of: stop),
                    name: names[stop.patient] ?? "\(stop.patient)")
            }
        }
    }
}
