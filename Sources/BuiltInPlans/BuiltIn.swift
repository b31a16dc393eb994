package import PlanFiles
package import Planner

/// Values as EmbedPlans writes them: all texts one after the other, and the digits that say where they belong.
struct Encoded {
    let words: StaticString
    let digits: StaticString
}

extension PlanFiles {
    /// The plan files that the program carries, as they are written.
    package static var builtIn: [File] { Carried.files.map(\.file) }

    /// The catalogue of these files. It was checked and encoded when the program was built, and is decoded here in
    /// a few milliseconds; its names, languages and public holidays when somebody first asks for one.
    package static func builtInCatalog() -> Catalog {
        var reader = CatalogReader(Carried.catalogue)
        var catalog: Catalog = reader.next()
        catalog.namesOnDemand = names
        catalog.holidaysOnDemand = OnDemand { holidays }
        catalog.languagesOnDemand = OnDemand { languages }
        catalog.settle()
        return catalog
    }

    /// The names that the program carries; decoded once.
    package static let builtInNames: Names = {
        var reader = CatalogReader(Carried.names)
        return reader.next()
    }()

    private static let names = OnDemand { builtInNames }

    private static let holidays: [HolidayCalendar] = {
        var reader = CatalogReader(Carried.holidays)
        return reader.next()
    }()

    private static let languages: [PatientLanguage] = {
        var reader = CatalogReader(Carried.languages)
        return reader.next()
    }()

    /// Reads the built-in files and then each folder, whose entries add to or override what came before by id.
    ///
    /// With any problem the catalogue holds only what could be read and must not be used for plans.
    package static func load(
        overBuiltIn: Bool = true, folders: [(name: String, files: [File])]
    ) -> (catalog: Catalog, problems: [Problem]) {
        let files = overBuiltIn ? Carried.files : []
        return load(over: Base(files: files, names: names), folders: folders)
    }

    /// Every problem of a clinic's own files, read on top of the built-in ones.
    package static func problems(in files: [File], folder: String) -> [Problem] {
        load(folders: [(folder, files)]).problems
    }
}
