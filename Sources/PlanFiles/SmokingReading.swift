import PlanTree
import Planner

extension Entry {
    func smokingProgramme() -> SmokingProgramme {
        SmokingProgramme(
            quitDays: range("quit-days", 0...365), quitRule: text("quit-rule"),
            sessions: each("sessions", required: true) { $0.quitContact() },
            products: each("products") { $0.quitProduct() },
            proposal: inside("proposed-together", required: false) { $0.quitProposal() },
            heaviness: inside("heaviness", required: false) { $0.heavinessIndex() },
            evidence: evidence(), details: details())
    }

    private func quitProposal() -> QuitProposal {
        QuitProposal(
            medicines: ids("medicines", .medicine, required: true), fact: id("when", .fact),
            evidence: evidence())
    }

    private func quitContact() -> SmokingProgramme.Contact {
        let contact = SmokingProgramme.Contact(
            name: text("name"), offset: integer("offset", -365...3_650),
            window: range("window", -365...3_650),
            measuresCO: value("measures-co")?.flag("'measures-co'") ?? false,
            form: contactForm(), words: patientText(), evidence: evidence())
        if !contact.window.contains(contact.offset) {
            value("offset")?.report(
                "'offset' is \(contact.offset), outside its window of \(contact.window.lowerBound) "
                    + "to \(contact.window.upperBound).", "Correct one of the two.")
        }
        return contact
    }

    private func quitProduct() -> QuitProduct {
        QuitProduct(
            medicines: ids("medicines", .medicine, required: true),
            quitOnTreatmentDays: range("quit-on-treatment-days", 1...365),
            quitByTreatmentDay: optionalInteger("quit-by-treatment-day", 1...365),
            retryAfterMonths: value("retry-after-months", required: false) == nil
                ? nil : range("retry-after-months", 0...60),
            stopIfSmokingOnDay: optionalInteger("stop-if-smoking-on-day", 1...365),
            hoursOn: optionalInteger("hours-on", 1...24),
            strength: inside("strength", required: false) {
                QuitProduct.Strength(
                    minutes: $0.number("minutes", 0...1_440), within: $0.number("within", 0...100),
                    later: $0.number("later", 0...100))
            },
            schedules: each("schedules", required: true) { $0.quitSchedule() },
            evidence: evidence())
    }

    private func quitSchedule() -> QuitSchedule {
        let start = optionalInteger("start", -60...60)
        var steps = each("steps") { $0.quitStep(start: start) }
        for place in list("offsets") {
            let figures = (place.list("A step") ?? []).compactMap {
                $0.number("A figure", -365...3_650)
            }
            guard figures.count == 3, figures[0] <= figures[1] else {
                place.report("A step has three figures.", "Write [first day, last day, mg].")
                continue
            }
            steps.append(
                QuitStep(
                    days: Int(figures[0])...Int(figures[1]), mg: figures[2], tablets: nil,
                    timesPerDay: 1, everyHours: nil, minimumPerDay: nil, minimumGapHours: nil,
                    clock: []))
        }
        if steps.isEmpty { value("steps")?.report("The schedule has no step.", "Write one.") }
        return QuitSchedule(
            name: text("name"),
            cigarettes: value("cigarettes", required: false) == nil
                ? nil : range("cigarettes", 0...200), steps: steps)
    }

    /// Days from the quit date: given as `offsets`, as `weeks` from 1, or as `treatment-days` from the
    /// schedule's `start`.
    private func quitStep(start: Int?) -> QuitStep {
        let treatment =
            value("treatment-days", required: false) == nil
            ? nil : range("treatment-days", 1...3_650)
        var days = 0...0
        if value("offsets", required: false) != nil {
            days = range("offsets", -365...3_650)
        } else if value("weeks", required: false) != nil {
            let weeks = range("weeks", 1...520)
            days = (weeks.lowerBound - 1) * 7...(weeks.upperBound * 7 - 1)
        } else if let treatment, let start {
            days = (start + treatment.lowerBound - 1)...(start + treatment.upperBound - 1)
        } else {
            value("offsets")?.report("The step has no days.", "Write offsets, or weeks.")
        }
        return QuitStep(
            days: days, mg: optionalNumber("mg", 0...10_000),
            tablets: optionalInteger("tablets", 1...100),
            timesPerDay: optionalInteger("times-per-day", 1...24),
            everyHours: value("every-h", required: false)?.pair("'every-h'", 0.1...48),
            minimumPerDay: optionalInteger("minimum-per-day", 1...100),
            minimumGapHours: optionalNumber("min-gap-h", 0...48), clock: texts("clock"))
    }

    private func heavinessIndex() -> HeavinessIndex {
        let items = inside("items") { entry in
            (entry.points("minutes-to-first-cigarette"), entry.points("cigarettes-per-day"))
        }
        _ = value("range", required: false)
        _ = optionalText("bands-source")
        _ = optionalText("note")
        return HeavinessIndex(
            minutes: items?.0 ?? [], cigarettes: items?.1 ?? [], bandsUS: bands("bands-nida"),
            bandsUK: bands("bands-alternative"), evidence: evidence())
    }

    /// `"<=5": 3`, `"6-30": 2`, `">60": 0`.
    private func points(_ key: String) -> [HeavinessIndex.Points] {
        guard let place = value(key), let mapping = place.node.mapping else { return [] }
        return mapping.compactMap { key, node in
            let at = place.with(node)
            guard let name = key.text, let points = at.integer("Points", 0...10),
                let range = Self.span(name)
            else {
                at.report("This is no range with points.", "Write like \"6-30\": 2.")
                return nil
            }
            return HeavinessIndex.Points(range: range, points: points)
        }
    }

    private static func span(_ text: String) -> ClosedRange<Double>? {
        if text.hasPrefix("<="), let high = Double(text.dropFirst(2)) { return 0...high }
        if text.hasPrefix(">="), let low = Double(text.dropFirst(2)) { return low...10_000 }
        if text.hasPrefix(">"), let low = Double(text.dropFirst()) { return low.nextUp...10_000 }
        let ends = text.split(separator: "-").compactMap { Double($0) }
        // Up to the next whole figure: 6-30 holds 30.5, too.
        return ends.count == 2 && ends[0] <= ends[1] ? (ends[0] - 1).nextUp...ends[1] : nil
    }

    private func bands(_ key: String) -> [HeavinessIndex.Band] {
        guard let place = value(key), let mapping = place.node.mapping else { return [] }
        return mapping.compactMap { key, node in
            guard let name = key.text,
                let range = place.with(node).pair("A band", 0...100)
            else { return nil }
            return HeavinessIndex.Band(
                name: name, points: Int(range.lowerBound)...Int(range.upperBound))
        }
    }
}
