import CivilTime
import ClinicStore
package import Planner

/// Which questions are asked.
package enum ScreeningList: Hashable, Sendable {
    /// Those for hip and back.
    case both
    case region(ScreeningRegion)
    /// Those that the template of a cause names.
    case cause(String)
}

/// What was found when the questions were asked.
package struct ScreeningInput: Sendable {
    package var list = ScreeningList.both
    /// Ids of flags that are present.
    package var flags: [String] = []
    /// `ID=yes` or `ID=no`.
    package var answers: [String] = []
    /// Whether every question of the list that has no answer here was answered no.
    package var clear = false

    package init() {}

    /// All of both lists was asked, and nothing was found.
    package static var clear: ScreeningInput {
        var input = ScreeningInput()
        input.clear = true
        return input
    }
}

extension Clinic {
    func sheet(
        of flags: [RedFlag], _ answers: [String: Bool], _ patient: Patient, _ catalog: Catalog
    ) -> ScreeningSheet {
        ScreeningSheet(flags, answers: answers, for: patient.details, on: today, catalog)
    }

    /// The firmest first; within one action as the template or the catalogue names them.
    func flags(of list: ScreeningList, _ catalog: Catalog) throws -> [RedFlag] {
        let flags: [RedFlag]
        switch list {
        case .both: flags = catalog.redFlags
        case .region(let region): flags = catalog.redFlags.filter { $0.regions.contains(region) }
        case .cause(let id):
            let template = try catalog.template(named: id)
            flags = template.redFlags.compactMap { id in
                catalog.redFlags.first { $0.id == id }
            }
        }
        return RedFlag.Action.allCases.flatMap { action in flags.filter { $0.action == action } }
    }

    func redFlag(_ id: String, in catalog: Catalog) throws(ScreeningRefusal) -> RedFlag {
        guard let flag = catalog.redFlags.first(where: { $0.id == id.lowercased() }) else {
            throw .noSuchFlag(
                id, near: Suggestions.nearest(id, among: catalog.meantFlags))
        }
        return flag
    }
}
