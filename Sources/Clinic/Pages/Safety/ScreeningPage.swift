import CivilTime
import ClinicStore
package import Planner

/// What was screened of a patient, and what is still to be asked.
package struct ScreeningPage: Page, Documented {
    package let patient: ID<Patient>
    /// The latest first.
    package let screenings: [Screening]
    package let redFlags: [RedFlag]
    /// What is still to be asked, and of which list; `nil` where that was not the question.
    package var asked: (sheet: ScreeningSheet, list: ScreeningList)?
    /// Whether it is asked in German.
    package let isGerman: Bool
    /// What waits for its prescriber now that a flag is settled.
    package var waiting: [WaitingMedicine] = []

    package var json: JSON {
        var members = [
            JSON.Member(key: "patient", value: .text(patient)),
            .init(key: "screenings", value: .array(screenings.map(\.json))),
            .init(key: "open", value: .texts(screenings.flatMap(\.stopping).map(\.flag))),
        ]
        if let asked { members.append(.init(key: "questions", value: asked.sheet.json)) }
        if !waiting.isEmpty {
            members.append(.init(key: "waitingMedicines", value: .array(waiting.map(\.json))))
        }
        return .object(members)
    }
}

extension Clinic {
    /// The screenings of a patient with what is still to be asked of `list`; nothing is asked without one, nor,
    /// with `onlyOpen`, where every question of it is answered.
    ///
    /// - Throws: `PageRefusal` where there is no such cause; what `CatalogShelf.catalog()` throws; `StoreError`
    ///   where the file cannot be read.
    package func screeningPage(
        of id: ID<Patient>, asking list: ScreeningList? = nil, onlyOpen: Bool = false,
        inGerman: Bool = false
    ) throws -> ScreeningPage {
        let catalog = try shelf.catalog()
        return try read { reading in
            var page = ScreeningPage(
                patient: id, screenings: try reading.screenings(of: id), redFlags: catalog.redFlags,
                isGerman: inGerman)
            guard let list else { return page }
            let sheet = try sheet(
                of: flags(of: list, catalog),
                reading.answers(of: id, since: today - settings.screeningDays),
                reading.patient(id), catalog)
            if !onlyOpen || !sheet.open.isEmpty { page.asked = (sheet, list) }
            return page
        }
    }

    /// The screenings of a patient after a flag was settled, with what waits for its prescriber.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func settledPage(of id: ID<Patient>) throws -> ScreeningPage {
        var page = try screeningPage(of: id)
        page.waiting = try read { reading in
            try reading.plans(of: id).flatMap { try waitingMedicines(in: $0, reading) }
        }
        return page
    }
}

extension ScreeningSheet {
    fileprivate var json: JSON {
        .array(
            open.map { flag, question in
                [
                    "id": .string(question.id), "flag": .string(flag.id),
                    "about": .string(flag.name), "text": .string(question.text),
                    "german": .string(question.german),
                ]
            })
    }
}
