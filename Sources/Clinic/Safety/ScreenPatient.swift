import CivilTime
import ClinicStore
package import Planner

/// Which questions are put.
package enum ScreeningList: Hashable, Sendable {
    /// Those for hip and back.
    case both
    case region(ScreeningRegion)
    /// Those that the template of a cause names.
    case cause(String)
}

/// What was found when the questions were put.
package struct ScreeningInput: Sendable {
    package var list = ScreeningList.both
    /// Ids of flags that are present.
    package var flags: [String] = []
    /// `ID=yes` or `ID=no`.
    package var answers: [String] = []
    /// Whether every question of the list that has no answer here was answered no.
    package var clear = false

    package init() {}
}

extension Clinic {
    /// Records that the red flags of both lists were looked for, by name and day. `flags` holds the ids of those
    /// that are present, none when it was clear.
    package func screen(_ patient: Patient, flags: [String]) throws -> Screening {
        var input = ScreeningInput()
        (input.flags, input.clear) = (flags, flags.isEmpty)
        return try screen(patient, input)
    }

    /// Records the answers, and the flags that they raise; what was not asked stays open.
    ///
    /// Naming the flags that are present says that the list was asked; so does `clear`. Answers alone cover
    /// those flags that they decide, with what is on record and what was answered while it counts.
    package func screen(_ patient: Patient, _ input: ScreeningInput) throws -> Screening {
        let catalog = try shelf.catalog()
        let list = try flags(of: input.list, catalog)
        let named = try Set(input.flags).sorted().map { try redFlag($0, in: catalog) }
        var given = try answers(input.answers, catalog)
        if input.clear {
            let asked = sheet(of: list, given, patient, catalog).open.map(\.question.id)
            for id in asked { given[id] = false }
        }
        return try write { writing in
            let known = try writing.now.answers(
                of: patient.id, since: today - settings.screeningDays)
            let asked = known.merging(given) { _, new in new }
            let touched =
                list
                + catalog.redFlags.filter { flag in
                    !list.contains(flag) && flag.questions.contains { given[$0.id] != nil }
                }
            let found = sheet(of: touched, asked, patient, catalog)
            let isWhole = input.clear || !input.flags.isEmpty
            let covers = isWhole ? Set(list.map(\.id)).union(found.covered) : found.covered
            let raised =
                named.map { ($0.id, $0.action) }
                + (given.isEmpty ? [] : found.raised.map { ($0.flag.id, $0.action) })
            let firmest = Dictionary(raised) { $0.rank < $1.rank ? $0 : $1 }
            let before = try stop(of: patient.id, writing.now)
            let screening = try writing.addScreening(
                of: patient.id, on: today,
                flags: firmest.sorted { $0.key < $1.key }.map {
                    ScreenedFlag(flag: $0.key, action: $0.value)
                },
                covers: input.list == .both && isWhole ? nil : covers, answers: given)
            if before == nil, !screening.stopping.isEmpty {
                try stopTreatment(of: patient.id, writing)
            }
            return screening
        }
    }

    /// What is still to be asked of a list, with what is on record and what was answered while it counts.
    package func screeningSheet(
        of list: ScreeningList, for patient: Patient
    ) throws -> ScreeningSheet {
        let catalog = try shelf.catalog()
        let known = try read {
            try $0.answers(of: patient.id, since: today - settings.screeningDays)
        }
        return sheet(of: try flags(of: list, catalog), known, patient, catalog)
    }

    private func sheet(
        of flags: [RedFlag], _ answers: [String: Bool], _ patient: Patient, _ catalog: Catalog
    ) -> ScreeningSheet {
        ScreeningSheet(flags, answers: answers, for: patient.details, on: today, catalog)
    }

    /// The firmest first; within one action as the template or the catalogue names them.
    private func flags(of list: ScreeningList, _ catalog: Catalog) throws -> [RedFlag] {
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

    private func answers(_ texts: [String], _ catalog: Catalog) throws -> [String: Bool] {
        let ids = catalog.redFlags.flatMap(\.questions).map(\.id)
        return try texts.reduce(into: [:]) { answers, text in
            let parts = text.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false
            ).map { String($0).lowercased() }
            let id = parts[0]
            guard ids.contains(id) else {
                throw Failure(
                    .notFound, "There is no question '\(id)'.",
                    remedy: "See them with 'physio screen PATIENT'.",
                    details: Suggestions.near(id, among: ids))
            }
            guard let answer = ["yes": true, "no": false][parts.dropFirst().last ?? ""] else {
                throw Failure(
                    .usage, "'\(text)' is no answer.",
                    remedy: "Say yes or no: --answer \(id)=yes, or --answer \(id)=no.")
            }
            guard answers[id] ?? answer == answer else {
                throw Failure(
                    .usage, "'\(id)' is answered yes and no.", remedy: "Say one of them.")
            }
            answers[id] = answer
        }
    }

    /// Closes an open flag: only a clinician's word does (G13). `clearance` is who settled it and when, as
    /// `Clearance` reads it; else it is who acts, today.
    package func closeFlag(
        _ id: String, of patient: Patient, as outcome: ScreenedFlag.Outcome, note: String?,
        clearance: String? = nil, on date: String? = nil
    ) throws -> [Screening] {
        let catalog = try shelf.catalog()
        let flag = try redFlag(id, in: catalog)
        let told = try clearance.map {
            try Clearance($0, on: date, of: patient, today: today, catalog.clearance)
        }
        if told == nil, !catalog.clearance.isPerson(ambient.actor, otherThan: patient.name) {
            throw Failure(
                .usage, "'\(ambient.actor)' does not name the clinician who settled it.",
                remedy: "Tell the name and the date: --cleared-by \"Dr Lee\" --cleared-on \(today)."
            )
        }
        let closing = ScreenedFlag.Closing(
            outcome: outcome, day: told?.day ?? today, by: told?.by ?? ambient.actor, note: note)
        return try write { writing in
            let open = try writing.now.screenings(of: patient.id).filter { screening in
                screening.flags.contains { $0.flag == flag.id && $0.closing == nil }
            }
            guard let newest = open.first else {
                throw Failure(
                    .notFound, "\(patient.id) has no open flag '\(flag.id)'.",
                    remedy: "See the flags with 'physio screen \(patient.id)'.")
            }
            guard closing.day >= newest.day else {
                throw Failure(
                    .usage, "The flag was found on \(newest.day), after \(closing.day).",
                    remedy: "Tell when it was settled: a day from \(newest.day) on.")
            }
            let before = try stop(of: patient.id, writing.now)
            for screening in open { try writing.closeFlag(flag.id, of: screening, closing) }
            if let before, try stop(of: patient.id, writing.now) == nil {
                try resumeTreatment(of: before, writing)
            }
            return try writing.now.screenings(of: patient.id)
        }
    }

    /// The latest first.
    package func screenings(of patient: Patient) throws -> [Screening] {
        try read { try $0.screenings(of: patient.id) }
    }

    private func redFlag(_ id: String, in catalog: Catalog) throws(Failure) -> RedFlag {
        guard let flag = catalog.redFlags.first(where: { $0.id == id.lowercased() }) else {
            throw Failure(
                .badData, "There is no red flag '\(id)'.",
                remedy: "See all with 'physio screen PATIENT'.",
                details: Suggestions.near(id, among: catalog.redFlags.map(\.id)))
        }
        return flag
    }
}
