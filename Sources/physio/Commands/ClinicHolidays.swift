import ArgumentParser
import CivilTime
import Clinic
import Planner

extension ClinicGroup {
    struct Holidays: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "holidays",
            abstract: "List the places whose public holidays are known, or those of a place.",
            discussion: """
                Example: physio clinic holidays
                Example: physio clinic holidays GB-ENG --year 2027
                """)

        @Argument(help: "The code of a country or region, like GB-ENG.", completion: .holidays)
        var code: String?
        @Option(help: ArgumentHelp("Another year than this one.", valueName: "year"))
        var year: Int?
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            let catalog = try access.catalog()
            guard let code else { return try Report(HolidayPlaceList(catalog)) }
            let year = try year ?? Clinic.today(in: "UTC", access.clock()).year
            return try Report(HolidayYear(code, year, of: catalog))
        }

        /// How a new clinic of a zone chooses its public holidays: nobody chooses for it.
        static func advice(inZone zone: String, _ catalog: Catalog) -> String {
            guard let place = catalog.holidayPlace(inZone: zone) else {
                return "Public holidays: physio clinic set --closed-from HOLIDAYS.ics"
            }
            let others = place.calendar.regions.isEmpty ? "" : "; others: physio clinic holidays"
            return "Public holidays: physio clinic set --holidays \(place.code)  "
                + "(\(place.name)\(others))"
        }
    }
}
