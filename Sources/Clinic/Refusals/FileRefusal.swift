package import CivilTime
package import PlanFiles

/// Why a file that a clinic stands on cannot be used: its own, templates, those of time zones.
package enum FileRefusal: ClinicRefusal, Hashable {
    /// Something stands where a clinic's file was to be made.
    case exists(path: String)
    /// The folder of a path is none and cannot be made.
    case noFolder(of: String)
    case badTemplates([PlanFiles.Problem])
    case unreadableFolder(String, PlanFiles.Problem)
    case unknownZone(String)
    case damagedZone(CivilTimeError)
    /// A time that was set and that clocks skip in the zone.
    case skipped(LocalTime, zone: String)

    package var kind: RefusalKind {
        switch self {
        case .exists, .noFolder: .cannotCreate
        case .badTemplates, .unknownZone, .damagedZone: .badData
        case .unreadableFolder: .notFound
        case .skipped: .usage
        }
    }
}
