import CivilTime
import ClinicStore
package import Planner

/// Records the answers, and the flags that they raise; what was not asked stays open.
///
/// Naming the flags that are present says that the list was asked; so does `clear`. Answers alone cover
/// those flags that they decide, with what is on record and what was answered while it counts.
package struct ScreenPatient: Request {
    let patient: ID<Patient>
    let input: ScreeningInput

    package init(_ patient: ID<Patient>, _ input: ScreeningInput) {
        self.patient = patient
        self.input = input
    }

    package func carryOut(_ act: Act) throws -> Screening {
        guard input.flags.isEmpty || input.answers.isEmpty && !input.clear else {
            throw FlagRefusal.flagsAndAnswers
        }
        let patient = try act.reading.patient(patient)
        let catalog = try act.shelf.catalog()
        let list = try act.clinic.flags(of: input.list, catalog)
        let named = try Set(input.flags).sorted().map { try act.clinic.redFlag($0, in: catalog) }
        var given = try answers(input.answers, catalog)
        if input.clear {
            let asked = act.clinic.sheet(of: list, given, patient, catalog).open.map(\.question.id)
            for id in asked { given[id] = false }
        }
        let known = try act.reading.answers(
            of: patient.id, since: act.today - act.settings.screeningDays)
        let asked = known.merging(given) { _, new in new }
        let touched =
            list
            + catalog.redFlags.filter { flag in
                !list.contains(flag) && flag.questions.contains { given[$0.id] != nil }
            }
        let found = act.clinic.sheet(of: touched, asked, patient, catalog)
        let isWhole = input.clear || !input.flags.isEmpty
        let covers = isWhole ? Set(list.map(\.id)).union(found.covered) : found.covered
        let raised =
            named.map { ($0.id, $0.action) }
            + (given.isEmpty ? [] : found.raised.map { ($0.flag.id, $0.action) })
        let firmest = Dictionary(raised) { $0.rank < $1.rank ? $0 : $1 }
        let before = try act.clinic.stop(of: patient.id, act.reading)
        let screening = try act.writing.addScreening(
            of: patient.id, on: act.today,
            flags: firmest.sorted { $0.key < $1.key }.map {
                ScreenedFlag(flag: $0.key, action: $0.value)
            },
            covers: input.list == .both && isWhole ? nil : covers, answers: given)
        if before == nil, !screening.stopping.isEmpty {
            try act.clinic.stopTreatment(of: patient.id, act.writing)
        }
        return screening
    }

    private func answers(_ texts: [String], _ catalog: Catalog) throws -> [String: Bool] {
        let ids = catalog.redFlags.flatMap(\.questions).map(\.id)
        return try texts.reduce(into: [:]) { answers, text in
            let parts = text.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false
            ).map { String($0).lowercased() }
            let id = parts[0]
            guard ids.contains(id) else {
                throw FlagRefusal.noSuchQuestion(
                    id, near: Suggestions.nearest(id, among: catalog.meantQuestions))
            }
            guard let answer = ["yes": true, "no": false][parts.dropFirst().last ?? ""] else {
                throw FlagRefusal.noAnswer(text, to: id)
            }
            guard answers[id] ?? answer == answer else { throw FlagRefusal.yesAndNo(id) }
            answers[id] = answer
        }
    }
}
